//! Virtual accounts: a number at a bank that belongs to one payment.
use serde_json::{Value, json};

use super::action::tab;
use super::channel::Channel;
use super::family::{Asks, Family, PayerName};
use super::form::FormField;
use super::group::Group;

pub(super) static FAMILY: Family = Family {
    payment_method_type: "VIRTUAL_ACCOUNT",
    group: Group::VirtualAccounts,
    asks: Asks::VirtualAccount,
    form,
    instructions: ["Transfer to a virtual account", "You will get a number to transfer to."],
    payer_name: PayerName::NotAsked,
    banner: None,
};

fn form(_: &Channel) -> Vec<FormField> {
    Vec::new()
}

/// Prefix and whole length of each bank's numbers.
// assumed: banks publish lengths, and the prefixes a merchant gets are its own.
const NUMBERS: [(&str, &str, usize); 21] = [
    ("BCA_VIRTUAL_ACCOUNT", "10766", 16),
    ("BJB_VIRTUAL_ACCOUNT", "1243", 16),
    ("BNC_VIRTUAL_ACCOUNT", "9015", 16),
    ("BNI_VIRTUAL_ACCOUNT", "8808", 16),
    ("BRI_VIRTUAL_ACCOUNT", "13282", 18),
    ("BSI_VIRTUAL_ACCOUNT", "9347", 16),
    ("BSS_VIRTUAL_ACCOUNT", "40102", 15),
    ("CIMB_VIRTUAL_ACCOUNT", "9349", 16),
    ("HANA_VIRTUAL_ACCOUNT", "9772", 16),
    ("MANDIRI_VIRTUAL_ACCOUNT", "88908", 16),
    ("MUAMALAT_VIRTUAL_ACCOUNT", "8490", 16),
    ("PERMATA_VIRTUAL_ACCOUNT", "8214", 16),
    ("AMBANK_VIRTUAL_ACCOUNT", "8880", 14),
    ("BANK_TRANSFER", "9199", 12),
    ("STANDARD_CHARTERED_VIRTUAL_ACCOUNT", "6620", 14),
    ("BIDV_VIRTUAL_ACCOUNT", "963", 14),
    ("MSB_VIRTUAL_ACCOUNT", "968", 14),
    ("PV_VIRTUAL_ACCOUNT", "967", 14),
    ("VIETCAPITAL_VIRTUAL_ACCOUNT", "992", 14),
    ("VPB_VIRTUAL_ACCOUNT", "969", 14),
    ("WOORI_VIRTUAL_ACCOUNT", "902", 14),
];

/// A number that ends in these digits, as far as it is long enough.
pub(super) fn number(channel: &Channel, digits: &str) -> String {
    let known = NUMBERS.iter().find(|(code, ..)| *code == channel.code);
    let (prefix, length) = known.map_or(("8800", 16), |(_, prefix, length)| (*prefix, *length));
    let own = length.saturating_sub(prefix.len());
    format!("{prefix}{}", digits.get(..own).unwrap_or(digits))
}

pub(super) fn instructions(bank: &str) -> Value {
    let enter = "Enter the <b>account number</b> shown here.".to_owned();
    let check = "Check the merchant's name and the amount, and confirm.".to_owned();
    let at = |place: &str, first: String| tab(place, &[first, enter.clone(), check.clone()]);
    json!([
        at("ATM", format!("Put in your card and choose <b>Transfer</b> to {bank}.")),
        at("Mobile banking", format!("Open your bank's app and choose <b>Transfer</b> to {bank}.")),
        at("Internet banking", format!("Log in at your bank and choose <b>Transfer</b> to {bank}.")),
    ])
}
