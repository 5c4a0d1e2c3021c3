//! E-wallets: a page of the wallet, in a frame.
use super::channel::Channel;
use super::family::{Asks, Family, PayerName};
use super::form::FormField;
use super::group::Group;

pub(super) static FAMILY: Family = Family {
    payment_method_type: "EWALLET",
    group: Group::Wallets,
    asks: Asks::FramedPage,
    form,
    instructions: ["Pay with {brand}", "You will confirm the payment with {brand}."],
    payer_name: PayerName::NotAsked,
    banner: None,
};

// assumed: which wallets ask for what; the documentation shows it only inside a page that was not captured.
fn form(channel: &Channel) -> Vec<FormField> {
    match channel.code.as_str() {
        "NEXCASH" | "TRUEMONEY" | "VIETTELPAY" => vec![FormField::phone_number("account_mobile_number")],
        _ => Vec::new(),
    }
}
