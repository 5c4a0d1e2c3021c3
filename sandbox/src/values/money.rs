//! Money: amounts counted exactly, and what each currency allows.
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Number;

use super::written::written;

/// An amount in hundredths of the major unit, so that 10.05 is a number one can compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Amount {
    hundredths: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AmountError {
    TooManyDecimals,
    TooLarge,
}

impl Amount {
    pub(crate) const ZERO: Self = Self { hundredths: 0 };

    pub(crate) const fn of(major: i64) -> Self {
        Self { hundredths: major * 100 }
    }

    pub(crate) const fn hundredths(hundredths: i64) -> Self {
        Self { hundredths }
    }

    /// Reads the digits as they were written: going through a float would make 10.05 something else.
    pub(crate) fn parse(number: &Number, decimals: u32) -> Result<Self, AmountError> {
        let text = number.to_string();
        if text.contains(['e', 'E']) {
            // serde_json writes an exponent only for numbers far outside what money can be.
            return Err(if text.contains("e-") {
                AmountError::TooManyDecimals
            } else {
                AmountError::TooLarge
            });
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > decimals as usize || fraction.len() > 2 {
            return Err(AmountError::TooManyDecimals);
        }
        let cents: i64 = format!("{fraction:0<2}").parse().map_err(|_| AmountError::TooLarge)?;
        let negative = whole.starts_with('-');
        let whole: i64 = whole.parse().map_err(|_| AmountError::TooLarge)?;
        let hundredths = whole.checked_mul(100).ok_or(AmountError::TooLarge)?;
        let hundredths = if negative { hundredths.checked_sub(cents) } else { hundredths.checked_add(cents) };
        hundredths.map(Self::hundredths).ok_or(AmountError::TooLarge)
    }

    pub(crate) fn plus(self, other: Self) -> Self {
        Self::hundredths(self.hundredths.saturating_add(other.hundredths))
    }

    pub(crate) fn minus(self, other: Self) -> Self {
        Self::hundredths(self.hundredths.saturating_sub(other.hundredths))
    }

    /// With so many hundredths of a percent on top, rounded up to what the currency can count.
    pub(crate) fn with_interest(self, hundredths_of_percent: i64, decimals: u32) -> Self {
        let whole = i128::from(self.hundredths) * (10_000 + i128::from(hundredths_of_percent));
        Self::rounded_up(whole, 10_000, decimals)
    }

    /// One of so many equal parts, rounded up to what the currency can count.
    pub(crate) fn share(self, parts: u32, decimals: u32) -> Self {
        Self::rounded_up(i128::from(self.hundredths), i128::from(parts.max(1)), decimals)
    }

    fn rounded_up(hundredths: i128, divisor: i128, decimals: u32) -> Self {
        let unit: i128 = if decimals == 0 { 100 } else { 1 };
        let step = divisor * unit;
        let steps = (hundredths + step - 1).div_euclid(step);
        Self::hundredths(i64::try_from(steps * unit).unwrap_or(i64::MAX))
    }

    /// Digits alone, with decimals only where there are some.
    pub(crate) fn plain(self) -> String {
        match self.hundredths % 100 {
            0 => (self.hundredths / 100).to_string(),
            cents => format!("{}.{cents:02}", self.hundredths / 100),
        }
    }

    /// For people: "Rp125.000".
    pub(crate) fn in_words(self, currency: &str) -> String {
        written(&self.plain(), currency)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.hundredths % 100 == 0 {
            serializer.serialize_i64(self.hundredths / 100)
        } else {
            #[allow(clippy::cast_precision_loss, reason = "amounts are far below 2^53 hundredths")]
            serializer.serialize_f64(self.hundredths as f64 / 100.0)
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = Number::deserialize(deserializer)?;
        Self::parse(&number, 2).map_err(|_| serde::de::Error::custom("not an amount of money"))
    }
}

/// A currency Xendit's Sessions accept.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Currency {
    pub(crate) code: &'static str,
    pub(crate) decimals: u32,
}

// assumed: that only IDR and VND have no decimals.
const CURRENCIES: [Currency; 9] = [
    Currency { code: "IDR", decimals: 0 },
    Currency { code: "PHP", decimals: 2 },
    Currency { code: "VND", decimals: 0 },
    Currency { code: "THB", decimals: 2 },
    Currency { code: "SGD", decimals: 2 },
    Currency { code: "MYR", decimals: 2 },
    Currency { code: "USD", decimals: 2 },
    Currency { code: "HKD", decimals: 2 },
    Currency { code: "MXN", decimals: 2 },
];

impl Currency {
    pub(crate) fn find(code: &str) -> Option<&'static Self> {
        CURRENCIES.iter().find(|currency| currency.code == code)
    }
}

impl Serialize for &'static Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

impl<'de> Deserialize<'de> for &'static Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Currency::find(&code).ok_or_else(|| serde::de::Error::custom("not a known currency"))
    }
}

/// A country Xendit's Sessions accept, and the currency money is counted in there.
const COUNTRIES: [(&str, &str); 8] = [
    ("ID", "IDR"),
    ("PH", "PHP"),
    ("VN", "VND"),
    ("TH", "THB"),
    ("SG", "SGD"),
    ("MY", "MYR"),
    ("HK", "HKD"),
    ("MX", "MXN"),
];

pub(crate) fn local_currency(country: &str) -> Option<&'static str> {
    COUNTRIES.iter().find(|(code, _)| *code == country).map(|(_, currency)| *currency)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn an_amount_is_read_digit_by_digit() {
        assert_eq!(Amount::parse(&number("10.05"), 2), Ok(Amount::hundredths(1005)));
        assert_eq!(Amount::parse(&number("-0.5"), 2), Ok(Amount::hundredths(-50)));
        assert_eq!(Amount::parse(&number("10000.0"), 0), Ok(Amount::of(10_000)));
        assert_eq!(Amount::parse(&number("10000.5"), 0), Err(AmountError::TooManyDecimals));
        assert_eq!(Amount::parse(&number("0.001"), 2), Err(AmountError::TooManyDecimals));
        assert_eq!(Amount::parse(&number("1e300"), 2), Err(AmountError::TooLarge));
    }

    #[test]
    fn an_amount_is_written_as_a_json_number() {
        assert_eq!(serde_json::to_string(&Amount::of(10_000)).unwrap(), "10000");
        assert_eq!(serde_json::to_string(&Amount::hundredths(1005)).unwrap(), "10.05");
    }

    #[test]
    fn a_share_is_rounded_up_to_what_the_currency_can_count() {
        assert_eq!(Amount::of(10_000).share(3, 2), Amount::hundredths(333_334));
        assert_eq!(Amount::of(10_000).share(3, 0), Amount::of(3_334));
        assert_eq!(Amount::of(9_999).share(3, 0), Amount::of(3_333));
        assert_eq!(Amount::of(1_000).with_interest(600, 0), Amount::of(1_060));
        assert_eq!(Amount::hundredths(1).with_interest(1, 2), Amount::hundredths(2));
    }

    #[test]
    fn an_amount_is_written_for_people() {
        assert_eq!(Amount::of(125_000).in_words("IDR"), "Rp125.000");
        assert_eq!(Amount::hundredths(1005).in_words("PHP"), "₱10.05");
    }

    #[test]
    fn every_country_has_a_currency_that_is_accepted() {
        for (_, currency) in COUNTRIES {
            assert!(Currency::find(currency).is_some(), "{currency}");
        }
    }
}
