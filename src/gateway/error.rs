//! How a call to the gateway fails.

use crate::domain::failure::{ErrorCode, Failure};
use crate::domain::payment::Refusal;
use crate::wire::value::Unreadable;

/// Why there is no answer to work with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GatewayError {
    /// We hung up.
    #[error("the request was canceled")]
    Canceled,
    /// Nobody answered: offline, blocked, or refused by CORS; the browser does not say which.
    #[error(
        "the payment gateway could not be reached; check the connection, and connect-src in the page's CSP"
    )]
    Unreachable,
    /// Nobody answered in time.
    #[error("the payment gateway did not answer within 30 seconds; try again")]
    TimedOut,
    // Statuses are printed as u32: nothing else prints a u16, whose printing would be downloaded for them alone.
    /// An error in the gateway's own words.
    #[error("the payment gateway answered {} {}: {message}", u32::from(*status), refusal.error_code)]
    Refused {
        /// The HTTP status.
        status: u16,
        /// Its code, and its words for the shopper.
        refusal: Refusal,
        /// Its words for the developer.
        message: String,
    },
    /// An error in nobody's words, e.g. a proxy's HTML.
    #[error("the payment gateway answered {} and does not say why; try again", u32::from(*.0))]
    Broken(u16),
    /// An answer this version cannot read.
    #[error(
        "the payment gateway answered something this version does not know ({0} is missing or of another kind); look for a newer one"
    )]
    Unreadable(&'static str),
}

impl From<Unreadable> for GatewayError {
    fn from(Unreadable(what): Unreadable) -> Self {
        Self::Unreadable(what)
    }
}

impl From<GatewayError> for Failure {
    fn from(error: GatewayError) -> Self {
        let code = match error {
            GatewayError::Canceled => ErrorCode::Aborted,
            GatewayError::Unreachable | GatewayError::TimedOut => ErrorCode::Network,
            GatewayError::Refused { status: 404, .. } => ErrorCode::SessionUnusable,
            GatewayError::Refused { .. } | GatewayError::Broken(_) => ErrorCode::Gateway,
            GatewayError::Unreadable(_) => ErrorCode::Unreadable,
        };
        Self::new(code, error.to_string())
    }
}
