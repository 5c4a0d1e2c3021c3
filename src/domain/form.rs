//! The form of a channel: the gateway says which fields, we draw and check them (protocol.md D.1, D.2).

/// One field of a channel's form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormField {
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
    /// What stands in it at first.
    pub initial_value: Option<String>,
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
}
