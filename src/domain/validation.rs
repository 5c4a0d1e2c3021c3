//! Whether what was filled in will do (protocol.md D.7).

use std::rc::Rc;

use super::card::SealedValue;
use super::form::{CardField, FieldKind, FormField, TextRules};
use super::phone;

/// What stands in a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// As it will be sent, but for telephone numbers: those as typed.
    Text(String),
    /// What a card frame told us.
    Sealed(Rc<SealedValue>),
}

impl FieldValue {
    /// Whether there is nothing to send.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim_ascii().is_empty(),
            Self::Sealed(sealed) => matches!(**sealed, SealedValue::Empty),
        }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing is in it.
    Required,
    /// It cannot be right.
    Invalid,
    /// Fewer characters than allowed.
    TooShort,
    /// More characters than allowed.
    TooLong,
    /// The card's number cannot be right.
    CardNumber,
    /// The card's date cannot be right, or is past.
    CardExpiry,
    /// The card's security code cannot be right.
    CardCvn,
    /// The merchant does not take cards of this brand.
    CardBrand,
    /// In the server's own words.
    Server(String),
}

/// A name, a domain and a top level.
const EMAIL: &str = r"^[A-Za-z0-9._%+-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$";

/// Letters, digits, and what may stand between them.
const POSTAL_CODE: &str = r"^[A-Za-z0-9][A-Za-z0-9\s-]*$";

/// Whether a regular expression matches a text; the browser's `RegExp` knows, because the server writes its dialect.
pub type Matches<'a> = &'a dyn Fn(&str, &str) -> bool;

/// What is wrong with `value` in `field`, if anything.
pub fn check(field: &FormField, value: &FieldValue, matches: Matches<'_>) -> Option<Problem> {
    if field.is_disabled {
        return None;
    }
    if value.is_empty() {
        return field.is_required.then_some(Problem::Required);
    }
    match (&field.kind, value) {
        (FieldKind::Card(card), FieldValue::Sealed(sealed)) => match &**sealed {
            SealedValue::Invalid(_, key) => Some(card_problem(*card, key)),
            SealedValue::Valid(_) | SealedValue::Empty => None,
        },
        (FieldKind::Email | FieldKind::PostalCode, FieldValue::Text(text)) => {
            let pattern = if matches!(field.kind, FieldKind::Email) { EMAIL } else { POSTAL_CODE };
            (!matches(pattern, text.trim_ascii())).then_some(Problem::Invalid)
        }
        (FieldKind::PhoneNumber, FieldValue::Text(text)) => {
            phone::to_e164(text).is_none().then_some(Problem::Invalid)
        }
        (FieldKind::Text(rules), FieldValue::Text(text)) => check_text(rules, text.trim_ascii(), matches),
        _ => None,
    }
}

/// The locale keys of protocol.md C.9; one we do not know still means the field is wrong.
fn card_problem(card: CardField, key: &str) -> Problem {
    match (key, card) {
        ("validation.text_too_short", _) => Problem::TooShort,
        ("validation.text_too_long", _) => Problem::TooLong,
        (_, CardField::Number) => Problem::CardNumber,
        (_, CardField::Expiry) => Problem::CardExpiry,
        (_, CardField::Cvn) => Problem::CardCvn,
    }
}

fn check_text(rules: &TextRules, text: &str, matches: Matches<'_>) -> Option<Problem> {
    if let Some(pattern) = rules.patterns.iter().find(|pattern| !matches(&pattern.regex, text)) {
        return Some(Problem::Server(pattern.message.clone()));
    }
    // xendit: lengths are counted as JavaScript counts them, in UTF-16 units
    let length = text.encode_utf16().count() as u64;
    if rules.min_length.is_some_and(|least| length < u64::from(least)) {
        return Some(Problem::TooShort);
    }
    rules.max_length.is_some_and(|most| length > u64::from(most)).then_some(Problem::TooLong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::card::Sealed;
    use crate::domain::form::{Pattern, Span};
    use regex::Regex;

    fn field(kind: FieldKind, is_required: bool) -> FormField {
        FormField {
            group_label: String::new(),
            label: "Field".into(),
            placeholder: String::new(),
            kind,
            channel_property: vec!["field".into()],
            is_required,
            span: Span::Full,
            is_joined: false,
            initial_value: None,
            is_disabled: false,
            display_if: crate::domain::value::Value::Null,
            is_for_billing: false,
        }
    }

    fn problem(kind: FieldKind, text: &str) -> Option<Problem> {
        check(&field(kind, true), &FieldValue::Text(text.into()), &|regex, text| {
            Regex::new(regex).unwrap().is_match(text)
        })
    }

    #[test]
    fn an_empty_field_is_a_problem_only_when_required() {
        let empty = FieldValue::Text("  ".into());
        assert_eq!(check(&field(FieldKind::Email, true), &empty, &|_, _| true), Some(Problem::Required));
        assert_eq!(check(&field(FieldKind::Email, false), &empty, &|_, _| true), None);
        let empty_card = FieldValue::Sealed(Rc::default());
        let number = field(FieldKind::Card(CardField::Number), true);
        assert_eq!(check(&number, &empty_card, &|_, _| true), Some(Problem::Required));
    }

    #[test]
    fn e_mail_addresses_need_a_name_a_domain_and_a_top_level() {
        for good in ["a@b.co", "first.last+tag@mail.example.org"] {
            assert_eq!(problem(FieldKind::Email, good), None, "{good}");
        }
        for bad in ["a", "a@b", "@b.co", "a@.co", "a@b.c", "a b@c.de", "a@b..co", "a@b.c0", "a@@b.co"] {
            assert_eq!(problem(FieldKind::Email, bad), Some(Problem::Invalid), "{bad}");
        }
    }

    #[test]
    fn postal_codes_are_letters_and_digits_with_spaces_and_hyphens_between() {
        for good in ["12345", "94103-1234", "SW1A 2AA", "k1a 0b1"] {
            assert_eq!(problem(FieldKind::PostalCode, good), None, "{good}");
        }
        for bad in ["-12345", "12345!", "1234\u{660}", "a_b", "12,34"] {
            assert_eq!(problem(FieldKind::PostalCode, bad), Some(Problem::Invalid), "{bad}");
        }
    }

    #[test]
    fn what_cannot_be_changed_is_not_complained_about() {
        let fixed = FormField { is_disabled: true, ..field(FieldKind::Email, true) };
        assert_eq!(check(&fixed, &FieldValue::Text(String::new()), &|_, _| false), None);
    }

    #[test]
    fn patterns_come_before_lengths_and_speak_for_themselves() {
        let rules = TextRules {
            min_length: Some(3),
            max_length: Some(5),
            patterns: vec![Pattern { regex: "x".into(), message: "an x, please".into() }],
            ..TextRules::default()
        };
        assert_eq!(
            problem(FieldKind::Text(rules.clone()), "ab"),
            Some(Problem::Server("an x, please".into()))
        );
        assert_eq!(problem(FieldKind::Text(rules.clone()), "x"), Some(Problem::TooShort));
        assert_eq!(problem(FieldKind::Text(rules.clone()), "xxxxxx"), Some(Problem::TooLong));
        assert_eq!(problem(FieldKind::Text(rules), "xxxx"), None);
    }

    #[test]
    fn a_frames_error_becomes_its_fields_problem() {
        let value = |key: &str| {
            FieldValue::Sealed(Rc::new(SealedValue::Invalid(vec![Sealed::new("k", "i", "c")], key.into())))
        };
        let cvn = field(FieldKind::Card(CardField::Cvn), true);
        assert_eq!(check(&cvn, &value("validation.text_too_short"), &|_, _| true), Some(Problem::TooShort));
        assert_eq!(check(&cvn, &value("validation.something_new"), &|_, _| true), Some(Problem::CardCvn));
    }

    #[test]
    fn a_telephone_number_has_to_be_one() {
        assert_eq!(problem(FieldKind::PhoneNumber, "+62 812 3456 7890"), None);
        assert_eq!(problem(FieldKind::PhoneNumber, "call me"), Some(Problem::Invalid));
    }
}
