//! The form of a channel: the gateway says which fields, we draw and check them (protocol.md D.1, D.2).

use super::properties::ChannelProperties;
use super::value::Value;

/// One field of a channel's form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormField {
    /// What it and those that follow are about, in the session's language; mostly empty.
    pub group_label: String,
    /// What it asks for, in the session's language.
    pub label: String,
    /// An example, shown while it is empty.
    pub placeholder: String,
    /// What may be typed.
    pub kind: FieldKind,
    /// Where its values go in `channel_properties`: dotted paths, several when it yields several values.
    pub channel_property: Vec<String>,
    /// Whether it may stay empty.
    pub is_required: bool,
    /// How wide it is.
    pub span: Span,
    /// Whether it belongs to the group of the field before it.
    pub is_joined: bool,
    /// What stands in it at first.
    pub initial_value: Option<String>,
    /// Whether it is only shown.
    pub is_disabled: bool,
    /// Asked only while all of these are met: a list of `[path, operator, text]`.
    pub display_if: Value,
    /// Asked only when `card_info` says the card's country wants a billing address.
    pub is_for_billing: bool,
}

/// How much of a row a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Half a row.
    Half,
    /// A whole row.
    Full,
}

/// What may be typed into a field.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldKind {
    /// A secure frame: we only ever see ciphertext.
    Card(CardField),
    /// A telephone number, sent in E.164.
    PhoneNumber,
    /// An e-mail address.
    Email,
    /// A postal code, of any country.
    PostalCode,
    /// One of a list: a `dropdown`, a `country`, a `province` or an `installment_plan`, as the gateway describes it.
    List(Value),
    /// Who pays; it is sent beside `channel_properties`.
    PayerName,
    /// Any text, with rules.
    Text(TextRules),
    /// A kind this version does not know, by name.
    Unknown(String),
}

/// The three fields that live in frames of Xendit's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardField {
    /// The card's number.
    Number,
    /// Month and year: two values.
    Expiry,
    /// The three or four digits on the card.
    Cvn,
}

impl CardField {
    /// The field's name, in forms and in the frame's address alike.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Number => "credit_card_number",
            Self::Expiry => "credit_card_expiry",
            Self::Cvn => "credit_card_cvn",
        }
    }
}

/// What a text has to be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextRules {
    /// In characters.
    pub min_length: Option<u32>,
    /// In characters.
    pub max_length: Option<u32>,
    /// Tried in order; the first that does not match names its own message.
    pub patterns: Vec<Pattern>,
    /// The browser's autofill token.
    pub autocomplete: Option<String>,
    /// Whether it is digits: telephones show the keys for them.
    pub is_numeric: bool,
}

/// A regular expression the server wants matched, and what it says to the shopper when it isn't.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// JavaScript's dialect; a leading and a trailing slash are not part of it.
    pub regex: String,
    /// Shown as it is.
    pub message: String,
}

impl FormField {
    /// The field's name in the form: its paths, joined as Xendit's own form joins them (protocol.md D.3).
    pub fn name(&self) -> String {
        let mut name = String::new();
        for path in &self.channel_property {
            name.push_str(if name.is_empty() { "" } else { "__" });
            name.push_str(path);
        }
        name
    }

    /// Whether its list is of instalment plans: no other has answers of several values.
    pub fn is_plan(&self) -> bool {
        self.channel_property.len() > 1 && matches!(self.kind, FieldKind::List(_))
    }

    /// Whether it is to be filled in, given what is filled in so far.
    pub fn is_asked(&self, properties: &ChannelProperties, wants_billing: bool) -> bool {
        if let Value::List(conditions) = &self.display_if {
            for condition in conditions {
                if !is_met(condition, properties) {
                    return false;
                }
            }
        }
        wants_billing || !self.is_for_billing
    }
}

/// A field that is not asked holds nothing, which differs from every text.
fn is_met(condition: &Value, properties: &ChannelProperties) -> bool {
    let Value::List(parts) = condition else { return true };
    let [Value::Text(path), Value::Text(operator), Value::Text(text)] = parts.as_slice() else { return true };
    let is_equal = properties.text(path) == Some(text);
    match operator.as_str() {
        "equals" => is_equal,
        "not_equals" => !is_equal,
        // xendit: an operator nobody knows asks for nothing
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field() -> FormField {
        FormField {
            group_label: String::new(),
            label: "Field".into(),
            placeholder: String::new(),
            kind: FieldKind::Email,
            channel_property: vec!["a.b".into(), "a.c".into()],
            is_required: true,
            span: Span::Full,
            is_joined: false,
            initial_value: None,
            is_disabled: false,
            display_if: Value::Null,
            is_for_billing: false,
        }
    }

    fn properties(path: &str, value: &str) -> ChannelProperties {
        let mut properties = ChannelProperties::default();
        properties.fill(&[path.into()], vec![Value::Text(value.into())]);
        properties
    }

    fn asked_if(conditions: &[[&str; 3]]) -> FormField {
        let list =
            |parts: &[&str; 3]| Value::List(parts.iter().map(|part| Value::Text((*part).into())).collect());
        FormField { display_if: Value::List(conditions.iter().map(list).collect()), ..field() }
    }

    #[test]
    fn a_fields_name_is_all_its_paths() {
        assert_eq!(field().name(), "a.b__a.c");
    }

    #[test]
    fn a_field_is_asked_while_all_its_conditions_are_met() {
        let field =
            asked_if(&[["document.kind", "equals", "PASSPORT"], ["document.kind", "not_equals", "VISA"]]);
        assert!(field.is_asked(&properties("document.kind", "PASSPORT"), false));
        assert!(!field.is_asked(&properties("document.kind", "ID_CARD"), false));
        assert!(!field.is_asked(&properties("document.kind", ""), false));
        assert!(!field.is_asked(&ChannelProperties::default(), false));
    }

    #[test]
    fn what_is_not_there_differs_from_every_text() {
        let field = asked_if(&[["document.kind", "not_equals", ""]]);
        assert!(field.is_asked(&ChannelProperties::default(), false));
        assert!(!field.is_asked(&properties("document.kind", ""), false));
        assert!(field.is_asked(&properties("document", "PASSPORT"), false));
    }

    #[test]
    fn an_operator_nobody_knows_asks_for_nothing() {
        assert!(
            asked_if(&[["document.kind", "contains", "P"]]).is_asked(&ChannelProperties::default(), false)
        );
    }

    #[test]
    fn a_billing_field_is_asked_only_when_the_card_wants_it() {
        let field = FormField { is_for_billing: true, ..field() };
        assert!(!field.is_asked(&ChannelProperties::default(), false));
        assert!(field.is_asked(&ChannelProperties::default(), true));
    }
}
