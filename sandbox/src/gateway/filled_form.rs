//! What a shopper filled in: `channel_properties` held against the form of the channel, secure fields opened.
use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::cards::bin::{Billing, Bin};
use crate::channels::channel::Channel;
use crate::channels::family::Asks;
use crate::channels::form::FormField;
use crate::channels::{form_check, plans};
use crate::gateway::card_form::{self, CardForm};
use crate::gateway::google_pay;
use crate::http::problem::{Problem, Violation};
use crate::world::attempt::UsedCard;
use crate::world::session::PaymentSession;
use crate::world::terms::SessionType;

/// A form that is complete and right.
pub(super) struct FilledForm {
    pub(super) card: Option<UsedCard>,
    /// As given, without card details.
    pub(super) properties: Map<String, Value>,
}

impl FilledForm {
    pub(super) fn parse(
        session: &PaymentSession,
        channel: &Channel,
        payload: &Value,
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let properties = payload.get("channel_properties").unwrap_or(&Value::Null);
        if channel.asks == Asks::CardCheck
            && let Some(card) = google_pay::card(session, properties)?
        {
            return Ok(Self { card: Some(card), properties: kept(properties) });
        }
        let card = match channel.asks {
            Asks::CardCheck => Some(CardForm::parse(session, properties, now)?),
            _ => None,
        };
        let bin = card.as_ref().and_then(|card| Bin::of(card.number.digits()));
        let billing = match bin {
            // xendit: addresses are asked for in PAY sessions only.
            Some(bin) if session.terms.session_type == SessionType::Pay => bin.billing,
            _ => Billing::NotAsked,
        };
        let mut found = form_check::violations(&channel.form(), properties, billing);
        found.extend(payers_name(session, channel, payload));
        found.extend(plan(session, channel, bin.and_then(|bin| bin.installments), properties));
        if !found.is_empty() {
            let title = if card.is_some() { card_form::TITLE } else { "Check your details" };
            return Err(Problem::validation(found)
                .told_shopper(title, "Some of what you entered is missing or not right."));
        }
        Ok(Self {
            card: card.map(|card| card.used_card(properties, &session.terms.charge())),
            properties: kept(properties),
        })
    }
}

/// All but what a card was paid with.
fn kept(properties: &Value) -> Map<String, Value> {
    let mut kept = properties.as_object().cloned().unwrap_or_default();
    kept.shift_remove("card_details");
    kept.shift_remove("google_pay");
    kept
}

/// xendit: asked only where nobody told who the customer is, and sent with payments only.
fn payers_name(session: &PaymentSession, channel: &Channel, payload: &Value) -> Option<Violation> {
    let is_asked = channel.asks_payers_name()
        && session.customer_id.is_none()
        && session.terms.session_type == SessionType::Pay;
    let name = payload.pointer("/customer/given_names").and_then(Value::as_str).map(str::trim);
    (is_asked && name.is_none_or(str::is_empty))
        .then(|| Violation::new("/body/customer/given_names", "must have required property 'given_names'"))
}

fn plan(
    session: &PaymentSession,
    channel: &Channel,
    bank: Option<&str>,
    properties: &Value,
) -> Option<Violation> {
    const NAME: &str = "installment_configuration";
    if !channel.form().iter().any(FormField::is_installment_plan) {
        return None;
    }
    let violation = |message: &str| Violation::new(format!("/body/channel_properties/{NAME}"), message);
    let is_empty = |member: &Value| member.is_null() || member.as_str() == Some("");
    let chosen = properties.get(NAME).filter(|chosen| match chosen {
        Value::Object(members) => !members.values().all(is_empty),
        other => !is_empty(other),
    });
    let is_needed = channel.asks != Asks::CardCheck;
    let terms = &session.terms;
    match chosen {
        None if is_needed => Some(violation(&format!("must have required property '{NAME}'"))),
        None => None,
        Some(chosen) => {
            let plans = plans::of(channel, bank, terms.amount, terms.currency);
            (!plans::is_one_of(&plans, chosen))
                .then(|| violation("must be one of the plans of payment_options"))
        }
    }
}
