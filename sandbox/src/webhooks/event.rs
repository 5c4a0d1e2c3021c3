//! The webhooks there are, by the name of their event; xendit-api.md 4.
use serde::{Deserialize, Serialize};

use crate::webhooks::topic::Topic;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Event {
    #[serde(rename = "payment.capture")]
    Captured,
    #[serde(rename = "payment.authorization")]
    Authorized,
    #[serde(rename = "payment.failure")]
    PaymentFailed,
    /// An authorization nobody captured in time.
    #[serde(rename = "payment.expiry")]
    PaymentExpired,
    #[serde(rename = "payment_request.expiry")]
    RequestExpired,
    #[serde(rename = "payment_token.activation")]
    TokenActivated,
    #[serde(rename = "payment_token.failure")]
    TokenFailed,
    #[serde(rename = "payment_token.expiry")]
    TokenExpired,
    #[serde(rename = "payment_session.completed")]
    SessionCompleted,
    #[serde(rename = "payment_session.expired")]
    SessionExpired,
    #[serde(rename = "refund.succeeded")]
    RefundSucceeded,
    #[serde(rename = "refund.failed")]
    RefundFailed,
}

impl Event {
    /// xendit: payments and tokens are v3 and say so; sessions and refunds do not.
    pub(crate) const fn api_version(self) -> Option<&'static str> {
        match self.topic() {
            Topic::Payment | Topic::PaymentRequest | Topic::PaymentToken => Some("v3"),
            Topic::SessionCompleted | Topic::SessionExpired | Topic::Refund => None,
        }
    }

    pub(crate) const fn topic(self) -> Topic {
        match self {
            Self::Captured | Self::Authorized | Self::PaymentFailed | Self::PaymentExpired => Topic::Payment,
            Self::RequestExpired => Topic::PaymentRequest,
            Self::TokenActivated | Self::TokenFailed | Self::TokenExpired => Topic::PaymentToken,
            Self::SessionCompleted => Topic::SessionCompleted,
            Self::SessionExpired => Topic::SessionExpired,
            Self::RefundSucceeded | Self::RefundFailed => Topic::Refund,
        }
    }
}
