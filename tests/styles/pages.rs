//! The pages around checkouts, the store's and the sandbox's: in the checkout's own hand. Their sizes are in rem, so that
//! they grow with the letters a shopper has chosen.
use regex::Regex;

use crate::declarations::{
    Declaration, hold, is_of_colours, is_of_time, is_painted, is_space, of_sheets, read,
};

const LOOK: &str = "www/look.css";
const SHEETS: [&str; 15] = [
    LOOK,
    "www/store.css",
    "www/order.css",
    "www/theming.css",
    "sandbox/pages/control/page.css",
    "sandbox/pages/control/fields.css",
    "sandbox/pages/control/head.css",
    "sandbox/pages/control/panels.css",
    "sandbox/pages/control/rows.css",
    "sandbox/pages/control/session.css",
    "sandbox/pages/control/timeline.css",
    "sandbox/pages/control/requests.css",
    "sandbox/pages/hosted/page.css",
    "sandbox/pages/three-ds.css",
    "sandbox/pages/pay.css",
];

/// The checkout's, from asides to figures, and two for headings. Code is smaller than what it stands in.
const LETTERS: [&str; 9] =
    ["0.8125rem", "0.875rem", "0.9375rem", "1rem", "1.125rem", "1.5rem", "2rem", "0.875em", "inherit"];
const WEIGHTS: [&str; 3] = ["400", "500", "600"];
const SPACES: [&str; 16] = [
    "0", "auto", "0.125rem", "0.25rem", "0.375rem", "0.5rem", "0.625rem", "0.75rem", "0.875rem", "1rem",
    "1.25rem", "1.5rem", "2rem", "3rem", "4rem", "6vh",
];
const CORNERS: [&str; 6] =
    ["var(--radius)", "calc(var(--radius) * 1.5)", "calc(var(--radius) * 2)", "50%", "4px", "0"];
/// Shadows, and the shade behind a dialog.
const COLOURS: [&str; 2] = ["#0001", "#0008"];

fn declarations() -> Vec<Declaration> {
    of_sheets(&SHEETS)
}

/// What a sheet says of a token, without what a merchant may say instead.
fn token(sheet: &str, name: &str) -> String {
    let css = read(sheet);
    let line = css.lines().find_map(|line| line.trim().strip_prefix(&format!("{name}: "))).unwrap();
    let wish = Regex::new(r"var\(--xendit-[A-Za-z0-9_-]+, ((?:[^()]|\([^()]*\))*)\)").unwrap();
    wish.replace_all(line.trim_end_matches(';'), "$1").into_owned()
}

#[test]
fn the_store_and_the_sandbox_have_one_look() {
    assert_eq!(read(LOOK), read("sandbox/pages/look.css"), "copy one over the other");
}

#[test]
fn the_pages_tokens_are_the_checkouts_own() {
    for name in ["--text", "--soft", "--line", "--primary", "--danger", "--radius", "--time"] {
        assert_eq!(token(LOOK, name), token("src/dom/style/ground.css", name), "{name}");
    }
}

#[test]
fn colours_are_made_up_in_one_place_only() {
    let is_token = |declared: &Declaration| declared.file == LOOK && declared.property.starts_with("--");
    let others: Vec<_> = declarations().into_iter().filter(|declared| !is_token(declared)).collect();
    hold(
        &others,
        |property| is_painted(property) || property.starts_with("--"),
        |painted| painted.property == "--side" || is_of_colours(&painted.value, &COLOURS),
    );
}

#[test]
fn letters_spaces_and_corners_are_those_of_the_checkout() {
    let found = declarations();
    hold(&found, |property| property == "font-size", |size| LETTERS.contains(&size.value.as_str()));
    hold(&found, |property| property == "font-weight", |weight| WEIGHTS.contains(&weight.value.as_str()));
    hold(
        &found,
        |property| property.ends_with("radius") && !property.starts_with("--"),
        |radius| CORNERS.contains(&radius.value.as_str()),
    );
    // What keeps columns in the middle of a wide window is no space, but what is left.
    let left = Regex::new(r"max\(.*\)|var\(--side\)").unwrap();
    hold(&found, is_space, |space| {
        let value = left.replace_all(&space.value, "auto");
        value.split(' ').all(|part| SPACES.contains(&part.trim_start_matches('-')))
    });
}

#[test]
fn pages_move_as_the_checkout_does() {
    let is_moving = |property: &str| property.starts_with("transition") || property.starts_with("animation");
    hold(&declarations(), is_moving, |moving| is_of_time(&moving.value, ""));
}
