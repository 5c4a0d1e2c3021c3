//! Places in the table that nobody asks for. The functions in them cannot be called, but the places keep them alive, and
//! shoppers would download them.
use std::collections::HashSet;

use anyhow::{Context, Result, ensure};

use crate::wasm::{Bytes, CUSTOM, ELEMENTS, rewrite, sections, write_number};

/// How the names of such functions begin.
const UNCALLED: [&str; 2] = [
    // Behind every method of js-sys that takes a closure, `Array.prototype.every` say, stands one of these. wasm-bindgen
    // finds it by its place, and its glue calls those it needs as exports.
    "wasm_bindgen::convert::closures::_::invoke::",
    // Tasks of exports that suspend (`#[wasm_bindgen(jspi)]`): there are none here, so wasm-bindgen never makes one.
    "js_sys::futures::jspi::",
];
/// Where the name section has the names of functions.
const FUNCTION_NAMES: u8 = 1;
/// How a list of functions for the table begins, when it begins at place 1, as wasm-ld has it.
const FROM_ONE: [u8; 4] = [0, 0x41, 1, 0x0b];

/// The same module with those places given to another function: wasm-opt drops what nothing else leads to.
pub fn clear(wasm: &[u8]) -> Result<Vec<u8>> {
    let uncalled = uncalled(wasm)?;
    ensure!(!uncalled.is_empty(), "the wasm has no names, or no closures");
    rewrite(wasm, |id, section| match id {
        ELEMENTS => without(section, &uncalled),
        _ => Ok(section.to_vec()),
    })
}

/// The functions by their numbers, from the name section.
fn uncalled(wasm: &[u8]) -> Result<HashSet<usize>> {
    let mut uncalled = HashSet::new();
    for section in sections(wasm) {
        let (CUSTOM, section) = section? else { continue };
        let mut section = Bytes(section);
        if section.name()? != "name" {
            continue;
        }
        while !section.0.is_empty() {
            let kind = section.byte()?;
            let length = section.number()?;
            let mut names = Bytes(section.take(length)?);
            if kind == FUNCTION_NAMES {
                for _ in 0..names.number()? {
                    let (function, name) = (names.number()?, names.name()?);
                    if UNCALLED.iter().any(|beginning| name.starts_with(beginning)) {
                        uncalled.insert(function);
                    }
                }
            }
        }
    }
    Ok(uncalled)
}

fn without(section: &[u8], uncalled: &HashSet<usize>) -> Result<Vec<u8>> {
    let (mut input, mut output) = (Bytes(section), Vec::new());
    let segments = input.number()?;
    write_number(&mut output, segments);
    for _ in 0..segments {
        let head = input.take(FROM_ONE.len())?;
        ensure!(head == FROM_ONE, "the table is filled otherwise than known here");
        output.extend(head);
        let functions: Result<Vec<usize>> = (0..input.number()?).map(|_| input.number()).collect();
        let functions = functions?;
        let other = functions.iter().find(|function| !uncalled.contains(function));
        let other = other.context("the table holds nothing else")?;
        write_number(&mut output, functions.len());
        for function in &functions {
            write_number(&mut output, *if uncalled.contains(function) { other } else { function });
        }
    }
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm::write_name;

    const CLOSURE: &str = "wasm_bindgen::convert::closures::_::invoke::h0123456789abcdef";

    /// A module whose table holds the functions 5, 6 and 7 from place 1 on, with these names.
    fn wasm(names: [&str; 3]) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([ELEMENTS, 9, 1, 0, 0x41, 1, 0x0b, 3, 5, 6, 7]);
        let mut functions = vec![3];
        for (function, name) in (5..).zip(names) {
            functions.push(function);
            write_name(&mut functions, name);
        }
        let mut section = Vec::new();
        write_name(&mut section, "name");
        section.push(FUNCTION_NAMES);
        write_number(&mut section, functions.len());
        section.extend(functions);
        wasm.push(CUSTOM);
        write_number(&mut wasm, section.len());
        wasm.extend(section);
        wasm
    }

    #[test]
    fn a_closure_loses_its_place_and_the_others_keep_theirs() {
        let module = wasm(["open", CLOSURE, "revive"]);
        let cleared = clear(&module).unwrap();
        assert_eq!(cleared.get(8..19), Some(&[ELEMENTS, 9, 1, 0, 0x41, 1, 0x0b, 3, 5, 5, 7][..]));
        assert_eq!(cleared.get(19..), module.get(19..), "everything else stays as it is");
    }

    #[test]
    fn a_module_without_names_is_an_error() {
        assert!(clear(&wasm(["open", "", "revive"])).is_err());
    }

    #[test]
    fn a_table_that_is_filled_otherwise_is_an_error() {
        let mut module = wasm(["open", CLOSURE, "revive"]);
        if let Some(place) = module.get_mut(13) {
            *place = 2;
        }
        assert!(clear(&module).is_err());
    }
}
