//! The webhooks there are, by the name of their event; xendit-api.md 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    Captured,
    Authorized,
    PaymentFailed,
    TokenActivated,
    TokenFailed,
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
            Self::SessionCompleted => "payment_session.completed",
            Self::SessionExpired => "payment_session.expired",
        }
    }

    /// xendit: payments and tokens are v3 and say so, sessions do not.
    pub(crate) const fn api_version(self) -> Option<&'static str> {
        match self {
            Self::SessionCompleted | Self::SessionExpired => None,
            _ => Some("v3"),
        }
    }
}
