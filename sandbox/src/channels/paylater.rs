//! Buy now, pay later: the provider's page, in a frame, where the plan is agreed on.
use super::channel::Channel;
use super::family::{Asks, Family, PayerName};
use super::form::FormField;
use super::group::Group;

pub(super) static FAMILY: Family = Family {
    payment_method_type: "PAY_LATER",
    group: Group::PayLater,
    asks: Asks::FramedPage,
    form,
    instructions: ["Pay later with {brand}", "You will agree on a plan with {brand}."],
    payer_name: PayerName::Asked,
    banner: None,
};

// assumed
fn form(_: &Channel) -> Vec<FormField> {
    vec![FormField::phone_number("account_mobile_number")]
}
