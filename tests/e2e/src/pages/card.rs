//! What a shopper types.

/// A card, and whose it is.
#[derive(Clone, Copy, Debug)]
pub struct Card {
    /// Its number.
    pub number: &'static str,
    /// As one types it: month and year, two digits each.
    pub expiry: &'static str,
    /// The digits on its back.
    pub cvn: &'static str,
}

impl Card {
    /// Pays at once.
    pub const FRICTIONLESS: Self = Self::numbered("4000000000001000");
    /// The bank asks for a code first.
    pub const CHALLENGED: Self = Self::numbered("4000000000002503");

    const fn numbered(number: &'static str) -> Self {
        Self { number, expiry: "1239", cvn: "123" }
    }
}
