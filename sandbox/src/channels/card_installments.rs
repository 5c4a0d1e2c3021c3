//! A bank's own instalment plans, `BBL_CARD_INSTALLMENT` and its like: the plan is chosen here, the card at the bank.
use super::cards::installment_plan;
use super::channel::Channel;
use super::family::{Asks, Family, PayerName};
use super::form::FormField;
use super::group::Group;

pub(super) static FAMILY: Family = Family {
    payment_method_type: "CARDS_INSTALLMENT",
    group: Group::Installments,
    asks: Asks::FramedPage,
    form,
    instructions: ["Pay in instalments", "You will enter your card with {brand}."],
    payer_name: PayerName::NotAsked,
    banner: None,
};

fn form(_: &Channel) -> Vec<FormField> {
    vec![installment_plan()]
}
