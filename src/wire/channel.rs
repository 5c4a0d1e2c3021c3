//! A channel and its form (protocol.md B.2.3, D.1, D.2).

use serde::Deserialize;

use super::one_or_many;
use crate::domain::channel::{CardBrand, Channel as DomainChannel};
use crate::domain::form::{CardField, FieldKind, FormField, Pattern, Span, TextRules};
use crate::domain::id::ChannelCode;

/// A channel, as the gateway offers it.
#[derive(Deserialize)]
pub struct Channel {
    channel_code: String,
    brand_name: String,
    #[serde(default)]
    brand_logo_url: String,
    #[serde(default)]
    brand_color: String,
    pm_type: Option<String>,
    #[serde(default)]
    allow_save: bool,
    min_amount: Option<f64>,
    max_amount: Option<f64>,
    #[serde(default)]
    form: Vec<Field>,
    instructions: Option<Vec<String>>,
    card: Option<Card>,
}

#[derive(Deserialize)]
struct Card {
    #[serde(default)]
    brands: Vec<Brand>,
}

#[derive(Deserialize)]
struct Brand {
    name: String,
    #[serde(default)]
    logo_url: String,
}

#[derive(Deserialize)]
struct Field {
    label: String,
    group_label: Option<String>,
    #[serde(default)]
    placeholder: String,
    r#type: FieldType,
    #[serde(with = "one_or_many")]
    channel_property: Vec<String>,
    #[serde(default)]
    required: bool,
    span: Option<f64>,
    initial_value: Option<String>,
    flags: Option<Flags>,
}

#[derive(Deserialize)]
struct FieldType {
    name: String,
    min_length: Option<u32>,
    max_length: Option<u32>,
    #[serde(default)]
    regex_validators: Vec<RegexValidator>,
    autocomplete: Option<String>,
}

#[derive(Deserialize)]
struct RegexValidator {
    regex: String,
    message: String,
}

#[derive(Deserialize)]
struct Flags {
    #[serde(default)]
    require_billing_information: bool,
}

impl Channel {
    /// The channel with every field it has, those we cannot draw by name.
    pub fn into_domain(self) -> DomainChannel {
        let brands = self.card.map(|card| card.brands).unwrap_or_default();
        DomainChannel {
            code: ChannelCode::new(self.channel_code),
            brand_name: self.brand_name,
            brand_logo_url: self.brand_logo_url,
            brand_color: self.brand_color,
            payment_method_type: self.pm_type,
            allow_save: self.allow_save,
            min_amount: self.min_amount,
            max_amount: self.max_amount,
            form: self.form.into_iter().map(Field::into_domain).collect(),
            instructions: self.instructions.unwrap_or_default(),
            card_brands: brands
                .into_iter()
                .map(|brand| CardBrand { name: brand.name, logo_url: brand.logo_url })
                .collect(),
        }
    }
}

impl Field {
    fn into_domain(self) -> FormField {
        FormField {
            label: self.label,
            group_label: self.group_label,
            placeholder: self.placeholder,
            kind: self.r#type.into_domain(),
            channel_property: self.channel_property,
            is_required: self.required,
            span: if self.span == Some(1.0) { Span::Half } else { Span::Full },
            initial_value: self.initial_value,
            is_for_billing: self.flags.is_some_and(|flags| flags.require_billing_information),
        }
    }
}

impl FieldType {
    fn into_domain(self) -> FieldKind {
        match self.name.as_str() {
            "credit_card_number" => FieldKind::Card(CardField::Number),
            "credit_card_expiry" => FieldKind::Card(CardField::Expiry),
            "credit_card_cvn" => FieldKind::Card(CardField::Cvn),
            "phone_number" => FieldKind::PhoneNumber,
            "email" => FieldKind::Email,
            "text" => FieldKind::Text(TextRules {
                min_length: self.min_length,
                max_length: self.max_length,
                patterns: self
                    .regex_validators
                    .into_iter()
                    .map(|validator| Pattern {
                        // xendit: written with slashes around it and without flags
                        regex: validator.regex.trim_start_matches('/').trim_end_matches('/').into(),
                        message: validator.message,
                    })
                    .collect(),
                autocomplete: self.autocomplete,
            }),
            _ => FieldKind::Unknown(self.name),
        }
    }
}
