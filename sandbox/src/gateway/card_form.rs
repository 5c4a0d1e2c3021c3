//! `channel_properties` of a card payment: opens the sealed fields and checks them as a bank would.
use jiff::Timestamp;
use serde_json::Value;

use crate::cards::number::{CardNumber, Expiry};
use crate::cards::scenario::{Charge, challenge};
use crate::cards::sealed::{self, Plain};
use crate::http::problem::{Problem, Violation};
use crate::world::attempt::UsedCard;
use crate::world::session::PaymentSession;

pub(super) const TITLE: &str = "Check your card details";
const DETAILS: &str = "/body/channel_properties/card_details";

/// A card that may be charged.
pub(crate) struct CardForm {
    pub(super) number: CardNumber,
}

impl CardForm {
    pub(crate) fn parse(
        session: &PaymentSession,
        properties: &Value,
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let details = properties
            .get("card_details")
            .ok_or_else(|| missing("/body/channel_properties", "card_details"))?;
        let number = opened(session, details, DETAILS, "card_number")?;
        let month = opened(session, details, DETAILS, "expiry_month")?;
        let year = opened(session, details, DETAILS, "expiry_year")?;
        let cvn = opened(session, details, DETAILS, "cvn")?;

        let number = CardNumber::parse(number.as_str()).ok_or_else(|| {
            invalid("card_number is not a valid card number").told("The card number is not valid.")
        })?;
        let expiry = Expiry::parse(month.as_str(), year.as_str()).ok_or_else(|| {
            invalid("expiry_month and expiry_year are not a valid date").told("The expiry date is not valid.")
        })?;
        if expiry.is_past(now) {
            return Err(
                Problem::bad_request("CARD_EXPIRED", "the card has expired").told("The card has expired.")
            );
        }
        if !number.takes_cvn(cvn.as_str()) {
            return Err(
                invalid("cvn does not have the card's number of digits").told("The CVN is not valid.")
            );
        }
        let accepted = number.brand().is_none_or(|brand| brand.is_accepted_in(&session.terms.country));
        if !accepted {
            return Err(
                invalid("the card's brand is not accepted").told("Cards of this brand are not accepted.")
            );
        }

        Ok(Self { number })
    }

    /// `properties` as they were checked against the form.
    pub(crate) fn used_card(&self, properties: &Value, charge: &Charge<'_>) -> UsedCard {
        let name = |part: &str| {
            properties.pointer(&format!("/card_details/cardholder_{part}")).and_then(Value::as_str)
        };
        let cardholder: Vec<&str> = ["first_name", "last_name"].into_iter().filter_map(name).collect();
        UsedCard::new(&self.number, cardholder.join(" "), challenge(&self.number, charge))
    }
}

/// The plain text of one sealed member of the object at `path`.
pub(crate) fn opened(
    session: &PaymentSession,
    object: &Value,
    path: &str,
    name: &str,
) -> Result<Plain, Problem> {
    let sealed = object.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let sealed = sealed.ok_or_else(|| missing(path, name))?;
    sealed::open(sealed, session.key.secret(), &session.id).map_err(|error| {
        Problem::bad_request("INVALID_ENCRYPTED_DATA", format!("{name} {error}"))
            .told_shopper(TITLE, "Your card details could not be read.")
            .and("Reload the page and type them again.")
    })
}

fn invalid(message: &str) -> Problem {
    Problem::bad_request("INVALID_PAYMENT_DETAILS", message)
}

fn missing(path: &str, name: &str) -> Problem {
    Problem::validation(vec![Violation::new(
        format!("{path}/{name}"),
        format!("must have required property '{name}'"),
    )])
    .told("Some card details are missing.")
}

impl Problem {
    fn told(self, message_1: &'static str) -> Self {
        self.told_shopper(TITLE, message_1)
    }
}
