//! Makes what shoppers download inside the WebAssembly: the styles, without comments and layout, and the English words.

use std::path::Path;
use std::{env, fs, io};

/// In this order: of two rules that weigh the same the later one counts.
const STYLES: [&str; 6] = ["ground", "picker", "fields", "card_frames", "telling", "media"];
const ENGLISH: &str = "pkg/locale/en.js";

/// Begins what is fetched when it may be needed, by name: nobody who only looks ever reads it.
const LATER: &str = "// Failure codes";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/dom/style");
    println!("cargo::rerun-if-changed={ENGLISH}");
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    let folder = Path::new(&folder);
    let styles: io::Result<String> =
        STYLES.iter().map(|name| fs::read_to_string(format!("src/dom/style/{name}.css"))).collect();
    fs::write(folder.join("style.css"), without_layout(&styles?))?;
    fs::write(folder.join("english.txt"), texts(&fs::read_to_string(ENGLISH)?))
}

/// A line for each text that is built in.
fn texts(module: &str) -> String {
    let lines = module.lines().map(str::trim).take_while(|line| !line.starts_with(LATER));
    let texts = lines.filter_map(|line| Some(line.split_once(": \"")?.1.trim_end_matches("\",")));
    texts.collect::<Vec<_>>().join("\n")
}

fn without_layout(styles: &str) -> String {
    let mut short = String::new();
    for line in without_comments(styles).lines().map(str::trim).filter(|line| !line.is_empty()) {
        // Elsewhere the end of a line may part two words.
        if !short.is_empty() && !short.ends_with([',', ';', '{', '}']) {
            short.push(' ');
        }
        short.push_str(line);
    }
    let without = [(" {", "{"), (";}", "}"), (": ", ":"), (", ", ","), (" > ", ">"), (" ~ ", "~")];
    without.iter().fold(short, |short, (layout, rest)| short.replace(layout, rest))
}

fn without_comments(styles: &str) -> String {
    let mut parts = styles.split("/*");
    let before = parts.next().unwrap_or_default().to_string();
    parts.fold(before, |text, part| text + part.split_once("*/").map_or("", |(_, after)| after))
}
