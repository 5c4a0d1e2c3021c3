//! The webhooks there are, by the name of their event; xendit-api.md 4.
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Event {
    Captured,
    Authorized,
    PaymentFailed,
    TokenActivated,
    TokenFailed,
    PaymentExpired,
    RequestExpired,
    TokenExpired,
    RefundSucceeded,
    RefundFailed,
    SessionCompleted,
    SessionExpired,
}

impl Event {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Captured => "payment.capture",
            Self::Authorized => "payment.authorization",
            Self::PaymentFailed => "payment.failure",
            Self::TokenActivated => "payment_token.activation",
            Self::TokenFailed => "payment_token.failure",
            Self::PaymentExpired => "payment.expiry",
            Self::RequestExpired => "payment_request.expiry",
            Self::TokenExpired => "payment_token.expiry",
            Self::RefundSucceeded => "refund.succeeded",
            Self::RefundFailed => "refund.failed",
            Self::SessionCompleted => "payment_session.completed",
            Self::SessionExpired => "payment_session.expired",
        }
    }

    /// xendit: payments and tokens are v3 and say so, sessions and refunds do not.
    pub(crate) const fn api_version(self) -> Option<&'static str> {
        match self {
            Self::SessionCompleted | Self::SessionExpired | Self::RefundSucceeded | Self::RefundFailed => {
                None
            }
            _ => Some("v3"),
        }
    }
}
