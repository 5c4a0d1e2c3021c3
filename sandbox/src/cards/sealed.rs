//! Opens what a card frame has sealed: ECDH on P-384, HKDF, AES-256-GCM; protocol.md C.5 and C.6.
use std::fmt;

use aes_gcm::aead::array::Array;
use aes_gcm::aead::consts::U48;
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::aes::Aes256;
use aes_gcm::{AesGcm, KeyInit};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hkdf::Hkdf;
use p384::pkcs8::DecodePublicKey;
use p384::{PublicKey, SecretKey, ecdh};
use sha2::{Digest, Sha256};

use crate::values::ids::PaymentSessionId;

// xendit: 48 bytes, twelve 32-bit words, where everybody else uses 12 bytes.
type WideIvAesGcm = AesGcm<Aes256, U48>;

/// Why a sealed value could not be opened. Says nothing of what was in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unopened {
    #[error("is not in the form xendit-encrypted-1-<key>-<iv>-<value>")]
    Malformed,
    #[error("was marked invalid by the field it came from")]
    MarkedInvalid,
    #[error("carries a key that is not a P-384 public key")]
    ForeignKey,
    #[error("carries an iv that is not 48 bytes")]
    WrongIvLength,
    #[error("does not decrypt for this session")]
    WrongKey,
}

/// What a shopper typed. Never shown, never logged.
pub(crate) struct Plain(String);

impl Plain {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Plain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Plain(…)")
    }
}

pub(crate) fn open(sealed: &str, key: &SecretKey, session: &PaymentSessionId) -> Result<Plain, Unopened> {
    let mut parts = sealed.split('-');
    let mut next = || parts.next().ok_or(Unopened::Malformed);
    if (next()?, next()?, next()?) != ("xendit", "encrypted", "1") {
        return Err(Unopened::Malformed);
    }
    let (frame_key, iv, value) = (next()?, next()?, next()?);
    if parts.next().is_some() {
        return Err(Unopened::MarkedInvalid);
    }

    let frame_key = STANDARD.decode(frame_key).map_err(|_| Unopened::Malformed)?;
    let frame_key = PublicKey::from_public_key_der(&frame_key).map_err(|_| Unopened::ForeignKey)?;
    let iv = STANDARD.decode(iv).map_err(|_| Unopened::Malformed)?;
    let iv = Array::<u8, U48>::try_from(iv.as_slice()).map_err(|_| Unopened::WrongIvLength)?;
    let value = STANDARD.decode(value).map_err(|_| Unopened::Malformed)?;

    let shared = ecdh::diffie_hellman(key.to_nonzero_scalar(), frame_key.as_affine());
    let mut aes_key = [0; 32];
    Hkdf::<Sha256>::new(None, shared.raw_secret_bytes())
        .expand(session.as_ref().as_bytes(), &mut aes_key)
        .map_err(|_| Unopened::WrongKey)?;
    let cipher = WideIvAesGcm::new(&aes_key.into());
    let bound_to = Sha256::digest(session.as_ref().as_bytes());
    let plain =
        cipher.decrypt(&iv, Payload { msg: &value, aad: &bound_to }).map_err(|_| Unopened::WrongKey)?;
    String::from_utf8(plain).map(Plain).map_err(|_| Unopened::WrongKey)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::ids::Ids;

    const FRAME_KEY: &str = "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAETyvaf9IQX4Rn4h9FIjrViGP/pMCEgy2fbGT/xH/dUZcnq1PLcfnEDeJLZKzeYfAvx9zhMLYS+l28rJRXOiNU/QBdjpyu/cX95IMER0cIu9gvd+H9LGML6iNvb43MwWeO";
    const IV: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v";
    const VALUE: &str = "2KSb2Xzu4jP/2nXOepFWEx1lPD9hRQbv+lVaa2GJrL4=";

    fn server_key() -> SecretKey {
        SecretKey::from_slice(&[0x11; 48]).unwrap()
    }

    fn session() -> PaymentSessionId {
        PaymentSessionId::from_text("ps-0123456789abcdef01234567")
    }

    #[test]
    fn the_published_test_vector_opens() {
        let sealed = format!("xendit-encrypted-1-{FRAME_KEY}-{IV}-{VALUE}");
        assert_eq!(open(&sealed, &server_key(), &session()).unwrap().as_str(), "4000000000001000");
    }

    #[test]
    fn a_value_sealed_for_another_session_does_not_open() {
        let sealed = format!("xendit-encrypted-1-{FRAME_KEY}-{IV}-{VALUE}");
        let other = Ids::new(Some(1)).payment_session();
        assert_eq!(open(&sealed, &server_key(), &other).unwrap_err(), Unopened::WrongKey);
    }

    #[test]
    fn every_kind_of_damage_has_its_own_name() {
        let cases = [
            (String::new(), Unopened::Malformed),
            ("4000000000001000".into(), Unopened::Malformed),
            (format!("xendit-encrypted-2-{FRAME_KEY}-{IV}-{VALUE}"), Unopened::Malformed),
            (format!("xendit-encrypted-1-{FRAME_KEY}-{IV}"), Unopened::Malformed),
            (format!("xendit-encrypted-1-{FRAME_KEY}-{IV}-{VALUE}-invalid-eA=="), Unopened::MarkedInvalid),
            (format!("xendit-encrypted-1-AAAA-{IV}-{VALUE}"), Unopened::ForeignKey),
            (format!("xendit-encrypted-1-{FRAME_KEY}-AAECAwQFBgcICQoL-{VALUE}"), Unopened::WrongIvLength),
            (format!("xendit-encrypted-1-{FRAME_KEY}-{IV}-AAAA"), Unopened::WrongKey),
        ];
        for (sealed, expected) in cases {
            assert_eq!(open(&sealed, &server_key(), &session()).unwrap_err(), expected, "{sealed}");
        }
    }

    #[test]
    fn what_a_shopper_typed_is_not_shown_by_debug() {
        assert_eq!(format!("{:?}", Plain("4000000000001000".into())), "Plain(…)");
    }
}
