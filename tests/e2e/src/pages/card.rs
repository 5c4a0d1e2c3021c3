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
    /// Pays at once. None of its beginnings is a number too, so that a form is complete only with the last digit.
    pub const FRICTIONLESS: Self = Self::numbered("4440000042200014");
    /// The bank asks for a code first.
    pub const CHALLENGED: Self = Self::numbered("4000000000002503");
    /// From the United States; wants a billing address.
    pub const AMERICAN: Self = Self::numbered("4242424242424242");
    /// From Indonesia; can pay in instalments.
    pub const INSTALMENTS: Self = Self::numbered("4617000000000007");

    /// Of a brand that is there in Indonesia alone, and is refused elsewhere.
    pub const REFUSED: Self = Self::numbered("1889800000000171");

    const fn numbered(number: &'static str) -> Self {
        Self { number, expiry: "1239", cvn: "123" }
    }
}
