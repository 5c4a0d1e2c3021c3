//! Over the counter: a code the shopper reads out, or lets be scanned, in a shop.
use serde_json::{Value, json};

use super::action::tab;
use super::channel::Channel;
use super::family::{Asks, Family, PayerName};
use super::form::{FormField, TextRules};
use super::group::Group;

pub(super) static FAMILY: Family = Family {
    payment_method_type: "OVER_THE_COUNTER",
    group: Group::OverTheCounter,
    asks: Asks::PaymentCode,
    form,
    instructions: ["Pay at {brand}", "You will get a code to show at the counter."],
    payer_name: PayerName::NotAsked,
    banner: None,
};

fn form(_: &Channel) -> Vec<FormField> {
    let rules = TextRules::up_to(100).at_least(1).filled_in_by("name");
    vec![FormField::new("Payer's name", rules.into(), "payer_name").placeholder("As on your identity card")]
}

/// A code made of these digits, as many as it takes.
// assumed: how long codes are, and that Philippine ones begin with letters.
pub(super) fn code(channel: &Channel, digits: &str) -> String {
    let first = |count: usize| digits.get(..count).unwrap_or(digits);
    match channel.country.as_str() {
        "PH" if channel.code.starts_with("7ELEVEN") => format!("9110{}", first(8)),
        "PH" => format!("XNDT{}", first(10)),
        _ => format!("FA{}", first(12)),
    }
}

pub(super) fn instructions(shop: &str) -> Value {
    let steps = [
        format!("Go to {shop}."),
        "Tell the cashier that you pay a <b>bill</b>, and show the code.".to_owned(),
        "Pay the exact amount and keep the receipt.".to_owned(),
    ];
    json!([tab("At the counter", &steps)])
}
