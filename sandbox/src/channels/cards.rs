//! The CARDS channel as the gateway describes it: limits, brands and the form; protocol.md B.2.3 and D.
use serde_json::{Value, json};

use crate::cards::brand::BRANDS;
use crate::world::session::PaymentSession;

pub(crate) const CODE: &str = "CARDS";

/// `api` is the origin the logos are on.
pub(crate) fn cards(session: &PaymentSession, api: &str) -> Value {
    let country = session.terms.country.as_str();
    let brands: Vec<Value> = BRANDS
        .iter()
        .filter(|brand| brand.is_accepted_in(country))
        .map(|brand| json!({ "name": brand.code(), "logo_url": logo(api, brand.code()) }))
        .collect();
    json!({
        "channel_code": CODE,
        "brand_name": "Cards",
        "brand_logo_url": logo(api, CODE),
        "brand_color": "#10233F",
        "pm_type": "CARDS",
        "ui_group": "cards",
        "allow_pay_without_save": true,
        "allow_save": true,
        "min_amount": session.terms.currency.cards_min,
        "max_amount": session.terms.currency.cards_max,
        "requires_customer_details": false,
        "card": { "brands": brands },
        "form": form(),
        "instructions": ["Pay by card", "You may be asked to verify with your bank."],
    })
}

pub(crate) fn ui_groups(api: &str) -> Value {
    json!([{ "id": "cards", "label": "Cards", "icon_url": logo(api, CODE) }])
}

pub(crate) fn succeeded(api: &str) -> Value {
    json!({ "channel_code": CODE, "logo_url": logo(api, CODE) })
}

fn logo(api: &str, code: &str) -> String {
    format!("{api}/logos/{}.svg", code.to_lowercase())
}

fn form() -> Value {
    let letters = json!([{ "regex": "/^[A-Za-z ]+$/", "message": "Use letters only" }]);
    json!([
        {
            "group_label": "Card details",
            "label": "Card number",
            "placeholder": "1234 1234 1234 1234",
            "type": { "name": "credit_card_number" },
            "channel_property": "card_details.card_number",
            "required": true,
            "span": 2,
        },
        {
            "label": "Expiry",
            "placeholder": "MM/YY",
            "type": { "name": "credit_card_expiry" },
            "channel_property": ["card_details.expiry_month", "card_details.expiry_year"],
            "required": true,
            "span": 1,
            "join": true,
        },
        {
            "label": "CVN",
            "placeholder": "CVN",
            "type": { "name": "credit_card_cvn" },
            "channel_property": "card_details.cvn",
            "required": true,
            "span": 1,
            "join": true,
        },
        {
            "group_label": "Name on card",
            "label": "First name",
            "placeholder": "First name",
            "type": {
                "name": "text",
                "min_length": 1,
                "max_length": 50,
                "regex_validators": letters,
                "autocomplete": "cc-given-name",
            },
            "channel_property": "card_details.cardholder_first_name",
            "required": true,
            "span": 1,
        },
        {
            "label": "Last name",
            "placeholder": "Last name",
            "type": {
                "name": "text",
                "min_length": 1,
                "max_length": 50,
                "regex_validators": letters,
                "autocomplete": "cc-family-name",
            },
            "channel_property": "card_details.cardholder_last_name",
            "required": true,
            "span": 1,
        },
        {
            "label": "Email",
            "placeholder": "you@example.org",
            "type": { "name": "email" },
            "channel_property": "card_details.cardholder_email",
            "required": true,
            "span": 2,
        },
        {
            "label": "Mobile number",
            "placeholder": "",
            "type": { "name": "phone_number" },
            "channel_property": "card_details.cardholder_phone_number",
            "required": true,
            "span": 2,
        },
    ])
}
