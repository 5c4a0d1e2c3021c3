//! `tests/README.md` says which test asks for which line of Xendit's acceptance list: every test it names has to exist.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what tests may do, their harness may do: stop loudly")]

use std::fs;
use std::path::Path;

const FOLDERS: [&str; 5] = ["src", "tests/browser", "tests/e2e/tests/stories", "sandbox/tests", "xtask/src"];

/// A test as it is named there: the end of its file's or module's path, and its own name.
struct Named {
    file: String,
    test: String,
}

fn named(table: &str) -> Vec<Named> {
    let quoted = table.split('`').skip(1).step_by(2);
    quoted
        .filter_map(|name| name.split_once("::"))
        .map(|(file, test)| Named { file: file.into(), test: test.into() })
        .collect()
}

/// The texts of all Rust files, with their paths.
fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push((path.to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn every_test_the_acceptance_list_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = Vec::new();
    FOLDERS.iter().for_each(|folder| sources(&root.join(folder), &mut texts));
    let table = fs::read_to_string(root.join("tests/README.md")).unwrap();
    let named = named(&table);
    assert!(named.len() > 60, "only {} tests are named", named.len());
    for Named { file, test } in named {
        let exists = texts.iter().any(|(path, text)| {
            path.contains(&format!("/{file}.rs")) && text.contains(&format!("fn {test}("))
        });
        assert!(exists, "tests/README.md names {file}::{test}, which is nowhere");
    }
}

#[test]
fn every_line_of_the_list_is_there() {
    let table = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/README.md")).unwrap();
    for (heading, count) in [("## What the SDK does", 54), ("## The secure frames", 54)] {
        let part = table.split(heading).nth(1).unwrap().split("\n## ").next().unwrap();
        let mut next = 1;
        for row in part.lines().filter(|line| line.starts_with("| ")) {
            let numbers = row.trim_start_matches("| ").split(" |").next().unwrap();
            let Some((first, last)) = range(numbers) else { continue };
            assert_eq!(first, next, "{heading}: {row}");
            next = last + 1;
        }
        assert_eq!(next, count + 1, "{heading} ends too early");
    }
}

/// `7`, or `30–34`.
fn range(numbers: &str) -> Option<(u32, u32)> {
    let (first, last) = numbers.split_once('–').unwrap_or((numbers, numbers));
    Some((first.parse().ok()?, last.parse().ok()?))
}
