//! HTTP to Xendit's components gateway: one method an endpoint (protocol.md B). Each says what to send; `send` sends it.

mod error;
mod request;

pub use error::GatewayError;
pub use request::{Cancel, answer, request};

use web_sys::RequestMode;

use crate::domain::card::Sealed;
use crate::domain::id::{PaymentRequestId, TokenRequestId};
use crate::domain::joined::joined;
use crate::domain::payment::Submission;
use crate::domain::session::Purpose;
use crate::wire::payment::{card_number, create_payment};
use crate::wire::value::{Unreadable, Value};

/// The gateway, for one session.
pub struct Gateway {
    base_url: String,
    session_auth_key: String,
    version: String,
}

/// What is to be sent: a GET, or a POST when there is something in it.
pub struct Call {
    url: String,
    payload: Option<Value>,
    mode: RequestMode,
    /// Whether it may create an attempt.
    pub is_attempt: bool,
}

impl Call {
    /// The same, for an answer that the browser need not show us: it says whether there is one.
    pub fn without_cors(self) -> Self {
        Self { mode: RequestMode::NoCors, ..self }
    }
}

impl Gateway {
    /// `base_url` is the gateway's origin; `version` is the `components_version` we follow, e.g. `v0.0.24`.
    pub fn new(base_url: &str, session_auth_key: &str, version: &str) -> Self {
        Self {
            base_url: base_url.strip_suffix('/').unwrap_or(base_url).into(),
            session_auth_key: session_auth_key.into(),
            version: version.into(),
        }
    }

    /// Opens the session.
    pub fn session(&self) -> Call {
        self.call(&[&self.session_auth_key, "?"], None)
    }

    /// Creates a payment request for a session that pays, a payment token for one that saves.
    pub fn create(&self, purpose: Purpose, submission: &Submission) -> Call {
        let endpoint = match purpose {
            Purpose::Paying => "payment_requests?",
            Purpose::Saving => "payment_tokens?",
        };
        let call = self.call(&[endpoint], Some(create_payment(&self.session_auth_key, submission)));
        Call { is_attempt: true, ..call }
    }

    /// Where a test payment is made with what is shown.
    pub fn simulation_url(&self, id: &PaymentRequestId) -> String {
        self.call(&[&self.session_auth_key, "/payment_requests/", id.as_str(), "/simulate?"], None).url
    }

    /// Asks how the attempt stands.
    pub fn poll(&self, asked: &TokenRequestId) -> Call {
        self.call(&[&self.session_auth_key, "/poll?token_request_id=", asked.as_str(), "&"], None)
    }

    /// Asks what is known of a card by its number.
    pub fn card_info(&self, number: &Sealed) -> Call {
        self.call(&[&self.session_auth_key, "/card_info?"], Some(card_number(number)))
    }

    /// `components_version` comes last (protocol.md M.2).
    fn call(&self, path: &[&str], payload: Option<Value>) -> Call {
        let path = joined(path);
        let url = joined(&[&self.base_url, "/api/sessions/", &path, "components_version=", &self.version]);
        Call { url, payload, mode: RequestMode::Cors, is_attempt: false }
    }
}

/// Reads an answer, if there is one.
pub fn read<T>(
    answer: Result<Value, GatewayError>,
    read: fn(&Value) -> Result<T, Unreadable>,
) -> Result<T, GatewayError> {
    answer.and_then(|answer| read(&answer).map_err(Into::into))
}
