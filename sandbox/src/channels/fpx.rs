//! FPX, Malaysia's online banking: for people the bank's page, for companies an approval by somebody else, later.
use super::family::{Asks, Banner, Family, PayerName};
use super::group::Group;
use super::online_banking;

pub(super) static RETAIL: Family = Family {
    payment_method_type: "ONLINE_BANKING",
    group: Group::OnlineBanking,
    asks: Asks::Page,
    form: online_banking::form,
    instructions: ["Pay by FPX", "You will be taken to {brand} and back."],
    payer_name: PayerName::NotAsked,
    banner: None,
};

pub(super) static BUSINESS: Family = Family {
    payment_method_type: "ONLINE_BANKING",
    group: Group::OnlineBanking,
    asks: Asks::Approval,
    form: online_banking::form,
    instructions: [
        "Pay by FPX from a business account",
        "An approver at your company has to agree in {brand}.",
    ],
    payer_name: PayerName::NotAsked,
    banner: Some(Banner { alt_text: "FPX for businesses: an approver has to agree", aspect_ratio: 9.7 }),
};
