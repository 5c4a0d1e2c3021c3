//! The look's tokens: sizes of letters, weights, spaces, corners, colours and motion come from one small set, in all
//! stylesheets. What is the merchant's to set stands in `--…` at the top of `src/dom/style/ground.css`; the rest stands here.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what tests may do, their harness may do: stop loudly")]

use std::fs;
use std::path::Path;

/// The form's, the dialog's, and those of what is in it.
const SHEETS: [&str; 8] = [
    "src/dom/style/ground.css",
    "src/dom/style/picker.css",
    "src/dom/style/fields.css",
    "src/dom/style/card_frames.css",
    "src/dom/style/telling.css",
    "src/dom/style/media.css",
    "pkg/action.css",
    "present/src/style.css",
];

/// Labels, asides, what is read, what is typed, titles (and what is typed on telephones), figures.
const LETTERS: [&str; 6] = ["12px", "13px", "14px", "15px", "16px", "18px"];
const WEIGHTS: [&str; 3] = ["400", "500", "600"];
const SPACES: [&str; 13] =
    ["0", "auto", "-1px", "2px", "4px", "6px", "8px", "10px", "12px", "14px", "16px", "20px", "48px"];
/// What a label above takes, and a sign beside.
const ROOM: [&str; 2] = ["18px", "52px"];
/// As round as fields are, or in proportion to that; a sheet that rises on a telephone; what stands for a line of text.
const CORNERS: [&str; 7] = [
    "var(--radius)",
    "calc(var(--radius) * 1.5)",
    "calc(var(--radius) * 2)",
    "50%",
    "16px 16px 0 0",
    "4px",
    "0",
];
/// White and the green of success, which mean the same on every ground.
const COLOURS: [&str; 2] = ["#fff", "#184"];
const SYSTEM: [&str; 4] = ["Canvas", "currentcolor", "inherit", "none"];

/// Every declaration of the stylesheets: file, property, value.
fn declarations() -> Vec<(&'static str, String, String)> {
    let mut declarations = Vec::new();
    for sheet in SHEETS {
        let css = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(sheet)).unwrap();
        for line in css.lines().map(str::trim) {
            if let Some((property, value)) = line.strip_suffix(';').and_then(|line| line.split_once(": ")) {
                declarations.push((sheet, property.to_owned(), value.to_owned()));
            }
        }
    }
    assert!(declarations.len() > 300, "only {} declarations were read", declarations.len());
    declarations
}

/// Fails with those of the declarations that `is_known` does not know, and when there are none at all.
fn hold(is_meant: impl Fn(&str) -> bool, is_known: impl Fn(&str) -> bool) {
    let meant: Vec<_> = declarations().into_iter().filter(|(_, property, _)| is_meant(property)).collect();
    assert!(!meant.is_empty(), "nothing is held");
    let strays: Vec<_> = meant.iter().filter(|(_, _, value)| !is_known(value)).collect();
    assert!(strays.is_empty(), "not among the tokens: {strays:#?}");
}

#[test]
fn letters_have_one_of_six_sizes_and_three_weights() {
    hold(|property| property == "font-size", |size| LETTERS.contains(&size));
    hold(|property| property == "font-weight", |weight| WEIGHTS.contains(&weight));
}

#[test]
fn what_is_between_and_around_things_is_one_of_the_spaces() {
    let is_space = |property: &str| {
        ["gap", "column-gap"].contains(&property)
            || property.starts_with("padding")
            || property.starts_with("margin")
    };
    let is_known = |space: &str| SPACES.contains(&space) || ROOM.contains(&space);
    hold(is_space, |value| {
        // A group's fields lie on each other's lines; how far is theirs to say.
        value.split(' ').filter(|part| !part.starts_with("var(") && *part != "-1px)").all(is_known)
    });
}

#[test]
fn corners_are_as_round_as_the_merchant_wants() {
    hold(|property| property == "border-radius", |radius| CORNERS.contains(&radius));
}

#[test]
fn what_is_written_and_drawn_has_a_colour_that_follows_the_theme() {
    let is_colour = |property: &str| ["color", "border-color", "border-top-color"].contains(&property);
    hold(is_colour, |colour| {
        colour.starts_with("var(--")
            || SYSTEM.contains(&colour)
            || COLOURS.contains(&colour)
            || colour.starts_with("oklch(from var(--")
    });
}

#[test]
fn what_moves_moves_as_long_as_the_merchant_wants() {
    hold(|property| property == "transition", |time| time == "var(--time)");
}
