//! Card numbers, expiry and CVN as a shopper types them, checked as an issuer would.
use std::fmt;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::cards::brand::Brand;

/// A whole card number whose last digit is right.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct CardNumber(String);

impl CardNumber {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let well_formed = (12..=19).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        (well_formed && luhn(text)).then(|| Self(text.into()))
    }

    pub(crate) fn digits(&self) -> &str {
        &self.0
    }

    pub(crate) fn brand(&self) -> Option<Brand> {
        Brand::of(&self.0)
    }

    /// First and last four, as Xendit's answers show a card: `4000****1091`.
    pub(crate) fn masked(&self) -> String {
        format!("{}****{}", self.0.get(..4).unwrap_or_default(), self.last_four())
    }

    pub(crate) fn last_four(&self) -> &str {
        self.0.get(self.0.len().saturating_sub(4)..).unwrap_or_default()
    }

    pub(crate) fn takes_cvn(&self, cvn: &str) -> bool {
        cvn.bytes().all(|byte| byte.is_ascii_digit())
            && match self.brand() {
                Some(brand) => cvn.len() == brand.cvn_length(),
                None => (3..=4).contains(&cvn.len()),
            }
    }
}

impl fmt::Debug for CardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardNumber(…)")
    }
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| match (place % 2, u32::from(byte.wrapping_sub(b'0'))) {
            (0, digit) => digit,
            (_, digit) if digit * 2 > 9 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The last month a card is good in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Expiry {
    month: i8,
    year: i16,
}

impl Expiry {
    /// Month "1" to "12" or "01", year in four digits.
    pub(crate) fn parse(month: &str, year: &str) -> Option<Self> {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(month) || month.len() > 2 || !digits(year) || year.len() != 4 {
            return None;
        }
        let (month, year) = (month.parse().ok()?, year.parse().ok()?);
        ((1..=12).contains(&month) && (2000..=2099).contains(&year)).then_some(Self { month, year })
    }

    pub(crate) fn is_past(self, now: Timestamp) -> bool {
        let today = now.to_zoned(TimeZone::UTC).date();
        (self.year, self.month) < (today.year(), today.month())
    }
}

impl fmt::Debug for Expiry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Expiry(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_last_digit_makes_no_card_number() {
        assert!(CardNumber::parse("4000000000001000").is_some());
        for text in ["4000000000001001", "", "4000 0000 0000 1000", "40000000000", "not a card number"] {
            assert!(CardNumber::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn an_american_express_card_has_four_cvn_digits_and_others_three() {
        let amex = CardNumber::parse("378282246310005").unwrap();
        assert!(amex.takes_cvn("1234") && !amex.takes_cvn("123"));
        let visa = CardNumber::parse("4000000000001000").unwrap();
        assert!(visa.takes_cvn("123") && !visa.takes_cvn("1234") && !visa.takes_cvn("12a"));
    }

    #[test]
    fn a_card_is_good_to_the_end_of_its_month() {
        let now: Timestamp = "2026-11-30T23:59:59Z".parse().unwrap();
        assert!(!Expiry::parse("11", "2026").unwrap().is_past(now));
        assert!(Expiry::parse("10", "2026").unwrap().is_past(now));
        assert!(!Expiry::parse("1", "2027").unwrap().is_past(now));
        for (month, year) in [("13", "2030"), ("0", "2030"), ("12", "30"), ("", ""), ("1a", "2030")] {
            assert!(Expiry::parse(month, year).is_none(), "{month}/{year}");
        }
    }

    #[test]
    fn a_card_number_is_shown_by_its_first_and_last_four_only() {
        let number = CardNumber::parse("4000000000001000").unwrap();
        assert_eq!(number.masked(), "4000****1000");
        assert!(!format!("{number:?}").contains("1000"));
    }
}
