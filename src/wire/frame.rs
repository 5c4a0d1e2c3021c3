//! What card frames say, and how their ciphertext is written (protocol.md C.3, C.6).

use super::value::Value;
use crate::domain::card::{Sealed, SealedValue};
use crate::domain::joined::joined;

/// The message that asks a card frame to take the focus.
pub fn focus() -> Value {
    Value::Object(vec![("type".into(), Value::Text("xendit-iframe-focus".into()))])
}

/// What a frame says.
#[derive(Debug, PartialEq, Eq)]
pub enum Said {
    /// It can be typed in; its public key goes into every ciphertext.
    Ready(String),
    /// What is typed has changed.
    Changed(Typed),
    /// It has the focus.
    Focused,
    /// It has it no more.
    Blurred,
    /// It cannot work.
    Failed,
    /// Something else.
    Other,
}

/// What is typed, not yet bound to the frame's key.
#[derive(PartialEq, Eq)]
pub struct Typed {
    encrypted: Vec<(String, String)>,
    verdict: Verdict,
}

#[derive(PartialEq, Eq)]
enum Verdict {
    Empty,
    Invalid(String),
    Valid,
}

impl std::fmt::Debug for Typed {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Typed(…)")
    }
}

/// What a frame's message says; its window and its origin have been checked.
pub fn said(message: &Value) -> Said {
    match (message.text("type").as_str(), message.text_if_any("ecdhPublicKey")) {
        ("xendit-iframe-ready", Some(key)) => Said::Ready(key),
        ("xendit-iframe-change", _) => Said::Changed(typed(message)),
        ("xendit-iframe-focus", _) => Said::Focused,
        ("xendit-iframe-blur", _) => Said::Blurred,
        ("xendit-iframe-failed-init", _) => Said::Failed,
        _ => Said::Other,
    }
}

fn typed(message: &Value) -> Typed {
    let codes = message.list("validationErrorCodes", |code| code.text_if_any("localeKey"));
    let verdict = match (message.bool("empty"), message.bool("valid")) {
        (Some(true), _) => Verdict::Empty,
        (_, Some(true)) => Verdict::Valid,
        _ => Verdict::Invalid(codes.first().cloned().unwrap_or_default()),
    };
    let encrypted =
        message.list("encrypted", |part| Some((part.text_if_any("iv")?, part.text_if_any("value")?)));
    Typed { encrypted, verdict }
}

impl Typed {
    /// Binds what is typed to the key the frame said it is ready with.
    pub fn sealed(self, frame_key: &str) -> SealedValue {
        let mut parts = Vec::new();
        for (iv, value) in &self.encrypted {
            parts.push(Sealed::new(frame_key, iv, value));
        }
        match self.verdict {
            Verdict::Empty => SealedValue::Empty,
            Verdict::Invalid(key) => SealedValue::Invalid(parts, key),
            Verdict::Valid => SealedValue::Valid(parts),
        }
    }
}

/// The texts a card field puts under its properties. One that cannot be right says so in a suffix, so that it can
/// never be taken for one that is.
pub fn serialize(value: &SealedValue) -> Vec<Value> {
    let (parts, suffix) = match value {
        SealedValue::Empty => return Vec::new(),
        SealedValue::Valid(parts) => (parts, String::new()),
        SealedValue::Invalid(parts, key) => (parts, joined(&["-invalid-", &base64(key.as_bytes())])),
    };
    let mut texts = Vec::new();
    for part in parts {
        texts.push(Value::Text(joined(&[part.as_str(), &suffix])));
    }
    texts
}

/// Standard base64 with padding. These lines are a kilobyte less to download than a crate for it.
fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let group = (0..3).fold(0, |group, at| group << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
        for place in 0..4 {
            let digit = ALPHABET.get((group >> (18 - 6 * place)) as usize & 63);
            text.push(digit.filter(|_| place <= chunk.len()).map_or('=', |digit| char::from(*digit)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(json: &str) -> Said {
        super::said(&serde_json::from_str::<serde_json::Value>(json).unwrap().into())
    }

    fn sealed(json: &str) -> SealedValue {
        let Said::Changed(typed) = said(json) else { panic!("not a change: {json}") };
        typed.sealed("KEY")
    }

    fn serialized(value: &SealedValue) -> Vec<String> {
        let mut texts = Vec::new();
        for value in serialize(value) {
            let Value::Text(text) = value else { panic!("ciphertext is text") };
            texts.push(text);
        }
        texts
    }

    #[test]
    fn a_number_is_one_ciphertext() {
        let value = sealed(
            r#"{"type":"xendit-iframe-change","encrypted":[{"iv":"IV","value":"CT"}],"empty":false,"valid":true,"validationErrorCodes":[]}"#,
        );
        assert_eq!(serialized(&value), ["xendit-encrypted-1-KEY-IV-CT"]);
    }

    #[test]
    fn an_expiry_is_two() {
        let value = sealed(
            r#"{"type":"xendit-iframe-change","encrypted":[{"iv":"I1","value":"C1"},{"iv":"I2","value":"C2"}],"empty":false,"valid":true}"#,
        );
        assert_eq!(serialized(&value), ["xendit-encrypted-1-KEY-I1-C1", "xendit-encrypted-1-KEY-I2-C2"]);
    }

    #[test]
    fn what_cannot_be_right_says_so_in_a_suffix() {
        let value = sealed(
            r#"{"type":"xendit-iframe-change","encrypted":[{"iv":"IV","value":"CT"}],"empty":false,"valid":false,"validationErrorCodes":[{"localeKey":"validation.card_number_invalid"}]}"#,
        );
        // the suffix of protocol.md N.1
        let suffix = "dmFsaWRhdGlvbi5jYXJkX251bWJlcl9pbnZhbGlk";
        assert_eq!(serialized(&value), [format!("xendit-encrypted-1-KEY-IV-CT-invalid-{suffix}")]);
    }

    #[test]
    fn an_empty_field_is_no_text_at_all() {
        let value = sealed(
            r#"{"type":"xendit-iframe-change","encrypted":[{"iv":"IV","value":"CT"}],"empty":true,"valid":false}"#,
        );
        assert_eq!(serialized(&value), [""; 0]);
    }

    #[test]
    fn what_is_unknown_is_nothing() {
        assert_eq!(said(r#"{"type":"xendit-iframe-dance"}"#), Said::Other);
        assert_eq!(said(r#"{"type":"xendit-iframe-ready"}"#), Said::Other, "ready without a key");
    }

    #[test]
    fn base64_pads() {
        assert_eq!(
            ["", "f", "fo", "foo", "foob"].map(|text| base64(text.as_bytes())),
            ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]
        );
    }
}
