//! The TypeScript contract: `valid.ts` compiles, and every error in `invalid.ts` is one that is expected.
use anyhow::{Context, Result};

use super::tally::Tally;
use crate::project::Project;
use crate::{npm_lock, shell, tools};

const FOLDER: &str = "tests/types";

/// Counts valid.ts as one test and each expected error as another: tsc fails on one that does not occur.
pub(super) fn check(project: &Project) -> Result<Tally> {
    npm_lock::install(&project.path(FOLDER))?;
    let invalid = std::fs::read_to_string(project.path(FOLDER).join("invalid.ts"))
        .context("tests/types/invalid.ts cannot be read")?;
    let expected = invalid.matches("// @ts-expect-error").count();
    let tsc = project.path(FOLDER).join("node_modules").join("typescript").join("bin").join("tsc");
    let mut errors = 0;
    let status =
        shell::run_reading(tools::node()?.arg(tsc).arg("--project").arg(project.path(FOLDER)), |line| {
            if line.contains("error TS") {
                errors += 1;
            }
        })?;
    if !status.success() {
        return Ok(Tally { failed: errors.max(1), ..Tally::default() });
    }
    Ok(Tally { passed: expected + 1, ..Tally::default() })
}
