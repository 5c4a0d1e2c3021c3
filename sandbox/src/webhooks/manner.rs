//! How deliveries are made on demand, so that a receiver can be tried: in which order, and how often each.
use serde::{Deserialize, Serialize};

/// As the controls spell it, in both directions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Manner {
    pub(crate) order: Order,
    /// How often each webhook is sent, all with the same id.
    pub(crate) copies: u8,
}

/// In which order webhooks that are due together go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Order {
    AsTheyHappen,
    Reversed,
    /// None goes out but by a resend, so any order can be had.
    ByHand,
}

/// More would be an attack on one's own shop.
pub(crate) const MOST_COPIES: u8 = 10;

impl Default for Manner {
    fn default() -> Self {
        Self { order: Order::AsTheyHappen, copies: 1 }
    }
}
