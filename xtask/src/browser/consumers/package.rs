//! The npm package itself, as `npm pack` makes it: what is in it, what Node and TypeScript find there.
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use xtask::project::Project;
use xtask::{shell, tools};

use super::workshop::Workshop;

/// `npm pack`; returns the archive.
pub(super) fn pack(project: &Project) -> Result<PathBuf> {
    let folder = project.target.join("consumers");
    std::fs::create_dir_all(&folder)?;
    let listing = shell::text(
        tools::npm()?
            .args(["pack", "--json", "--ignore-scripts", "--pack-destination"])
            .arg(&folder)
            .current_dir(project.package()),
    )?;
    let listing: Value = serde_json::from_str(&listing).context("npm pack --json printed no JSON")?;
    // npm 11 lists archives, npm 12 maps package names to them
    let archive = listing
        .get(0)
        .or_else(|| listing.get("xendit-components-wasm"))
        .and_then(|archive| archive.get("filename"))
        .and_then(Value::as_str)
        .context("npm pack names no archive")?;
    Ok(folder.join(archive))
}

/// It has no dependencies, and nothing runs when it is installed.
pub(super) fn comes_alone(workshop: &Workshop, _: &Path) -> Result<()> {
    let manifest = std::fs::read(workshop.installed().join("package.json"))?;
    let manifest: Value = serde_json::from_slice(&manifest)?;
    for kind in ["dependencies", "peerDependencies", "optionalDependencies"] {
        ensure!(manifest.get(kind).is_none(), "the package has {kind}");
    }
    let on_install = ["preinstall", "install", "postinstall"];
    let runs = |scripts: &Value| on_install.iter().any(|name| scripts.get(name).is_some());
    ensure!(!manifest.get("scripts").is_some_and(runs), "the package runs a script when it is installed");
    Ok(())
}

/// Importing any of its entries in Node does nothing, and `mount()` says why it cannot work there. Node's `require()` takes
/// them as well.
pub(super) fn is_inert_in_node(workshop: &Workshop, _: &Path) -> Result<()> {
    let said = shell::everything_said(
        tools::node()?
            .args(["--input-type=module", "--eval", include_str!("entries_in_node.js")])
            .current_dir(&workshop.folder),
    )?;
    ensure!(said.is_empty(), "it printed something: {said}");
    Ok(())
}

/// Every way of resolving a module finds types that are true. One rule is not asked: it takes `require()` of an ES module
/// for an error, which it is no longer in the oldest Node that the README names, as the test above shows.
pub(super) fn has_true_types(workshop: &Workshop, archive: &Path) -> Result<()> {
    let attw = workshop.folder.join("node_modules/@arethetypeswrong/cli/dist/index.js");
    let rules = ["--ignore-rules", "cjs-resolves-to-esm"];
    shell::everything_said(tools::node()?.arg(attw).arg(archive).args(rules).args(["--format", "ascii"]))
        .map(drop)
}

/// What publint would have to say of it is an error.
pub(super) fn is_well_published(workshop: &Workshop, archive: &Path) -> Result<()> {
    let publint = workshop.folder.join("node_modules/publint/src/cli.js");
    let said = shell::everything_said(tools::node()?.arg(publint).arg("--strict").arg(archive))?;
    ensure!(said.contains("All good!"), "publint has something to say:\n{said}");
    Ok(())
}
