//! A short number for "has anything changed?". Not a cryptographic hash, and not compared across machines.
use std::hash::{DefaultHasher, Hasher};

/// One number for all the parts, in order.
pub fn of(parts: &[&[u8]]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for part in parts {
        hasher.write_usize(part.len());
        hasher.write(part);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn moving_a_byte_between_two_parts_changes_it() {
        assert_ne!(of(&[b"ab", b"c"]), of(&[b"a", b"bc"]));
    }
}
