//! Cards: the form with its secure fields, instalments, and the billing address some banks want.
use super::channel::Channel;
use super::family::{Asks, Family, PayerName};
use super::form::{FieldKind, FormField, TextRules};
use super::group::Group;

pub(super) static FAMILY: Family = Family {
    payment_method_type: "CARDS",
    group: Group::Cards,
    asks: Asks::CardCheck,
    form,
    instructions: ["Pay by card", "You may be asked to verify with your bank."],
    payer_name: PayerName::NotAsked,
    banner: None,
};

fn form(_: &Channel) -> Vec<FormField> {
    let mut form = vec![
        FormField::new("Card number", FieldKind::CreditCardNumber, "card_details.card_number")
            .heading("Card details")
            .placeholder("1234 1234 1234 1234"),
        FormField::several(
            "Expiry",
            FieldKind::CreditCardExpiry,
            &["card_details.expiry_month", "card_details.expiry_year"],
        )
        .placeholder("MM/YY")
        .half()
        .joined(),
        FormField::new("CVN", FieldKind::CreditCardCvn, "card_details.cvn")
            .placeholder("CVN")
            .half()
            .joined(),
        FormField::new("First name", name("cc-given-name"), "card_details.cardholder_first_name")
            .heading("Name on card")
            .placeholder("First name")
            .half(),
        FormField::new("Last name", name("cc-family-name"), "card_details.cardholder_last_name")
            .placeholder("Last name")
            .half(),
        FormField::email("card_details.cardholder_email"),
        FormField::phone_number("card_details.cardholder_phone_number"),
        installment_plan().optional(),
    ];
    form.extend(billing());
    form
}

/// Terms, interval and code of the plan the shopper chose among those of `payment_options`.
pub(super) fn installment_plan() -> FormField {
    FormField::several(
        "Instalments",
        FieldKind::InstallmentPlan,
        &[
            "installment_configuration.terms",
            "installment_configuration.interval",
            "installment_configuration.code",
        ],
    )
    .placeholder("Choose a plan")
}

fn name(autocomplete: &'static str) -> FieldKind {
    TextRules::up_to(50)
        .at_least(1)
        .matching("/^[A-Za-z ]+$/", "Use letters only")
        .filled_in_by(autocomplete)
        .into()
}

// The nine fields of the form that Xendit's SDK brings along for its own tests.
fn billing() -> Vec<FormField> {
    let text = |label, property, autocomplete| {
        FormField::new(label, TextRules::up_to(255).filled_in_by(autocomplete).into(), property)
            .placeholder(label)
    };
    let fields = vec![
        text("First name", "billing_information.first_name", "billing given-name")
            .heading("Billing address")
            .half(),
        text("Last name", "billing_information.last_name", "billing family-name").half().joined(),
        FormField::email("billing_information.email").joined(),
        FormField::new("Country", FieldKind::Country, "billing_information.country")
            .placeholder("Country")
            .half()
            .joined(),
        FormField::new("State or province", FieldKind::Province, "billing_information.province_state")
            .placeholder("State or province")
            .half()
            .joined(),
        text("City", "billing_information.city", "billing address-level2").joined(),
        text("Address line 1", "billing_information.street_line1", "billing address-line1").joined(),
        // assumed: nobody has to have a second line, though that form has it required.
        text("Address line 2", "billing_information.street_line2", "billing address-line2")
            .joined()
            .optional(),
        FormField::new("Postal code", FieldKind::PostalCode, "billing_information.postal_code")
            .placeholder("Postal code")
            .joined(),
    ];
    fields.into_iter().map(FormField::for_billing).collect()
}
