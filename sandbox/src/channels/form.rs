//! The form of a channel, spelled as the gateway spells it; protocol.md D.1 and D.2.
use serde::{Serialize, Serializer};

/// One thing the shopper is asked for.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FormField {
    #[serde(skip_serializing_if = "Option::is_none")]
    group_label: Option<&'static str>,
    label: &'static str,
    placeholder: &'static str,
    #[serde(rename = "type")]
    pub(super) kind: FieldKind,
    channel_property: Property,
    pub(super) required: bool,
    span: u8,
    #[serde(skip_serializing_if = "is_false")]
    join: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) display_if: Vec<Condition>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) flags: Option<Flags>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(tag = "name", rename_all = "snake_case")]
pub(crate) enum FieldKind {
    CreditCardNumber,
    CreditCardExpiry,
    CreditCardCvn,
    PhoneNumber,
    Email,
    PostalCode,
    Country,
    Province,
    InstallmentPlan,
    Text(TextRules),
    Dropdown { options: Vec<Choice> },
}

#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct TextRules {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) min_length: Option<usize>,
    pub(super) max_length: usize,
    #[serde(skip_serializing_if = "is_false")]
    numeric: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) regex_validators: Vec<Pattern>,
    #[serde(skip_serializing_if = "Option::is_none")]
    autocomplete: Option<&'static str>,
}

/// `regex` stands between slashes, as in JavaScript; `message` is what the shopper reads.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Pattern {
    pub(super) regex: &'static str,
    pub(super) message: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Choice {
    label: &'static str,
    pub(super) value: &'static str,
}

/// Where in `channel_properties` the answer goes: a dotted path, or several for what has several values.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
enum Property {
    One(&'static str),
    Several(&'static [&'static str]),
}

/// A field is shown only while another has a value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Condition {
    pub(super) property: &'static str,
    pub(super) value: &'static str,
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.property, "equals", self.value).serialize(serializer)
    }
}

#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Flags {
    require_billing_information: bool,
}

impl FormField {
    pub(super) fn new(label: &'static str, kind: FieldKind, property: &'static str) -> Self {
        Self {
            group_label: None,
            label,
            placeholder: "",
            kind,
            channel_property: Property::One(property),
            required: true,
            span: 2,
            join: false,
            display_if: Vec::new(),
            flags: None,
        }
    }

    /// A field whose answer has several values.
    pub(super) fn several(label: &'static str, kind: FieldKind, properties: &'static [&'static str]) -> Self {
        Self { channel_property: Property::Several(properties), ..Self::new(label, kind, "") }
    }

    pub(super) fn phone_number(property: &'static str) -> Self {
        Self::new("Mobile number", FieldKind::PhoneNumber, property)
    }

    pub(super) fn email(property: &'static str) -> Self {
        Self::new("Email", FieldKind::Email, property).placeholder("you@example.org")
    }

    pub(super) fn placeholder(self, placeholder: &'static str) -> Self {
        Self { placeholder, ..self }
    }

    /// Names the group this field is the first of.
    pub(super) fn heading(self, label: &'static str) -> Self {
        Self { group_label: Some(label), ..self }
    }

    pub(super) fn half(self) -> Self {
        Self { span: 1, ..self }
    }

    /// In one group with the fields before it.
    pub(super) fn joined(self) -> Self {
        Self { join: true, ..self }
    }

    pub(super) fn optional(self) -> Self {
        Self { required: false, ..self }
    }

    pub(super) fn when(mut self, property: &'static str, value: &'static str) -> Self {
        self.display_if.push(Condition { property, value });
        self
    }

    /// Asked only when `card_info` says that the card's bank wants an address.
    pub(super) fn for_billing(self) -> Self {
        Self { flags: Some(Flags { require_billing_information: true }), ..self }
    }

    pub(crate) const fn is_installment_plan(&self) -> bool {
        matches!(self.kind, FieldKind::InstallmentPlan)
    }

    pub(super) fn properties(&self) -> &[&'static str] {
        match &self.channel_property {
            Property::One(property) => std::slice::from_ref(property),
            Property::Several(properties) => properties,
        }
    }
}

impl TextRules {
    pub(super) fn up_to(max_length: usize) -> Self {
        Self { max_length, ..Self::default() }
    }

    pub(super) fn at_least(self, min_length: usize) -> Self {
        Self { min_length: Some(min_length), ..self }
    }

    /// Nothing but digits.
    pub(super) fn digits(self) -> Self {
        Self { numeric: true, ..self.matching("/^[0-9]+$/", "Use digits only") }
    }

    pub(super) fn matching(mut self, regex: &'static str, message: &'static str) -> Self {
        self.regex_validators.push(Pattern { regex, message });
        self
    }

    pub(super) fn filled_in_by(self, autocomplete: &'static str) -> Self {
        Self { autocomplete: Some(autocomplete), ..self }
    }
}

impl From<TextRules> for FieldKind {
    fn from(rules: TextRules) -> Self {
        Self::Text(rules)
    }
}

impl Choice {
    pub(super) const fn new(label: &'static str, value: &'static str) -> Self {
        Self { label, value }
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "the signature serde wants")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}
