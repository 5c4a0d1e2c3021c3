//! Suites that drive a browser against sandbox and store.
use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::Ground;
use super::built::{ALL_BUT_STORIES, STORIES, TestProgram};
use super::server::SECOND_BACKEND;
use super::tally::Tally;
use super::units::count;
use crate::{npm_lock, shell};

/// The test program with the stories of Xendit's own SDK.
const OFFICIAL: &str = "official";

/// None of the stacks that are promised may drop out.
const FEWEST_CONSUMERS: usize = 27;

/// Shoppers' stories.
pub(super) fn e2e(ground: &Ground) -> Result<Tally> {
    npm_lock::install(&ground.project.path("tests/e2e"))?;
    npm_lock::install(&ground.project.path(SECOND_BACKEND))?;
    tell(ground, |program| program.name != OFFICIAL)
}

/// Xendit's own SDK, as npm has it, against the sandbox.
pub(super) fn official(ground: &Ground) -> Result<Tally> {
    npm_lock::install(&ground.project.path("tests/official"))?;
    tell(ground, |program| program.name == OFFICIAL)
}

fn tell(ground: &Ground, is_told: fn(&TestProgram) -> bool) -> Result<Tally> {
    let environment = environment(ground)?;
    build_servers(ground)?;
    let mut tally = Tally::default();
    for program in TestProgram::compile(&ground.project, STORIES)?.into_iter().filter(is_told) {
        tally = tally + program.run(&environment)?;
    }
    Ok(tally)
}

/// Pictures of every state, or of those that are named, into `shots/`.
pub(super) fn shots(ground: &Ground, states: &[String]) -> Result<()> {
    build_servers(ground)?;
    let mut taking = ground.project.cargo(&["run", "-p", "xendit-e2e", "--bin", "shots", "--"]);
    shell::run(taking.arg(ground.project.path("shots")).args(states).envs(environment(ground)?))
}

/// The package, installed by its consumers.
pub(super) fn packages(ground: &Ground) -> Result<Tally> {
    build_servers(ground)?;
    let mut consumers = ground.project.cargo(&["run", "-p", "xtask", "--features", "browser"]);
    consumers.args(["--bin", "xtask-browser", "--", "packages"]).envs(environment(ground)?);
    let tally = count(&mut consumers)?;
    ensure!(
        tally.is_red() || tally.passed >= FEWEST_CONSUMERS,
        "only {} consumers were tried, at least {FEWEST_CONSUMERS} must",
        tally.passed
    );
    Ok(tally)
}

/// Compiling the native tests compiles sandbox and store too: their own tests need them.
fn build_servers(ground: &Ground) -> Result<()> {
    TestProgram::compile(&ground.project, ALL_BUT_STORIES).map(drop)
}

/// What a suite with a browser is told.
fn environment(ground: &Ground) -> Result<[(&'static str, PathBuf); 6]> {
    let browser = ground.browser()?;
    let project = &ground.project;
    Ok([
        ("XENDIT_E2E_SANDBOX", project.built("debug", "xendit-sandbox")),
        ("XENDIT_E2E_STORE", project.built("debug", "xendit-store")),
        ("XENDIT_E2E_PKG", project.package()),
        ("XENDIT_E2E_CHROMEDRIVER", browser.chromedriver.clone()),
        ("XENDIT_E2E_CHROMIUM", browser.chromium.clone()),
        ("XENDIT_E2E_AXE", project.path("tests/e2e/node_modules/axe-core/axe.min.js")),
    ])
}
