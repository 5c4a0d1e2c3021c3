//! The `components_sdk_key`: the one thing a merchant's server hands to the browser (protocol.md A).

use std::fmt;

use super::cut::{cut, parts};
use super::failure::{ErrorCode, Failure};
use super::joined::joined;

/// `SEQUENCE { ecPublicKey, secp384r1 } BIT STRING 04…`: the 24 bytes every such key begins with, in base64.
const SPKI_PREFIX: &str = "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE";
/// 120 bytes of DER.
const SPKI_LENGTH: usize = 160;
/// 96 bytes, r and s side by side.
const SIGNATURE_LENGTH: usize = 128;
const SESSION_ID_LENGTH: usize = 32;

/// A key whose form is right. Its signature is checked elsewhere: that takes the browser's cryptography.
#[derive(Clone, PartialEq, Eq)]
pub struct ComponentsSdkKey {
    session_auth_key: String,
    host: HostId,
    public_key: String,
    signature: String,
}

/// Which of Xendit's installations a key belongs to (protocol.md A.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HostId {
    /// `pl`: production, live.
    ProductionLive,
    /// `pd`: production, test mode.
    ProductionDevelopment,
    /// `sl`: Xendit's staging, live.
    StagingLive,
    /// `sd`: Xendit's staging, test mode.
    StagingDevelopment,
    /// `sandbox`: this project's local sandbox, reached through the `environment` option only.
    Sandbox,
}

impl HostId {
    /// Whether no real money moves there.
    pub fn is_test(self) -> bool {
        !matches!(self, Self::ProductionLive | Self::StagingLive)
    }

    /// The id as it stands in the key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ProductionLive => "pl",
            Self::ProductionDevelopment => "pd",
            Self::StagingLive => "sl",
            Self::StagingDevelopment => "sd",
            Self::Sandbox => "sandbox",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        [
            Self::ProductionLive,
            Self::ProductionDevelopment,
            Self::StagingLive,
            Self::StagingDevelopment,
            Self::Sandbox,
        ]
        .into_iter()
        .find(|host| host.as_str() == text)
    }
}

/// Why a text is not a `components_sdk_key`. No message repeats the text: it is a bearer secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SdkKeyError {
    /// Nothing, or only spaces.
    Empty,
    /// A secret key of the merchant's account.
    ApiKey,
    /// Fewer than five parts, or a part cut short.
    Truncated,
    /// More than five parts.
    TooLong,
    /// The first part is not `session`.
    NotASession,
    /// The session id is not 32 lower-case hexadecimal digits.
    SessionId,
    /// No installation of Xendit's goes by this id.
    UnknownHost,
    /// A space where base64 has a `+`.
    LostPlus,
    /// The public key is not base64 of a P-384 key.
    PublicKey,
    /// The signature is not base64 of 96 bytes.
    Signature,
}

impl From<SdkKeyError> for Failure {
    fn from(error: SdkKeyError) -> Self {
        let message = match error {
            SdkKeyError::Empty => {
                "componentsSdkKey is empty; pass components_sdk_key from the answer to POST /sessions"
            }
            SdkKeyError::ApiKey => {
                "componentsSdkKey is an API key; never send that to a browser, revoke it, and pass components_sdk_key from the answer to POST /sessions"
            }
            SdkKeyError::Truncated => {
                "componentsSdkKey is cut short; pass components_sdk_key from the answer to POST /sessions unchanged"
            }
            SdkKeyError::TooLong => {
                "componentsSdkKey has too many parts; pass components_sdk_key from the answer to POST /sessions unchanged"
            }
            SdkKeyError::NotASession => {
                "componentsSdkKey does not begin with \"session-\"; pass components_sdk_key from the answer to POST /sessions"
            }
            SdkKeyError::SessionId => "componentsSdkKey holds a malformed session id; pass it unchanged",
            SdkKeyError::UnknownHost => {
                "componentsSdkKey names a host this version does not know; look for a newer one"
            }
            SdkKeyError::LostPlus => {
                "componentsSdkKey contains a space for a lost \"+\"; it went through a URL without being encoded"
            }
            SdkKeyError::PublicKey => "componentsSdkKey holds a malformed public key; pass it unchanged",
            SdkKeyError::Signature => "componentsSdkKey holds a malformed signature; pass it unchanged",
        };
        Self::new(ErrorCode::InvalidKey, message)
    }
}

impl ComponentsSdkKey {
    /// Checks everything about a key that can be checked without the browser's cryptography.
    pub fn parse(text: &str) -> Result<Self, SdkKeyError> {
        if text.trim_ascii().is_empty() {
            return Err(SdkKeyError::Empty);
        }
        if text.starts_with("xnd_") {
            return Err(SdkKeyError::ApiKey);
        }
        let mut pieces = parts(text, b'-');
        if pieces.next() != Some("session") {
            return Err(SdkKeyError::NotASession);
        }
        let (Some(session_id), Some(host), Some(public_key), Some(signature)) =
            (pieces.next(), pieces.next(), pieces.next(), pieces.next())
        else {
            return Err(SdkKeyError::Truncated);
        };
        if pieces.next().is_some() {
            return Err(SdkKeyError::TooLong);
        }
        let is_lower_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if session_id.len() != SESSION_ID_LENGTH || !session_id.bytes().all(is_lower_hex) {
            return Err(SdkKeyError::SessionId);
        }
        let host = HostId::parse(host).ok_or(SdkKeyError::UnknownHost)?;
        check_base64(public_key, SPKI_LENGTH, SdkKeyError::PublicKey)?;
        check_base64(signature, SIGNATURE_LENGTH, SdkKeyError::Signature)?;
        if !public_key.starts_with(SPKI_PREFIX) {
            return Err(SdkKeyError::PublicKey);
        }
        Ok(Self {
            session_auth_key: joined(&["session-", session_id]),
            host,
            public_key: public_key.into(),
            signature: signature.into(),
        })
    }

    /// `session-<32 hex>`: the bearer the gateway knows the session by.
    pub fn session_auth_key(&self) -> &str {
        &self.session_auth_key
    }

    /// Where the session lives.
    pub fn host(&self) -> HostId {
        self.host
    }

    /// The server's public key, DER in base64; the card frames encrypt to it.
    pub fn public_key(&self) -> &str {
        &self.public_key
    }

    /// Xendit's signature over the public key's bytes, r and s in base64.
    pub fn signature(&self) -> &str {
        &self.signature
    }
}

/// Both parts are a multiple of three bytes, so neither is ever padded.
fn check_base64(text: &str, length: usize, malformed: SdkKeyError) -> Result<(), SdkKeyError> {
    if cut(text, b' ').is_some() {
        return Err(SdkKeyError::LostPlus);
    }
    if !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/') {
        return Err(malformed);
    }
    match text.len().cmp(&length) {
        std::cmp::Ordering::Less => Err(SdkKeyError::Truncated),
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(malformed),
    }
}

impl fmt::Debug for ComponentsSdkKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("ComponentsSdkKey(session-…-")?;
        out.write_str(self.host.as_str())?;
        out.write_str("-…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE_TIME_PAYMENT: &str = include_str!("../../tests/fixtures/keys/one-time-payment.txt");
    const PAY_AND_SAVE: &str = include_str!("../../tests/fixtures/keys/pay-and-save.txt");

    fn parsed(text: &str) -> ComponentsSdkKey {
        ComponentsSdkKey::parse(text).unwrap()
    }

    #[test]
    fn both_documented_keys_parse() {
        let key = parsed(ONE_TIME_PAYMENT);
        assert_eq!(key.session_auth_key(), "session-907388bd5ccd790edb241bed00c80000");
        assert_eq!(key.host(), HostId::ProductionLive);
        assert_eq!(parsed(PAY_AND_SAVE).session_auth_key(), "session-eb5f80aa2ba4f5c702bc7eb9bae50000");
    }

    #[test]
    fn every_prefix_of_a_key_is_refused() {
        for end in 0..ONE_TIME_PAYMENT.len() {
            assert!(
                ComponentsSdkKey::parse(&ONE_TIME_PAYMENT[..end]).is_err(),
                "accepted the first {end} characters"
            );
        }
    }

    #[test]
    fn a_lost_plus_is_named() {
        let key = ONE_TIME_PAYMENT.replacen('+', " ", 1);
        assert_eq!(ComponentsSdkKey::parse(&key), Err(SdkKeyError::LostPlus));
    }

    #[test]
    fn an_api_key_is_named() {
        assert_eq!(ComponentsSdkKey::parse("xnd_development_abc"), Err(SdkKeyError::ApiKey));
    }

    #[test]
    fn host_ids_that_collide_with_javascript_members_are_refused() {
        for host in ["constructor", "mock", "PL", "", "toString"] {
            let key = ONE_TIME_PAYMENT.replacen("-pl-", &format!("-{host}-"), 1);
            assert_eq!(ComponentsSdkKey::parse(&key), Err(SdkKeyError::UnknownHost), "{host}");
        }
    }

    #[test]
    fn a_further_part_is_refused() {
        assert_eq!(ComponentsSdkKey::parse(&format!("{ONE_TIME_PAYMENT}-more")), Err(SdkKeyError::TooLong));
    }

    /// The signature covers only the public key (protocol.md J.3), so a corruption that leaves a well-formed
    /// session id or host id is the gateway's to refuse; every other one either fails here or changes what is signed.
    #[test]
    fn a_single_corrupted_character_is_refused_or_changes_what_is_signed() {
        for sample in [ONE_TIME_PAYMENT, PAY_AND_SAVE] {
            let original = parsed(sample);
            for at in 0..sample.len() {
                for replacement in ['0', 'a', 'd', 's', 'A', 'z', '+', '/', '-', ' ', '=', '%', 'é', '\0'] {
                    let mut text = String::from(&sample[..at]);
                    text.push(replacement);
                    text.push_str(&sample[at + 1..]);
                    let Ok(key) = ComponentsSdkKey::parse(&text) else { continue };
                    let is_signed_part_changed =
                        key.public_key != original.public_key || key.signature != original.signature;
                    let is_well_formed_name = (8..43).contains(&at);
                    assert!(
                        text == sample || is_signed_part_changed || is_well_formed_name,
                        "accepted {replacement:?} at {at}"
                    );
                }
            }
        }
    }

    #[test]
    fn debug_shows_neither_session_nor_keys() {
        let shown = format!("{:?}", parsed(ONE_TIME_PAYMENT));
        assert_eq!(shown, "ComponentsSdkKey(session-…-pl-…)");
    }
}
