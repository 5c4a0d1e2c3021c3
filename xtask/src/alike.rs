//! The order of the functions: each behind those it is most like. brotli says in fewer bits where it saw something before,
//! the nearer that is: a kilobyte less for a shopper.
use std::cmp::Ordering;

use anyhow::{Result, ensure};

use crate::wasm::{Bytes, CODE, CUSTOM, IMPORTS, sections, write_name, write_number};

/// Where the name section has the names of functions.
const FUNCTION_NAMES: u8 = 1;
/// What an import that is a function begins with, behind its name.
const FUNCTION: u8 = 0;
/// Bytes that are looked at together; fewer are the same everywhere, more are so nowhere.
const RUN: usize = 4;

/// The same module with names for its functions, in whose order each stands behind those it is like.
pub fn name(wasm: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for section in sections(wasm) {
        let (id, section) = section?;
        let mut section = Bytes(section);
        match id {
            IMPORTS => {
                for _ in 0..section.number()? {
                    section.name()?;
                    section.name()?;
                    imported += usize::from(section.description()?.first() == Some(&FUNCTION));
                }
            }
            CODE => {
                for _ in 0..section.number()? {
                    let length = section.number()?;
                    bodies.push(section.take(length)?);
                }
            }
            CUSTOM => ensure!(section.name()? != "name", "the functions have names already"),
            _ => {}
        }
    }
    let mut named = wasm.to_vec();
    let names = names(imported, &order(&bodies));
    write(&mut named, CUSTOM, &names);
    Ok(named)
}

/// A name section. The names are places, with as many digits each, so that they sort as numbers do.
fn names(imported: usize, order: &[usize]) -> Vec<u8> {
    let mut places: Vec<(usize, usize)> = order.iter().copied().zip(0..).collect();
    places.sort_unstable();
    let mut names = Vec::new();
    write_number(&mut names, places.len());
    for (function, place) in places {
        write_number(&mut names, imported + function);
        write_name(&mut names, &format!("{place:06}"));
    }
    let mut section = Vec::new();
    write_name(&mut section, "name");
    write(&mut section, FUNCTION_NAMES, &names);
    section
}

/// A section, or a part of one: its number, and its bytes behind their length.
fn write(output: &mut Vec<u8>, id: u8, section: &[u8]) {
    output.push(id);
    write_number(output, section.len());
    output.extend(section);
}

/// From the shortest on, always the one that is most like those before it; what is one further away counts half.
fn order(bodies: &[&[u8]]) -> Vec<usize> {
    let mut left: Vec<Candidate> =
        bodies.iter().enumerate().map(|(function, body)| Candidate::new(function, body)).collect();
    let mut order = Vec::new();
    let mut next = (0..left.len()).min_by_key(|at| left.get(*at).map(|one| one.runs.len()));
    while let Some(at) = next {
        let last = left.swap_remove(at);
        order.push(last.function);
        for other in &mut left {
            other.fitness = other.fitness / 2.0 + likeness(&last.runs, &other.runs);
        }
        let fittest = left.iter().enumerate().max_by(|(_, one), (_, other)| one.compare(other));
        next = fittest.map(|(at, _)| at);
    }
    order
}

/// A function that has no place yet.
struct Candidate<'a> {
    function: usize,
    /// The runs in it, sorted, each once.
    runs: Vec<&'a [u8]>,
    /// How well it stands behind those that have a place.
    fitness: f64,
}

impl<'a> Candidate<'a> {
    fn new(function: usize, body: &'a [u8]) -> Self {
        let mut runs: Vec<&[u8]> = body.windows(RUN).collect();
        runs.sort_unstable();
        runs.dedup();
        Self { function, runs, fitness: 0.0 }
    }

    /// Among equals the first, so that the same module is always ordered the same.
    fn compare(&self, other: &Self) -> Ordering {
        self.fitness.total_cmp(&other.fitness).then(other.function.cmp(&self.function))
    }
}

/// What two have in common, of all that they have.
fn likeness(one: &[&[u8]], other: &[&[u8]]) -> f64 {
    let (mut one_at, mut other_at, mut common) = (0, 0, 0);
    while let (Some(left), Some(right)) = (one.get(one_at), other.get(other_at)) {
        let order = left.cmp(right);
        one_at += usize::from(order.is_le());
        other_at += usize::from(order.is_ge());
        common += usize::from(order.is_eq());
    }
    let all = one.len() + other.len() - common;
    f64::from(common as u32) / f64::from(all.max(1) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_stands_behind_the_one_it_is_like() {
        let bodies: [&[u8]; 4] = [b"call the gateway", b"draw a field", b"call the gate", b"draw a frame"];
        assert_eq!(order(&bodies), [1, 3, 0, 2]);
    }

    #[test]
    fn functions_are_named_by_their_places_behind_what_is_imported() {
        let mut imports = vec![2];
        for (name, description) in [("call", [FUNCTION, 0].as_slice()), ("memory", &[2, 0, 1])] {
            write_name(&mut imports, "a");
            write_name(&mut imports, name);
            imports.extend(description);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        write(&mut wasm, IMPORTS, &imports);
        write(&mut wasm, CODE, b"\x03\x06abcdef\x05vwxyz\x06abcdeg");
        let named = name(&wasm).unwrap();
        assert_eq!(&named[..wasm.len()], wasm);
        let names = b"\x04name\x01\x19\x03\x01\x06000001\x02\x06000000\x03\x06000002";
        assert_eq!(&named[wasm.len()..], [&[CUSTOM, names.len() as u8], names.as_slice()].concat());
    }

    #[test]
    fn functions_that_have_names_are_an_error() {
        let wasm = name(b"\0asm\x01\0\0\0").unwrap();
        assert!(name(&wasm).is_err());
    }
}
