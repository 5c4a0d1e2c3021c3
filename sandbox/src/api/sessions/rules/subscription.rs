//! The `subscription` of a SUBSCRIPTION session.
use serde_json::Value;

use super::Asked;
use crate::http::problem::{Problem, Violation};
use crate::world::terms::SessionType;

pub(super) fn check(asked: Asked<'_>, session_type: SessionType) -> Result<(), Problem> {
    if session_type != SessionType::Subscription {
        return Ok(());
    }
    let Some(anchor) = asked.at("/subscription/schedule/anchor_date").and_then(Value::as_str) else {
        return Err(Problem::validation(vec![Violation::new(
            "/body/subscription",
            "must have required property 'subscription'",
        )]));
    };
    // The day as the merchant wrote it, in whatever time zone that was meant.
    let day = anchor.get(8..10).and_then(|day| day.parse::<u8>().ok());
    if day.is_some_and(|day| day > 28) {
        // assumed: the rule is documented, the words of the error are not.
        return Err(Problem::validation(vec![Violation::new(
            "/body/subscription/schedule/anchor_date",
            "must have a day of the month of at most 28",
        )]));
    }
    Ok(())
}
