//! Suites that need no servers: native tests, the sandbox's pages, the browser crate in a browser.
use std::process::Command;

use anyhow::{Result, bail};

use super::Ground;
use super::tally::Tally;
use crate::project::{BROWSER_CRATE, Project, files_below};
use crate::{shell, tools};

/// A suite configured for the wrong mode is skipped with exit code 0: the count is what proves it ran.
const FEWEST_BROWSER_TESTS: usize = 25;

/// Everything that runs on this machine without a browser.
pub(super) fn native(project: &Project) -> Result<Tally> {
    let mut cargo = project.cargo(&["test", "--workspace", "--exclude", "xendit-e2e", "--no-fail-fast"]);
    let mut files = Files::default();
    let tally = count(&mut cargo, |line| files.read(line))?;
    files.none_empty()?;
    Ok(tally)
}

/// Node's own test runner on the card field's modules.
pub(super) fn pages(project: &Project) -> Result<Tally> {
    let tests: Vec<_> = files_below(&project.path("sandbox/pages/tests"))?
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(".test.js"))
        .collect();
    count(tools::node()?.arg("--test").args(tests).current_dir(&project.root), |_| ())
}

/// wasm-bindgen-test in headless Chromium.
pub(super) fn browser(ground: &Ground) -> Result<Tally> {
    let browser = ground.browser()?;
    let capabilities = ground.project.target.join("xtask-webdriver.json");
    std::fs::write(&capabilities, browser.capabilities().to_string())?;
    let mut cargo = ground.project.cargo(&["test", "-p", BROWSER_CRATE, "--test", "browser"]);
    cargo
        .args(["--target", "wasm32-unknown-unknown"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", ground.toolchain.wasm_bindgen.test_runner())
        .env("CHROMEDRIVER", &browser.chromedriver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        // the longest a suite may take, not a wait
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    let tally = count(&mut cargo, |_| ())?;
    if tally.passed + tally.failed < FEWEST_BROWSER_TESTS {
        bail!("only {} browser tests ran, at least {FEWEST_BROWSER_TESTS} must", tally.passed + tally.failed);
    }
    Ok(tally)
}

/// Runs a test command and adds up what it prints. A command that fails without a failed test
/// (it did not compile, it crashed) is a failure of its own.
pub(super) fn count(command: &mut Command, mut read: impl FnMut(&str)) -> Result<Tally> {
    let mut tally = Tally::default();
    let status = shell::run_reading(command, |line| {
        tally = tally + Tally::of_line(line);
        read(line);
    })?;
    if !status.success() && !tally.is_red() {
        tally = tally + Tally::failure();
    }
    Ok(tally)
}

/// Watches that every file in a tests/ folder ran something.
#[derive(Default)]
struct Files {
    running: Option<String>,
    empty: Vec<String>,
}

impl Files {
    fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(rest) = line.strip_prefix("Running ") {
            self.running = rest
                .split_whitespace()
                .next()
                // that one is empty natively, and counted by the browser step
                .filter(|file| file.starts_with("tests") && !file.contains("browser"))
                .map(str::to_owned);
        } else if line == "running 0 tests" {
            self.empty.extend(self.running.take());
        }
    }

    fn none_empty(&self) -> Result<()> {
        if self.empty.is_empty() {
            return Ok(());
        }
        bail!("no test ran in {}", self.empty.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::Files;

    fn watched(lines: &[&str]) -> Files {
        let mut files = Files::default();
        lines.iter().for_each(|line| files.read(line));
        files
    }

    #[test]
    fn a_test_file_without_tests_is_named() {
        let files =
            watched(&["     Running tests/wire.rs (target/debug/deps/wire-1)", "", "running 0 tests"]);
        assert!(files.none_empty().unwrap_err().to_string().contains("tests/wire.rs"));
    }

    #[test]
    fn a_program_without_unit_tests_is_fine() {
        let files = watched(&["Running unittests src/main.rs (target/debug/deps/x-1)", "running 0 tests"]);
        assert!(files.none_empty().is_ok());
    }
}
