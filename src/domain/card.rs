//! What we know of a card: ciphertext from its frames, and what the gateway makes of the number.

use std::fmt;

use super::joined::joined;

/// What a card field's frame last told us.
#[derive(Clone, PartialEq, Eq, Default)]
pub enum SealedValue {
    /// Nothing is typed.
    #[default]
    Empty,
    /// Something is typed and it cannot be right; the locale key says why.
    Invalid(Vec<Sealed>, String),
    /// One ciphertext, or two for the expiry: month and year.
    Valid(Vec<Sealed>),
}

/// One ciphertext in the serialised form the gateway takes (protocol.md C.6, without the error suffix).
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    text: String,
    length: usize,
}

impl Sealed {
    /// `xendit-encrypted-1-<frame's key>-<iv>-<ciphertext>`
    pub fn new(frame_key: &str, iv: &str, ciphertext: &str) -> Self {
        let padding = ciphertext.bytes().filter(|byte| *byte == b'=').count();
        Self {
            text: joined(&["xendit-encrypted-1-", frame_key, "-", iv, "-", ciphertext]),
            // AES-GCM hides what was typed, not how much: 16 bytes of tag follow it.
            length: (ciphertext.len() / 4 * 3).saturating_sub(padding + 16),
        }
    }

    /// The text to send.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// How many characters were typed.
    pub fn length(&self) -> usize {
        self.length
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Sealed(…)")
    }
}

impl fmt::Debug for SealedValue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Empty => "Empty",
            Self::Invalid(..) => "Invalid(…)",
            Self::Valid(_) => "Valid(…)",
        })
    }
}

/// What the gateway makes of a card number (protocol.md B.7).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CardInfo {
    /// `VISA`, …; more than one for a co-branded card, none while undecided.
    pub schemes: Vec<String>,
    /// Where it was issued: ISO 3166 alpha-2; empty while unknown.
    pub country: String,
    /// Whether its bank wants to know the address it is billed to.
    pub wants_billing: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    // The ciphertext of protocol.md C.5: 16 digits.
    const CIPHERTEXT: &str = "2KSb2Xzu4jP/2nXOepFWEx1lPD9hRQbv+lVaa2GJrL4=";

    #[test]
    fn a_sealed_number_knows_how_many_digits_it_has() {
        assert_eq!(Sealed::new("key", "iv", CIPHERTEXT).length(), 16);
    }

    #[test]
    fn debug_shows_no_ciphertext() {
        let sealed = Sealed::new("key", "iv", CIPHERTEXT);
        let shown = format!("{sealed:?} {:?}", SealedValue::Valid(vec![sealed.clone()]));
        assert_eq!(shown, "Sealed(…) Valid(…)");
    }
}
