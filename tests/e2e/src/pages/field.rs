//! The fields of the form for cards, and what a shopper types into them.

use super::Card;

/// One field of the form for cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// In a frame.
    Number,
    /// In a frame.
    Expiry,
    /// In a frame.
    Cvn,
    /// The cardholder's.
    FirstName,
    /// The cardholder's.
    LastName,
    /// The cardholder's.
    Email,
    /// The cardholder's.
    Phone,
}

impl Field {
    /// All, in the order they stand in the form.
    pub const ALL: [Self; 7] =
        [Self::Number, Self::Expiry, Self::Cvn, Self::FirstName, Self::LastName, Self::Email, Self::Phone];
    /// Those in a frame.
    pub const SECURE: [Self; 3] = [Self::Number, Self::Expiry, Self::Cvn];

    /// What a shopper with this card types into it.
    #[must_use]
    pub fn answer(self, card: &Card) -> &'static str {
        match self {
            Self::Number => card.number,
            Self::Expiry => card.expiry,
            Self::Cvn => card.cvn,
            Self::FirstName => "Ani",
            Self::LastName => "Wijaya",
            Self::Email => "ani@example.com",
            Self::Phone => "+628123456789",
        }
    }

    /// Where it stands in `channel_properties`; a field with two values is named by both.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Number => "card_details.card_number",
            Self::Expiry => "card_details.expiry_month__card_details.expiry_year",
            Self::Cvn => "card_details.cvn",
            Self::FirstName => "card_details.cardholder_first_name",
            Self::LastName => "card_details.cardholder_last_name",
            Self::Email => "card_details.cardholder_email",
            Self::Phone => "card_details.cardholder_phone_number",
        }
    }

    pub(crate) fn is_secure(self) -> bool {
        Self::SECURE.contains(&self)
    }
}
