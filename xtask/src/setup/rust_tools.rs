//! wasm-pack and the wasm-bindgen CLI, built from their crates: nothing prebuilt is downloaded.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::shell;
use crate::tools::{self, Tools};

/// The wasm-pack we install; any 0.15 found on PATH will do as well.
const WASM_PACK_VERSION: &str = "0.15.1";

/// A wasm-pack that knows `--profile`.
pub struct WasmPack {
    /// The program.
    pub program: PathBuf,
}

impl WasmPack {
    pub(super) fn ensure(tools: &Tools) -> Result<Self> {
        let own = tools.program("wasm-pack", WASM_PACK_VERSION, "wasm-pack");
        let found = [tools::on_path("wasm-pack"), Some(own.clone())].into_iter().flatten().find(|program| {
            tools::reported_version(program).is_some_and(|version| version.starts_with("0.15."))
        });
        if let Some(program) = found {
            shell::note("wasm-pack: there");
            return Ok(Self { program });
        }
        install(tools, "wasm-pack", WASM_PACK_VERSION)?;
        Ok(Self { program: own })
    }
}

/// The wasm-bindgen CLI and its test runner.
pub struct WasmBindgen {
    /// The folder both are in.
    pub folder: PathBuf,
}

impl WasmBindgen {
    pub(super) fn ensure(tools: &Tools, version: &str) -> Result<Self> {
        let own = tools.program("wasm-bindgen-cli", version, "wasm-bindgen");
        let found = [tools::on_path("wasm-bindgen"), Some(own.clone())]
            .into_iter()
            .flatten()
            .find(|program| Self::is_complete(program, version));
        if let Some(program) = found {
            shell::note(&format!("wasm-bindgen {version}: there"));
            return Self::beside(&program);
        }
        install(tools, "wasm-bindgen-cli", version)?;
        Self::beside(&own)
    }

    /// The program that makes glue; wasm-pack finds it by itself.
    pub fn program(&self) -> PathBuf {
        self.folder.join(format!("wasm-bindgen{}", std::env::consts::EXE_SUFFIX))
    }

    /// The program that runs wasm-bindgen-test suites.
    pub fn test_runner(&self) -> PathBuf {
        self.folder.join(format!("wasm-bindgen-test-runner{}", std::env::consts::EXE_SUFFIX))
    }

    fn beside(program: &Path) -> Result<Self> {
        let folder = program.parent().context("wasm-bindgen is in no folder")?;
        Ok(Self { folder: folder.to_owned() })
    }

    fn is_complete(program: &Path, version: &str) -> bool {
        tools::has_version(program, version)
            && Self::beside(program).is_ok_and(|found| tools::has_version(&found.test_runner(), version))
    }
}

/// `cargo install` into a folder of the tool's own version.
pub(super) fn install(tools: &Tools, name: &str, version: &str) -> Result<()> {
    let root = tools.installed_crate(name, version);
    // Kept when it fails, so that a second try goes on where the first stopped.
    let build = tools.folder(&format!("{name}-build"));
    let exactly = format!("={version}");
    let command = |locked: &[&str]| {
        let mut cargo = Command::new("cargo");
        cargo
            .args(["install", name, "--version", &exactly, "--root"])
            .arg(&root)
            .args(locked)
            .env("CARGO_TARGET_DIR", &build)
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        cargo
    };
    shell::note(&format!("{name} {version}: building it takes a minute or two"));
    // Its own lock file first; it can name a crate that a registry no longer has.
    let installed = shell::run(&mut command(&["--locked"])).or_else(|_| {
        shell::note(&format!("{name}: its lock file cannot be followed here; taking the newest that fit"));
        shell::run(&mut command(&[]))
    });
    match installed {
        Ok(()) => {
            // Only disk space is lost when this fails.
            let _ = std::fs::remove_dir_all(&build);
            Ok(())
        }
        Err(error) => bail!(
            "{name} {version} could not be installed.\n  tried: cargo install {name} --version {exactly}: {error:#}\n  to do: see cargo's message above; a C compiler and the crate registry must be in reach, then `cargo xtask setup` again"
        ),
    }
}
