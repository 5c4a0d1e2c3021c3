//! The crates whose code is in the package's WebAssembly, as cargo resolves them.
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::project::Project;
use crate::shell;

/// The crates that are compiled to WebAssembly.
pub const ROOTS: [&str; 2] = ["xendit-components-wasm", "xendit-present"];

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Crate {
    /// As Cargo.toml calls it.
    pub name: String,
    /// Its exact version.
    pub version: String,
    /// An SPDX expression.
    pub license: Option<String>,
    /// Where cargo had it from; a crate of this repository has none.
    pub source: Option<String>,
    /// Where its source code is.
    pub folder: PathBuf,
}

/// All of them, ours among them. Cargo unpacks those that were never used here.
pub fn shipped(project: &Project) -> Result<Vec<Crate>> {
    let mut metadata = project.cargo(&["metadata", "--format-version", "1"]);
    let metadata = shell::text(metadata.args(["--filter-platform", "wasm32-unknown-unknown"]))?;
    reachable(&serde_json::from_str(&metadata)?).context("cargo metadata speaks otherwise than known here")
}

/// What is linked in: neither what only tests or builds need, nor what runs in the compiler.
fn reachable(metadata: &Value) -> Option<Vec<Crate>> {
    let packages: BTreeMap<&str, &Value> = metadata
        .get("packages")?
        .as_array()?
        .iter()
        .map(|package| Some((package.get("id")?.as_str()?, package)))
        .collect::<Option<_>>()?;
    let nodes: BTreeMap<&str, &Value> = metadata
        .get("resolve")?
        .get("nodes")?
        .as_array()?
        .iter()
        .map(|node| Some((node.get("id")?.as_str()?, node)))
        .collect::<Option<_>>()?;
    let name = |id: &str| packages.get(id)?.get("name")?.as_str();
    let mut open: Vec<&str> =
        nodes.keys().copied().filter(|id| name(id).is_some_and(|name| ROOTS.contains(&name))).collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if is_macro(packages.get(id)?)? || !found.insert(id) {
            continue;
        }
        for dependency in nodes.get(id)?.get("deps")?.as_array()? {
            let mut kinds = dependency.get("dep_kinds")?.as_array()?.iter();
            if kinds.any(|kind| kind.get("kind").is_some_and(Value::is_null)) {
                open.push(dependency.get("pkg")?.as_str()?);
            }
        }
    }
    found.into_iter().map(|id| read(packages.get(id)?)).collect()
}

fn is_macro(package: &Value) -> Option<bool> {
    let is_macro = |target: &Value| {
        let kinds = target.get("kind").and_then(Value::as_array);
        kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind == "proc-macro"))
    };
    Some(package.get("targets")?.as_array()?.iter().any(is_macro))
}

fn read(package: &Value) -> Option<Crate> {
    let text = |name| package.get(name).and_then(Value::as_str).map(str::to_owned);
    Some(Crate {
        name: text("name")?,
        version: text("version")?,
        license: text("license"),
        source: text("source"),
        folder: PathBuf::from(text("manifest_path")?).parent()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::reachable;

    fn package(name: &str, kind: &str) -> Value {
        json!({
            "id": name, "name": name, "version": "1.0.0", "license": "MIT", "source": null,
            "manifest_path": format!("/crates/{name}/Cargo.toml"), "targets": [{ "kind": [kind] }],
        })
    }

    fn dependency(name: &str, kind: Option<&str>) -> Value {
        json!({ "pkg": name, "dep_kinds": [{ "kind": kind }] })
    }

    #[test]
    fn what_only_tests_builds_or_the_compiler_need_is_not_shipped() {
        let metadata = json!({
            "packages": [
                package("xendit-components-wasm", "cdylib"), package("linked", "lib"), package("below", "lib"),
                package("for-tests", "lib"), package("for-builds", "lib"), package("derive", "proc-macro"),
                package("sandbox", "bin"),
            ],
            "resolve": { "nodes": [
                { "id": "xendit-components-wasm", "deps": [
                    dependency("linked", None), dependency("for-tests", Some("dev")),
                    dependency("for-builds", Some("build")), dependency("derive", None),
                ] },
                { "id": "linked", "deps": [dependency("below", None)] },
                { "id": "below", "deps": [] }, { "id": "for-tests", "deps": [] },
                { "id": "for-builds", "deps": [] }, { "id": "derive", "deps": [dependency("for-builds", None)] },
                { "id": "sandbox", "deps": [dependency("for-tests", None)] },
            ] },
        });
        let names: Vec<String> = reachable(&metadata).unwrap().into_iter().map(|found| found.name).collect();
        assert_eq!(names, ["below", "linked", "xendit-components-wasm"]);
    }
}
