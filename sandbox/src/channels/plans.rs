//! Instalment and pay-later plans: what a purchase can be split into, the same for the same amount every time;
//! protocol.md B.8.
use serde::Serialize;
use serde_json::Value;

use super::channel::Channel;
use super::family::Asks;
use super::group::Group;
use crate::values::money::{Amount, Currency};

#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Plan {
    interval: &'static str,
    interval_count: u32,
    terms: u32,
    installment_amount: Amount,
    total_amount: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    /// Percent a month.
    interest_rate: f64,
    description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    downpayment_amount: Option<Amount>,
}

/// Months, and the interest of each in hundredths of a percent.
// assumed: real plans are the banks' own.
const BY_CARD: [(u32, i64); 3] = [(3, 0), (6, 0), (12, 50)];
const PAY_LATER: [(u32, i64); 3] = [(1, 0), (3, 200), (6, 260)];

/// The plans a channel has for an amount. `bank` is whose card it is, where the channel is paid by card.
pub(crate) fn of(channel: &Channel, bank: Option<&str>, amount: Amount, currency: &Currency) -> Vec<Plan> {
    let table = match (channel.family.group, channel.asks) {
        (Group::Cards, Asks::CardCheck) if bank.is_some() => BY_CARD,
        (Group::Installments, _) => BY_CARD,
        (Group::PayLater, _) => PAY_LATER,
        _ => return Vec::new(),
    };
    let is_by_card = channel.family.group != Group::PayLater;
    let bank = bank.or_else(|| channel.code.strip_suffix("_CARD_INSTALLMENT")).unwrap_or_default();
    let plans = table.into_iter().map(|(terms, interest)| {
        let total_amount = amount.with_interest(interest * i64::from(terms), currency.decimals);
        Plan {
            interval: "MONTH",
            interval_count: 1,
            terms,
            installment_amount: total_amount.share(terms, currency.decimals),
            total_amount,
            code: is_by_card.then(|| format!("{bank}_{terms}M")),
            #[allow(clippy::cast_precision_loss, reason = "hundredths of a percent are small")]
            interest_rate: interest as f64 / 100.0,
            description: if terms == 1 { "1 month".into() } else { format!("{terms} months") },
            downpayment_amount: (!is_by_card).then_some(Amount::ZERO),
        }
    });
    // assumed: no instalment is smaller than the smallest payment.
    plans.filter(|plan| plan.installment_amount >= channel.limits.min).collect()
}

/// Whether the chosen plan, as a form sends it, is one of these.
pub(crate) fn is_one_of(plans: &[Plan], chosen: &Value) -> bool {
    let text = |name: &str| chosen.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    plans.iter().any(|plan| {
        chosen.get("terms").and_then(Value::as_u64) == Some(plan.terms.into())
            && text("interval") == Some(plan.interval)
            && text("code") == plan.code.as_deref()
    })
}
