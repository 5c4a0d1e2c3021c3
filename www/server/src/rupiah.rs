//! Indonesian rupiah: whole numbers, because no price in them has decimals.
use std::fmt;
use std::iter::Sum;

use serde::{Deserialize, Serialize};

/// An amount of rupiah; Xendit takes and gives it as a JSON number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rupiah(pub u64);

impl Rupiah {
    /// The price of several; what does not fit is `None`.
    #[must_use]
    pub fn times(self, quantity: u32) -> Option<Self> {
        self.0.checked_mul(u64::from(quantity)).map(Self)
    }
}

impl Sum for Rupiah {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        Self(amounts.fold(0, |sum, amount| sum.saturating_add(amount.0)))
    }
}

/// As shops write it: `Rp125.000`.
impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.0.to_string();
        let mut written = String::from("Rp");
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                written.push('.');
            }
            written.push(digit);
        }
        f.write_str(&written)
    }
}

#[cfg(test)]
mod tests {
    use super::Rupiah;

    #[test]
    fn thousands_are_set_apart_by_dots() {
        let written = [0, 999, 1000, 125_000, 1_250_000].map(|value| Rupiah(value).to_string());
        assert_eq!(written, ["Rp0", "Rp999", "Rp1.000", "Rp125.000", "Rp1.250.000"]);
    }

    #[test]
    fn a_price_that_does_not_fit_is_no_price() {
        assert_eq!(Rupiah(u64::MAX).times(2), None);
    }
}
