//! Suites that drive a browser against sandbox and store.
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::built::TestProgram;
use super::tally::Tally;
use super::units::count;
use super::{E2E, Ground};

/// Shoppers' stories.
pub(super) fn e2e(ground: &Ground) -> Result<Tally> {
    let environment = environment(ground)?;
    let mut tally = Tally::default();
    // Compiling the workspace's tests compiles sandbox and store too: their own tests need them.
    for program in TestProgram::all(&ground.project)? {
        if program.folder == ground.project.path(E2E) {
            tally = tally + program.run(&environment)?;
        }
    }
    Ok(tally)
}

/// The package, installed by its consumers.
pub(super) fn packages(ground: &Ground) -> Result<Tally> {
    TestProgram::all(&ground.project)?;
    let mut consumers = Command::new(ground.project.built("debug", "xtask-browser"));
    consumers.arg("packages").envs(environment(ground)?).current_dir(&ground.project.root);
    count(&mut consumers, |_| ())
}

/// What a suite with a browser is told.
fn environment(ground: &Ground) -> Result<[(&'static str, PathBuf); 5]> {
    let browser = ground.browser()?;
    let project = &ground.project;
    Ok([
        ("XENDIT_E2E_SANDBOX", project.built("debug", "xendit-sandbox")),
        ("XENDIT_E2E_STORE", project.built("debug", "xendit-store")),
        ("XENDIT_E2E_PKG", project.package()),
        ("XENDIT_E2E_CHROMEDRIVER", browser.chromedriver.clone()),
        ("XENDIT_E2E_CHROMIUM", browser.chromium.clone()),
    ])
}
