//! HTTP to Xendit's components gateway: one method an endpoint (protocol.md B).

mod error;
mod request;

pub use error::GatewayError;
pub use request::{Cancel, Early};

use serde::Serialize;
use web_sys::AbortController;

use crate::domain::card::{CardInfo, Sealed};
use crate::domain::id::TokenRequestId;
use crate::domain::payment::{Created, Progress, Submission};
use crate::domain::session::{Opening, SessionType};
use crate::wire;
use crate::wire::value::Value;

/// The gateway, for one session.
#[derive(Clone)]
pub struct Gateway {
    base_url: String,
    session_auth_key: String,
    version: String,
}

impl Gateway {
    /// `base_url` is the gateway's origin; `version` is the `components_version` we follow, e.g. `v0.0.24`.
    pub fn new(base_url: &str, session_auth_key: &str, version: &str) -> Self {
        Self {
            base_url: base_url.trim_end_matches('/').into(),
            session_auth_key: session_auth_key.into(),
            version: version.into(),
        }
    }

    /// Opens the session, with the answer to a request that was sent before there was a `Gateway`, if there is one.
    pub async fn session(
        &self,
        early: Option<Early>,
        cancel: &AbortController,
    ) -> Result<Opening, GatewayError> {
        let answer = match early {
            Some(early) => request::read_early(early, cancel).await?,
            None => request::get(&self.session_url(), cancel).await?,
        };
        Ok(wire::session::opening(&answer)?)
    }

    /// Creates a payment request for a session that pays, a payment token for one that saves.
    pub async fn create(
        &self,
        session_type: &SessionType,
        submission: &Submission,
        cancel: &AbortController,
    ) -> Result<Created, GatewayError> {
        let endpoint = match session_type {
            SessionType::Pay | SessionType::Unknown(_) => "payment_requests",
            SessionType::Save | SessionType::Subscription => "payment_tokens",
        };
        let url = self.url(&["/api/sessions/", endpoint, "?"]);
        let body = wire::payment::create_payment(
            &self.session_auth_key,
            &submission.channel,
            &submission.properties,
            submission.save_payment_method,
        );
        Ok(wire::payment::created(&request::post(&url, &json(&body)?, cancel).await?)?)
    }

    /// How the attempt stands.
    pub async fn poll(
        &self,
        asked: &TokenRequestId,
        cancel: &AbortController,
    ) -> Result<Progress, GatewayError> {
        let key = &self.session_auth_key;
        let url = self.url(&["/api/sessions/", key, "/poll?token_request_id=", asked.as_str(), "&"]);
        Ok(wire::payment::progress(&request::get(&url, cancel).await?)?)
    }

    /// What is known of a card by its number.
    pub async fn card_info(
        &self,
        number: &Sealed,
        cancel: &AbortController,
    ) -> Result<CardInfo, GatewayError> {
        let url = self.url(&["/api/sessions/", &self.session_auth_key, "/card_info?"]);
        let body = wire::payment::card_number(number);
        Ok(wire::payment::card_info(&request::post(&url, &json(&body)?, cancel).await?))
    }

    /// After a request that got no answer: does the gateway answer at all, when the browser need not show us what?
    pub async fn answers_without_cors(&self) -> bool {
        request::probe(&self.session_url()).await
    }

    fn session_url(&self) -> String {
        self.url(&["/api/sessions/", &self.session_auth_key, "?"])
    }

    /// `components_version` comes last (protocol.md M.2).
    fn url(&self, parts: &[&str]) -> String {
        [&self.base_url, parts.concat().as_str(), "components_version=", &self.version].concat()
    }
}

/// The browser writes JSON; a writer of our own would be downloaded by every shopper.
fn json(value: &Value) -> Result<String, GatewayError> {
    let written = value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .ok()
        .and_then(|value| js_sys::JSON::stringify(&value).ok())
        .and_then(|text| text.as_string());
    written.ok_or(GatewayError::Unreadable("the request"))
}
