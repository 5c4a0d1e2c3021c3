//! Reads what stylesheets, and scripts that style, declare; and says which of it is not among the tokens.
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// One property's value, and where it stands.
#[derive(Debug)]
pub(crate) struct Declaration {
    pub(crate) file: String,
    pub(crate) property: String,
    pub(crate) value: String,
}

pub(crate) fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

pub(crate) fn read(file: &str) -> String {
    fs::read_to_string(path(file)).unwrap()
}

/// Every declaration of these stylesheets. They have one on a line.
pub(crate) fn of_sheets(sheets: &[&str]) -> Vec<Declaration> {
    let mut found = Vec::new();
    for sheet in sheets {
        for line in read(sheet).lines().map(str::trim) {
            if let Some((property, value)) = line.strip_suffix(';').and_then(|line| line.split_once(": ")) {
                found.push(declared(sheet, property, value));
            }
        }
    }
    assert!(found.len() > 100, "only {} declarations were read", found.len());
    found
}

/// What the package's scripts put on elements: `style.gap = "…"`, `{ fontSize: "…" }`, and CSS in texts.
pub(crate) fn of_scripts() -> Vec<Declaration> {
    let on_elements = Regex::new(r#"(?-u:\b)([a-z][A-Za-z]+)(?:: | = )(?:"([^"]*)"|(0)(?-u:\b))"#).unwrap();
    let in_texts = Regex::new(r"[`{;]([a-z-]+):([^;}`]+)").unwrap();
    let mut found = Vec::new();
    for entry in fs::read_dir(path("pkg")).unwrap() {
        let file = entry.unwrap().file_name().into_string().unwrap();
        // The others are made of these.
        if !file.ends_with(".js") || file.ends_with(".min.js") {
            continue;
        }
        let script = read(&format!("pkg/{file}"));
        for matched in on_elements.captures_iter(&script) {
            let value = matched.get(2).or(matched.get(3)).map_or("", |value| value.as_str());
            found.push(declared(&file, &dashed(&matched[1]), value));
        }
        for matched in in_texts.captures_iter(&script) {
            found.push(declared(&file, &matched[1], &matched[2]));
        }
    }
    found
}

fn declared(file: &str, property: &str, value: &str) -> Declaration {
    Declaration { file: file.to_owned(), property: property.to_owned(), value: value.to_owned() }
}

/// `fontSize` is `font-size`.
fn dashed(property: &str) -> String {
    property
        .chars()
        .flat_map(|letter| {
            let is_capital = letter.is_ascii_uppercase();
            is_capital.then_some('-').into_iter().chain([letter.to_ascii_lowercase()])
        })
        .collect()
}

/// Fails with those of the declarations that `is_known` does not know, and when there are none at all.
pub(crate) fn hold(
    declarations: &[Declaration],
    is_meant: impl Fn(&str) -> bool,
    is_known: impl Fn(&Declaration) -> bool,
) {
    let meant: Vec<_> = declarations.iter().filter(|declared| is_meant(&declared.property)).collect();
    assert!(!meant.is_empty(), "nothing is held");
    let strays: Vec<_> = meant.into_iter().filter(|declared| !is_known(declared)).collect();
    assert!(strays.is_empty(), "not among the tokens: {strays:#?}");
}

pub(crate) fn is_space(property: &str) -> bool {
    matches!(property, "gap" | "row-gap" | "column-gap")
        || property.starts_with("padding")
        || property.starts_with("margin")
}

/// Whatever gives something a colour.
pub(crate) fn is_painted(property: &str) -> bool {
    let strokes = ["border", "outline", "background", "text-decoration"];
    let others =
        ["color", "accent-color", "caret-color", "box-shadow", "text-shadow", "filter", "fill", "stroke"];
    // Its name begins as a colour's does, and its value is none.
    let is_shape = property.ends_with("-radius")
        || property.ends_with("-width")
        || property.ends_with("-offset")
        || property.ends_with("-collapse");
    others.contains(&property) || strokes.iter().any(|stroke| property.starts_with(stroke)) && !is_shape
}

/// Whether a value has no colour but the tokens', the system's, and these.
pub(crate) fn is_of_colours(value: &str, colours: &[&str]) -> bool {
    // Words of CSS that say where a colour goes, how it is mixed, or that there is none.
    const WORDS: [&str; 22] = [
        "none",
        "transparent",
        "currentcolor",
        "inherit",
        "canvas",
        "canvastext",
        "field",
        "color-mix",
        "in",
        "srgb",
        "oklch",
        "from",
        "l",
        "clamp",
        "calc",
        "solid",
        "dashed",
        "inset",
        "linear-gradient",
        "underline",
        "brightness",
        "no-repeat",
    ];
    let token = Regex::new(r"var\(--[A-Za-z0-9_-]+").unwrap();
    let rest = token.replace_all(value, "");
    let literal = Regex::new(r"#[0-9a-fA-F]+(?-u:\b)").unwrap();
    let are_known = literal.find_iter(&rest).all(|colour| colours.contains(&colour.as_str()));
    let rest = literal.replace_all(&rest, "");
    let number = Regex::new(r"[0-9.]+[a-z%]*").unwrap();
    let rest = number.replace_all(&rest, "");
    let word = Regex::new(r"[A-Za-z][A-Za-z-]*").unwrap();
    are_known && word.find_iter(&rest).all(|word| WORDS.contains(&word.as_str().to_lowercase().as_str()))
}

/// Whether something moves for as long as the merchant wants; or for as long as it takes, evenly, because it says so.
pub(crate) fn is_of_time(value: &str, patience: &str) -> bool {
    // What is waited for turns or shimmers, whatever else may move.
    const WAITING: [&str; 2] = ["0.8s", "1.5s"];
    let time = Regex::new(r"[0-9.]+m?s(?-u:\b)").unwrap();
    let mut times = time.find_iter(value).map(|time| time.as_str());
    if value.contains("infinite") {
        return value.contains("linear") && times.all(|time| WAITING.contains(&time));
    }
    value.starts_with("none") || value.contains("var(--time)") && times.all(|time| time == patience)
}

#[test]
fn a_colour_of_ones_own_is_found_wherever_it_is_written() {
    for value in ["red", "1px solid tomato", "0 1px 2px #123", "rgb(0 0 0 / 5%)", "light-dark(#fff, Canvas)"]
    {
        assert!(!is_of_colours(value, &["#fff"]), "{value}");
    }
    for value in
        ["1px solid var(--line)", "0 1px 2px #0001", "color-mix(in srgb, var(--primary) 20%, transparent)"]
    {
        assert!(is_of_colours(value, &["#0001"]), "{value}");
    }
}

#[test]
fn a_time_of_ones_own_is_found() {
    assert!(
        is_of_time("var(--time) 1s backwards xendit-appear", "1s") && is_of_time("none !important", "1s")
    );
    assert!(is_of_time("0.8s linear infinite xendit-turn", "1s"));
    for value in [
        "0.2s 1s backwards xendit-appear",
        "border-color 0.12s",
        "2s linear infinite turn",
        "1s ease infinite beat",
    ] {
        assert!(!is_of_time(value, "1s"), "{value}");
    }
}
