//! Checks `channel_properties` against the very form the channel announced, and words each violation as Ajv does.
use regex_lite::Regex;
use serde_json::Value;

use super::form::{FieldKind, FormField, TextRules};
use crate::cards::bin::Billing;
use crate::http::problem::Violation;

const ROOT: &str = "/body/channel_properties";

/// All violations, in the order of the form. Fields that are not shown may hold anything, as may members nobody asked
/// for. Sealed fields are only looked for: they are opened elsewhere.
pub(crate) fn violations(form: &[FormField], properties: &Value, billing: Billing) -> Vec<Violation> {
    let shown = form.iter().filter(|field| is_shown(field, properties, billing));
    shown.flat_map(|field| field_violations(field, properties)).collect()
}

fn is_shown(field: &FormField, properties: &Value, billing: Billing) -> bool {
    let met = field
        .display_if
        .iter()
        .all(|condition| at(properties, condition.property).and_then(Value::as_str) == Some(condition.value));
    met && (field.flags.is_none() || billing == Billing::Wanted)
}

fn field_violations(field: &FormField, properties: &Value) -> Vec<Violation> {
    // Which plans there are is known to `payment_options` only.
    if matches!(field.kind, FieldKind::InstallmentPlan) {
        return Vec::new();
    }
    let check = |property: &&'static str| {
        let name = property.rsplit('.').next().unwrap_or(property);
        let message = match at(properties, property) {
            None | Some(Value::Null) if field.required => {
                Some(format!("must have required property '{name}'"))
            }
            // xendit: the web SDK sends what the shopper left empty as an empty string.
            Some(Value::String(text)) if text.is_empty() && field.required => {
                Some(format!("must have required property '{name}'"))
            }
            None | Some(Value::Null) => None,
            Some(Value::String(text)) if text.is_empty() => None,
            Some(Value::String(text)) => broken_rule(&field.kind, text),
            Some(_) => Some("must be string".into()),
        };
        message.map(|message| Violation::new(format!("{ROOT}/{}", property.replace('.', "/")), message))
    };
    field.properties().iter().filter_map(check).collect()
}

fn broken_rule(kind: &FieldKind, text: &str) -> Option<String> {
    let format = |is_right: bool, name: &str| (!is_right).then(|| format!(r#"must match format "{name}""#));
    match kind {
        FieldKind::CreditCardNumber | FieldKind::CreditCardExpiry | FieldKind::CreditCardCvn => None,
        FieldKind::InstallmentPlan => None,
        FieldKind::PhoneNumber => format(is_phone_number(text), "phone-number"),
        FieldKind::Email => format(is_email(text), "email"),
        FieldKind::PostalCode => format(is_postal_code(text), "postal-code"),
        FieldKind::Country => {
            format(text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase()), "iso-3166-alpha-2")
        }
        // assumed: names are as long as other names.
        FieldKind::Province => broken_length(text, None, 255),
        FieldKind::Text(rules) => broken_text(rules, text),
        FieldKind::Dropdown { options } => {
            let values: Vec<&str> = options.iter().map(|option| option.value).collect();
            (!values.contains(&text))
                .then(|| format!("must be equal to one of the allowed values: {}", values.join(", ")))
        }
    }
}

fn broken_text(rules: &TextRules, text: &str) -> Option<String> {
    let unmatched = rules.regex_validators.iter().find(|pattern| {
        // The patterns are this sandbox's own; a test holds that all of them can be read.
        !Regex::new(pattern.regex.trim_matches('/')).is_ok_and(|regex| regex.is_match(text))
    });
    unmatched
        .map(|pattern| format!(r#"must match pattern "{}""#, pattern.regex.trim_matches('/')))
        .or_else(|| broken_length(text, rules.min_length, rules.max_length))
}

fn broken_length(text: &str, min: Option<usize>, max: usize) -> Option<String> {
    let length = text.chars().count();
    match min {
        Some(min) if length < min => Some(format!("must NOT have fewer than {min} characters")),
        _ if length > max => Some(format!("must NOT have more than {max} characters")),
        _ => None,
    }
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && domain.contains('.')
            && !domain.contains('@')
            && !text.contains(char::is_whitespace)
    })
}

fn is_phone_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (6..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_postal_code(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphanumeric())
        && text.chars().all(|part| part.is_ascii_alphanumeric() || part == '-' || part.is_whitespace())
}

fn at<'a>(properties: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(properties, |inside, name| inside.get(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channels::form::Choice;
    use serde_json::json;

    fn form() -> Vec<FormField> {
        let kinds = vec![Choice::new("Card", "CARD"), Choice::new("Account", "ACCOUNT")];
        vec![
            FormField::new("By", FieldKind::Dropdown { options: kinds }, "by"),
            FormField::new(
                "Digits",
                TextRules::up_to(4).at_least(4).matching("/^[0-9]+$/", "Digits only").into(),
                "card.digits",
            )
            .when("by", "CARD"),
            FormField::email("email").optional(),
            FormField::phone_number("phone").optional(),
            FormField::new("Postal code", FieldKind::PostalCode, "billing.postal_code").for_billing(),
        ]
    }

    fn found(properties: Value, billing: Billing) -> Vec<(String, String)> {
        let found = violations(&form(), &properties, billing);
        found.into_iter().map(|violation| (violation.path, violation.message)).collect()
    }

    fn one(path: &str, message: &str) -> Vec<(String, String)> {
        vec![(format!("{ROOT}/{path}"), message.into())]
    }

    #[test]
    fn a_filled_form_has_no_violation() {
        let properties =
            json!({ "by": "CARD", "card": { "digits": "1234" }, "email": "", "phone": "+62812345678" });
        assert_eq!(found(properties, Billing::NotAsked), vec![]);
    }

    #[test]
    fn a_field_is_checked_only_while_it_is_shown() {
        assert_eq!(found(json!({ "by": "ACCOUNT" }), Billing::NotAsked), vec![]);
        assert_eq!(
            found(json!({ "by": "CARD" }), Billing::NotAsked),
            one("card/digits", "must have required property 'digits'")
        );
        assert_eq!(
            found(json!({ "by": "ACCOUNT" }), Billing::Wanted),
            one("billing/postal_code", "must have required property 'postal_code'")
        );
    }

    #[test]
    fn each_kind_of_field_has_its_own_violation() {
        let with = |changes: Value| {
            let mut properties = json!({ "by": "CARD", "card": { "digits": "1234" } });
            let members = properties.as_object_mut().unwrap();
            members.extend(changes.as_object().unwrap().clone());
            let billing = if changes.get("billing").is_some() { Billing::Wanted } else { Billing::NotAsked };
            found(properties, billing)
        };
        assert_eq!(
            with(json!({ "by": "FACE" })),
            one("by", "must be equal to one of the allowed values: CARD, ACCOUNT")
        );
        assert_eq!(
            with(json!({ "card": { "digits": "12a4" } })),
            one("card/digits", r#"must match pattern "^[0-9]+$""#)
        );
        assert_eq!(
            with(json!({ "card": { "digits": "123" } })),
            one("card/digits", "must NOT have fewer than 4 characters")
        );
        assert_eq!(
            with(json!({ "card": { "digits": "12345" } })),
            one("card/digits", "must NOT have more than 4 characters")
        );
        assert_eq!(with(json!({ "card": { "digits": 1234 } })), one("card/digits", "must be string"));
        assert_eq!(with(json!({ "email": "rani" })), one("email", r#"must match format "email""#));
        assert_eq!(with(json!({ "phone": "0812" })), one("phone", r#"must match format "phone-number""#));
        assert_eq!(
            with(json!({ "billing": { "postal_code": "-1" } })),
            one("billing/postal_code", r#"must match format "postal-code""#)
        );
    }
}
