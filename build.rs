//! Takes the comments and the layout out of the styles, which shoppers download inside the WebAssembly.

use std::path::Path;
use std::{env, fs, io};

const STYLES: &str = "src/dom/style.css";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={STYLES}");
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&folder).join("style.css"), without_layout(&fs::read_to_string(STYLES)?))
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
    short.replace(" {", "{").replace(";}", "}")
}

fn without_comments(styles: &str) -> String {
    let mut parts = styles.split("/*");
    let before = parts.next().unwrap_or_default().to_string();
    parts.fold(before, |text, part| text + part.split_once("*/").map_or("", |(_, after)| after))
}
