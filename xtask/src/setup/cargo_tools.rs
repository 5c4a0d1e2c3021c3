//! Subcommands of cargo's that only a release needs; building them takes minutes, so that nothing else waits for them.
use std::process::Command;

use anyhow::Result;

use super::rust_tools::install;
use crate::tools::Tools;

/// Writes bills of materials.
pub fn cargo_cyclonedx() -> Result<Command> {
    ensure("cargo-cyclonedx", "0.5.9")
}

/// Holds dependencies against `deny.toml`.
pub fn cargo_deny() -> Result<Command> {
    ensure("cargo-deny", "0.20.2")
}

fn ensure(name: &str, version: &str) -> Result<Command> {
    let tools = Tools::open()?;
    let program = tools.program(name, version, name);
    // Its folder carries the version.
    if !program.exists() {
        install(&tools, name, version)?;
    }
    Ok(Command::new(program))
}
