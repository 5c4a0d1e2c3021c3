//! Online banking: the bank's own pages, which want the whole window.
use super::channel::Channel;
use super::family::{Asks, Family, PayerName};
use super::form::FormField;
use super::group::Group;

pub(super) static FAMILY: Family = Family {
    payment_method_type: "ONLINE_BANKING",
    group: Group::OnlineBanking,
    asks: Asks::Page,
    form,
    instructions: ["Pay by online banking", "You will be taken to {brand} and back."],
    payer_name: PayerName::NotAsked,
    banner: None,
};

pub(super) fn form(_: &Channel) -> Vec<FormField> {
    Vec::new()
}
