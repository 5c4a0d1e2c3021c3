//! The folder that holds the tools we install, outside the repository so that a second clone finds them.
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

/// Says where the folder is, when it is not the default.
pub const FOLDER_VARIABLE: &str = "XTASK_TOOLS";

/// The folder, and what is in it.
pub struct Tools {
    folder: PathBuf,
}

impl Tools {
    /// `XTASK_TOOLS`, or `xendit-components-wasm` in the user's cache folder.
    pub fn open() -> Result<Self> {
        let folder = match std::env::var_os(FOLDER_VARIABLE) {
            Some(folder) => std::path::absolute(PathBuf::from(folder))?,
            None => dirs::cache_dir()
                .context("this user has no cache folder.\n  to do: set XTASK_TOOLS to a folder that tools may be installed in")?
                .join("xendit-components-wasm"),
        };
        Ok(Self { folder })
    }

    /// A folder of our own inside it; each carries the version of what it holds.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Where `cargo install --root` put a program of that version.
    pub fn installed_crate(&self, name: &str, version: &str) -> PathBuf {
        self.folder(&format!("{name}-{version}"))
    }

    /// A program in a crate's folder.
    pub fn program(&self, crate_name: &str, version: &str, program: &str) -> PathBuf {
        self.installed_crate(crate_name, version)
            .join("bin")
            .join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
    }
}

/// A program found on PATH (on Windows `npm.cmd` is found as `npm`).
pub fn on_path(name: &str) -> Option<PathBuf> {
    which::which(name).ok()
}

/// `npm`, which is a script on some systems and a program on others. What it has fetched once is not asked for again.
pub fn npm() -> Result<Command> {
    let npm = on_path("npm")
        .context("npm is not on PATH.\n  to do: install Node.js 20 or newer, which brings it")?;
    let mut npm = Command::new(npm);
    npm.env("npm_config_cache", Tools::open()?.folder("npm-cache"));
    npm.env("npm_config_prefer_offline", "true").env("npm_config_update_notifier", "false");
    Ok(npm)
}

/// `node`.
pub fn node() -> Result<Command> {
    let node = on_path("node").context("node is not on PATH.\n  to do: install Node.js 20 or newer")?;
    Ok(Command::new(node))
}

/// PATH with `folders` in front.
pub fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let present = std::env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(std::env::split_paths(&present));
    std::env::join_paths(all).context("a folder on PATH has a character that PATH cannot hold")
}

/// Whether `program --version` answers with exactly this version.
pub fn has_version(program: &std::path::Path, version: &str) -> bool {
    reported_version(program).is_some_and(|found| found == version)
}

/// The first word with a digit in front that `program --version` answers.
pub fn reported_version(program: &std::path::Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.lines()
        .next()?
        .split_whitespace()
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
        .map(str::to_owned)
}
