//! From a channel to what the shopper has to do, and what a checkout shows with it; protocol.md B.3.1.
use serde_json::{Value, json};

use super::channel::Channel;
use super::family::Asks;
use super::{logos, payment_code, qr_code, virtual_account};
use crate::cards::scenario::Challenge;
use crate::values::money::Amount;
use crate::world::action::Action;

/// What codes and account numbers are made of.
pub(crate) struct Bill<'a> {
    pub(crate) amount: Amount,
    pub(crate) merchant: &'a str,
    /// Belong to this bill and no other; `DIGITS` of them.
    pub(crate) digits: &'a str,
}

/// As many as the longest number a shopper may have to type.
pub(crate) const DIGITS: usize = 18;

/// None when the shopper is done: a card no bank asks about, or a payment somebody else has to approve.
pub(crate) fn asked_by(channel: &Channel, challenge: Option<Challenge>, bill: &Bill<'_>) -> Option<Action> {
    match channel.asks {
        Asks::CardCheck => challenge.map(|_| Action::ThreeDs),
        Asks::FramedPage => Some(Action::Redirect { iframe_capable: true }),
        Asks::Page => Some(Action::Redirect { iframe_capable: false }),
        Asks::Deeplink => Some(Action::Deeplink),
        Asks::Push => Some(Action::PushNotification),
        Asks::QrCode => Some(Action::QrString(qr_code::text(channel, bill))),
        Asks::VirtualAccount => {
            Some(Action::VirtualAccountNumber(virtual_account::number(channel, bill.digits)))
        }
        Asks::PaymentCode => Some(Action::PaymentCode(payment_code::code(channel, bill.digits))),
        Asks::Approval => None,
    }
}

/// Adds to the actions of a view what only checkouts get: titles, a picture and instructions.
pub(crate) fn illustrate(view: &mut Value, channel: &Channel, api: &str) {
    let actions = view.get_mut("actions").and_then(Value::as_array_mut).into_iter().flatten();
    for action in actions.filter_map(Value::as_object_mut) {
        if action.get("type").and_then(Value::as_str) != Some("PRESENT_TO_CUSTOMER") {
            continue;
        }
        let brand = &channel.brand_name;
        let (title, subtitle, instructions) = match channel.asks {
            Asks::VirtualAccount => (
                format!("Transfer to your {brand} account number"),
                "Transfer the exact amount".to_owned(),
                virtual_account::instructions(brand),
            ),
            Asks::PaymentCode => (
                format!("Pay at {brand}"),
                "Show this code at the counter".to_owned(),
                payment_code::instructions(brand),
            ),
            _ => (format!("Pay with {brand}"), "Scan the QR code with your app".to_owned(), Value::Null),
        };
        action.insert("action_title".into(), title.into());
        action.insert("action_subtitle".into(), subtitle.into());
        // assumed: the address of a picture.
        action.insert("action_graphic".into(), logos::of_channel(api, &channel.code).into());
        if !instructions.is_null() {
            action.insert("instructions".into(), instructions);
        }
    }
}

/// One tab of instructions: numbered steps, in which `<b>` and `<i>` have effect.
pub(super) fn tab(title: &str, steps: &[String]) -> Value {
    let content: Vec<Value> = steps.iter().map(|text| json!([{ "type": "text", "text": text }])).collect();
    json!({ "title": title, "content": content })
}
