//! The gateway's and the card frames' spelling. `into_domain` is the only way out.

pub mod channel;
pub mod frame;
pub mod payment;
pub mod problem;
pub mod session;

/// Two spellings the gateway uses for the same thing: one text, or a list of them.
pub(crate) mod one_or_many {
    use std::fmt;

    use serde::de::{Deserializer, SeqAccess, Visitor};

    struct Texts;

    impl<'de> Visitor<'de> for Texts {
        type Value = Vec<String>;

        fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
            out.write_str("a text or a list of texts")
        }

        fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
            Ok(vec![text.into()])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut texts: A) -> Result<Self::Value, A::Error> {
            let mut all = Vec::new();
            while let Some(text) = texts.next_element()? {
                all.push(text);
            }
            Ok(all)
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
        from.deserialize_any(Texts)
    }
}
