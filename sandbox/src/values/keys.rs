//! The keys behind `components_sdk_key`: the pinning key that signs, and the session's own key that decrypts.
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use p384::ecdsa::signature::hazmat::PrehashSigner;
use p384::ecdsa::{Signature, SigningKey};
use p384::elliptic_curve::sec1::ToSec1Point;
use p384::pkcs8::EncodePublicKey;
use p384::{PublicKey, SecretKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use crate::values::ids::SessionAuthKey;

/// Signs the public key of every session; its public half is what card frames pin.
pub(crate) struct PinningKey {
    secret: SecretKey,
}

/// A P-384 public key as JSON Web Key, with nothing private in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct PublicJwk {
    kty: &'static str,
    crv: &'static str,
    x: String,
    y: String,
}

/// Why a `--signing-key` file was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum SigningKeyError {
    /// Not a JSON object with `kty`, `crv` and `d`.
    #[error("the signing key is not a JSON Web Key with kty, crv and d")]
    NotAJwk,
    /// Another curve, or a key for something else.
    #[error("the signing key must be an EC key on P-384")]
    NotP384,
    /// `d` is not a private scalar of the curve.
    #[error("the signing key's d is not a P-384 private key in base64url")]
    NotAScalar,
    /// A key could not be written as SubjectPublicKeyInfo.
    #[error("a public key could not be encoded")]
    Unencodable,
}

#[derive(Deserialize)]
struct PrivateJwk {
    kty: String,
    crv: String,
    d: String,
}

impl PinningKey {
    pub(crate) fn new(secret: SecretKey) -> Self {
        Self { secret }
    }

    /// Reads a private JWK, as `--signing-key` names one.
    pub(crate) fn parse(text: &str) -> Result<Self, SigningKeyError> {
        let jwk: PrivateJwk = serde_json::from_str(text).map_err(|_| SigningKeyError::NotAJwk)?;
        if jwk.kty != "EC" || jwk.crv != "P-384" {
            return Err(SigningKeyError::NotP384);
        }
        let scalar = URL_SAFE_NO_PAD.decode(&jwk.d).map_err(|_| SigningKeyError::NotAScalar)?;
        let secret = SecretKey::from_slice(&scalar).map_err(|_| SigningKeyError::NotAScalar)?;
        Ok(Self { secret })
    }

    /// What an account number goes by without telling it: the same for the same number, and for nobody else.
    pub(crate) fn fingerprint(&self, number: &str) -> String {
        let digest = Sha256::new().chain_update(self.secret.to_bytes()).chain_update(number).finalize();
        digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect()
    }

    pub(crate) fn public_jwk(&self) -> PublicJwk {
        let point = self.secret.public_key().to_sec1_point(false);
        let coordinate = |bytes: Option<&[u8]>| URL_SAFE_NO_PAD.encode(bytes.unwrap_or_default());
        PublicJwk {
            kty: "EC",
            crv: "P-384",
            x: coordinate(point.x().map(|x| x.as_slice())),
            y: coordinate(point.y().map(|y| y.as_slice())),
        }
    }

    /// The whole key a merchant's page is given; protocol.md A.1.
    pub(crate) fn components_sdk_key(
        &self,
        auth_key: &SessionAuthKey,
        host_id: &str,
        session_key: &PublicKey,
    ) -> Result<ComponentsSdkKey, SigningKeyError> {
        let spki = session_key.to_public_key_der().map_err(|_| SigningKeyError::Unencodable)?;
        // xendit: P-384 with SHA-256, not SHA-384, and raw r||s, not DER.
        let signature: Signature = SigningKey::from(&self.secret)
            .sign_prehash(&Sha256::digest(spki.as_bytes()))
            .map_err(|_| SigningKeyError::Unencodable)?;
        let text = format!(
            "{}-{host_id}-{}-{}",
            auth_key.as_str(),
            STANDARD.encode(spki.as_bytes()),
            STANDARD.encode(signature.to_bytes()),
        );
        Ok(ComponentsSdkKey(text.into()))
    }
}

impl fmt::Debug for PinningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PinningKey(…)")
    }
}

/// A session's own key: opens what card frames have sealed for it.
#[derive(Clone)]
pub(crate) struct SessionKey(SecretKey);

impl SessionKey {
    pub(crate) fn new(secret: SecretKey) -> Self {
        Self(secret)
    }

    pub(crate) fn secret(&self) -> &SecretKey {
        &self.0
    }
}

impl fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionKey(…)")
    }
}

impl Serialize for SessionKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&URL_SAFE_NO_PAD.encode(self.0.to_bytes()))
    }
}

impl<'de> Deserialize<'de> for SessionKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let not_a_key = |_| serde::de::Error::custom("not a P-384 private key");
        let scalar = URL_SAFE_NO_PAD.decode(String::deserialize(deserializer)?);
        let scalar = scalar.map_err(|_| serde::de::Error::custom("not base64url"))?;
        SecretKey::from_slice(&scalar).map(Self).map_err(not_a_key)
    }
}

/// What `POST /sessions` hands out for the browser.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct ComponentsSdkKey(Box<str>);

impl ComponentsSdkKey {
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ComponentsSdkKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ComponentsSdkKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::values::ids::Ids;
    use p384::ecdsa::VerifyingKey;
    use p384::ecdsa::signature::hazmat::PrehashVerifier;

    #[test]
    fn a_minted_key_has_the_documented_parts_and_its_signature_verifies() {
        let mut ids = Ids::new(Some(1));
        let pinning = PinningKey::new(ids.secret_key());
        let session = ids.secret_key();
        let key =
            pinning.components_sdk_key(&ids.session_auth_key(), "sandbox", &session.public_key()).unwrap();
        let parts: Vec<&str> = key.as_str().split('-').collect();
        assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [7, 32, 7, 160, 128]);

        let spki = STANDARD.decode(parts[3]).unwrap();
        let signature = Signature::from_slice(&STANDARD.decode(parts[4]).unwrap()).unwrap();
        let verifying = VerifyingKey::from(pinning.secret.public_key());
        verifying.verify_prehash(&Sha256::digest(&spki), &signature).unwrap();
    }

    #[test]
    fn a_key_on_another_curve_is_refused_as_signing_key() {
        let refused = PinningKey::parse(r#"{"kty":"EC","crv":"P-256","d":"AA"}"#).unwrap_err();
        assert!(matches!(refused, SigningKeyError::NotP384));
    }

    #[test]
    fn a_signing_key_read_back_has_the_same_public_half() {
        let secret = Ids::new(Some(3)).secret_key();
        let d = URL_SAFE_NO_PAD.encode(secret.to_bytes());
        let parsed = PinningKey::parse(&format!(r#"{{"kty":"EC","crv":"P-384","d":"{d}"}}"#)).unwrap();
        assert_eq!(parsed.public_jwk(), PinningKey::new(secret).public_jwk());
    }
}
