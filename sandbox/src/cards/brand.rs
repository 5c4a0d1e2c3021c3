//! Card brands, and how to tell one from the first digits of a number.
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Brand {
    Visa,
    Mastercard,
    Jcb,
    Amex,
    Bca,
}

pub(crate) const BRANDS: [Brand; 5] = [Brand::Visa, Brand::Mastercard, Brand::Jcb, Brand::Amex, Brand::Bca];

impl Brand {
    /// The word of `card.brands` and `schemes`.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Visa => "VISA",
            Self::Mastercard => "MASTERCARD",
            Self::Jcb => "JCB",
            Self::Amex => "AMEX",
            Self::Bca => "BCA",
        }
    }

    /// BCA's own cards exist in Indonesia only.
    pub(crate) fn is_accepted_in(self, country: &str) -> bool {
        self != Self::Bca || country == "ID"
    }

    /// None while the digits do not tell yet, and for brands the sandbox does not know.
    pub(crate) fn of(digits: &str) -> Option<Self> {
        let prefix = |length: usize| digits.get(..length).and_then(|digits| digits.parse::<u32>().ok());
        match (prefix(1), prefix(2), prefix(4)) {
            // BINs of Xendit's test cards that no network would have given out.
            (_, _, Some(1889)) => Some(Self::Bca),
            (_, _, Some(3337)) => Some(Self::Jcb),
            (_, _, Some(3528..=3589)) => Some(Self::Jcb),
            (_, _, Some(2221..=2720)) => Some(Self::Mastercard),
            (_, Some(51..=55), _) => Some(Self::Mastercard),
            (_, Some(34 | 37), _) => Some(Self::Amex),
            (Some(4), _, _) => Some(Self::Visa),
            _ => None,
        }
    }

    pub(crate) const fn cvn_length(self) -> usize {
        if matches!(self, Self::Amex) { 4 } else { 3 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_is_told_from_as_few_digits_as_possible() {
        assert_eq!(Brand::of(""), None);
        assert_eq!(Brand::of("4"), Some(Brand::Visa));
        assert_eq!(Brand::of("5"), None);
        assert_eq!(Brand::of("52"), Some(Brand::Mastercard));
        assert_eq!(Brand::of("37"), Some(Brand::Amex));
        assert_eq!(Brand::of("3528"), Some(Brand::Jcb));
    }
}
