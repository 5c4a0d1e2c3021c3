//! HTTP to Xendit's components gateway: one method an endpoint (protocol.md B). Each says what to send, and `answer` what
//! came of it.

mod answer;
mod error;

pub use answer::{Answer, Ear, Exchange, ear};
pub use error::GatewayError;

use wasm_bindgen::JsValue;

use crate::domain::card::Sealed;
use crate::domain::id::{PaymentRequestId, TokenRequestId};
use crate::domain::payment::Submission;
use crate::domain::session::Purpose;
use crate::json;
use crate::wire::payment::{card_number, create_payment};
use crate::wire::value::{Unreadable, Value};

/// The gateway, for one session.
pub struct Gateway {
    base_url: String,
    session_auth_key: String,
    version: String,
}

/// What is to be sent.
pub struct Call {
    /// Where to.
    pub url: String,
    payload: Value,
    /// The request's `mode`.
    pub mode: &'static str,
    /// Whether it may create an attempt.
    pub is_attempt: bool,
}

impl Call {
    /// What to POST; `null` for a GET.
    pub fn payload(&self) -> JsValue {
        json::write(&self.payload)
    }

    /// The same, for an answer that the browser need not show us: it says whether there is one.
    pub fn without_cors(self) -> Self {
        Self { mode: "no-cors", ..self }
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
        self.call(&[&self.session_auth_key, "?"], Value::Null)
    }

    /// Creates a payment request for a session that pays, a payment token for one that saves.
    pub fn create(&self, purpose: Purpose, submission: &Submission) -> Call {
        let endpoint = match purpose {
            Purpose::Paying => "payment_requests?",
            Purpose::Saving => "payment_tokens?",
        };
        let call = self.call(&[endpoint], create_payment(&self.session_auth_key, submission));
        Call { is_attempt: true, ..call }
    }

    /// Where a test payment is made with what is shown.
    pub fn simulation_url(&self, id: &PaymentRequestId) -> String {
        self.call(&[&self.session_auth_key, "/payment_requests/", id.as_str(), "/simulate?"], Value::Null).url
    }

    /// Asks how the attempt stands.
    pub fn poll(&self, asked: &TokenRequestId) -> Call {
        self.call(&[&self.session_auth_key, "/poll?token_request_id=", asked.as_str(), "&"], Value::Null)
    }

    /// Asks what is known of a card by its number.
    pub fn card_info(&self, number: &Sealed) -> Call {
        self.call(&[&self.session_auth_key, "/card_info?"], card_number(number))
    }

    /// `components_version` comes last (protocol.md M.2).
    fn call(&self, path: &[&str], payload: Value) -> Call {
        let url =
            [&self.base_url, "/api/sessions/", &path.concat(), "components_version=", &self.version].concat();
        Call { url, payload, mode: "cors", is_attempt: false }
    }
}

/// Reads an answer, if there is one.
pub fn read<T>(answer: Answer, read: fn(&Value) -> Result<T, Unreadable>) -> Result<T, GatewayError> {
    answer.and_then(|answer| read(&answer).map_err(Into::into))
}
