//! Xendit's Sessions API, as far as a store needs it: one request, made with the secret key.
use std::fmt;
use std::time::Duration;

use reqwest::{Client, Response};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use url::Url;

use crate::order::{Order, Purpose};

/// Longer than Xendit ever takes, shorter than a shopper waits.
const PATIENCE: Duration = Duration::from_secs(20);

/// The secret API key. It is sent to Xendit and shown to nobody.
#[derive(Clone)]
pub struct SecretKey(String);

/// Why a key is not taken.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SecretKeyError {
    /// This shop's goods are drawings.
    #[error(
        "XENDIT_SECRET_KEY is a production key; this sample store sells nothing real, give it one that starts with xnd_development_"
    )]
    Production,
    /// Not a secret key at all.
    #[error(
        "XENDIT_SECRET_KEY does not look like a secret key; it starts with xnd_development_ (any will do with the sandbox)"
    )]
    Malformed,
}

impl SecretKey {
    /// Takes a test key.
    ///
    /// # Errors
    /// For production keys and for anything that is no secret key.
    pub fn parse(text: &str) -> Result<Self, SecretKeyError> {
        match text.trim() {
            key if key.starts_with("xnd_development_") => Ok(Self(key.to_owned())),
            key if key.starts_with("xnd_production_") => Err(SecretKeyError::Production),
            _ => Err(SecretKeyError::Malformed),
        }
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

/// The key of one session. It goes to the shopper's browser; it is neither kept nor logged.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct ComponentsSdkKey(String);

impl ComponentsSdkKey {
    /// The part by which the gateway knows the session: `session-` and what follows it up to the next hyphen.
    pub(crate) fn session_auth_key(&self) -> &str {
        let second_hyphen = self.0.match_indices('-').nth(1);
        second_hyphen.and_then(|(place, _)| self.0.get(..place)).unwrap_or(&self.0)
    }
}

impl fmt::Debug for ComponentsSdkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ComponentsSdkKey(…)")
    }
}

/// Why there is no session.
#[derive(Debug, thiserror::Error)]
pub enum SessionError {
    /// No answer.
    #[error("Xendit cannot be reached")]
    Unreachable(#[source] reqwest::Error),
    /// An answer that says no.
    #[error("Xendit refused the session ({code}): {message}")]
    Refused {
        /// Xendit's `error_code`.
        code: String,
        /// Xendit's sentence for developers.
        message: String,
    },
    /// An answer that makes no sense.
    #[error("Xendit answered with something that is not a session (HTTP {status})")]
    Unreadable {
        /// The answer's status.
        status: u16,
    },
}

/// Xendit's API, or a sandbox's.
#[derive(Clone, Debug)]
pub struct Xendit {
    http: Client,
    address: Url,
    key: SecretKey,
}

/// What Xendit answers to a session that was asked for, as far as a store needs it.
#[derive(Debug, Deserialize)]
pub(crate) struct CreatedSession {
    pub(crate) payment_session_id: String,
    pub(crate) components_sdk_key: ComponentsSdkKey,
}

#[derive(Deserialize)]
struct Refusal {
    error_code: String,
    #[serde(default)]
    message: String,
}

impl Xendit {
    /// Talks to the API at `address` with `key`.
    ///
    /// # Errors
    /// When this machine has no usable TLS.
    pub fn new(address: Url, key: SecretKey) -> Result<Self, reqwest::Error> {
        // Fails only when another provider was installed first, and then there is one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = Client::builder().timeout(PATIENCE).build()?;
        Ok(Self { http, address, key })
    }

    /// Opens a Payment Session for an order, usable on the store's own pages only.
    ///
    /// # Errors
    /// When Xendit does not answer, refuses, or answers something else.
    pub async fn create_session(
        &self,
        order: &Order,
        origin: &str,
    ) -> Result<ComponentsSdkKey, SessionError> {
        let created = self.open_session(&session_request(order, origin)).await?;
        Ok(created.components_sdk_key)
    }

    /// Opens a Payment Session with these terms.
    pub(crate) async fn open_session(&self, terms: &Value) -> Result<CreatedSession, SessionError> {
        let answer = self.ask("sessions", terms).await?;
        let status = answer.status().as_u16();
        answer.json().await.map_err(|_| SessionError::Unreadable { status })
    }

    /// Calls a session off.
    pub(crate) async fn cancel_session(&self, id: &str) -> Result<(), SessionError> {
        self.ask(&format!("sessions/{id}/cancel"), &json!({})).await.map(drop)
    }

    /// Turns one of a sandbox's controls.
    pub(crate) async fn control(&self, control: &str, terms: &Value) -> Result<(), SessionError> {
        self.ask(&format!("_sandbox/{control}"), terms).await.map(drop)
    }

    /// Whether the address is a sandbox's: one on this machine.
    pub(crate) fn is_sandbox(&self) -> bool {
        match self.address.host() {
            Some(url::Host::Domain(name)) => name == "localhost",
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        }
    }

    /// Where a sandbox's gateway and card fields are; `None` for the real Xendit, whose addresses the browser package knows.
    pub async fn environment(&self) -> Option<Value> {
        if !self.is_sandbox() {
            return None;
        }
        let answer = self.http.get(self.at("_sandbox/environment")).send().await.ok()?;
        answer.error_for_status().ok()?.json().await.ok()
    }

    async fn ask(&self, path: &str, body: &Value) -> Result<Response, SessionError> {
        let request = self.http.post(self.at(path)).basic_auth(&self.key.0, Some("")).json(body);
        let answer = request.send().await.map_err(SessionError::Unreachable)?;
        let status = answer.status();
        if status.is_success() {
            return Ok(answer);
        }
        let unreadable = |_| SessionError::Unreadable { status: status.as_u16() };
        let Refusal { error_code, message } = answer.json().await.map_err(unreadable)?;
        Err(SessionError::Refused { code: error_code, message })
    }

    fn at(&self, path: &str) -> String {
        format!("{}/{path}", self.address.as_str().trim_end_matches('/'))
    }
}

fn session_request(order: &Order, origin: &str) -> Value {
    let (session_type, items) = match &order.purpose {
        Purpose::Buy(lines) => ("PAY", Some(lines)),
        Purpose::SaveCard => ("SAVE", None),
    };
    let mut request = json!({
        "reference_id": order.id,
        "session_type": session_type,
        "mode": "COMPONENTS",
        "amount": order.amount(),
        "currency": "IDR",
        "country": "ID",
        "locale": "en",
        // A store with accounts names its own customer here; this one knows every shopper as a new guest.
        "customer": {
            "reference_id": order.id.0.replace('-', "_"),
            "type": "INDIVIDUAL",
            "individual_detail": { "given_names": "Guest" },
        },
        // Pages from anywhere else cannot use the session's key. Banks send shoppers back to the front page, where
        // store.js goes on.
        "components_configuration": { "origins": [origin], "return_url": origin },
    });
    // xendit: items belong to PAY sessions only
    if let (Some(lines), Some(fields)) = (items, request.as_object_mut()) {
        let items = lines.iter().map(|line| {
            json!({
                "reference_id": line.product.id,
                "type": "PHYSICAL_PRODUCT",
                "name": line.product.name,
                "category": line.product.category,
                "net_unit_amount": line.product.price,
                "quantity": line.quantity,
            })
        });
        fields.insert("items".to_owned(), items.collect());
    }
    request
}

#[cfg(test)]
mod tests {
    use super::{SecretKey, SecretKeyError};

    #[test]
    fn a_test_key_is_taken_and_never_shown() {
        let key = SecretKey::parse(" xnd_development_abc\n").unwrap();
        assert_eq!(format!("{key:?}"), "SecretKey(…)");
    }

    #[test]
    fn a_production_key_is_refused() {
        assert_eq!(SecretKey::parse("xnd_production_abc").unwrap_err(), SecretKeyError::Production);
    }

    #[test]
    fn a_public_key_is_no_secret_key() {
        assert_eq!(SecretKey::parse("xnd_public_development_abc").unwrap_err(), SecretKeyError::Malformed);
    }
}
