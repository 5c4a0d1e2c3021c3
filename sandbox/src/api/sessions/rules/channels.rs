//! The channels a merchant asks for: whether they are there for what the session is for.
use serde_json::Value;

use super::Asked;
use crate::channels::catalogue::Catalogue;
use crate::channels::offer::Demand;
use crate::http::problem::{Problem, Violation};
use crate::world::terms::SessionTerms;

pub(super) fn check(asked: Asked<'_>, catalogue: &Catalogue, terms: &SessionTerms) -> Result<(), Problem> {
    let demand = Demand::of(terms);
    let requested = asked.list("/allowed_payment_channels");
    let unavailable = catalogue.unavailable(&demand, requested.unwrap_or_default());
    if !unavailable.is_empty() {
        return Err(no_channels(&format!("Channel(s) {}", unavailable.join(", "))));
    }
    if catalogue.meeting(&demand).next().is_none() {
        // assumed: the error is documented for this, its words are not.
        let Demand { country, currency, .. } = demand;
        return Err(no_channels(&format!("Channel(s) for {currency} in {country}")));
    }
    let primary = asked.list("/payment_link_configuration/primary_payment_channels").unwrap_or_default();
    let outside = match requested {
        Some(requested) => primary.iter().find(|code| !requested.contains(code)).and_then(Value::as_str),
        None => catalogue.unavailable(&demand, primary).first().copied(),
    };
    if let Some(code) = outside {
        return Err(Problem::bad_request(
            "INVALID_PRIMARY_PAYMENT_CHANNEL",
            format!("Primary channel {code} is not included in the requested channels"),
        ));
    }
    recurring_configuration(asked)
}

fn no_channels(which: &str) -> Problem {
    Problem::bad_request(
        "INVALID_PAYMENT_CHANNEL",
        format!("{which} are not available. Please ensure that you have activated the necessary channels"),
    )
}

fn recurring_configuration(asked: Asked<'_>) -> Result<(), Problem> {
    let on_file = asked.at("/channel_properties/cards/card_on_file_type").and_then(Value::as_str);
    if matches!(on_file, Some("MERCHANT_UNSCHEDULED" | "RECURRING"))
        && asked.at("/channel_properties/cards/recurring_configuration").is_none()
    {
        return Err(Problem::validation(vec![Violation::new(
            "/body/channel_properties/cards/recurring_configuration",
            "must have required property 'recurring_configuration'",
        )]));
    }
    Ok(())
}
