//! A card that a merchant's server sends in the clear, and what of it answers show.
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::shape::CARD_DETAILS;
use crate::cards::bin::Bin;
use crate::cards::brand::Brand;
use crate::cards::number::{CardNumber, Expiry};
use crate::cards::scenario::{Charge, challenge};
use crate::http::members::Members;
use crate::http::problem::{Problem, Violation};
use crate::http::schema::violations_at;
use crate::values::keys::PinningKey;
use crate::world::attempt::UsedCard;

const PATH: &str = "/body/channel_properties/card_details";

pub(super) struct Card {
    number: CardNumber,
    details: Map<String, Value>,
}

impl Card {
    pub(super) fn parse(
        properties: &Map<String, Value>,
        country: &str,
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let Some(details) = properties.get("card_details") else {
            let rule = "must have required property 'card_details'";
            return Err(Problem::validation(vec![Violation::new(PATH, rule)]));
        };
        let found = violations_at(&CARD_DETAILS, details, PATH);
        if !found.is_empty() {
            return Err(Problem::validation(found));
        }
        let details = details.as_object().cloned().unwrap_or_default();
        let text = |name: &str| details.get(name).and_then(Value::as_str).unwrap_or_default();
        let number =
            CardNumber::parse(text("card_number")).ok_or_else(|| invalid("card_number is not a card's"))?;
        let expiry = Expiry::parse(text("expiry_month"), text("expiry_year"))
            .ok_or_else(|| invalid("expiry_month and expiry_year are not a month"))?;
        if expiry.is_past(now) {
            return Err(Problem::bad_request(
                "CARD_EXPIRED",
                "Card expiry specified in the request should not be earlier than current month.",
            ));
        }
        if details.contains_key("cvn") && !number.takes_cvn(text("cvn")) {
            return Err(invalid("cvn does not have the card's number of digits"));
        }
        if !number.brand().is_none_or(|brand| brand.is_accepted_in(country)) {
            return Err(invalid("cards of this brand are not accepted"));
        }
        Ok(Self { number, details })
    }

    pub(super) fn used(&self, charge: &Charge<'_>) -> UsedCard {
        let name = |name: &str| self.details.get(name).and_then(Value::as_str);
        let names = [name("cardholder_first_name"), name("cardholder_last_name")];
        let cardholder = names.into_iter().flatten().collect::<Vec<_>>().join(" ");
        UsedCard::new(&self.number, cardholder, challenge(&self.number, charge))
    }

    /// The card in answers: never its number, never its CVN.
    pub(super) fn shown(&self, key: &PinningKey) -> Value {
        let mut view = Members::default();
        view.put("masked_card_number", self.number.masked());
        for name in [
            "cardholder_first_name",
            "cardholder_last_name",
            "cardholder_email",
            "cardholder_phone_number",
            "expiry_month",
            "expiry_year",
        ] {
            view.put_some(name, self.details.get(name));
        }
        view.put("fingerprint", key.fingerprint(self.number.digits()));
        // assumed: every card here is a credit card of no bank that exists.
        view.put("type", "CREDIT");
        view.put_some("network", self.number.brand().map(Brand::code));
        view.put_some("country", Bin::of(self.number.digits()).map(|bin| bin.country));
        view.put("issuer", json!("SANDBOX BANK"));
        view.into()
    }
}

fn invalid(message: &str) -> Problem {
    Problem::bad_request("INVALID_PAYMENT_DETAILS", message)
}
