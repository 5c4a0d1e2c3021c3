//! How a call to the gateway fails.

use crate::domain::failure::{ErrorCode, Failure};
use crate::domain::joined::joined;
use crate::domain::payment::Refusal;
use crate::wire::value::Unreadable;

const ANSWERED: &str = "the payment gateway answered ";

/// Why there is no answer to work with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GatewayError {
    /// We hung up.
    Canceled,
    /// Nobody answered: offline, blocked, or refused by CORS; the browser does not say which.
    Unreachable,
    /// Nobody answered in time.
    TimedOut,
    /// An error in the gateway's own words.
    Refused {
        /// The HTTP status.
        status: u16,
        /// Its code, and its words for the shopper.
        refusal: Refusal,
        /// Its words for the developer.
        message: String,
    },
    /// An error in nobody's words, e.g. a proxy's HTML.
    Broken(u16),
    /// An answer this version cannot read.
    Unreadable(&'static str),
}

impl From<Unreadable> for GatewayError {
    fn from(Unreadable(what): Unreadable) -> Self {
        Self::Unreadable(what)
    }
}

impl From<GatewayError> for Failure {
    fn from(error: GatewayError) -> Self {
        // As numbers that others print as well: the printing of each kind is downloaded.
        let print = |status| usize::from(status).to_string();
        match error {
            GatewayError::Canceled => Self::new(ErrorCode::Aborted, "the request was canceled"),
            GatewayError::Unreachable => Self::new(
                ErrorCode::Network,
                "the payment gateway could not be reached; check the connection, and connect-src in the page's CSP",
            ),
            GatewayError::TimedOut => Self::new(
                ErrorCode::Network,
                "the payment gateway did not answer within 30 seconds; try again",
            ),
            GatewayError::Refused { status, refusal, message } => Self::new(
                if status == 404 { ErrorCode::SessionUnusable } else { ErrorCode::Gateway },
                joined(&[ANSWERED, &print(status), " ", &refusal.error_code, ": ", &message]),
            ),
            GatewayError::Broken(status) => Self::new(
                ErrorCode::Gateway,
                joined(&[ANSWERED, &print(status), " and does not say why; try again"]),
            ),
            GatewayError::Unreadable(what) => Self::new(
                ErrorCode::Unreadable,
                joined(&[
                    ANSWERED,
                    "something this version does not know (",
                    what,
                    " is missing or of another kind); look for a newer one",
                ]),
            ),
        }
    }
}
