//! Native test programs, compiled together and run one by one.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::tally::Tally;
use super::units::count;
use crate::project::Project;
use crate::shell;

/// All packages but the one that drives a browser. One selection for several steps, because cargo
/// would choose other features for `-p one` and compile what the packages share again.
pub(super) const ALL_BUT_STORIES: &[&str] = &["--workspace", "--exclude", "xendit-e2e"];

/// The stories alone: what they need to drive a browser is nobody else's.
pub(super) const STORIES: &[&str] = &["-p", "xendit-e2e"];

/// A compiled test program.
#[derive(Debug, PartialEq)]
pub(super) struct TestProgram {
    /// The folder of its package; where cargo would start it.
    folder: PathBuf,
    /// The file in tests/, or the library or program with the unit tests.
    pub(super) name: String,
    /// A file in tests/ must hold tests; a library or program may have none of its own.
    is_suite: bool,
    path: PathBuf,
}

impl TestProgram {
    /// Compiles and lists those that `selection` has; cargo's progress is shown.
    pub(super) fn compile(project: &Project, selection: &[&str]) -> Result<Vec<Self>> {
        let mut cargo = project.cargo(&["test", "--no-run", "--message-format=json-render-diagnostics"]);
        let messages = shell::text_with_progress(cargo.args(selection))?;
        Ok(messages.lines().filter_map(|line| Self::read(&serde_json::from_str(line).ok()?)).collect())
    }

    fn read(message: &Value) -> Option<Self> {
        let is_test = message.get("profile")?.get("test")?.as_bool()?;
        let target = message.get("target")?;
        let kind = target.get("kind")?.get(0)?.as_str()?;
        let manifest = Path::new(message.get("manifest_path")?.as_str()?);
        is_test.then_some(Self {
            folder: manifest.parent()?.to_owned(),
            name: target.get("name")?.as_str()?.to_owned(),
            is_suite: kind == "test",
            path: PathBuf::from(message.get("executable")?.as_str()?),
        })
    }

    /// Runs it as cargo would, with `environment` on top.
    pub(super) fn run(&self, environment: &[(&str, PathBuf)]) -> Result<Tally> {
        self.run_with(&[], environment)
    }

    /// The same, with `arguments` for the test runner.
    pub(super) fn run_with(&self, arguments: &[&str], environment: &[(&str, PathBuf)]) -> Result<Tally> {
        println!("\n   {} of {}", self.name, self.folder.file_name().unwrap_or_default().to_string_lossy());
        let mut command = Command::new(&self.path);
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_MANIFEST_DIR", &self.folder)
            .envs(environment.iter().map(|(name, value)| (name, value)));
        let tally = count(&mut command).with_context(|| format!("{} cannot be run", self.name))?;
        if self.is_suite && tally.is_empty() {
            bail!("{} ran no test at all", self.name);
        }
        Ok(tally)
    }
}

#[cfg(test)]
mod tests {
    use super::TestProgram;
    use serde_json::{Value, json};
    use std::path::PathBuf;

    fn artifact(is_test: bool, kind: &str) -> Value {
        json!({
            "reason": "compiler-artifact",
            "manifest_path": "/shop/sandbox/Cargo.toml",
            "target": { "kind": [kind], "name": "sessions" },
            "profile": { "test": is_test },
            "executable": "/shop/target/debug/deps/sessions-1",
        })
    }

    #[test]
    fn a_file_of_tests_is_a_suite_of_its_package() {
        let expected = TestProgram {
            folder: PathBuf::from("/shop/sandbox"),
            name: "sessions".to_owned(),
            is_suite: true,
            path: PathBuf::from("/shop/target/debug/deps/sessions-1"),
        };
        assert_eq!(TestProgram::read(&artifact(true, "test")), Some(expected));
    }

    #[test]
    fn a_library_may_be_without_unit_tests() {
        assert!(TestProgram::read(&artifact(true, "lib")).is_some_and(|program| !program.is_suite));
    }

    #[test]
    fn a_program_that_is_no_test_is_not_run() {
        assert_eq!(TestProgram::read(&artifact(false, "bin")), None);
        assert_eq!(TestProgram::read(&json!({"reason": "build-finished"})), None);
    }
}
