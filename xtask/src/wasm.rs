//! The binary format of WebAssembly, as far as the build rewrites it.
use anyhow::{Context, Result, ensure};

/// The number of a section with a name of its own.
pub const CUSTOM: u8 = 0;
/// The number of the imports' section.
pub const IMPORTS: u8 = 2;
/// The number of the exports' section.
pub const EXPORTS: u8 = 7;
/// The number of the section that has the functions themselves.
pub const CODE: u8 = 10;
/// The number of the section that fills tables.
pub const ELEMENTS: u8 = 9;

/// The same module, with every section as `change` makes it of its number and its bytes.
pub fn rewrite(wasm: &[u8], mut change: impl FnMut(u8, &[u8]) -> Result<Vec<u8>>) -> Result<Vec<u8>> {
    let mut output = wasm.get(..HEADER).context("the wasm is cut short")?.to_vec();
    for section in sections(wasm) {
        let (id, section) = section?;
        let section = change(id, section)?;
        output.push(id);
        write_number(&mut output, section.len());
        output.extend(section);
    }
    Ok(output)
}

/// The sections in their order: number and bytes.
pub fn sections(wasm: &[u8]) -> impl Iterator<Item = Result<(u8, &[u8])>> {
    let mut rest = Bytes(wasm.get(HEADER..).unwrap_or_default());
    std::iter::from_fn(move || (!rest.0.is_empty()).then(|| rest.section()))
}

/// The magic number and the version.
const HEADER: usize = 8;

/// What is left to read of a section.
pub struct Bytes<'a>(pub &'a [u8]);

impl<'a> Bytes<'a> {
    /// So many bytes.
    pub fn take(&mut self, length: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length).context("the wasm is cut short")?;
        self.0 = rest;
        Ok(taken)
    }

    /// One byte.
    pub fn byte(&mut self) -> Result<u8> {
        self.take(1)?.first().copied().context("the wasm is cut short")
    }

    fn section(&mut self) -> Result<(u8, &'a [u8])> {
        let id = self.byte()?;
        let length = self.number()?;
        Ok((id, self.take(length)?))
    }

    /// LEB128.
    pub fn number(&mut self) -> Result<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
            shift += 7;
            ensure!(shift < 35, "a number in the wasm is too long");
        }
    }

    /// A text behind its length.
    pub fn name(&mut self) -> Result<&'a str> {
        let length = self.number()?;
        Ok(std::str::from_utf8(self.take(length)?)?)
    }

    /// What kind of thing is imported: a function by its type, or a table or memory with its limits.
    pub fn description(&mut self) -> Result<&'a [u8]> {
        let before = self.0;
        match self.byte()? {
            0 => {
                self.number()?;
            }
            1 => {
                self.byte()?;
                self.limits()?;
            }
            2 => self.limits()?,
            kind => anyhow::bail!("an import of kind {kind} is not known here"),
        }
        before.get(..before.len() - self.0.len()).context("the wasm is cut short")
    }

    fn limits(&mut self) -> Result<()> {
        let has_maximum = self.byte()? & 1 == 1;
        self.number()?;
        if has_maximum {
            self.number()?;
        }
        Ok(())
    }
}

/// LEB128.
pub fn write_number(output: &mut Vec<u8>, mut number: usize) {
    while number > 0x7f {
        output.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    output.push(number as u8);
}

/// LEB128 where a number could be negative: its highest bit would say so.
pub fn write_signed(output: &mut Vec<u8>, mut number: usize) {
    while number > 0x3f {
        output.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    output.push(number as u8);
}

/// A text behind its length.
pub fn write_name(output: &mut Vec<u8>, name: &str) {
    write_number(output, name.len());
    output.extend(name.bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_could_be_negative_says_that_it_is_not() {
        for (number, expected) in [(63, &[0x3f][..]), (64, &[0xc0, 0]), (300, &[0xac, 2])] {
            let mut output = Vec::new();
            write_signed(&mut output, number);
            assert_eq!(output, expected, "{number}");
        }
    }
}
