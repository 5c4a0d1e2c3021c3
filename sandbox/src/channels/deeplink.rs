//! Banks' apps, `…_MOBILE_BANKING`: a link that opens the app.
use super::channel::Channel;
use super::family::{Asks, Family, PayerName};
use super::form::FormField;
use super::group::Group;

pub(super) static FAMILY: Family = Family {
    payment_method_type: "DIRECT_DEBIT",
    group: Group::OnlineBanking,
    asks: Asks::Deeplink,
    form,
    instructions: ["Pay in the {brand} app", "You will continue in the app on your phone."],
    payer_name: PayerName::NotAsked,
    banner: None,
};

fn form(_: &Channel) -> Vec<FormField> {
    Vec::new()
}
