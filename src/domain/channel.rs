//! A channel: one way to pay, with the form the gateway wants filled in for it.

use std::rc::Rc;

use super::form::{FieldKind, FormField};
use super::id::ChannelCode;
use super::value::Value;

/// One way to pay (protocol.md B.2.3).
#[derive(Debug, Clone, PartialEq)]
pub struct Channel {
    /// `CARDS`, …
    pub code: ChannelCode,
    /// The name shoppers know.
    pub brand_name: String,
    /// Its mark.
    pub brand_logo_url: String,
    /// `#RRGGBB`
    pub brand_color: String,
    /// `CARDS`, `EWALLET`, …: the family it belongs to.
    pub payment_method_type: Option<String>,
    /// The id of the group it is shown in.
    pub ui_group: String,
    /// Whether what was paid with can be saved.
    pub allow_save: bool,
    /// Inclusive, in the session's currency; for payments only.
    pub min_amount: Option<f64>,
    /// Inclusive, in the session's currency; for payments only.
    pub max_amount: Option<f64>,
    /// What is to be filled in.
    pub form: Vec<Rc<FormField>>,
    /// A picture to show under the form, as the gateway describes it; `Null` for none.
    pub banner: Value,
    /// Two sentences to show under the form, or none.
    pub instructions: Vec<String>,
    /// The card brands it takes; empty means all.
    pub card_brands: Vec<CardBrand>,
}

/// A card brand a channel takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardBrand {
    /// `VISA`, `MASTERCARD`, …: the word `card_info` uses.
    pub name: String,
    /// Its mark.
    pub logo_url: String,
}

/// A heading channels are shown under (protocol.md B.2).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UiGroup {
    /// What channels call it by.
    pub id: String,
    /// What shoppers read.
    pub label: String,
}

impl Channel {
    /// The fields this version can draw. Optional ones it cannot are left out.
    pub fn fields(&self) -> impl Iterator<Item = &Rc<FormField>> {
        self.form.iter().filter(|field| !matches!(field.kind, FieldKind::Unknown(_)))
    }

    /// The first field that has to be filled in and that this version cannot draw: the channel cannot be used.
    pub fn missing_field(&self) -> Option<&str> {
        self.form.iter().find_map(|field| match &field.kind {
            FieldKind::Unknown(name) if field.is_required && !field.is_for_billing => Some(name.as_str()),
            _ => None,
        })
    }
}
