//! Xendit's ids as types, and where new ones come from: the seed, so that a seeded run can be repeated.
use std::fmt;

use p384::SecretKey;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde::Serialize;

macro_rules! ids {
    ($($(#[$note:meta])* $name:ident,)+) => {$(
        $(#[$note])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
        #[serde(transparent)]
        pub(crate) struct $name(String);

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

/// `session-` and 32 hex digits. Whoever knows it may pay the session, so it never shows in a log.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct SessionAuthKey(String);

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

/// Makes ids and keys, in an order fixed by the seed.
pub(crate) struct Ids {
    source: StdRng,
}

impl Ids {
    pub(crate) fn new(seed: Option<u64>) -> Self {
        let source = match seed {
            Some(seed) => StdRng::seed_from_u64(seed),
            None => rand::make_rng(),
        };
        Self { source }
    }

    pub(crate) fn payment_session(&mut self) -> PaymentSessionId {
        PaymentSessionId(format!("ps-{}", self.hex::<12>()))
    }

    pub(crate) fn session_auth_key(&mut self) -> SessionAuthKey {
        SessionAuthKey(format!("session-{}", self.hex::<16>()))
    }

    pub(crate) fn business(&mut self) -> BusinessId {
        BusinessId(self.hex::<12>())
    }

    pub(crate) fn customer(&mut self) -> CustomerId {
        CustomerId(format!("cust-{}", self.uuid()))
    }

    pub(crate) fn payment_request(&mut self) -> PaymentRequestId {
        PaymentRequestId(format!("pr-{}", self.uuid()))
    }

    pub(crate) fn payment_token(&mut self) -> PaymentTokenId {
        PaymentTokenId(format!("pt-{}", self.uuid()))
    }

    pub(crate) fn payment(&mut self) -> PaymentId {
        PaymentId(format!("py-{}", self.uuid()))
    }

    pub(crate) fn token_request(&mut self) -> TokenRequestId {
        TokenRequestId(self.uuid())
    }

    pub(crate) fn webhook(&mut self) -> WebhookId {
        WebhookId(self.uuid())
    }

    /// Six digits, as an acquirer's authorization code has.
    pub(crate) fn authorization_code(&mut self) -> String {
        format!("{:06}", self.source.next_u32() % 1_000_000)
    }

    pub(crate) fn capture(&mut self) -> String {
        format!("cptr-{}", self.uuid())
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
        self.source.fill_bytes(&mut bytes);
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
    fn a_session_auth_key_is_not_shown_by_debug() {
        let key = Ids::new(Some(1)).session_auth_key();
        assert!(!format!("{key:?}").contains(key.as_str()));
    }
}
