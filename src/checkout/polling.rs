//! When to ask the gateway again (protocol.md B.5).

/// A request to the gateway that may be overtaken: an answer that carries an older number is nobody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Serial(u32);

impl Serial {
    /// The number after this one.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.wrapping_add(1))
    }
}

/// How long to wait before asking again: the longer, the longer nothing has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    wait_ms: u32,
}

/// The longest wait between two questions. The official SDK's grows without end, to 27 minutes and more.
const LONGEST_MS: u32 = 60_000;

impl Default for Patience {
    fn default() -> Self {
        Self { wait_ms: 5_300 }
    }
}

impl Patience {
    /// Whether one question has been in vain, and no more than one.
    pub fn is_tried(self) -> bool {
        self == Self::default().longer()
    }

    /// The wait before the next question, in milliseconds.
    pub fn wait_ms(self) -> u32 {
        self.wait_ms
    }

    /// After one more question without news: six per cent more.
    #[must_use]
    pub fn longer(self) -> Self {
        Self { wait_ms: (self.wait_ms * 106 / 100).min(LONGEST_MS) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_by_six_per_cent_and_stop_growing_at_a_minute() {
        let mut patience = Patience::default();
        let mut waits = Vec::new();
        for _ in 0..60 {
            waits.push(patience.wait_ms());
            patience = patience.longer();
        }
        assert_eq!(waits[..3], [5300, 5618, 5955]);
        assert!(waits.is_sorted());
        assert_eq!(waits.last(), Some(&60_000));
    }
}
