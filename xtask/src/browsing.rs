//! Starting `xtask-browser`, the half of xtask that drives a browser.
//! It is a program of its own so that `cargo xtask` compiles in seconds, without a WebDriver client.
use std::process::Command;

use crate::project::Project;

/// `cargo run` for one of its commands.
pub fn command(project: &Project, name: &str) -> Command {
    project.cargo(&["run", "-p", "xtask", "--features", "browser", "--bin", "xtask-browser", "--", name])
}
