//! The sandbox's clock: real time plus whatever a test has added to it.
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};

/// A year. More would only be a typing mistake, and must not overflow a timestamp.
const FURTHEST_STEP_SECONDS: i64 = 366 * 24 * 60 * 60;

#[derive(Debug, Default)]
pub(crate) struct Clock {
    seconds_ahead: AtomicI64,
}

#[derive(Debug, thiserror::Error)]
#[error("advance_seconds must be a whole number from 0 to {FURTHEST_STEP_SECONDS}")]
pub(crate) struct StepTooLong;

impl Clock {
    pub(crate) fn ahead_by(seconds: i64) -> Self {
        Self { seconds_ahead: AtomicI64::new(seconds) }
    }

    pub(crate) fn seconds_ahead(&self) -> i64 {
        self.seconds_ahead.load(Ordering::SeqCst)
    }

    pub(crate) fn now(&self) -> Timestamp {
        let ahead = SignedDuration::from_secs(self.seconds_ahead());
        Timestamp::now().saturating_add(ahead).unwrap_or(Timestamp::MAX)
    }

    pub(crate) fn advance(&self, seconds: i64) -> Result<(), StepTooLong> {
        if !(0..=FURTHEST_STEP_SECONDS).contains(&seconds) {
            return Err(StepTooLong);
        }
        self.seconds_ahead.fetch_add(seconds, Ordering::SeqCst);
        Ok(())
    }

    pub(crate) fn reset(&self) {
        self.seconds_ahead.store(0, Ordering::SeqCst);
    }
}

/// Xendit's timestamps: UTC, milliseconds, `Z`.
pub(crate) fn iso(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_has_milliseconds_and_a_z() {
        let at: Timestamp = "2026-01-12T06:32:50.5504Z".parse().unwrap();
        assert_eq!(iso(at), "2026-01-12T06:32:50.550Z");
    }

    #[test]
    fn the_clock_never_goes_back() {
        assert!(Clock::default().advance(-1).is_err());
    }
}
