//! The arrows between the layers of `src/`, and what every file there owes its reader: fails with the arrow that was
//! crossed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what tests may do, their harness may do: stop loudly"
)]

use std::fs;
use std::path::Path;

/// A layer, the layers and modules it may name, and the crates it may.
struct Layer {
    name: &'static str,
    knows: &'static [&'static str],
    crates: &'static [&'static str],
}

/// From the middle outwards. `a::b` allows that module of a layer and no other.
const LAYERS: [Layer; 10] = [
    Layer { name: "domain", knows: &[], crates: &[] },
    Layer { name: "locale", knows: &["domain"], crates: &[] },
    Layer { name: "checkout", knows: &["domain"], crates: &[] },
    // serde_json is there for tests only
    Layer { name: "wire", knows: &["domain"], crates: &["serde", "serde_json"] },
    Layer { name: "json", knows: &["wire::value"], crates: &["browser", "serde"] },
    Layer { name: "timer", knows: &[], crates: &["browser"] },
    Layer { name: "gateway", knows: &["domain", "wire", "json", "timer"], crates: &["browser", "gloo_net"] },
    Layer { name: "dom", knows: &["domain", "locale", "wire::frame", "json", "timer"], crates: &["browser"] },
    Layer {
        name: "runtime",
        knows: &["domain", "locale", "checkout", "wire", "gateway", "dom", "json", "timer"],
        crates: &["browser"],
    },
    Layer { name: "js", knows: &["domain", "locale", "checkout", "runtime"], crates: &["browser"] },
];

/// Crates by what they bring into a layer that names them.
const CRATES: [(&str, &[&str]); 4] = [
    ("browser", &["web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_timers"]),
    ("gloo_net", &["gloo_net"]),
    ("serde", &["serde", "serde_wasm_bindgen"]),
    ("serde_json", &["serde_json"]),
];

const MOST_LINES: usize = 450;

const EMPTY_WORDS: [&str; 13] = [
    "utils",
    "helpers",
    "common",
    "misc",
    "manager",
    "handler",
    "processor",
    "service",
    "data",
    "info",
    "item",
    "obj",
    "temp",
];

/// What is wrong with one file, each in a sentence.
fn complaints(path: &str, text: &str) -> Vec<String> {
    let mut complaints = crossed_arrows(path, text);
    if !text.lines().next().is_some_and(|line| line.starts_with("//! ")) {
        complaints.push(format!("{path} does not say in its first line what it is for"));
    }
    let lines = text.lines().count();
    if lines > MOST_LINES {
        complaints.push(format!("{path} has {lines} lines; {MOST_LINES} are the most a reader should meet"));
    }
    let words = path.trim_end_matches(".rs").split(['/', '_']);
    for word in words.filter(|word| EMPTY_WORDS.contains(word) || *word == "v2") {
        complaints.push(format!("{path} is named {word}, which says nothing about what is in it"));
    }
    complaints
}

fn crossed_arrows(path: &str, text: &str) -> Vec<String> {
    let module: Vec<&str> = path
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .split('/')
        .filter(|name| *name != "mod")
        .collect();
    if module == ["lib"] {
        return Vec::new();
    }
    let Some(layer) = LAYERS.iter().find(|layer| layer.name == module[0]) else {
        return vec![format!("{path} belongs to no layer; say in tests/layers.rs what it may know")];
    };
    let code = without_comments_and_texts(text);
    let mut complaints = Vec::new();
    for (kind, crates) in CRATES {
        let named = crates.iter().find(|name| names(&code, name)).filter(|_| !layer.crates.contains(&kind));
        complaints.extend(named.map(|named| format!("{path} names {named}: {} knows no {kind}", layer.name)));
    }
    for named in named_modules(&code, module.len()) {
        let is_known = |known: &&str| {
            *known == named.as_str() || named.strip_prefix(*known).is_some_and(|rest| rest.starts_with("::"))
        };
        let top = named.split("::").next().unwrap_or_default();
        let is_layer = LAYERS.iter().any(|layer| layer.name == top);
        if is_layer && top != layer.name && !layer.knows.iter().any(is_known) {
            let known = if layer.knows.is_empty() { "no other layer".into() } else { layer.knows.join(", ") };
            let named = if layer.knows.iter().any(|known| known.starts_with(&format!("{top}::"))) {
                &named
            } else {
                top
            };
            complaints.push(format!("{path} names {named}: {} knows {known}", layer.name));
        }
    }
    complaints
}

/// Whether code names a crate: the whole word, not as part of another and not as a module of something.
fn names(code: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        !before.ends_with(is_word)
            && !before.ends_with("::")
            && !before.ends_with('.')
            && (after.starts_with("::") || (before.ends_with("use ") && !after.starts_with(is_word)))
    })
}

/// The modules that code names from the crate's root, two names deep: `crate::wire::{value, frame::FOCUS}` names
/// `wire::value` and `wire::frame`. A file `depth` modules deep gets to the root by that many `super`s, too.
fn named_modules(code: &str, depth: usize) -> Vec<String> {
    let roots = ["crate::".to_string(), "super::".repeat(depth)];
    let mut named = Vec::new();
    for root in &roots {
        for (at, _) in code.match_indices(root.as_str()) {
            // a longer chain of supers, or the end of another word, is no way to the root
            if !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
                paths(&code[at + root.len()..], &mut Vec::new(), &mut named);
            }
        }
    }
    named
}

/// Reads one path of a `use`, or the branches in its braces; gives back what follows.
fn paths<'a>(code: &'a str, above: &mut Vec<String>, named: &mut Vec<String>) -> &'a str {
    let code = code.trim_start();
    if let Some(mut rest) = code.strip_prefix('{') {
        loop {
            rest = paths(rest, above, named).trim_start();
            match rest.strip_prefix(',') {
                Some(more) => rest = more,
                None => return rest.strip_prefix('}').unwrap_or(rest),
            }
        }
    }
    let end = code.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(code.len());
    let (word, rest) = code.split_at(end);
    if word.is_empty() {
        return rest;
    }
    above.push(word.into());
    let rest = match rest.strip_prefix("::") {
        Some(rest) if above.len() < 2 || rest.starts_with('{') => paths(rest, above, named),
        _ => {
            named.push(above[..above.len().min(2)].join("::"));
            // the rest of this path goes deeper than anybody asked, or gives it another name
            &rest[closing(rest)..]
        }
    };
    above.pop();
    rest
}

/// Where the present branch of a `use` ends.
fn closing(rest: &str) -> usize {
    let mut open = 0_usize;
    for (at, c) in rest.char_indices() {
        match c {
            '{' => open += 1,
            '}' if open > 0 => open -= 1,
            ',' | '}' | ';' if open == 0 => return at,
            _ => {}
        }
    }
    rest.len()
}

/// The code alone: a comment may name whatever it likes.
fn without_comments_and_texts(text: &str) -> String {
    let mut code = String::new();
    for line in text.lines() {
        let mut characters = line.chars().peekable();
        let mut is_in_text = false;
        while let Some(c) = characters.next() {
            match c {
                '\\' if is_in_text => drop(characters.next()),
                '"' => is_in_text = !is_in_text,
                '/' if !is_in_text && characters.peek() == Some(&'/') => break,
                '\'' if !is_in_text && characters.peek() == Some(&'"') => drop(characters.nth(1)),
                c if !is_in_text => code.push(c),
                _ => {}
            }
        }
        code.push('\n');
    }
    code
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
            let name = name.to_string_lossy().replace('\\', "/");
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

#[test]
fn every_file_keeps_to_its_layer_and_tells_its_reader_what_it_is_for() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    assert!(files.len() > LAYERS.len(), "only {} files found", files.len());
    let complaints: Vec<_> = files.iter().flat_map(|(path, text)| complaints(path, text)).collect();
    assert!(complaints.is_empty(), "\n{}", complaints.join("\n"));
}

#[test]
fn every_layer_has_its_place_in_the_tree() {
    for layer in LAYERS {
        let module = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(layer.name);
        assert!(module.is_dir() || module.with_extension("rs").is_file(), "there is no src/{}", layer.name);
    }
}

/// The complaints about a file with this code and a fine first line.
fn about(path: &str, code: &str) -> Vec<String> {
    complaints(path, &format!("//! What this is for.\n{code}\n"))
}

#[test]
fn a_browser_in_the_domain_is_a_crossed_arrow() {
    let crossed = ["src/domain/form.rs names web_sys: domain knows no browser"];
    assert_eq!(about("src/domain/form.rs", "use web_sys::Element;"), crossed);
    assert_eq!(about("src/domain/form.rs", "fn a() { web_sys::window(); }"), crossed);
    assert_eq!(about("src/domain/form.rs", "fn a() -> Option<web_sys::Element> { None }"), crossed);
}

#[test]
fn each_arrow_can_be_crossed() {
    for (path, code, complaint) in [
        ("src/domain/form.rs", "use crate::wire::session;", "names wire: domain knows no other layer"),
        ("src/domain/form.rs", "use serde::Deserialize;", "names serde: domain knows no serde"),
        ("src/checkout/step.rs", "use crate::dom::View;", "names dom: checkout knows domain"),
        (
            "src/checkout/step.rs",
            "use gloo_timers::callback;",
            "names gloo_timers: checkout knows no browser",
        ),
        ("src/locale/mod.rs", "fn a() { crate::js::mount() }", "names js: locale knows domain"),
        ("src/gateway/request.rs", "use serde::Serialize;", "names serde: gateway knows no serde"),
        ("src/wire/frame.rs", "use crate::gateway::Gateway;", "names gateway: wire knows domain"),
        ("src/json.rs", "use crate::wire::session::session;", "names wire::session: json knows wire::value"),
        ("src/timer.rs", "use crate::dom::View;", "names dom: timer knows no other layer"),
        ("src/gateway/mod.rs", "use crate::dom::View;", "names dom: gateway knows domain, wire, json, timer"),
        (
            "src/dom/view.rs",
            "use crate::{domain::card, wire::{frame::FOCUS, session}};",
            "names wire::session: dom knows domain, locale, wire::frame, json, timer",
        ),
        ("src/dom/view.rs", "use gloo_net::http;", "names gloo_net: dom knows no gloo_net"),
        ("src/runtime/mod.rs", "use crate::js::Checkout;", "names js: runtime knows "),
        ("src/js/mount.rs", "use crate::gateway::Gateway;", "names gateway: js knows "),
        ("src/js/mount.rs", "use crate::wire::value::Value;", "names wire: js knows "),
        ("src/dom/field/mod.rs", "use super::super::gateway::Gateway;", "names gateway: dom knows "),
        ("src/gateway/mod.rs", "use super::dom::View;", "names dom: gateway knows "),
    ] {
        let found = about(path, code);
        assert!(
            found.len() == 1 && found[0].starts_with(&format!("{path} {complaint}")),
            "{path}: {code}\n{found:?}"
        );
    }
}

#[test]
fn allowed_arrows_are_allowed() {
    for (path, code) in [
        ("src/domain/form.rs", "use super::id::ChannelCode; use crate::domain::card;"),
        ("src/domain/form.rs", "// crate::wire says otherwise\nconst A: &str = \"web_sys::Element\";"),
        ("src/checkout/step.rs", "use crate::domain::{card::Sealed, form::{Span, FieldKind}};"),
        ("src/wire/value.rs", "use serde::ser::Serialize;"),
        ("src/json.rs", "use crate::wire::value::Value; use js_sys::Array;"),
        ("src/gateway/request.rs", "use gloo_net::http::Request; use crate::json;"),
        ("src/dom/message.rs", "use crate::wire::frame::{Said, said};"),
        ("src/dom/field/card_frame.rs", "use super::super::message;"),
        ("src/runtime/mod.rs", "use crate::wire; use crate::gateway::{Call, Cancel as C, Gateway};"),
        ("src/lib.rs", "pub mod dom;"),
    ] {
        assert_eq!(about(path, code), [""; 0], "{path}: {code}");
    }
}

#[test]
fn a_file_owes_its_reader_a_first_line() {
    let complaint = ["src/domain/a.rs does not say in its first line what it is for"];
    assert_eq!(complaints("src/domain/a.rs", "use std::fmt;\n"), complaint);
    assert_eq!(complaints("src/domain/a.rs", "// What it is for, to nobody.\n"), complaint);
    assert_eq!(complaints("src/domain/a.rs", ""), complaint);
}

#[test]
fn a_file_can_be_too_long_and_its_name_too_empty() {
    let long = about("src/domain/a.rs", &"\n".repeat(MOST_LINES));
    assert_eq!(long, ["src/domain/a.rs has 452 lines; 450 are the most a reader should meet"]);
    for path in ["src/dom/utils.rs", "src/dom/card_helpers.rs", "src/data/mod.rs", "src/dom/frame_v2.rs"] {
        assert!(about(path, "").iter().any(|complaint| complaint.contains("is named")), "{path}");
    }
}

#[test]
fn a_module_in_no_layer_is_noticed() {
    assert_eq!(
        about("src/extras.rs", ""),
        ["src/extras.rs belongs to no layer; say in tests/layers.rs what it may know"]
    );
}
