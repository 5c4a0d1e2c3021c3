//! The TypeScript contract: `valid.ts` compiles, every error in `invalid.ts` is one that is expected, for pages and for
//! servers; the types say what Rust and JavaScript do; and so do the README and the guides, whose code compiles too.
use std::path::Path;

use anyhow::{Context, Result};

use super::tally::Tally;
use super::units::count;
use crate::project::Project;
use crate::{npm_lock, shell, tools};

const FOLDER: &str = "tests/types";

/// Counts each valid.ts as one test, each expected error as another (tsc fails on one that does not occur), the server
/// entry, and what Node counts.
pub(super) fn check(project: &Project) -> Result<Tally> {
    let folder = project.path(FOLDER);
    npm_lock::install(&folder)?;
    let expected = expected_errors(&folder, "invalid.ts")? + expected_errors(&folder, "invalid-server.ts")?;
    let contract = compile(project, &folder, expected + 4)?;
    let server = compile(project, &project.path("tests/server"), 1)?;
    // Node finds what holds types and guides against the Rust and JavaScript they describe.
    let boundary = count(tools::node()?.args(["--test", "--test-reporter=spec"]).current_dir(folder))?;
    Ok(contract + server + boundary)
}

fn expected_errors(folder: &Path, file: &str) -> Result<usize> {
    let text = std::fs::read_to_string(folder.join(file))
        .with_context(|| format!("{FOLDER}/{file} cannot be read"))?;
    Ok(text.matches("// @ts-expect-error").count())
}

/// Runs tsc on the folder's tsconfig.json; without an error, `tests` have passed.
fn compile(project: &Project, folder: &Path, tests: usize) -> Result<Tally> {
    let tsc = project.path(FOLDER).join("node_modules").join("typescript").join("bin").join("tsc");
    let mut errors = 0;
    let status = shell::run_reading(tools::node()?.arg(tsc).arg("--project").arg(folder), |line| {
        if line.contains("error TS") {
            errors += 1;
        }
    })?;
    if !status.success() {
        return Ok(Tally { failed: errors.max(1), ..Tally::default() });
    }
    Ok(Tally { passed: tests, ..Tally::default() })
}
