//! A consumer's folder outside the repository: what tests/packages has for it, its tools, and the packed package.
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use xtask::project::Project;
use xtask::{npm_lock, shell, tools};

use super::quiet;

/// The page that every consumer without a framework is given.
const PAGE: &str = "page";

/// What is kept from one run to the next.
const KEPT: &str = "node_modules";

/// How tools mark a warning, each in its own way: Rollup, Next, and all others.
const WARNINGS: [&str; 3] = ["(!)", "⚠", "warn"];

/// What a tool warns of itself, whatever it builds: Nuxt of its own plugin for Vite, and Next, where `CI` is set,
/// of a cache that a folder set up anew cannot have.
const OF_THE_TOOL: [&str; 2] = ["[plugin nuxt:module-preload-polyfill]", "No build cache found."];

/// The folder.
pub(super) struct Workshop {
    pub(super) folder: PathBuf,
}

impl Workshop {
    /// Sets it up as after `npm ci` and `npm install` of the package in `archive`.
    pub(super) fn set_up(project: &Project, name: &str, archive: &Path) -> Result<Self> {
        let folder = project.target.join("consumers").join(name);
        std::fs::create_dir_all(&folder)?;
        clear(&folder)?;
        for part in [PAGE, name] {
            copy(&project.path("tests/packages").join(part), &folder)?;
        }
        // a page without tools has nothing else to install
        if folder.join("package-lock.json").is_file() {
            npm_lock::install(&folder)?;
        }
        let modules = folder.join(KEPT);
        // npm would leave what has the same version, and tools what they remember of it
        for stale in ["xendit-components-wasm", ".vite", ".cache"] {
            remove(&modules.join(stale))?;
        }
        shell::text(
            tools::npm()?
                .args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"])
                .arg(archive)
                .current_dir(&folder),
        )?;
        Ok(Self { folder })
    }

    /// Runs a script of its package.json; a warning is a failure.
    pub(super) fn build(&self, script: &str) -> Result<()> {
        let mut npm = tools::npm()?;
        npm.args(["run", script]).current_dir(&self.folder);
        quiet(&mut npm);
        let output = shell::everything_said(&mut npm)?;
        let is_warning = |line: &&str| {
            WARNINGS.iter().any(|mark| line.to_lowercase().contains(mark)) && !is_told_of_others(line)
        };
        if let Some(warning) = output.lines().find(is_warning) {
            bail!("`npm run {script}` warned: {warning}\n{output}");
        }
        Ok(())
    }

    /// The server's half of a framework wrote the page, the button included.
    pub(super) fn has_prerendered(&self, page: &str) -> Result<()> {
        let html = std::fs::read_to_string(self.folder.join(page))
            .with_context(|| format!("{page} was not rendered in advance"))?;
        ensure!(html.contains("id=\"pay\""), "{page} was rendered in advance without the button");
        Ok(())
    }

    /// Where the package is.
    pub(super) fn installed(&self) -> PathBuf {
        self.folder.join(KEPT).join("xendit-components-wasm")
    }
}

/// npm's own words are about the user's settings.
fn is_told_of_others(line: &str) -> bool {
    line.starts_with("npm warn ") || OF_THE_TOOL.iter().any(|own| line.contains(own))
}

fn clear(folder: &Path) -> Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() != KEPT {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

fn remove(path: &Path) -> Result<()> {
    if path.is_dir() {
        std::fs::remove_dir_all(path)?;
    } else if path.exists() {
        std::fs::remove_file(path)?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    let entries = std::fs::read_dir(from).with_context(|| format!("{} cannot be listed", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_name() == KEPT {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
