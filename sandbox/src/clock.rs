//! The sandbox's clock: real time plus whatever was added to it, or standing still.
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// A year. More would only be a typing mistake, and must not overflow a timestamp.
const FURTHEST_STEP_SECONDS: i64 = 366 * 24 * 60 * 60;

/// What the clock says, and whether it moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Movement {
    Running { ahead: SignedDuration },
    Frozen { at: Timestamp },
}

#[derive(Debug)]
pub(crate) struct Clock {
    movement: Mutex<Movement>,
    at_start: Movement,
}

#[derive(Debug, thiserror::Error)]
#[error("advance_seconds must be a whole number from 0 to {FURTHEST_STEP_SECONDS}")]
pub(crate) struct StepTooLong;

impl Clock {
    /// Stands still at `frozen_at`, or runs with real time.
    pub(crate) fn new(frozen_at: Option<Timestamp>) -> Self {
        let at_start = match frozen_at {
            Some(at) => Movement::Frozen { at },
            None => Movement::Running { ahead: SignedDuration::ZERO },
        };
        Self { movement: Mutex::new(at_start), at_start }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.movement().now()
    }

    pub(crate) fn is_frozen(&self) -> bool {
        matches!(*self.movement(), Movement::Frozen { .. })
    }

    /// Stops where it is or goes on from there, if told to, and moves ahead.
    pub(crate) fn change(&self, freeze: Option<bool>, advance_seconds: i64) -> Result<(), StepTooLong> {
        if !(0..=FURTHEST_STEP_SECONDS).contains(&advance_seconds) {
            return Err(StepTooLong);
        }
        let mut movement = self.movement();
        let now = movement
            .now()
            .saturating_add(SignedDuration::from_secs(advance_seconds))
            .unwrap_or(Timestamp::MAX);
        let is_frozen = matches!(*movement, Movement::Frozen { .. });
        *movement = if freeze.unwrap_or(is_frozen) {
            Movement::Frozen { at: now }
        } else {
            Movement::Running { ahead: now.duration_since(Timestamp::now()) }
        };
        Ok(())
    }

    /// Takes up a movement that was written down.
    pub(crate) fn take_up(&self, movement: Movement) {
        *self.movement() = movement;
    }

    /// As at the start.
    pub(crate) fn reset(&self) {
        *self.movement() = self.at_start;
    }

    /// To be written down.
    pub(crate) fn current(&self) -> Movement {
        *self.movement()
    }

    fn movement(&self) -> MutexGuard<'_, Movement> {
        self.movement.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Movement {
    fn now(self) -> Timestamp {
        match self {
            Self::Running { ahead } => Timestamp::now().saturating_add(ahead).unwrap_or(Timestamp::MAX),
            Self::Frozen { at } => at,
        }
    }
}

/// Xendit's timestamps: UTC, milliseconds, `Z`.
pub(crate) fn iso(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_timestamp_has_milliseconds_and_a_z() {
        assert_eq!(iso(at("2026-01-12T06:32:50.5504Z")), "2026-01-12T06:32:50.550Z");
    }

    #[test]
    fn the_clock_never_goes_back() {
        assert!(Clock::new(None).change(None, -1).is_err());
    }

    #[test]
    fn a_frozen_clock_moves_only_when_it_is_advanced() {
        let clock = Clock::new(Some(at("2026-01-12T00:00:00Z")));
        assert_eq!(clock.now(), clock.now());
        assert!(clock.change(None, 60).is_ok());
        assert_eq!(clock.now(), at("2026-01-12T00:01:00Z"));
    }

    #[test]
    fn a_clock_let_run_goes_on_from_where_it_stood() {
        let clock = Clock::new(Some(at("2020-01-01T00:00:00Z")));
        assert!(clock.change(Some(false), 0).is_ok());
        let now = clock.now();
        assert!(at("2020-01-01T00:00:00Z") <= now && now < at("2020-01-02T00:00:00Z"));
        assert!(clock.change(Some(true), 0).is_ok());
        assert!(clock.is_frozen() && clock.now() >= now);
        clock.reset();
        assert_eq!(clock.now(), at("2020-01-01T00:00:00Z"));
    }
}
