//! The entry for merchants' servers: one suite in four runtimes, the same entry against the sandbox, and the sample store's
//! second backend under the tests of the first.
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::built::{ALL_BUT_STORIES, TestProgram};
use super::tally::Tally;
use super::units::count;
use crate::project::Project;
use crate::servers::Sandbox;
use crate::{npm_lock, shell, tools};

/// A suite that imports nothing passes as well: the count is what proves it ran.
const FEWEST_TESTS: usize = 120;

/// The longest a single test may take, not a wait.
const TEST_LIMIT: &str = "--test-timeout=60000";

/// The sample store's backend in JavaScript.
pub(super) const SECOND_BACKEND: &str = "www/server-js";

/// Runs all of it.
pub(super) fn check(project: &Project) -> Result<Tally> {
    let folder = project.path("tests/server");
    npm_lock::install(&folder)?;
    let mut tally = Tally::default();
    for (name, mut runtime) in runtimes(&folder)? {
        println!("\n   {name}");
        let ran = count(runtime.current_dir(&folder))?;
        ensure!(
            ran.is_red() || ran.passed >= FEWEST_TESTS,
            "only {} tests ran in {name}, at least {FEWEST_TESTS} must",
            ran.passed
        );
        tally = tally + ran;
    }
    let programs = TestProgram::compile(project, ALL_BUT_STORIES)?;
    println!("\n   the entry and the sandbox");
    let sandbox = Sandbox::start(&project.built("debug", "xendit-sandbox"), [0, 0, 0], None)?;
    let mut node = tools::node()?;
    // One after another: there is one sandbox, and it sends its webhooks to one place.
    node.args([
        "--test",
        "--test-reporter=spec",
        "--test-concurrency=1",
        TEST_LIMIT,
        "graph.test.js",
        "readme.test.js",
        "sandbox.test.js",
    ])
    .env("XENDIT_SANDBOX", sandbox.api()?)
    .current_dir(&folder);
    tally = tally + count(&mut node)?;
    Ok(tally + second_backend(project, &programs)?)
}

/// The store's own tests, asked of its backend in JavaScript. That one has no page to try a checkout's look on.
fn second_backend(project: &Project, programs: &[TestProgram]) -> Result<Tally> {
    let folder = project.path(SECOND_BACKEND);
    npm_lock::install(&folder)?;
    let store = programs.iter().find(|program| program.name == "store").context("the store has no tests")?;
    store.run_with(&["--skip", "theming"], &[("XENDIT_STORE_BACKEND", folder.join("server.js"))])
}

/// Each with the suite as what it runs. An edge worker has no files, so its suite is one.
fn runtimes(folder: &Path) -> Result<[(&'static str, Command); 4]> {
    let modules = folder.join("node_modules");
    let mut esbuild = tools::node()?;
    esbuild.arg(modules.join("esbuild/bin/esbuild")).args([
        "worker.js",
        "--bundle",
        "--format=esm",
        "--log-level=warning",
        "--outfile=worker.bundle.js",
    ]);
    shell::run(esbuild.current_dir(folder))?;
    let mut node = tools::node()?;
    node.arg("run.js");
    let mut deno = tools::node()?;
    // nothing is allowed: the entry needs no permission
    deno.arg(modules.join("deno/bin.cjs")).args([
        "run",
        "--node-modules-dir=manual",
        "--no-prompt",
        "run.js",
    ]);
    deno.env("DENO_DIR", modules.join(".deno")).env("DENO_NO_UPDATE_CHECK", "1");
    let mut bun = Command::new(bun(&modules)?);
    bun.arg("run.js");
    let mut worker = tools::node()?;
    worker.arg(modules.join("workerd/bin/workerd")).args(["test", "worker.capnp"]);
    Ok([("Node", node), ("Deno", deno), ("Bun", bun), ("workerd", worker)])
}

/// The program that npm chose for this machine; the script that would put it in its place is not run.
fn bun(modules: &Path) -> Result<PathBuf> {
    let builds = std::fs::read_dir(modules.join("@oven")).context("npm installed no Bun")?;
    let mut programs = builds.filter_map(Result::ok).map(|build| build.path().join("bin/bun"));
    programs.find(|program| program.is_file()).context("npm has no Bun for this machine")
}
