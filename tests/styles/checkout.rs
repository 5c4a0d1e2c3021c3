//! The checkout's own stylesheets, and what its scripts put on elements. What is the merchant's to set stands in `--…` at
//! the top of `src/dom/style/ground.css`; the rest stands here.
use crate::declarations::{
    Declaration, hold, is_of_colours, is_of_time, is_painted, is_space, of_scripts, of_sheets,
};

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
/// What a label above takes, and a sign beside, and a line that says what is wrong; what a card frame ends empty with.
const ROOM: [&str; 4] = ["18px", "52px", "30px", "-10px"];
/// As round as fields are, or in proportion to that; a sheet that rises on a telephone; what stands for a line of text.
const CORNERS: [&str; 8] = [
    "var(--radius)",
    "var(--xendit-radius-1,8px)",
    "calc(var(--radius) * 1.5)",
    "calc(var(--radius) * 2)",
    "50%",
    "16px 16px 0 0",
    "4px",
    "0",
];
/// White and the green of success, which mean the same on every ground; shadows, and the shade behind a dialog; and grey,
/// seen on every ground, for what is to come.
const COLOURS: [&str; 9] = ["#fff", "#184", "#0001", "#0002", "#0004", "#0008", "#8881", "#8883", "#8886"];
/// So long nobody has to read that it takes time.
const PATIENCE: &str = "1s";

fn declarations() -> Vec<Declaration> {
    let scripts = of_scripts();
    for (file, property) in [("phone.js", "gap"), ("test-cards.js", "margin-bottom"), ("host.js", "border")] {
        let is_there = scripts.iter().any(|found| found.file == file && found.property == property);
        assert!(is_there, "{property} of {file} was not read");
    }
    of_sheets(&SHEETS).into_iter().chain(scripts).collect()
}

#[test]
fn letters_have_one_of_six_sizes_and_three_weights() {
    hold(&declarations(), |property| property == "font-size", |size| LETTERS.contains(&size.value.as_str()));
    hold(
        &declarations(),
        |property| property == "font-weight",
        |weight| WEIGHTS.contains(&weight.value.as_str()),
    );
}

#[test]
fn what_is_between_and_around_things_is_one_of_the_spaces() {
    let is_known = |space: &str| SPACES.contains(&space) || ROOM.contains(&space);
    hold(&declarations(), is_space, |space| {
        // A group's fields lie on each other's lines; how far is theirs to say.
        let parts = space.value.split(' ').filter(|part| !part.starts_with("var(") && *part != "-1px)");
        // One of two, which stand in a script beside it.
        parts.filter(|part| *part != "${margin").all(is_known)
    });
}

#[test]
fn corners_are_as_round_as_the_merchant_wants() {
    hold(
        &declarations(),
        |property| property == "border-radius",
        |radius| CORNERS.contains(&radius.value.as_str()),
    );
}

#[test]
fn what_is_written_and_drawn_has_a_colour_that_follows_the_theme() {
    hold(&declarations(), is_painted, |painted| is_of_colours(&painted.value, &COLOURS));
}

#[test]
fn what_moves_moves_as_long_as_the_merchant_wants() {
    let is_moving = |property: &str| property.starts_with("transition") || property.starts_with("animation");
    hold(&declarations(), is_moving, |moving| is_of_time(&moving.value, PATIENCE));
}
