//! Trying to deliver a webhook: how a try went, and when the next one is due; xendit-api.md 4.5.
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::clock::iso;
use crate::http::members::Members;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Delivery {
    Answered(u16),
    Unanswered(Silence),
}

/// Why there was no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Silence {
    #[serde(rename = "no answer in time")]
    TooLong,
    #[serde(rename = "cannot connect")]
    NotThere,
    #[serde(rename = "connection broken")]
    Broken,
}

/// Who wanted a try, in the words of Xendit's dashboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Source {
    Automatic,
    Resend,
}

/// One try.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Try {
    pub(crate) at: Timestamp,
    pub(crate) url: Box<str>,
    pub(crate) source: Source,
    pub(crate) delivery: Delivery,
}

impl Try {
    pub(super) fn entry(&self) -> Value {
        let mut entry = Members::default();
        entry.put("at", iso(self.at));
        entry.put("url", &self.url);
        entry.put("source", self.source);
        match self.delivery {
            Delivery::Answered(status) => entry.put("status", status),
            Delivery::Unanswered(silence) => entry.put("error", silence),
        }
        entry.into()
    }
}

impl Delivery {
    pub(crate) fn succeeded(self) -> bool {
        matches!(self, Self::Answered(200..=299))
    }
}
