//! What a file weighs on the way to a shopper: raw, gzip and brotli.
use std::fmt;
use std::io::Write;
use std::ops::Add;
use std::path::Path;

use anyhow::{Context, Result};

/// Bytes as they are, and as a server would send them at its best compression.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Weight {
    /// Uncompressed.
    pub raw: usize,
    /// gzip, level 9.
    pub gzip: usize,
    /// brotli, quality 11.
    pub brotli: usize,
}

impl Weight {
    /// Weighs a file.
    pub fn of_file(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
        Self::of(&bytes)
    }

    /// Weighs bytes.
    pub fn of(bytes: &[u8]) -> Result<Self> {
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        gzip.write_all(bytes)?;
        let mut brotli = Vec::new();
        // 22: the largest window every browser accepts
        brotli::CompressorWriter::new(&mut brotli, 4096, 11, 22).write_all(bytes)?;
        Ok(Self { raw: bytes.len(), gzip: gzip.finish()?.len(), brotli: brotli.len() })
    }
}

impl Add for Weight {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:>9} raw {:>9} gzip {:>9} brotli",
            kilobytes(self.raw),
            kilobytes(self.gzip),
            kilobytes(self.brotli)
        )
    }
}

/// 48213 → "48.2 kB": thousands, as networks count.
pub fn kilobytes(bytes: usize) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::{Weight, kilobytes};

    #[test]
    fn repetition_weighs_little_on_the_wire() {
        let weight = Weight::of(&[b'a'; 10_000]).unwrap();
        assert_eq!(weight.raw, 10_000);
        assert!(weight.gzip < 100 && weight.brotli < 50, "{weight:?}");
    }

    #[test]
    fn kilobytes_are_thousands() {
        assert_eq!(kilobytes(48_213), "48.2 kB");
        assert_eq!(kilobytes(999), "0.9 kB");
    }
}
