//! `bench form`: prepares what is measured; the measuring is done by `xtask-browser form`.
use anyhow::Result;

use crate::project::Project;
use crate::{npm_lock, package, setup, shell};

/// Builds the package, installs Xendit's own beside it, and measures both.
///
/// # Errors
/// When something cannot be built, installed or measured, or when ours misses a bound.
pub fn run(project: &Project) -> Result<()> {
    let toolchain = setup::for_building(project)?;
    let browser = setup::for_browsing()?;
    package::build(project, &toolchain)?;
    npm_lock::install(&project.path("tests/official"))?;
    shell::headline("form");
    let mut measuring = project.cargo(&["run", "-p", "xtask", "--features", "browser"]);
    shell::run(
        measuring
            .args(["--bin", "xtask-browser", "--", "form"])
            .env("XENDIT_E2E_CHROMEDRIVER", &browser.chromedriver)
            .env("XENDIT_E2E_CHROMIUM", &browser.chromium),
    )
}
