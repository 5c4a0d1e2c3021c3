//! Suites that drive a browser against sandbox and store.
use std::process::Command;

use anyhow::Result;

use super::Ground;
use super::tally::Tally;
use super::units::count;
use crate::browsing;
use crate::shell;

/// Shoppers' stories.
pub(super) fn e2e(ground: &Ground) -> Result<Tally> {
    build_servers(ground)?;
    let mut cargo = ground.project.cargo(&["test", "-p", "xendit-e2e", "--no-fail-fast"]);
    give_paths(ground, &mut cargo)?;
    count(&mut cargo, |_| ())
}

/// The package, installed by its consumers.
pub(super) fn packages(ground: &Ground) -> Result<Tally> {
    build_servers(ground)?;
    let mut consumers = browsing::command(&ground.project, "packages");
    give_paths(ground, &mut consumers)?;
    count(&mut consumers, |_| ())
}

/// In the profile of the native tests, whose dependencies are compiled by now.
fn build_servers(ground: &Ground) -> Result<()> {
    shell::run(&mut ground.project.cargo(&["build", "-p", "xendit-sandbox", "-p", "xendit-store"]))
}

fn give_paths(ground: &Ground, command: &mut Command) -> Result<()> {
    let browser = ground.browser()?;
    command
        .env("XENDIT_E2E_SANDBOX", ground.project.built("debug", "xendit-sandbox"))
        .env("XENDIT_E2E_STORE", ground.project.built("debug", "xendit-store"))
        .env("XENDIT_E2E_PKG", ground.project.package())
        .env("XENDIT_E2E_CHROMEDRIVER", &browser.chromedriver)
        .env("XENDIT_E2E_CHROMIUM", &browser.chromium);
    Ok(())
}
