//! A card frame's side of the cryptography, written from protocol.md C.5 without a look at the sandbox's.
use aes_gcm::aead::array::Array;
use aes_gcm::aead::consts::U48;
use aes_gcm::aead::{Aead, Payload};
use aes_gcm::aes::Aes256;
use aes_gcm::{AesGcm, KeyInit};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hkdf::Hkdf;
use p384::pkcs8::{DecodePublicKey, EncodePublicKey};
use p384::{PublicKey, SecretKey, ecdh};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub(crate) struct CardFrame {
    spki: String,
    aes_key: [u8; 32],
    session_id: String,
}

impl CardFrame {
    pub(crate) fn new(components_sdk_key: &str, session_id: &str) -> Self {
        let server = STANDARD.decode(components_sdk_key.split('-').nth(3).unwrap()).unwrap();
        let server = PublicKey::from_public_key_der(&server).unwrap();
        let own = SecretKey::from_slice(&[0x22; 48]).unwrap();
        let shared = ecdh::diffie_hellman(own.to_nonzero_scalar(), server.as_affine());
        let mut aes_key = [0; 32];
        Hkdf::<Sha256>::new(None, shared.raw_secret_bytes())
            .expand(session_id.as_bytes(), &mut aes_key)
            .unwrap();
        let spki = STANDARD.encode(own.public_key().to_public_key_der().unwrap().as_bytes());
        Self { spki, aes_key, session_id: session_id.into() }
    }

    pub(crate) fn seal(&self, text: &str) -> String {
        let iv: [u8; 48] = std::array::from_fn(|place| u8::try_from(place).unwrap());
        let aad = Sha256::digest(self.session_id.as_bytes());
        let cipher = AesGcm::<Aes256, U48>::new(&self.aes_key.into());
        let sealed = cipher.encrypt(&Array::from(iv), Payload { msg: text.as_bytes(), aad: &aad }).unwrap();
        format!("xendit-encrypted-1-{}-{}-{}", self.spki, STANDARD.encode(iv), STANDARD.encode(sealed))
    }

    /// `card_details` as the page sends them.
    pub(crate) fn card(&self, number: &str, month: &str, year: &str, cvn: &str) -> Value {
        json!({
            "card_number": self.seal(number),
            "expiry_month": self.seal(month),
            "expiry_year": self.seal(year),
            "cvn": self.seal(cvn),
            "cardholder_first_name": "Rani",
            "cardholder_last_name": "Wijaya",
            "cardholder_email": "rani@example.org",
            "cardholder_phone_number": "+628123456789",
        })
    }
}
