//! Xendit's ids as types, and where new ones come from: the seed, so that a seeded run can be repeated.
use std::borrow::Borrow;
use std::fmt;

use p384::SecretKey;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::values::quirk::Quirk;

macro_rules! ids {
    ($($(#[$note:meta])* $name:ident,)+) => {$(
        $(#[$note])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub(crate) struct $name(Box<str>);

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
    )+};
}

ids! {
    /// `ps-` and 24 hex digits; public, and what the card frames' cryptography is bound to.
    PaymentSessionId,
    /// `cust-` and a uuid.
    CustomerId,
    /// `pr-` and a uuid.
    PaymentRequestId,
    /// `pt-` and a uuid.
    PaymentTokenId,
    /// `py-` and a uuid.
    PaymentId,
    /// `rfd-` and a uuid.
    RefundId,
    /// `cptr-` and a uuid.
    CaptureId,
    /// A uuid: names one attempt when polling.
    TokenRequestId,
    /// 24 hex digits.
    BusinessId,
    /// A uuid, the same on every delivery of one event.
    WebhookId,
}

#[cfg(test)]
impl PaymentSessionId {
    pub(crate) fn from_text(text: &str) -> Self {
        Self(text.into())
    }
}

impl BusinessId {
    /// One a merchant names: 24 hex digits.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == 24 && text.bytes().all(is_hex)).then(|| Self(text.into()))
    }
}

/// `session-` and 32 hex digits. Whoever knows it may pay the session, so it never shows in a log.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct SessionAuthKey(Box<str>);

impl Borrow<str> for SessionAuthKey {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl SessionAuthKey {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SessionAuthKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionAuthKey(…)")
    }
}

/// Makes ids and keys, in an order fixed by the seed: what is drawn depends on the seed and on how much was drawn before,
/// so that both can be written down and taken up again.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Ids {
    seed: [u8; 32],
    drawn: u64,
    #[serde(skip)]
    prefixes: Prefixes,
}

/// How ids begin where Xendit's sources disagree.
#[derive(Clone, Copy)]
struct Prefixes {
    token: &'static str,
    capture: &'static str,
}

impl Default for Prefixes {
    fn default() -> Self {
        Self { token: "pt", capture: "cptr" }
    }
}

impl Ids {
    pub(crate) fn new(seed: Option<u64>) -> Self {
        let seed = match seed {
            Some(seed) => Sha256::digest(seed.to_be_bytes()).into(),
            None => rand::random(),
        };
        Self { seed, drawn: 0, prefixes: Prefixes::default() }
    }

    /// As before anything was drawn.
    pub(crate) fn rewound(&self) -> Self {
        Self { drawn: 0, ..self.clone() }
    }

    pub(crate) fn spelled(mut self, quirks: &[Quirk]) -> Self {
        if quirks.contains(&Quirk::PtknTokens) {
            self.prefixes.token = "ptkn";
        }
        if quirks.contains(&Quirk::CapCaptures) {
            self.prefixes.capture = "cap";
        }
        self
    }

    pub(crate) const fn drawn(&self) -> u64 {
        self.drawn
    }

    /// A sequence of its own for webhooks, from the same seed: it goes on when the other is rewound.
    pub(crate) fn of_webhooks(&self) -> Self {
        Self {
            seed: Sha256::new().chain_update(self.seed).chain_update(b"webhooks").finalize().into(),
            drawn: 0,
            prefixes: self.prefixes,
        }
    }

    pub(crate) fn payment_session(&mut self) -> PaymentSessionId {
        PaymentSessionId(format!("ps-{}", self.hex::<12>()).into())
    }

    pub(crate) fn session_auth_key(&mut self) -> SessionAuthKey {
        SessionAuthKey(format!("session-{}", self.hex::<16>()).into())
    }

    pub(crate) fn business(&mut self) -> BusinessId {
        BusinessId(self.hex::<12>().into())
    }

    pub(crate) fn customer(&mut self) -> CustomerId {
        CustomerId(format!("cust-{}", self.uuid()).into())
    }

    pub(crate) fn payment_request(&mut self) -> PaymentRequestId {
        PaymentRequestId(format!("pr-{}", self.uuid()).into())
    }

    pub(crate) fn payment_token(&mut self) -> PaymentTokenId {
        let prefix = self.prefixes.token;
        PaymentTokenId(format!("{prefix}-{}", self.uuid()).into())
    }

    pub(crate) fn payment(&mut self) -> PaymentId {
        PaymentId(format!("py-{}", self.uuid()).into())
    }

    pub(crate) fn token_request(&mut self) -> TokenRequestId {
        TokenRequestId(self.uuid().into())
    }

    pub(crate) fn webhook(&mut self) -> WebhookId {
        WebhookId(self.uuid().into())
    }

    /// Six digits, as an acquirer's authorization code has.
    pub(crate) fn authorization_code(&mut self) -> String {
        self.digits(6)
    }

    /// As many digits: account numbers, payment codes.
    pub(crate) fn digits(&mut self, count: usize) -> String {
        let mut digits = String::new();
        while digits.len() < count {
            // The few largest bytes are skipped, so that each digit is as likely as any other.
            let usable = self.bytes::<32>().into_iter().filter(|byte| *byte < 250);
            digits.extend(usable.map(|byte| char::from(b'0' + byte % 10)));
        }
        digits.truncate(count);
        digits
    }

    pub(crate) fn capture(&mut self) -> CaptureId {
        let prefix = self.prefixes.capture;
        CaptureId(format!("{prefix}-{}", self.uuid()).into())
    }

    pub(crate) fn refund(&mut self) -> RefundId {
        RefundId(format!("rfd-{}", self.uuid()).into())
    }

    pub(crate) fn secret_key(&mut self) -> SecretKey {
        loop {
            // Nearly every 48 bytes are a P-384 scalar; the few that are not (zero, or past the order) are drawn again.
            if let Ok(key) = SecretKey::from_slice(&self.bytes::<48>()) {
                return key;
            }
        }
    }

    fn uuid(&mut self) -> String {
        uuid::Builder::from_random_bytes(self.bytes()).into_uuid().to_string()
    }

    fn hex<const N: usize>(&mut self) -> String {
        self.bytes::<N>().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        for part in bytes.chunks_mut(32) {
            let block =
                Sha256::new().chain_update(self.seed).chain_update(self.drawn.to_be_bytes()).finalize();
            self.drawn += 1;
            for (byte, drawn) in part.iter_mut().zip(block) {
                *byte = drawn;
            }
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_ids() {
        assert_eq!(Ids::new(Some(7)).payment_session(), Ids::new(Some(7)).payment_session());
        assert_ne!(Ids::new(Some(7)).payment_session(), Ids::new(Some(8)).payment_session());
    }

    #[test]
    fn ids_have_xendits_lengths() {
        let mut ids = Ids::new(Some(1));
        assert_eq!(ids.payment_session().as_ref().len(), 27);
        assert_eq!(ids.customer().as_ref().len(), 41);
        assert_eq!(ids.payment_request().as_ref().len(), 39);
        assert_eq!(ids.session_auth_key().as_str().len(), 40);
    }

    #[test]
    fn what_was_drawn_can_be_written_down_and_taken_up_again() {
        let mut ids = Ids::new(Some(7));
        ids.payment_session();
        let written = serde_json::to_string(&ids).unwrap();
        let mut taken_up: Ids = serde_json::from_str(&written).unwrap();
        assert_eq!(ids.payment_session(), taken_up.payment_session());
        assert_eq!(Ids::new(Some(7)).payment_session(), ids.rewound().payment_session());
    }

    #[test]
    fn a_session_auth_key_is_not_shown_by_debug() {
        let key = Ids::new(Some(1)).session_auth_key();
        assert!(!format!("{key:?}").contains(key.as_str()));
    }
}
