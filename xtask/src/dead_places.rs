//! Places in the table that nobody asks for. The functions in them cannot be called, but the places keep them alive, and
//! shoppers would download them.
use std::collections::HashMap;

use anyhow::{Result, ensure};

use crate::wasm::{Bytes, CUSTOM, ELEMENTS, EXPORTS, rewrite, sections, write_number, write_signed};

/// How the names of such functions begin.
const UNCALLED: [&str; 2] = [
    // Behind every method of js-sys that takes a closure, `Array.prototype.every` say, stands one of these. wasm-bindgen
    // finds it by its place, and its glue calls those it needs as exports.
    "wasm_bindgen::convert::closures::_::invoke::",
    // Tasks of exports that suspend (`#[wasm_bindgen(jspi)]`): there are none here, so wasm-bindgen never makes one.
    "js_sys::futures::jspi::",
];
/// The kind of an export that is a table.
const TABLE: u8 = 1;
/// Where the name section has the names of functions.
const FUNCTION_NAMES: u8 = 1;
/// What the poll of such a task would be exported as.
const JSPI_EXPORT: &str = "__wbg_jspi_task_poll";
/// A list of functions for the first table, at the place that follows; and what closes the place.
const AT: [u8; 2] = [0, 0x41];
const END: u8 = 0x0b;

/// The same module with nothing at those places, where a call would trap: wasm-opt drops what nothing else leads to.
pub fn clear(wasm: &[u8]) -> Result<Vec<u8>> {
    ensure_wasm_alone_calls_by_place(wasm)?;
    let names = function_names(wasm)?;
    rewrite(wasm, |id, section| match id {
        ELEMENTS => without(section, &names),
        _ => Ok(section.to_vec()),
    })
}

fn ensure_wasm_alone_calls_by_place(wasm: &[u8]) -> Result<()> {
    for section in sections(wasm) {
        let (EXPORTS, section) = section? else { continue };
        let mut section = Bytes(section);
        for _ in 0..section.number()? {
            let (name, kind, index) = (section.name()?, section.byte()?, section.number()?);
            ensure!(name != JSPI_EXPORT, "an export suspends: its tasks are called by their place");
            ensure!((kind, index) != (TABLE, 0), "JavaScript has the table, and may call anything in it");
        }
    }
    Ok(())
}

/// The functions' names by their numbers, from the name section.
fn function_names(wasm: &[u8]) -> Result<HashMap<usize, &str>> {
    let mut all = HashMap::new();
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
                    all.insert(names.number()?, names.name()?);
                }
            }
        }
    }
    Ok(all)
}

/// One list of functions becomes one for each run of places that stay filled.
fn without(section: &[u8], names: &HashMap<usize, &str>) -> Result<Vec<u8>> {
    let mut input = Bytes(section);
    // wasm-ld leaves place 0 empty, for null.
    let is_known = input.number()? == 1 && input.take(4)? == [AT[0], AT[1], 1, END];
    ensure!(is_known, "the table is filled otherwise than known here");
    let functions: Result<Vec<usize>> = (0..input.number()?).map(|_| input.number()).collect();
    let places: Vec<(usize, usize)> = (1..).zip(functions?).collect();

    let beginning_of = |function: &usize| {
        let name = names.get(function)?;
        UNCALLED.iter().find(|beginning| name.starts_with(*beginning))
    };
    for beginning in &UNCALLED {
        let is_there = places.iter().any(|(_, function)| beginning_of(function) == Some(beginning));
        ensure!(is_there, "no function at any place is called {beginning}…");
    }
    let runs: Vec<&[(usize, usize)]> = places
        .split(|(_, function)| beginning_of(function).is_some())
        .filter(|run| !run.is_empty())
        .collect();
    let mut output = Vec::new();
    write_number(&mut output, runs.len());
    for run in runs {
        output.extend(AT);
        write_signed(&mut output, run.first().map_or(0, |(place, _)| *place));
        output.push(END);
        write_number(&mut output, run.len());
        run.iter().for_each(|(_, function)| write_number(&mut output, *function));
    }
    Ok(output)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wasm::write_name;

    const CLOSURE: &str = "wasm_bindgen::convert::closures::_::invoke::h0123456789abcdef";
    const TASK: &str = "js_sys::futures::jspi::task_waker::raw_wake";
    const BEGINNING: &[u8] = b"\0asm\x01\0\0\0";

    /// A module whose table holds the functions 5 to 8 from this place on, with these names, and an export.
    fn wasm(place: u8, names: [&str; 4], (export, kind): (&str, u8)) -> Vec<u8> {
        let mut wasm = BEGINNING.to_vec();
        let mut exports = vec![1];
        write_name(&mut exports, export);
        exports.extend([kind, 0]);
        write_section(&mut wasm, EXPORTS, &exports);
        write_section(&mut wasm, ELEMENTS, &[1, 0, 0x41, place, 0x0b, 4, 5, 6, 7, 8]);
        let mut functions = vec![4];
        for (function, name) in (5..).zip(names) {
            functions.push(function);
            write_name(&mut functions, name);
        }
        let mut section = Vec::new();
        write_name(&mut section, "name");
        write_section(&mut section, FUNCTION_NAMES, &functions);
        write_section(&mut wasm, CUSTOM, &section);
        wasm
    }

    fn write_section(output: &mut Vec<u8>, id: u8, section: &[u8]) {
        output.push(id);
        write_number(output, section.len());
        output.extend(section);
    }

    fn filled(wasm: &[u8]) -> Vec<u8> {
        let found = sections(wasm).map(Result::unwrap).find(|(id, _)| *id == ELEMENTS);
        found.map(|(_, section)| section.to_vec()).unwrap_or_default()
    }

    #[test]
    fn uncalled_functions_lose_their_places_and_the_others_keep_theirs() {
        let module = wasm(1, ["open", CLOSURE, "revive", TASK], ("memory", 2));
        let cleared = clear(&module).unwrap();
        assert_eq!(filled(&cleared), [2, 0, 0x41, 1, 0x0b, 1, 5, 0, 0x41, 3, 0x0b, 1, 7]);
        assert_eq!(function_names(&cleared).unwrap(), function_names(&module).unwrap());
    }

    #[test]
    fn a_beginning_that_no_function_has_is_an_error() {
        assert!(clear(&wasm(1, ["open", CLOSURE, "revive", "close"], ("memory", 2))).is_err());
        assert!(clear(&wasm(1, ["open", TASK, "revive", "close"], ("memory", 2))).is_err());
    }

    #[test]
    fn a_table_that_is_filled_otherwise_is_an_error() {
        assert!(clear(&wasm(2, ["open", CLOSURE, "revive", TASK], ("memory", 2))).is_err());
    }

    #[test]
    fn a_module_that_calls_by_place_from_outside_is_an_error() {
        for export in [(JSPI_EXPORT, 0), ("table", TABLE)] {
            assert!(clear(&wasm(1, ["open", CLOSURE, "revive", TASK], export)).is_err(), "{export:?}");
        }
    }
}
