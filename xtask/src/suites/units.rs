//! Suites that need no servers: native tests, the sandbox's pages, the browser crate in a browser.
use std::process::Command;

use anyhow::{Result, bail};

use super::Ground;
use super::built::{ALL_BUT_STORIES, TestProgram};
use super::tally::Tally;
use crate::project::{BROWSER_CRATE, Project, files_below};
use crate::{shell, tools};

/// A suite configured for the wrong mode is skipped with exit code 0: the count is what proves it ran.
const FEWEST_BROWSER_TESTS: usize = 25;

/// Everything that runs on this machine without a browser: test programs, then documentation examples.
pub(super) fn native(project: &Project) -> Result<Tally> {
    let mut tally = Tally::default();
    for program in TestProgram::compile(project, ALL_BUT_STORIES)? {
        // empty outside a browser, and a step of its own
        if program.name != "browser" {
            tally = tally + program.run(&[])?;
        }
    }
    Ok(tally + count(project.cargo(&["test", "--doc"]).args(ALL_BUT_STORIES))?)
}

/// Node's own test runner on the card field's modules.
pub(super) fn pages(project: &Project) -> Result<Tally> {
    let tests: Vec<_> = files_below(&project.path("sandbox/pages/tests"))?
        .into_iter()
        .filter(|file| file.to_string_lossy().ends_with(".test.js"))
        .collect();
    count(tools::node()?.args(["--test", "--test-reporter=spec"]).args(tests).current_dir(&project.root))
}

/// Node's own test runner on the package's ways in, as a server imports them.
pub(super) fn entries(project: &Project) -> Result<Tally> {
    count(
        tools::node()?
            .args(["--test", "--test-reporter=spec"])
            .current_dir(project.path("tests/packages/node")),
    )
}

/// wasm-bindgen-test in headless Chromium.
pub(super) fn browser(ground: &Ground) -> Result<Tally> {
    let browser = ground.browser()?;
    let capabilities = ground.project.target.join("xtask-webdriver.json");
    std::fs::write(&capabilities, browser.capabilities().to_string())?;
    let mut cargo = ground.project.cargo(&["test", "-p", BROWSER_CRATE, "--test", "browser"]);
    cargo
        .args(["--target", "wasm32-unknown-unknown"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", ground.toolchain()?.wasm_bindgen.test_runner())
        .env("CHROMEDRIVER", &browser.chromedriver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        // the longest a suite may take, not a wait
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    let tally = count(&mut cargo)?;
    if !tally.is_red() && tally.passed < FEWEST_BROWSER_TESTS {
        bail!("only {} browser tests ran, at least {FEWEST_BROWSER_TESTS} must", tally.passed);
    }
    Ok(tally)
}

/// Runs a test command and adds up what it prints. A command that fails without a failed test
/// (it did not compile, it crashed) is a failure of its own.
pub(super) fn count(command: &mut Command) -> Result<Tally> {
    let mut tally = Tally::default();
    let status = shell::run_reading(command, |line| tally = tally + Tally::of_line(line))?;
    if !status.success() && !tally.is_red() {
        tally = tally + Tally::failure();
    }
    Ok(tally)
}
