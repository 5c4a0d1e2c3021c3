//! The hashes of the package's scripts, for the `integrity` of a script element: `pkg/integrity.json`.
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::Project;
use crate::shell;
use crate::tools;

/// Prints an object: files' paths in the folder that comes first, and what a browser is told of each.
const HASH: &str = "\
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { relative, sep } = require('node:path');
const [folder, ...files] = process.argv.slice(1);
const name = (file) => relative(folder, file).replaceAll(sep, '/');
const hash = (file) => 'sha384-' + createHash('sha384').update(readFileSync(file)).digest('base64');
console.log(JSON.stringify(Object.fromEntries(files.map((file) => [name(file), hash(file)])), null, 2));";

/// Where the hashes are.
pub(super) fn file(project: &Project) -> PathBuf {
    project.package().join("integrity.json")
}

/// Writes the hashes of these scripts.
pub(super) fn write(project: &Project, scripts: &[PathBuf]) -> Result<()> {
    let mut node = tools::node()?;
    let hashes = shell::text(node.args(["--eval", HASH]).arg(project.package()).args(scripts))?;
    std::fs::write(file(project), hashes)?;
    Ok(())
}

/// The hash of a script, as it was built.
pub fn of(project: &Project, script: &str) -> Result<String> {
    read(&file(project), script)
}

fn read(path: &Path, script: &str) -> Result<String> {
    let hashes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let hashes: Value = serde_json::from_slice(&hashes)?;
    let hash = hashes.get(script).and_then(Value::as_str);
    hash.map(str::to_owned).with_context(|| format!("{} does not name {script}", path.display()))
}
