//! Money: a figure in major units and the currency it is in.

/// An amount as Xendit counts it: major units, so `125000` IDR is one hundred and twenty-five thousand rupiah.
#[derive(Debug, Clone, PartialEq)]
pub struct Amount {
    /// Major units; 0 for a session that only saves.
    pub value: f64,
    /// ISO 4217.
    pub currency: String,
}

impl Amount {
    /// Whether a channel with these inclusive limits takes the amount.
    pub fn is_within(&self, least: Option<f64>, most: Option<f64>) -> bool {
        least.is_none_or(|least| self.value >= least) && most.is_none_or(|most| self.value <= most)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_are_inclusive() {
        let amount = Amount { value: 5000.0, currency: "IDR".into() };
        assert!(amount.is_within(Some(5000.0), Some(5000.0)));
        assert!(!amount.is_within(Some(5000.5), None));
        assert!(!amount.is_within(None, Some(4999.0)));
        assert!(amount.is_within(None, None));
    }
}
