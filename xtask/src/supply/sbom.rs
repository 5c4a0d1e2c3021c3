//! `cargo xtask sbom`: the package's bill of materials in CycloneDX's format, the crates inside its WebAssembly. npm would
//! have none to tell of: the package has no dependencies there.
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::crates::{self, Crate, ROOTS};
use crate::project::Project;
use crate::setup;
use crate::shell;

/// What it is called, beside the release's other files.
const NAME: &str = "xendit-components-wasm.cdx.json";
/// What cargo-cyclonedx is to call those it makes, one beside each Cargo.toml of ours.
const PART: &str = "xtask-sbom";

/// Writes it into the target folder, and says where.
pub fn write(project: &Project) -> Result<()> {
    let cyclonedx = setup::cargo_cyclonedx()?;
    shell::headline("sbom");
    let package = std::fs::read_to_string(project.package().join("package.json"))?;
    let shipped = crates::shipped(project)?;
    let parts = parts(project, cyclonedx)?;
    let bill = merge(&parts, &serde_json::from_str(&package)?, &standard_library()?)
        .context("cargo-cyclonedx writes otherwise than known here")?;
    is_complete(&bill, &shipped)?;
    let path = project.target.join(NAME);
    std::fs::write(&path, format!("{bill:#}\n"))?;
    shell::note(&format!("{}: {} crates", path.display(), shipped.len()));
    Ok(())
}

/// One for each crate that becomes WebAssembly.
fn parts(project: &Project, mut cyclonedx: Command) -> Result<Vec<Value>> {
    // Its date is the commit's: who makes it again gets the same.
    let date =
        shell::text(Command::new("git").args(["log", "-1", "--format=%ct"]).current_dir(&project.root))?;
    shell::run(
        cyclonedx
            .args([
                "cyclonedx",
                "--format",
                "json",
                "--spec-version",
                "1.5",
                "--target",
                "wasm32-unknown-unknown",
            ])
            .args(["--no-build-deps", "--override-filename", PART])
            .current_dir(&project.root)
            .env("SOURCE_DATE_EPOCH", date.trim()),
    )?;
    let mut parts = Vec::new();
    for (name, folder) in members(project)? {
        let path = folder.join(format!("{PART}.json"));
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("{} is missing", path.display()))?;
        std::fs::remove_file(path)?;
        if ROOTS.contains(&name.as_str()) {
            parts.push(serde_json::from_str(&text)?);
        }
    }
    Ok(parts)
}

/// Our own crates and their folders.
fn members(project: &Project) -> Result<Vec<(String, PathBuf)>> {
    let metadata = shell::text(&mut project.cargo(&["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let member = |package: &Value| {
        let folder = PathBuf::from(package.get("manifest_path")?.as_str()?).parent()?.to_owned();
        Some((package.get("name")?.as_str()?.to_owned(), folder))
    };
    let packages = metadata.get("packages").and_then(Value::as_array);
    let members = packages.and_then(|packages| packages.iter().map(member).collect());
    members.context("cargo metadata speaks otherwise than known here")
}

/// Cargo lists it nowhere, and it is inside all the same.
fn standard_library() -> Result<Value> {
    let version = shell::text(Command::new("rustc").arg("--version"))?;
    let version = version.split_whitespace().nth(1).context("rustc does not say its version")?;
    let purl = format!("pkg:generic/rust-std@{version}");
    Ok(json!({
        "type": "library", "bom-ref": purl, "name": "rust-std", "version": version, "purl": purl, "scope": "required",
        "description": "The standard library of Rust", "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    }))
}

/// One bill for the npm package: the crates it is made of, what they depend on, and what all of them stand on.
fn merge(parts: &[Value], package: &Value, standard_library: &Value) -> Option<Value> {
    let text = |name| package.get(name)?.as_str();
    let (name, version) = (text("name")?, text("version")?);
    let purl = format!("pkg:npm/{name}@{version}");
    let mut bill = parts.first()?.clone();
    let (mut components, mut dependencies, mut roots) =
        (vec![standard_library.clone()], Vec::new(), Vec::new());
    for part in parts {
        let root = part.get("metadata")?.get("component")?;
        roots.push(root.get("bom-ref")?.clone());
        components.push(root.clone());
        components.extend(part.get("components")?.as_array()?.iter().cloned());
        dependencies.extend(part.get("dependencies")?.as_array()?.iter().cloned());
    }
    let below: Vec<&Value> = roots.iter().chain(standard_library.get("bom-ref")).collect();
    dependencies.push(json!({ "ref": purl, "dependsOn": below }));
    let component = json!({
        "type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl,
        "description": text("description")?, "licenses": [{ "expression": text("license")? }],
    });
    bill.get_mut("metadata")?.as_object_mut()?.insert("component".into(), component);
    let members = bill.as_object_mut()?;
    members.insert("components".into(), once("bom-ref", components));
    members.insert("dependencies".into(), once("ref", dependencies));
    Some(without_folders(bill, &roots))
}

/// Each of them once, in order.
fn once(key: &str, mut all: Vec<Value>) -> Value {
    let mut seen = BTreeSet::new();
    all.retain(|one| seen.insert(one.get(key).map(Value::to_string)));
    all.sort_by_key(|one| one.get(key).map(Value::to_string));
    all.into()
}

/// Our own crates go by the address they have on this machine; instead, they are called by their names.
fn without_folders(mut value: Value, roots: &[Value]) -> Value {
    match &mut value {
        Value::String(text) => {
            for root in roots.iter().filter_map(Value::as_str) {
                if let (true, Some((_, name))) = (text.starts_with(root), root.split_once('#')) {
                    *text = text.replace(root, &format!("pkg:cargo/{name}"));
                }
            }
            if let Some((purl, _)) = text.split_once("?download_url=file:") {
                *text = purl.to_owned();
            }
        }
        Value::Array(values) => {
            for value in values {
                *value = without_folders(value.take(), roots);
            }
        }
        Value::Object(members) => {
            for value in members.values_mut() {
                *value = without_folders(value.take(), roots);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
    value
}

fn is_complete(bill: &Value, shipped: &[Crate]) -> Result<()> {
    let components = bill.get("components").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    for Crate { name, version, .. } in shipped {
        let is_it = |component: &Value| {
            component.get("name") == Some(&json!(name)) && component.get("version") == Some(&json!(version))
        };
        ensure!(
            components.iter().any(is_it),
            "{name} {version} is in the package and not in its bill of materials"
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str) -> Value {
        let reference = format!("path+file:///home/me/shop/{name}#{name}@0.1.0");
        json!({
            "bomFormat": "CycloneDX",
            "metadata": { "timestamp": "2026-01-01T00:00:00Z", "component": {
                "bom-ref": reference, "name": name, "version": "0.1.0",
                "purl": format!("pkg:cargo/{name}@0.1.0?download_url=file://."),
                "components": [{ "bom-ref": format!("{reference} bin-target-0") }],
            } },
            "components": [{ "bom-ref": "registry#js-sys@0.3.1", "name": "js-sys", "version": "0.3.1" }],
            "dependencies": [{ "ref": reference, "dependsOn": ["registry#js-sys@0.3.1"] }, { "ref": "registry#js-sys@0.3.1" }],
        })
    }

    fn bill() -> Value {
        let package =
            json!({ "name": "checkout", "version": "0.1.0", "description": "A checkout", "license": "MIT" });
        let standard_library = json!({ "bom-ref": "rust-std", "name": "rust-std" });
        merge(&[part("main"), part("later")], &package, &standard_library).unwrap()
    }

    fn crate_of(name: &str) -> Crate {
        Crate {
            name: name.into(),
            version: "0.3.1".into(),
            license: None,
            source: None,
            folder: PathBuf::new(),
        }
    }

    #[test]
    fn the_bill_is_the_npm_packages_and_has_each_crate_once() {
        let bill = bill();
        assert_eq!(bill["metadata"]["component"]["purl"], "pkg:npm/checkout@0.1.0");
        let names: Vec<_> = bill["components"].as_array().unwrap().iter().map(|one| &one["name"]).collect();
        assert_eq!(names, ["later", "main", "js-sys", "rust-std"]);
        let top = json!({ "ref": "pkg:npm/checkout@0.1.0", "dependsOn": ["pkg:cargo/main@0.1.0", "pkg:cargo/later@0.1.0", "rust-std"] });
        assert!(bill["dependencies"].as_array().unwrap().contains(&top), "{bill:#}");
    }

    #[test]
    fn the_bill_names_no_folder_of_this_machine() {
        assert!(!bill().to_string().contains("file:"), "{:#}", bill());
    }

    #[test]
    fn a_crate_that_is_missing_from_the_bill_is_named() {
        assert!(is_complete(&bill(), &[crate_of("js-sys")]).is_ok());
        let complaint = is_complete(&bill(), &[crate_of("serde")]).unwrap_err();
        assert!(complaint.to_string().starts_with("serde 0.3.1 is in the package"), "{complaint}");
    }
}
