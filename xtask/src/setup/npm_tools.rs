//! The build tools that npm has: wasm-opt and esbuild, as xtask/tools/package-lock.json pins them.
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::project::{Project, all_exist};
use crate::shell;
use crate::tools::{self, Tools};

const LIMIT: Duration = Duration::from_secs(300);
const LOCK: &str = "xtask/tools/package-lock.json";

/// Where wasm-opt and esbuild were installed.
pub struct NpmTools {
    modules: PathBuf,
}

impl NpmTools {
    pub(super) fn ensure(project: &Project, tools: &Tools) -> Result<Self> {
        let lock = std::fs::read(project.path(LOCK)).with_context(|| format!("{LOCK} is missing"))?;
        let folder = tools.folder(&format!("npm-{:016x}", crate::fingerprint::of(&[&lock])));
        let found = Self { modules: folder.join("node_modules") };
        if all_exist(&[found.script("binaryen", "wasm-opt"), found.script("esbuild", "esbuild")]) {
            shell::note("wasm-opt and esbuild: there");
            return Ok(found);
        }
        install(project, &folder)?;
        Ok(found)
    }

    /// `wasm-opt`, run by Node (the package ships it as JavaScript and wasm).
    pub fn wasm_opt(&self) -> Result<Command> {
        self.run("binaryen", "wasm-opt")
    }

    /// `wasm2js`, which comes with it.
    pub fn wasm2js(&self) -> Result<Command> {
        self.run("binaryen", "wasm2js")
    }

    /// `esbuild`.
    pub fn esbuild(&self) -> Result<Command> {
        self.run("esbuild", "esbuild")
    }

    fn run(&self, package: &str, program: &str) -> Result<Command> {
        let mut node = tools::node()?;
        node.arg(self.script(package, program));
        Ok(node)
    }

    fn script(&self, package: &str, program: &str) -> PathBuf {
        self.modules.join(package).join("bin").join(program)
    }
}

fn install(project: &Project, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for name in ["package.json", "package-lock.json"] {
        std::fs::copy(project.path("xtask/tools").join(name), folder.join(name))?;
    }
    shell::run_ticking(
        "npm: binaryen and esbuild",
        LIMIT,
        // esbuild's own package carries its program; its install script is for other cases
        tools::npm()?
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(folder),
    )
    .with_context(|| {
        "wasm-opt and esbuild could not be installed.\n  tried: npm ci in a copy of xtask/tools\n  to do: the npm registry must be in reach, then `cargo xtask setup` again"
    })
}
