//! `channel_properties` of a card payment: opens the sealed fields and checks every field as the form announced it.
use jiff::Timestamp;
use serde_json::Value;

use crate::cards::number::{CardNumber, Expiry};
use crate::cards::scenario::{Charge, challenge};
use crate::cards::sealed::{self, Plain};
use crate::http::problem::{Problem, Violation};
use crate::world::attempt::UsedCard;
use crate::world::session::PaymentSession;

const TITLE: &str = "Check your card details";
const DETAILS: &str = "/body/channel_properties/card_details";

/// A card that may be charged.
pub(crate) struct CardForm {
    number: CardNumber,
    cardholder: String,
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

        let first_name = plain_text(details, "cardholder_first_name", is_name)?;
        let last_name = plain_text(details, "cardholder_last_name", is_name)?;
        plain_text(details, "cardholder_email", is_email)?;
        plain_text(details, "cardholder_phone_number", is_phone_number)?;
        Ok(Self { number, cardholder: format!("{first_name} {last_name}") })
    }

    pub(crate) fn used_card(self, charge: &Charge<'_>) -> UsedCard {
        UsedCard::new(&self.number, self.cardholder, challenge(&self.number, charge))
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

fn plain_text(details: &Value, name: &str, is_right: fn(&str) -> bool) -> Result<String, Problem> {
    let text = details
        .get(name)
        .and_then(Value::as_str)
        .filter(|text| !text.is_empty())
        .ok_or_else(|| missing(DETAILS, name))?;
    if is_right(text) {
        return Ok(text.into());
    }
    Err(Problem::validation(vec![Violation::new(
        format!("{DETAILS}/{name}"),
        "must match the channel's form",
    )])
    .told("Some of the cardholder's details are not valid."))
}

fn is_name(text: &str) -> bool {
    text.len() <= 50 && text.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ')
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.contains('@')
            && !text.contains(char::is_whitespace)
    })
}

fn is_phone_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (6..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}
