//! What shoppers read: every language has every text, and no text stands outside `pkg/locale/`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what tests may do, their harness may do: stop loudly"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use xendit_components_wasm::locale::ENGLISH;

const LANGUAGES: [&str; 9] = ["ar", "en", "es", "fil", "id", "ms", "th", "vi", "zh"];

/// The texts of a language in their order, by name.
fn texts(language: &str) -> Vec<(String, String)> {
    let file = format!("pkg/locale/{language}.js");
    let text = read(&file);
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    let mut texts = Vec::new();
    for line in lines.filter(|line| !matches!(*line, "export default {" | "};")) {
        let text = line.strip_suffix("\",").and_then(|line| line.split_once(": \""));
        let (name, text) = text.unwrap_or_else(|| panic!("{file}: {line} is no `name: \"text\",`"));
        texts.push((name.into(), text.into()));
    }
    texts
}

fn names(language: &str) -> Vec<String> {
    texts(language).into_iter().map(|(name, _)| name).collect()
}

/// The `{…}` of a text, in any order.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_language_is_here_and_can_be_asked_for() {
    let files = fs::read_dir(root().join("pkg/locale")).unwrap();
    let files = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let languages: BTreeSet<String> =
        files.filter(|file| !file.ends_with(".min.js")).map(|file| file.replace(".js", "")).collect();
    assert_eq!(languages, LANGUAGES.map(String::from).into());
    let loader = read("pkg/languages.js");
    for language in LANGUAGES {
        assert!(loader.contains(&format!("{language}: () => import(\"./locale/{language}.min.js\"),")));
    }
}

#[test]
fn every_language_has_every_text_in_the_same_order() {
    for language in LANGUAGES {
        assert_eq!(names(language), names("en"), "{language}");
        for (name, text) in texts(language) {
            assert!(!text.trim().is_empty() && text.trim() == text, "{language}: {name} is {text:?}");
        }
    }
}

#[test]
fn a_text_says_the_same_names_in_every_language() {
    for language in LANGUAGES {
        for ((name, text), (_, english)) in texts(language).iter().zip(&texts("en")) {
            assert_eq!(places(text), places(english), "{language}: {name}");
        }
    }
}

#[test]
fn a_language_other_than_english_is_not_english() {
    for language in LANGUAGES.into_iter().filter(|language| *language != "en") {
        let (own, english) = (texts(language), texts("en"));
        let alike: Vec<_> = own.iter().filter(|text| english.contains(text)).map(|(name, _)| name).collect();
        // In the Philippines a bank's app says these in English, too.
        let loaned = if language == "fil" { 2 } else { 0 };
        assert!(alike.len() <= loaned, "{language} says in English: {alike:?}");
    }
}

#[test]
fn texts_stand_in_english_in_the_order_they_are_numbered_by() {
    let source = read("src/locale/mod.rs");
    let variants = source.split_once("pub enum Text {").unwrap().1.split_once("\n}\n").unwrap().0;
    let numbered: Vec<String> = variants
        .lines()
        .filter_map(|line| line.trim().strip_suffix(','))
        .filter(|variant| variant.chars().all(char::is_alphanumeric))
        .map(|variant| variant[..1].to_lowercase() + &variant[1..])
        .collect();
    assert!(numbered.len() > 40, "{numbered:?}");
    assert_eq!(names("en")[..numbered.len()], numbered);
    assert_eq!(ENGLISH.lines().next(), Some(texts("en")[0].1.as_str()));
}

#[test]
fn the_types_name_every_text() {
    let types = read("pkg/index.d.ts");
    let union = types.split_once("export type TextName =").unwrap().1.split_once(';').unwrap().0;
    let named: Vec<&str> = union.split('|').map(|name| name.trim().trim_matches('"')).skip(1).collect();
    assert_eq!(named, names("en"));
}

#[test]
fn what_is_said_by_name_is_a_text() {
    let known = names("en");
    let mut said = 0;
    for (path, literal) in literals_of(&["pkg", "present/src"]) {
        let is_name = known.contains(&literal);
        said += usize::from(is_name);
        let calls_itself_one = literal.starts_with("testCard") || literal.starts_with("googlePay");
        assert!(is_name || !calls_itself_one, "{path} says {literal:?}, which is no text");
    }
    assert!(said > 25, "only {said} texts are said by name");
}

#[test]
fn every_text_that_is_not_built_in_is_said_by_somebody() {
    let said: BTreeSet<String> =
        literals_of(&["pkg", "present/src"]).into_iter().map(|(_, literal)| literal).collect();
    for name in names("en").iter().skip(ENGLISH.lines().count()) {
        // Failures are named by the gateway.
        let is_failure = name.starts_with(|letter: char| letter.is_ascii_uppercase());
        assert!(is_failure || said.contains(name), "nobody says {name}");
    }
}

#[test]
fn no_text_that_a_shopper_reads_stands_outside_the_languages() {
    let mut strays = Vec::new();
    for (path, literal) in literals_of(&["pkg", "present/src", "src/dom", "src/js", "src/runtime"]) {
        // No shopper has a merchant's server speak to them.
        let is_servers = path.starts_with("pkg/server/");
        if !is_servers && is_prose(&literal) && !NOT_FOR_SHOPPERS.contains(&literal.as_str()) {
            strays.push(format!("{path}: {literal:?}"));
        }
    }
    assert!(strays.is_empty(), "to be said by a text of pkg/locale:\n{}", strays.join("\n"));
}

#[test]
fn the_styles_know_a_beginning_and_an_end_and_neither_left_nor_right() {
    let sheets = fs::read_dir(root().join("src/dom/style")).unwrap();
    let sheets =
        sheets.map(|sheet| format!("src/dom/style/{}", sheet.unwrap().file_name().to_str().unwrap()));
    for file in sheets.chain(["pkg/action.css".into(), "present/src/style.css".into()]) {
        for line in read(&file).lines().map(str::trim).filter(|line| line.ends_with(';')) {
            let sided = ["left", "right"].iter().any(|side| line.contains(side));
            // Four values are one for each side; a variable's fallback is no value.
            let sides =
                line.split_once(": ").filter(|(name, _)| matches!(*name, "padding" | "margin" | "inset"));
            let sides = sides.map(|(_, sides)| sides.replace(", ", ",")).unwrap_or_default();
            let values: Vec<&str> = sides.trim_end_matches(';').split(' ').collect();
            let is_lopsided = values.len() == 4 && values[1] != values[3];
            assert!(!sided && !is_lopsided, "{file}: {line}");
        }
    }
}

/// Names that are the same everywhere.
const NOT_FOR_SHOPPERS: [&str; 5] = ["Visa", "Mastercard", "American Express", "NMID: ", "INTERNAL"];

/// What shoppers read begins with a capital letter, as the developer's messages do not, and goes on in small ones.
fn is_prose(literal: &str) -> bool {
    let mut letters = literal.chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    let word: String = letters.clone().take_while(|letter| letter.is_alphabetic()).collect();
    let after = letters.nth(word.chars().count());
    let is_word = !word.is_empty() && word.chars().all(char::is_lowercase);
    begins && is_word && after.is_none_or(|after| " .,:;!…".contains(after))
}

#[test]
fn a_sentence_is_known_from_a_name_and_from_a_developers_message() {
    for sentence in ["Pay in full", "Copied", "Checking…", "Test cards"] {
        assert!(is_prose(sentence), "{sentence}");
    }
    for other in
        ["Content-Type", "POST", "the host is not on the page", "submission-end", "DOMException", "X"]
    {
        assert!(!is_prose(other), "{other}");
    }
}

/// Every text between quotes in the sources below these folders, with its file; comments and tests aside.
fn literals_of(folders: &[&str]) -> Vec<(String, String)> {
    let mut literals = Vec::new();
    for folder in folders {
        for path in sources_below(&root().join(folder)) {
            let name = path.strip_prefix(root()).unwrap().display().to_string();
            let text = fs::read_to_string(&path).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap();
            for line in text.lines().map(str::trim).filter(|line| !is_comment(line)) {
                literals.extend(quoted(line).into_iter().map(|literal| (name.clone(), literal)));
            }
        }
    }
    literals
}

fn quoted(line: &str) -> Vec<String> {
    let (mut literals, mut rest) = (Vec::new(), line);
    while let Some(start) = rest.find(['"', '\'', '`']) {
        let quote = &rest[start..=start];
        let Some((literal, after)) = rest[start + 1..].split_once(quote) else { break };
        literals.push(literal.into());
        rest = after;
    }
    literals
}

fn is_comment(line: &str) -> bool {
    line.starts_with("//") || line.starts_with("/*") || line.starts_with('*')
}

/// The hand-written scripts and Rust files there; the places of countries are names.
fn sources_below(folder: &Path) -> Vec<PathBuf> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && !matches!(name.as_str(), "wasm" | "locale") {
            sources.extend(sources_below(&path));
        }
        let is_source = name.ends_with(".rs") || (name.ends_with(".js") && !name.ends_with(".min.js"));
        if is_source && name != "places.js" {
            sources.push(path);
        }
    }
    sources
}
