//! HTTP to Xendit's components gateway: one method an endpoint (protocol.md B).

mod error;
mod request;

pub use error::GatewayError;
pub use request::{Cancel, Early};

use serde::Serialize;
use web_sys::AbortController;

use crate::domain::card::{CardInfo, Sealed};
use crate::domain::id::TokenRequestId;
use crate::domain::payment::{Created, Progress};
use crate::domain::session::{Opening, SessionType};
use crate::wire;
use crate::wire::payment::{CardNumber, CreatePayment};

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
        request::read::<wire::session::Bootstrap>(answer).map(wire::session::Bootstrap::into_domain)
    }

    /// Creates a payment request for a session that pays, a payment token for one that saves.
    pub async fn create(
        &self,
        session_type: &SessionType,
        payment: &CreatePayment<'_>,
        cancel: &AbortController,
    ) -> Result<Created, GatewayError> {
        let endpoint = match session_type {
            SessionType::Pay | SessionType::Unknown(_) => "payment_requests",
            SessionType::Save | SessionType::Subscription => "payment_tokens",
        };
        let url = self.url(&["/api/sessions/", endpoint, "?"]);
        let answer = request::post(&url, &json(payment)?, cancel).await?;
        let created = request::read::<wire::payment::Entity>(answer)?.into_created();
        created.ok_or_else(|| {
            GatewayError::Unreadable("it names neither a payment request nor a payment token".into())
        })
    }

    /// How the attempt stands.
    pub async fn poll(
        &self,
        asked: &TokenRequestId,
        cancel: &AbortController,
    ) -> Result<Progress, GatewayError> {
        let key = &self.session_auth_key;
        let url = self.url(&["/api/sessions/", key, "/poll?token_request_id=", asked.as_str(), "&"]);
        let answer = request::get(&url, cancel).await?;
        request::read::<wire::payment::Progress>(answer).map(wire::payment::Progress::into_domain)
    }

    /// What is known of a card by its number.
    pub async fn card_info(
        &self,
        number: &Sealed,
        cancel: &AbortController,
    ) -> Result<CardInfo, GatewayError> {
        let url = self.url(&["/api/sessions/", &self.session_auth_key, "/card_info?"]);
        let answer =
            request::post(&url, &json(&CardNumber { card_number: number.as_str() })?, cancel).await?;
        request::read::<wire::payment::CardInfo>(answer).map(wire::payment::CardInfo::into_domain)
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
fn json(value: &impl Serialize) -> Result<String, GatewayError> {
    let written = value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .ok()
        .and_then(|value| js_sys::JSON::stringify(&value).ok())
        .and_then(|text| text.as_string());
    written.ok_or_else(|| GatewayError::Unreadable("the request could not be written as JSON".into()))
}
