//! Direct debit: the shopper's account is named here and linked on the bank's page, in a frame.
use super::channel::Channel;
use super::family::{Asks, Family, PayerName};
use super::form::{Choice, FieldKind, FormField, TextRules};
use super::group::Group;

pub(super) static FAMILY: Family = Family {
    payment_method_type: "DIRECT_DEBIT",
    group: Group::DirectDebit,
    asks: Asks::FramedPage,
    form,
    instructions: ["Pay from your bank account", "You will allow it on a page of {brand}."],
    payer_name: PayerName::Asked,
    banner: None,
};

// assumed: which banks ask for what. xendit: one of them asks for an expiry date in plain text (BRI).
fn form(channel: &Channel) -> Vec<FormField> {
    match (channel.code.as_str(), channel.country.as_str()) {
        ("BRI_DIRECT_DEBIT" | "MANDIRI_DIRECT_DEBIT", _) => vec![
            FormField::phone_number("account_mobile_number"),
            FormField::new(
                "Last four digits of the card",
                TextRules::up_to(4).at_least(4).digits().into(),
                "card_last_four",
            )
            .heading("Debit card")
            .placeholder("1234")
            .half(),
            FormField::new(
                "Expiry",
                TextRules::up_to(5).matching("/^(0[1-9]|1[0-2])\\/[0-9]{2}$/", "Write it as MM/YY").into(),
                "card_expiry",
            )
            .placeholder("MM/YY")
            .half(),
            FormField::email("account_email"),
        ],
        (_, "TH") => identity(),
        _ => Vec::new(),
    }
}

fn identity() -> Vec<FormField> {
    const KIND: &str = "identity_document_type";
    const NUMBER: &str = "identity_document_number";
    let kinds = vec![Choice::new("Thai national ID", "NATIONAL_ID"), Choice::new("Passport", "PASSPORT")];
    vec![
        FormField::new("Identity document", FieldKind::Dropdown { options: kinds }, KIND)
            .placeholder("Choose a document"),
        FormField::new("National ID number", TextRules::up_to(13).at_least(13).digits().into(), NUMBER)
            .placeholder("1234567890123")
            .when(KIND, "NATIONAL_ID"),
        FormField::new(
            "Passport number",
            TextRules::up_to(12).at_least(6).matching("/^[A-Z0-9]+$/", "Use capitals and digits").into(),
            NUMBER,
        )
        .placeholder("AA1234567")
        .when(KIND, "PASSPORT"),
    ]
}
