//! The package as one script, for the tests in a browser: they are compiled with it.
use anyhow::Result;

use super::Ground;
use crate::shell;

/// Bundles what `tests/browser/package.js` names.
pub(super) fn bundle(ground: &Ground) -> Result<()> {
    let mut esbuild = ground.toolchain()?.npm.esbuild()?;
    esbuild
        .args(["package.js", "--bundle", "--format=esm", "--loader:.css=text", "--log-level=warning"])
        // what only the build makes: the tests say what stands for it
        .args(["--external:*.min.js", "--external:*/wasm/xendit.js"])
        .current_dir(ground.project.path("tests/browser"));
    let script = shell::text(&mut esbuild)?;
    let path = ground.project.path("tests/browser/package.bundle.js");
    // Writing the same again would have cargo compile the tests again.
    if std::fs::read_to_string(&path).ok().as_ref() != Some(&script) {
        std::fs::write(path, script)?;
    }
    Ok(())
}
