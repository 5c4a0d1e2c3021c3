//! `sandbox_outcome` in a merchant's metadata: what a payment, a token or a refund is to come to, in place of a success.
use serde_json::Value;

use crate::values::failure_code::FailureCode;

const NAME: &str = "sandbox_outcome";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It stays as it is until a control settles it.
    Pending,
    Failed(FailureCode),
}

impl Outcome {
    pub(super) fn wished(metadata: Option<&Value>) -> Option<Self> {
        match metadata?.get(NAME)?.as_str()? {
            "SUCCEEDED" => None,
            "PENDING" => Some(Self::Pending),
            code => Some(Self::Failed(FailureCode::new(code.into()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_merchant_can_wish_for_a_failure_or_for_a_wait() {
        let wished = |outcome: &str| Outcome::wished(Some(&json!({ "sandbox_outcome": outcome })));
        assert_eq!(wished("SUCCEEDED"), None);
        assert_eq!(wished("PENDING"), Some(Outcome::Pending));
        let code = FailureCode::new("TIMEOUT_ERROR".into());
        assert_eq!(wished("TIMEOUT_ERROR"), Some(Outcome::Failed(code)));
        assert_eq!(Outcome::wished(Some(&json!({ "shelf": "7" }))), None);
    }
}
