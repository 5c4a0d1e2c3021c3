//! Wallets that ring on the shopper's phone, OVO and Jenius: an attempt waits, with nothing to show.
// xendit: an empty action list is not "nothing to do"; the shopper has to confirm in the app.
use super::channel::Channel;
use super::family::{Asks, Family, PayerName};
use super::form::{FormField, TextRules};
use super::group::Group;

pub(super) static FAMILY: Family = Family {
    payment_method_type: "EWALLET",
    group: Group::Wallets,
    asks: Asks::Push,
    form,
    instructions: ["Pay with {brand}", "Open the {brand} app on your phone and confirm."],
    payer_name: PayerName::NotAsked,
    banner: None,
};

// assumed: that Jenius names its customers by their cashtag here too, as in Xendit's older API.
fn form(channel: &Channel) -> Vec<FormField> {
    if channel.code != "JENIUSPAY" {
        return vec![FormField::phone_number("account_mobile_number")];
    }
    let rules = TextRules::up_to(21).at_least(2).matching("/^\\$[A-Za-z0-9]+$/", "It starts with $");
    vec![FormField::new("Cashtag", rules.into(), "cashtag").placeholder("$rani")]
}
