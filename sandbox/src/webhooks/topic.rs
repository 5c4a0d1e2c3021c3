//! What webhooks are about, as far as they can be sent to different addresses: the rows of Xendit's dashboard.
use std::str::FromStr;

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Topic {
    #[serde(rename = "payment")]
    Payment,
    #[serde(rename = "payment_request")]
    PaymentRequest,
    #[serde(rename = "payment_token")]
    PaymentToken,
    #[serde(rename = "payment_session.completed")]
    SessionCompleted,
    #[serde(rename = "payment_session.expired")]
    SessionExpired,
    #[serde(rename = "refund")]
    Refund,
}

#[derive(Debug, thiserror::Error)]
#[error("there is no webhook topic {0:?}; there are {TOPICS}")]
pub(crate) struct UnknownTopic(String);

const TOPICS: &str =
    "payment, payment_request, payment_token, payment_session.completed, payment_session.expired and refund";

impl FromStr for Topic {
    type Err = UnknownTopic;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        serde_json::from_value(name.into()).map_err(|_| UnknownTopic(name.into()))
    }
}
