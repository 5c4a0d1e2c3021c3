//! What the package promises about what is inside it, without building it.
use std::collections::BTreeSet;

use anyhow::Result;
use xtask::project::Project;
use xtask::supply::crates::{self, Crate};
use xtask::supply::packed::LIST;

/// They ask for their notice to stay, and for nothing of a shop's own code.
const LICENSES: [&str; 3] = ["MIT", "Apache-2.0", "Unicode-3.0"];

/// A file that is not there reads as an empty one, which no test here takes for the right one.
fn read(path: &str) -> String {
    std::fs::read_to_string(std::path::Path::new("..").join(path)).unwrap_or_default()
}

/// Those of others.
fn dependencies() -> Result<Vec<Crate>> {
    Ok(crates::shipped(&Project::open()?)?.into_iter().filter(|shipped| shipped.source.is_some()).collect())
}

/// Whether one of our licenses will do. `AND` binds more loosely than it does in SPDX, which only refuses more.
fn is_permissive(expression: &str) -> bool {
    let expression = expression.replace('/', " OR ").replace(['(', ')'], "");
    expression.split(" AND ").all(|part| part.split(" OR ").any(|license| LICENSES.contains(&license.trim())))
}

#[test]
fn a_license_will_do_when_each_part_offers_one_that_does() {
    assert!(is_permissive("Unlicense/MIT") && is_permissive("(MIT OR GPL-3.0-only) AND Unicode-3.0"));
    assert!(!is_permissive("GPL-3.0-only") && !is_permissive("MIT AND GPL-3.0-only"));
}

#[test]
fn every_crate_inside_the_package_is_permissive_and_from_crates_io() {
    let dependencies = dependencies().unwrap();
    assert!(dependencies.len() > 10, "{dependencies:?}");
    let mut sources = BTreeSet::new();
    for Crate { name, license, source, .. } in dependencies {
        assert!(license.as_deref().is_some_and(is_permissive), "{name} is under {license:?}");
        // Which one that is, deny.toml says.
        let source = source.unwrap_or_default();
        assert!(source.starts_with("registry+"), "{name} is from {source}");
        sources.insert(source);
    }
    assert_eq!(
        sources.len(),
        1,
        "one registry, and no second that could know another crate by a name: {sources:?}"
    );
}

#[test]
fn every_crate_inside_the_package_is_there_in_one_version() {
    let mut names = BTreeSet::new();
    for Crate { name, version, .. } in dependencies().unwrap() {
        assert!(names.insert(name.clone()), "{name} {version} is a second one");
    }
}

#[test]
fn bundlers_keep_the_entry_that_is_imported_for_what_it_defines() {
    let package: serde_json::Value = serde_json::from_str(&read("pkg/package.json")).unwrap();
    let kept = package["sideEffects"].as_array().unwrap();
    let entry = |name: &str| package["exports"][name]["default"].clone();
    assert!(kept.contains(&entry("./element")), "{kept:?}");
    assert!(!kept.contains(&entry(".")), "{kept:?}");
}

#[test]
fn the_package_has_the_version_of_its_crates() {
    let project = Project::open().unwrap();
    let package: serde_json::Value = serde_json::from_str(&read("pkg/package.json")).unwrap();
    for Crate { name, version, .. } in crates::shipped(&project).unwrap() {
        if crates::ROOTS.contains(&name.as_str()) {
            assert_eq!(package["version"], version, "{name}");
        }
    }
}

#[test]
fn the_publish_workflow_pins_its_actions_to_commits() {
    let workflow = read(".github/workflows/publish.yml");
    let actions: Vec<&str> =
        workflow.lines().filter_map(|line| line.trim().strip_prefix("- uses: ")).collect();
    assert!(actions.len() > 3, "{actions:?}");
    for action in actions {
        let commit = action.split_once('@').unwrap().1.split_once(" # v").unwrap().0;
        assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action}");
    }
}

#[test]
fn the_publish_workflow_runs_commands_that_are_there() {
    let (workflow, help) = (read(".github/workflows/publish.yml"), read("xtask/src/help.txt"));
    let commands = workflow.lines().filter_map(|line| line.trim().strip_prefix("- run: cargo xtask "));
    let commands: BTreeSet<&str> = commands.collect();
    assert_eq!(commands, ["build", "deny", "sbom", "test"].into());
    for command in commands {
        assert!(help.contains(&format!("\n  {command} ")), "there is no cargo xtask {command}");
    }
}

#[test]
fn the_package_carries_the_license_of_the_repository() {
    assert!(read("pkg/LICENSE").starts_with("MIT License"));
    assert_eq!(read("pkg/LICENSE"), read("LICENSE"));
}

/// The files that a table of the inventory begins its rows with.
fn inventoried(inventory: &str) -> BTreeSet<String> {
    let rows = inventory.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| Some(row.split_once('`')?.0.to_owned()))
        .filter(|file| !file.contains("://"))
        .collect()
}

/// Whether `row` names `file`; a `*` in it stands for anything.
fn names(row: &str, file: &str) -> bool {
    match row.split_once('*') {
        Some((before, after)) => file.starts_with(before) && file.ends_with(after),
        None => row == file,
    }
}

#[test]
fn the_script_inventory_has_every_script_that_is_loaded_and_no_other() {
    let list = read(LIST);
    let is_loaded = |file: &&str| file.ends_with(".min.js") || file.ends_with(".wasm");
    let loaded: Vec<&str> = list.lines().filter(is_loaded).collect();
    let rows = inventoried(&read("docs/script-inventory.md"));
    assert!(rows.len() > 10, "{rows:?}");
    for file in &loaded {
        assert!(
            rows.iter().any(|row| names(row, file)),
            "docs/script-inventory.md does not say why {file} is there"
        );
    }
    for row in rows {
        assert!(
            loaded.iter().any(|file| names(&row, file)),
            "docs/script-inventory.md has {row}, which is not loaded"
        );
    }
}

#[test]
fn the_script_inventory_names_the_card_frame_that_is_loaded() {
    let release = read("pkg/release.js");
    let version = release.split_once("version = \"").and_then(|(_, rest)| rest.split_once('"')).unwrap().0;
    let frame = format!("`https://assets.xendit.co/components/secure-iframe-{version}.html`");
    assert!(
        read("docs/script-inventory.md").contains(&frame),
        "docs/script-inventory.md does not name {frame}"
    );
}
