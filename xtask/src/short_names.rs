//! Short names for what the wasm imports from its glue, and exports to it. wasm-bindgen's own often end in a hash, sixteen
//! digits that no compression shortens, and stand in both files: four kilobytes of brotli for a shopper, for nothing.
use std::collections::HashMap;

use anyhow::{Context, Result, ensure};

use crate::wasm::{Bytes, EXPORTS, IMPORTS, rewrite, write_name, write_number};

/// The name here of the module all of wasm-bindgen's imports come from.
const SHORT_MODULE: &str = "a";
/// What the glue calls the exports of the wasm.
const INSTANCE: &str = "wasm.";

/// Renames every import and export in both files alike. `name` is the one wasm-bindgen was told to use.
pub fn shorten(name: &str, wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let module = format!("./{name}_bg.js");
    let mut glue = glue.to_owned();
    let output = rewrite(wasm, |id, section| match id {
        IMPORTS => rename_imports(&module, section, &mut glue),
        EXPORTS => rename_exports(section, &mut glue),
        _ => Ok(section.to_vec()),
    })?;
    let quoted = format!("\"{module}\"");
    ensure!(glue.matches(&quoted).count() == 1, "the glue names its module {module} otherwise than once");
    Ok((output, glue.replace(&quoted, &format!("\"{SHORT_MODULE}\""))))
}

fn rename_imports(expected: &str, section: &[u8], glue: &mut String) -> Result<Vec<u8>> {
    let (mut input, mut output) = (Bytes(section), Vec::new());
    let count = input.number()?;
    write_number(&mut output, count);
    for index in 0..count {
        let module = input.name()?;
        let name = input.name()?;
        ensure!(module == expected, "an import comes from {module}, which is not renamed");
        let (key, short) = (format!("{name}:"), short_name(index));
        let found =
            glue.match_indices(&key).filter(|(at, _)| !glue[..*at].ends_with(is_part_of_a_name)).count();
        ensure!(found == 1, "the glue has the import {name} {found} times");
        *glue = glue.replacen(&key, &format!("{short}:"), 1);
        write_name(&mut output, SHORT_MODULE);
        write_name(&mut output, &short);
        output.extend(input.description()?);
    }
    Ok(output)
}

fn rename_exports(section: &[u8], glue: &mut String) -> Result<Vec<u8>> {
    let (mut input, mut output, mut names) = (Bytes(section), Vec::new(), HashMap::new());
    let count = input.number()?;
    write_number(&mut output, count);
    for index in 0..count {
        let short = short_name(index);
        write_name(&mut output, &short);
        names.insert(input.name()?, short);
        output.push(input.byte()?);
        write_number(&mut output, input.number()?);
    }
    let mut parts = glue.split(INSTANCE);
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|character| !is_part_of_a_name(character)).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        let short = names.get(name).with_context(|| format!("the glue calls {name}, which is no export"))?;
        renamed.extend([INSTANCE, short, rest]);
    }
    *glue = renamed;
    Ok(output)
}

fn is_part_of_a_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || character == '$'
}

/// `a`, `b`, … `Z`, `aa`, `ab`, …
fn short_name(index: usize) -> String {
    const LETTERS: &[u8; 52] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    let letter = LETTERS.iter().cycle().nth(index).map_or('a', |letter| char::from(*letter));
    match index / LETTERS.len() {
        0 => letter.to_string(),
        further => format!("{}{letter}", short_name(further - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one import of a function of type 3, then a custom section that has to stay as it is.
    fn wasm(import: &str) -> Vec<u8> {
        let mut section = vec![1];
        write_name(&mut section, "./xendit_bg.js");
        write_name(&mut section, import);
        section.extend([0, 3]);
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.push(IMPORTS);
        write_number(&mut wasm, section.len());
        wasm.extend(section);
        wasm.extend([0, 2, 1, b'x']);
        wasm
    }

    #[test]
    fn an_import_gets_the_same_short_name_in_both_files() {
        let glue = r#"return { "./xendit_bg.js": { __wbg_call_0123456789abcdef: function() {} } }"#;
        let (short, glue) = shorten("xendit", &wasm("__wbg_call_0123456789abcdef"), glue).unwrap();
        assert_eq!(glue, r#"return { "a": { a: function() {} } }"#);
        assert_eq!(short, b"\0asm\x01\0\0\0\x02\x07\x01\x01a\x01a\x00\x03\x00\x02\x01x");
    }

    #[test]
    fn an_import_the_glue_does_not_have_is_an_error() {
        let error = shorten("xendit", &wasm("missing"), r#""./xendit_bg.js""#).unwrap_err();
        assert!(error.to_string().contains("missing"), "{error}");
    }

    #[test]
    fn an_export_gets_the_same_short_name_in_both_files() {
        let mut wasm = b"\0asm\x01\0\0\0\x07\x11\x02".to_vec();
        for (name, kind) in [("memory", 2), ("open", 0)] {
            write_name(&mut wasm, name);
            wasm.extend([kind, 0]);
        }
        let glue = r#""./xendit_bg.js"; function open() { new DataView(wasm.memory.buffer); wasm.open(); }"#;
        let (short, glue) = shorten("xendit", &wasm, glue).unwrap();
        assert_eq!(glue, r#""a"; function open() { new DataView(wasm.a.buffer); wasm.b(); }"#);
        assert_eq!(short, b"\0asm\x01\0\0\0\x07\x09\x02\x01a\x02\0\x01b\0\0");
    }

    #[test]
    fn a_call_of_what_is_not_exported_is_an_error() {
        let wasm = b"\0asm\x01\0\0\0\x07\x01\0";
        let error = shorten("xendit", wasm, r#""./xendit_bg.js"; wasm.missing()"#).unwrap_err();
        assert!(error.to_string().contains("missing"), "{error}");
    }

    #[test]
    fn names_go_on_after_the_last_letter() {
        assert_eq!([0, 51, 52, 53, 52 + 52 * 52].map(short_name), ["a", "Z", "aa", "ab", "aaa"]);
    }
}
