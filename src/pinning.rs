//! Whether a key's public half was signed by Xendit: ECDSA on P-384 with SHA-256, by the browser's cryptography.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto, Window};

use crate::domain::sdk_key::{ComponentsSdkKey, SdkKeyError};

/// What the signature is worth. Xendit may rotate its keys, and the card frame is the authority; so a signature
/// nobody here knows is a warning, not a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signature {
    /// By one of the pinning keys.
    Verified,
    /// By nobody we know.
    Unverified,
}

/// Checks that the public key is a point on the curve, then looks for the pinning key that signed it.
/// `pinning_keys` are JWKs.
pub async fn verify(
    window: &Window,
    key: &ComponentsSdkKey,
    pinning_keys: &Array,
) -> Result<Signature, SdkKeyError> {
    let Ok(crypto) = window.crypto() else { return Ok(Signature::Unverified) };
    let subtle = crypto.subtle();
    let public_key = bytes(window, key.public_key()).ok_or(SdkKeyError::PublicKey)?;
    let signature = bytes(window, key.signature()).ok_or(SdkKeyError::Signature)?;
    import(&subtle, "spki", &public_key, "ECDH").await.ok_or(SdkKeyError::PublicKey)?;
    for pinning_key in pinning_keys.iter() {
        // A pinning key the browser cannot read signs nothing.
        let Some(pinning_key) = import(&subtle, "jwk", pinning_key.unchecked_ref(), "ECDSA").await else {
            continue;
        };
        if is_signed_by(&subtle, &pinning_key, &signature, &public_key).await {
            return Ok(Signature::Verified);
        }
    }
    Ok(Signature::Unverified)
}

async fn is_signed_by(subtle: &SubtleCrypto, by: &CryptoKey, signature: &Object, message: &Object) -> bool {
    let algorithm = algorithm("ECDSA", "hash", "SHA-256");
    let Ok(verified) =
        subtle.verify_with_object_and_buffer_source_and_buffer_source(&algorithm, by, signature, message)
    else {
        return false;
    };
    JsFuture::from(verified).await.is_ok_and(|verified| verified.is_truthy())
}

async fn import(subtle: &SubtleCrypto, format: &str, key: &Object, name: &str) -> Option<CryptoKey> {
    let usages = if name == "ECDSA" { Array::of1(&"verify".into()) } else { Array::new() };
    let algorithm = algorithm(name, "namedCurve", "P-384");
    let imported = subtle.import_key_with_object(format, key, &algorithm, false, &usages).ok()?;
    JsFuture::from(imported).await.ok()?.dyn_into().ok()
}

fn algorithm(name: &str, parameter: &str, value: &str) -> Object {
    let algorithm = Object::new();
    for (member, value) in [("name", name), (parameter, value)] {
        // Setting a member of a fresh object cannot fail.
        let _ = Reflect::set(&algorithm, &JsValue::from_str(member), &JsValue::from_str(value));
    }
    algorithm
}

fn bytes(window: &Window, base64: &str) -> Option<Uint8Array> {
    // atob gives one character a byte, so each fits
    let bytes: Vec<u8> = window.atob(base64).ok()?.chars().map(|byte| byte as u8).collect();
    Some(Uint8Array::from(bytes.as_slice()))
}
