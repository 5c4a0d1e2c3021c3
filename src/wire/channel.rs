//! A channel and its form (protocol.md B.2.3, D.1, D.2).

use std::rc::Rc;

use super::value::Value;
use crate::domain::channel::{CardBrand, Channel, UiGroup};
use crate::domain::form::{CardField, FieldKind, FormField, Pattern, Span, TextRules};
use crate::domain::id::ChannelCode;
use crate::domain::properties::PAYER_NAME;

/// The channel with every field it has, those we cannot draw by name.
pub(super) fn channel(channel: &Value) -> Option<Rc<Channel>> {
    Some(Rc::new(read(channel)))
}

/// The same for a payment of somebody unknown: some channels want to know who pays.
pub(super) fn channel_for_a_stranger(channel: &Value) -> Option<Rc<Channel>> {
    let mut read = read(channel);
    if channel.bool("requires_customer_details") == Some(true) {
        let mut name = read_field(&Value::Null);
        name.kind = FieldKind::PayerName;
        name.channel_property.push(PAYER_NAME.into());
        name.is_required = true;
        read.form.push(Rc::new(name));
    }
    Some(Rc::new(read))
}

fn read(channel: &Value) -> Channel {
    Channel {
        code: ChannelCode::new(channel.text("channel_code")),
        brand_name: channel.text("brand_name"),
        brand_logo_url: channel.text("brand_logo_url"),
        brand_color: channel.text("brand_color"),
        payment_method_type: channel.text_if_any("pm_type"),
        ui_group: channel.text("ui_group"),
        allow_save: channel.bool("allow_save") == Some(true),
        min_amount: channel.number("min_amount"),
        max_amount: channel.number("max_amount"),
        form: channel.list("form", field),
        banner: channel.get("banner").clone(),
        instructions: channel.texts("instructions"),
        card_brands: channel.get("card").list("brands", brand),
    }
}

fn brand(brand: &Value) -> Option<CardBrand> {
    Some(CardBrand { name: brand.text_if_any("name")?, logo_url: brand.text("logo_url") })
}

/// A heading of the picker.
pub(super) fn ui_group(group: &Value) -> Option<UiGroup> {
    Some(UiGroup { id: group.text("id"), label: group.text("label") })
}

fn field(field: &Value) -> Option<Rc<FormField>> {
    Some(Rc::new(read_field(field)))
}

fn read_field(field: &Value) -> FormField {
    FormField {
        group_label: field.text("group_label"),
        label: field.text("label"),
        placeholder: field.text("placeholder"),
        kind: kind(field.get("type")),
        channel_property: field.texts("channel_property"),
        is_required: field.bool("required") == Some(true),
        span: if field.number("span") == Some(1.0) { Span::Half } else { Span::Full },
        is_joined: field.bool("join") == Some(true),
        initial_value: field.text_if_any("initial_value"),
        is_disabled: field.bool("disabled") == Some(true),
        display_if: field.get("display_if").clone(),
        is_for_billing: field.get("flags").bool("require_billing_information") == Some(true),
    }
}

fn kind(kind: &Value) -> FieldKind {
    let name = kind.text("name");
    match name.as_str() {
        "credit_card_number" => FieldKind::Card(CardField::Number),
        "credit_card_expiry" => FieldKind::Card(CardField::Expiry),
        "credit_card_cvn" => FieldKind::Card(CardField::Cvn),
        "phone_number" => FieldKind::PhoneNumber,
        "email" => FieldKind::Email,
        "postal_code" => FieldKind::PostalCode,
        "dropdown" | "country" | "province" | "installment_plan" => FieldKind::List(kind.clone()),
        "text" => FieldKind::Text(TextRules {
            min_length: length(kind, "min_length"),
            max_length: length(kind, "max_length"),
            patterns: kind.list("regex_validators", pattern),
            autocomplete: kind.text_if_any("autocomplete"),
            is_numeric: kind.bool("numeric") == Some(true),
        }),
        _ => FieldKind::Unknown(name),
    }
}

fn length(kind: &Value, name: &str) -> Option<u32> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "saturates, as a limit should"
    )]
    kind.number(name).map(|length| length as u32)
}

fn pattern(validator: &Value) -> Option<Pattern> {
    let regex = validator.text_if_any("regex")?;
    Some(Pattern {
        // xendit: written with slashes around it and without flags
        regex: regex.strip_prefix('/').and_then(|regex| regex.strip_suffix('/')).unwrap_or(&regex).into(),
        message: validator.text_if_any("message")?,
    })
}
