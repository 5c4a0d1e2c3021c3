//! `bench ready`: prepares what is measured; the measuring is done by `xtask-browser ready`.
use anyhow::Result;

use crate::project::Project;
use crate::{package, setup, shell};

/// Builds everything for release and measures ten cold navigations.
pub fn run(project: &Project) -> Result<()> {
    let toolchain = setup::for_building(project)?;
    let browser = setup::for_browsing()?;
    package::build(project, &toolchain)?;
    shell::headline("ready");
    shell::run(&mut project.cargo(&["build", "--release", "-p", "xendit-sandbox", "-p", "xendit-store"]))?;
    let mut measuring = project.cargo(&["run", "-p", "xtask", "--features", "browser"]);
    shell::run(
        measuring
            .args(["--bin", "xtask-browser", "--", "ready"])
            .env("XENDIT_E2E_CHROMEDRIVER", &browser.chromedriver)
            .env("XENDIT_E2E_CHROMIUM", &browser.chromium),
    )
}
