//! Installing a folder's npm dependencies exactly as its lock file says, once.
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::{fingerprint, shell, tools};

const LIMIT: Duration = Duration::from_secs(300);

/// `npm ci` in `folder`, unless its node_modules is already what the lock file says.
pub fn install(folder: &Path) -> Result<()> {
    let lock = std::fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{} has no package-lock.json", folder.display()))?;
    let stamp = folder.join("node_modules").join(".xtask-lock");
    let wanted = format!("{:016x}", fingerprint::of(&[&lock]));
    if std::fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    shell::run_ticking(
        &format!("npm ci in {}", folder.display()),
        LIMIT,
        tools::npm()?.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder),
    )
    .with_context(|| {
        format!("the npm packages of {} could not be installed.\n  to do: the npm registry must be in reach, then try again", folder.display())
    })?;
    std::fs::write(stamp, wanted)?;
    Ok(())
}
