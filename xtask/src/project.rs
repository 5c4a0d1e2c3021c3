//! Where things are in this repository, and what its manifest says of the toolchain.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::shell;

/// The crate that becomes the npm package.
pub const BROWSER_CRATE: &str = "xendit-components-wasm";

/// This repository.
pub struct Project {
    /// The folder with the workspace's Cargo.toml.
    pub root: PathBuf,
    /// Cargo's target folder, wherever the environment put it.
    pub target: PathBuf,
    wasm_bindgen: Option<String>,
}

impl Project {
    /// The repository this program was built from.
    pub fn open() -> Result<Self> {
        // cargo sets it at run time too: a repository that was moved after a build is still found
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().context("xtask's manifest has no folder above it")?.to_owned();
        let metadata = shell::text(
            Command::new(cargo()).args(["metadata", "--no-deps", "--format-version", "1"]).current_dir(&root),
        )?;
        let metadata: Value = serde_json::from_str(&metadata).context("cargo metadata is not JSON")?;
        let target = metadata
            .get("target_directory")
            .and_then(Value::as_str)
            .context("cargo metadata names no target_directory")?;
        Ok(Self { target: PathBuf::from(target), wasm_bindgen: pinned_wasm_bindgen(&metadata), root })
    }

    /// A path inside the repository, written with `/`.
    pub fn path(&self, inside: &str) -> PathBuf {
        inside.split('/').fold(self.root.clone(), |path, part| path.join(part))
    }

    /// The npm package's folder.
    pub fn package(&self) -> PathBuf {
        self.path("pkg")
    }

    /// A program that cargo built in `profile` ("debug" or "release").
    pub fn built(&self, profile: &str, name: &str) -> PathBuf {
        self.target.join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// `cargo`, started at the top of the repository.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(cargo());
        command.args(arguments).current_dir(&self.root);
        command
    }

    /// The one version of wasm-bindgen that the library and its CLI share: Cargo.toml's `=` pin.
    pub fn wasm_bindgen_version(&self) -> Result<&str> {
        match &self.wasm_bindgen {
            Some(version) => Ok(version),
            None => bail!(
                "Cargo.toml does not pin wasm-bindgen.\n  to do: give {BROWSER_CRATE} the dependency wasm-bindgen = \"=0.2.N\""
            ),
        }
    }
}

/// The cargo that runs us, so that `cargo +toolchain xtask …` stays on that toolchain.
fn cargo() -> PathBuf {
    std::env::var_os("CARGO").map_or_else(|| PathBuf::from("cargo"), PathBuf::from)
}

fn pinned_wasm_bindgen(metadata: &Value) -> Option<String> {
    let packages = metadata.get("packages")?.as_array()?;
    let browser =
        packages.iter().find(|package| package.get("name").and_then(Value::as_str) == Some(BROWSER_CRATE))?;
    let dependencies = browser.get("dependencies")?.as_array()?;
    let wasm_bindgen = dependencies
        .iter()
        .find(|dependency| dependency.get("name").and_then(Value::as_str) == Some("wasm-bindgen"))?;
    let requirement = wasm_bindgen.get("req").and_then(Value::as_str)?;
    requirement.strip_prefix('=').map(str::to_owned)
}

/// Whether every path is there.
pub fn all_exist(paths: &[PathBuf]) -> bool {
    paths.iter().all(|path| path.exists())
}

/// Every file below `folder`, in a stable order; nothing when there is no such folder.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        if !folder.is_dir() {
            continue;
        }
        let entries =
            std::fs::read_dir(&folder).with_context(|| format!("{} cannot be listed", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::pinned_wasm_bindgen;
    use serde_json::json;

    fn metadata(requirement: &str) -> serde_json::Value {
        json!({"packages": [
            {"name": "other", "dependencies": [{"name": "wasm-bindgen", "req": "=0.1.0"}]},
            {"name": "xendit-components-wasm", "dependencies": [
                {"name": "serde", "req": "^1"}, {"name": "wasm-bindgen", "req": requirement}]},
        ]})
    }

    #[test]
    fn the_pin_is_read_from_the_browser_crate() {
        assert_eq!(pinned_wasm_bindgen(&metadata("=0.2.130")).as_deref(), Some("0.2.130"));
    }

    #[test]
    fn a_range_of_versions_is_no_pin() {
        assert_eq!(pinned_wasm_bindgen(&metadata("^0.2.130")), None);
    }
}
