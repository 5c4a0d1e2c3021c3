//! What requests for payments and for tokens have in common: whose they are, the channel, and what is sent to it.
use jiff::Timestamp;
use serde_json::{Map, Value};

use super::card::Card;
use super::refusals::{invalid_value, not_found};
use super::shape::PROPERTIES;
use crate::api::auth::Account;
use crate::api::metadata;
use crate::channels::action::{Bill, DIGITS, asked_by};
use crate::channels::catalogue::Catalogue;
use crate::channels::channel::Channel;
use crate::http::problem::{Problem, Violation};
use crate::http::schema::violations_at;
use crate::sandbox::Sandbox;
use crate::values::channel_code::ChannelCode;
use crate::values::money::{Amount, AmountError, Currency};
use crate::world::World;
use crate::world::action::Action;
use crate::world::attempt::{Means, Order, UsedCard};
use crate::world::changes::customers::CustomerRefused;
use crate::world::terms::CustomerChoice;

/// A body whose shape has been checked.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a>(pub(super) &'a Value);

impl<'a> Asked<'a> {
    pub(super) fn text(self, name: &str) -> Option<&'a str> {
        self.0.get(name).and_then(Value::as_str)
    }

    pub(super) fn member(self, name: &str) -> Option<Value> {
        self.0.get(name).cloned()
    }

    pub(super) fn properties(self) -> Map<String, Value> {
        self.0.get("channel_properties").and_then(Value::as_object).cloned().unwrap_or_default()
    }

    pub(super) fn property(self, name: &str) -> Option<&'a Value> {
        self.0.get("channel_properties")?.get(name)
    }

    pub(super) fn currency(self) -> Result<&'static Currency, Problem> {
        let code = self.text("currency").unwrap_or_default();
        // xendit: its list has every currency there is; those of its channels are few.
        Currency::find(code).ok_or_else(|| invalid_value(format!("currency {code} is not supported")))
    }

    /// Refuses what the shape alone does not.
    pub(super) fn check(self, now: Timestamp) -> Result<(), Problem> {
        if let Some(properties) = self.0.get("channel_properties") {
            let found = violations_at(&PROPERTIES, properties, "/body/channel_properties");
            if !found.is_empty() {
                return Err(Problem::validation(found));
            }
        }
        if let Some(Value::Object(members)) = self.0.get("metadata") {
            metadata::OF_THE_SCHEMA.admit(members).map_err(invalid_value)?;
        }
        match self.expires_at() {
            Some(at) if at <= now => {
                Err(invalid_value("channel_properties.expires_at must be in the future"))
            }
            _ => Ok(()),
        }
    }

    fn expires_at(self) -> Option<Timestamp> {
        self.property("expires_at").and_then(Value::as_str)?.parse().ok()
    }

    fn customer(self) -> CustomerChoice {
        match (self.text("customer_id"), self.0.get("customer")) {
            (Some(id), _) => CustomerChoice::Known(id.into()),
            (None, Some(Value::Object(described))) => CustomerChoice::Described(described.clone()),
            (None, _) => CustomerChoice::Nobody,
        }
    }

    /// What the merchant says it is for. Makes the customer it describes known.
    pub(super) fn order(
        self,
        world: &mut World,
        account: &Account,
        currency: &'static Currency,
        now: Timestamp,
    ) -> Result<Order, Problem> {
        let business_id = account.business_id(world);
        let customer_id =
            world.choose_customer(self.customer(), &business_id, now).map_err(|refused| match refused {
                CustomerRefused::Unknown => not_found(),
                CustomerRefused::ReferenceTaken => super::refusals::duplicate("The customer's reference_id"),
            })?;
        Ok(Order {
            business_id,
            reference_id: self.text("reference_id").unwrap_or_default().into(),
            customer_id,
            country: self.text("country").unwrap_or_default().into(),
            currency,
            description: self.member("description"),
            metadata: self.member("metadata"),
        })
    }

    pub(super) fn channel<'c>(
        self,
        catalogue: &'c Catalogue,
        code: &str,
        currency: &Currency,
    ) -> Result<&'c Channel, Problem> {
        let country = self.text("country").unwrap_or_default();
        let channel = catalogue.find(code, country, currency.code).filter(|channel| channel.is_active());
        channel.ok_or_else(|| {
            let currency = currency.code;
            invalid_value(format!("channel_code {code} is not available for {currency} in {country}"))
        })
    }

    /// The card sent along, and its place among the properties that are shown taken by what may be seen of it.
    pub(super) fn card(
        self,
        sandbox: &Sandbox,
        channel: &Channel,
        now: Timestamp,
    ) -> Result<(Option<Card>, Map<String, Value>), Problem> {
        let mut properties = self.properties();
        if channel.code != ChannelCode::CARDS.as_str() {
            properties.remove("card_details");
            return Ok((None, properties));
        }
        let card = Card::parse(&properties, &channel.country, now)?;
        properties.insert("card_details".into(), card.shown(&sandbox.pinning_key));
        Ok((Some(card), properties))
    }

    pub(super) fn means(self, channel: &Channel, asked: Wanted) -> Means {
        Means {
            channel_code: ChannelCode::from(channel.code.as_str()),
            channel_properties: asked.properties,
            card: asked.card,
            action: asked.action,
            expires_at: self.expires_at(),
        }
    }
}

/// What came of looking at the channel and what was sent to it.
pub(super) struct Wanted {
    pub(super) properties: Map<String, Value>,
    pub(super) card: Option<UsedCard>,
    pub(super) action: Option<Action>,
}

/// What the shopper has to do; None when nothing.
pub(super) fn action(
    sandbox: &Sandbox,
    world: &mut World,
    channel: &Channel,
    card: Option<&UsedCard>,
    amount: Amount,
) -> Option<Action> {
    let digits = world.ids.digits(DIGITS);
    let bill = Bill { amount, merchant: sandbox.merchant(), digits: &digits };
    asked_by(channel, card.and_then(|card| card.challenge), &bill)
}

/// An amount of money in a body.
pub(in crate::api) fn amount(
    body: &Value,
    name: &str,
    currency: &Currency,
) -> Result<Option<Amount>, Problem> {
    let Some(Value::Number(number)) = body.get(name) else { return Ok(None) };
    let amount = Amount::parse(number, currency.decimals).map_err(|error| match error {
        AmountError::TooManyDecimals => {
            let (code, decimals) = (currency.code, currency.decimals);
            invalid_value(format!("{name} in {code} must have at most {decimals} decimal places"))
        }
        AmountError::TooLarge => invalid_value(format!("{name} is too large")),
    })?;
    if amount < Amount::ZERO {
        return Err(Problem::validation(vec![Violation::new(format!("/body/{name}"), "must be >= 0")]));
    }
    Ok(Some(amount))
}
