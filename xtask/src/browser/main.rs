//! The half of xtask that drives a browser: `bench form`, `bench ready` and the package's consumers.
mod chromium;
mod consumers;
mod form;
mod ready;
mod requests;

use std::process::ExitCode;

use anyhow::{Result, bail};
use xtask::project::Project;
use xtask::shell;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match command().await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask-browser: {}", shell::explained(&error));
            ExitCode::FAILURE
        }
    }
}

async fn command() -> Result<ExitCode> {
    let project = Project::open()?;
    match std::env::args().nth(1).as_deref() {
        Some("form") => form::run(&project).await,
        Some("ready") => ready::run(&project).await,
        Some("packages") => consumers::run(&project, &std::env::args().nth(2).unwrap_or_default()),
        _ => bail!(
            "started by `cargo xtask bench form`, `cargo xtask bench ready` and `cargo xtask test --only packages`"
        ),
    }
}
