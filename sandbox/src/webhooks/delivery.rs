//! Trying to deliver a webhook: how a try went, and when the next one is due; xendit-api.md 4.5.
use std::borrow::Cow;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// When a delivery is tried again, counted from the first try.
const RETRIES: [SignedDuration; 6] = [
    SignedDuration::from_mins(15),
    SignedDuration::from_hours(1),
    SignedDuration::from_hours(3),
    SignedDuration::from_hours(6),
    SignedDuration::from_hours(12),
    SignedDuration::from_hours(24),
];

/// The time of a retry, 0 being the first of them. None when there is none left.
pub(crate) fn retry(number: usize, first_try: Timestamp, speed: u32) -> Option<Timestamp> {
    let after = *RETRIES.get(number)? / i32::try_from(speed).unwrap_or(i32::MAX);
    first_try.checked_add(after).ok()
}

/// What became of one try.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Delivery {
    Answered(u16),
    Unanswered(Cow<'static, str>),
}

impl Delivery {
    pub(crate) fn succeeded(&self) -> bool {
        matches!(self, Self::Answered(200..=299))
    }
}
