//! The arrows between the rooms of `src/`, and what every file there owes its reader.
use std::fs;
use std::path::Path;

/// A room of `src/`, and the rooms it may name. The files beside the rooms are the program, which knows them all.
const ROOMS: [(&str, &[&str]); 12] = [
    ("store", &[]),
    ("http", &[]),
    ("values", &[]),
    ("cards", &["values"]),
    ("webhooks", &["store", "http", "values"]),
    ("world", &["store", "http", "values", "cards", "webhooks"]),
    ("channels", &["http", "values", "cards", "world"]),
    ("faults", &["http"]),
    ("api", &["http", "values", "cards", "webhooks", "world", "channels", "faults"]),
    ("gateway", &["http", "values", "cards", "webhooks", "world", "channels", "faults"]),
    // Only the bodies of both, to tell of them.
    ("openapi", &["http", "api", "gateway"]),
    ("pages", &["http", "values", "cards", "webhooks", "world", "channels", "faults"]),
];

/// Controls look at everything but who answers merchants and shoppers.
const CONTROLS: [&str; 9] =
    ["http", "values", "cards", "webhooks", "world", "channels", "faults", "openapi", "pages"];

/// Rooms that answer requests; the others never see the sandbox as a whole.
const ANSWERING: [&str; 5] = ["api", "gateway", "pages", "controls", "faults"];

const MOST_LINES: usize = 350;

/// What `crate::…` names in some code, test modules included, comments left out.
fn named(text: &str) -> Vec<&str> {
    let code = text.lines().map(|line| line.split("//").next().unwrap_or_default());
    code.flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default())
        .collect()
}

fn complaints(path: &str, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    if !text.starts_with("//! ") {
        complaints.push(format!("{path} does not say in its first line what it is for"));
    }
    if text.lines().count() > MOST_LINES {
        complaints.push(format!("{path} has more than {MOST_LINES} lines"));
    }
    let Some((room, _)) = path.split_once('/') else { return complaints };
    let knows = match ROOMS.iter().find(|(name, _)| *name == room) {
        Some((_, knows)) => *knows,
        None if room == "controls" => &CONTROLS,
        None => {
            complaints.push(format!("{path} is in no known room; say in tests/layers.rs what it may know"));
            return complaints;
        }
    };
    for other in named(text) {
        let is_room = ROOMS.iter().any(|(name, _)| *name == other) || other == "controls";
        let may = if is_room {
            other == room || knows.contains(&other)
        } else {
            other == "clock" || (other == "sandbox" && ANSWERING.contains(&room))
        };
        if !may {
            complaints.push(format!("{path} names {other}: {room} may not know it"));
        }
    }
    complaints
}

fn sources(folder: &Path, root: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, root, found);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn every_file_keeps_to_its_room_and_tells_its_reader_what_it_is_for() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &root, &mut files);
    assert!(files.len() > ROOMS.len(), "only {} files found", files.len());
    let complaints: Vec<_> = files.iter().flat_map(|(path, text)| complaints(path, text)).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn each_arrow_can_be_crossed() {
    for (path, code, complaint) in [
        ("world/mod.rs", "use crate::channels::logos;", "world/mod.rs names channels: world may not know it"),
        ("api/auth.rs", "use crate::gateway::poll;", "api/auth.rs names gateway: api may not know it"),
        ("world/a.rs", "use crate::sandbox::Sandbox;", "world/a.rs names sandbox: world may not know it"),
        ("cards/a.rs", "fn a() { crate::world::a() }", "cards/a.rs names world: cards may not know it"),
    ] {
        assert_eq!(complaints(path, &format!("//! What it is for.\n{code}\n")), [complaint]);
    }
    let allowed = "//! What it is for.\nuse crate::world::World;\n// crate::gateway says otherwise\nuse crate::clock::iso;";
    assert_eq!(complaints("api/a.rs", allowed), [""; 0]);
}
