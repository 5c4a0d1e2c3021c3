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

/// How often the gateway was asked since something last changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Patience(u32);

/// The longest wait between two questions. The official SDK's grows without end, to 27 minutes and more.
const LONGEST_MS: f64 = 60_000.0;

impl Patience {
    /// The wait before the next question, in milliseconds: 5.3 s, then six per cent more each time.
    pub fn wait_ms(self) -> u32 {
        let wait = 5000.0 * 1.06_f64.powi(i32::try_from(self.0 + 1).unwrap_or(i32::MAX));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 5,300 and 60,000"
        )]
        {
            wait.min(LONGEST_MS) as u32
        }
    }

    /// After one more question without news.
    #[must_use]
    pub fn longer(self) -> Self {
        Self(self.0.saturating_add(1))
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
