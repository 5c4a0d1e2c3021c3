//! What is to be shown: the gateway's action (protocol.md B.3.1) and what the checkout knows beside it.

use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// What is to be shown.
pub(crate) struct Shown {
    pub(crate) kind: Kind,
    /// The code's content, the account's number, the link, the app's name.
    pub(crate) value: String,
    /// The gateway's own heading and explanation.
    pub(crate) title: String,
    pub(crate) subtitle: String,
    /// As a shopper reads it; empty when nothing is to be paid.
    pub(crate) amount: String,
    /// As a shopper types it.
    pub(crate) plain_amount: String,
    /// Begins the name of a saved picture.
    pub(crate) file_name: String,
    pub(crate) instructions: Vec<Instructions>,
}

/// How it is to be shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Qr,
    VirtualAccount,
    PaymentCode,
    Deeplink,
    /// Nothing to show: an app asks by itself.
    InApp,
}

/// How to pay at one place: at a teller, in an app.
pub(crate) struct Instructions {
    pub(crate) title: String,
    /// Each is what has to be done, in one or more parts.
    pub(crate) steps: Vec<Vec<Part>>,
}

/// A part of a step. Texts are of the server's markup, in which only `<b>` and `<i>` mean anything.
pub(crate) enum Part {
    Text(String),
    Image { address: String, name: String },
    Bullets(Vec<String>),
    Form { heading: String, fields: Vec<(String, String)> },
    Table { headers: Vec<String>, rows: Vec<Vec<String>> },
}

impl Shown {
    /// From an object of `pkg/present.js`. What is missing is empty.
    pub(crate) fn read(shown: &JsValue) -> Self {
        let action = member(shown, "action");
        Self {
            kind: match text(&action, "descriptor").as_str() {
                "VIRTUAL_ACCOUNT_NUMBER" => Kind::VirtualAccount,
                "PAYMENT_CODE" => Kind::PaymentCode,
                "DEEPLINK_URL" => Kind::Deeplink,
                "IN_APP" => Kind::InApp,
                _ => Kind::Qr,
            },
            value: text(&action, "value"),
            title: text(&action, "action_title"),
            subtitle: text(&action, "action_subtitle"),
            amount: text(shown, "amount"),
            plain_amount: text(shown, "plainAmount"),
            file_name: text(shown, "fileName"),
            instructions: list(&action, "instructions").iter().map(Instructions::read).collect(),
        }
    }
}

impl Instructions {
    fn read(tab: &JsValue) -> Self {
        let step = |step: &JsValue| {
            if Array::is_array(step) {
                elements(step).iter().filter_map(Part::read).collect()
            } else {
                Part::read(step).into_iter().collect()
            }
        };
        Self { title: text(tab, "title"), steps: list(tab, "content").iter().map(step).collect() }
    }
}

impl Part {
    fn read(part: &JsValue) -> Option<Self> {
        if let Some(text) = part.as_string() {
            return Some(Self::Text(text));
        }
        let pair = |field: &JsValue| (text(field, "label"), text(field, "value"));
        Some(match text(part, "type").as_str() {
            "text" => Self::Text(text(part, "text")),
            "image" => Self::Image { address: text(part, "src"), name: text(part, "alt") },
            "bullets" => Self::Bullets(texts(&member(part, "items"))),
            "form" => Self::Form {
                heading: text(part, "heading"),
                fields: list(part, "fields").iter().map(pair).collect(),
            },
            "table" => Self::Table {
                headers: texts(&member(part, "headers")),
                rows: list(part, "rows").iter().map(texts).collect(),
            },
            // A kind to come: the other parts still make sense.
            _ => return None,
        })
    }
}

fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsString::from(name)).unwrap_or(JsValue::UNDEFINED)
}

fn text(object: &JsValue, name: &str) -> String {
    member(object, name).as_string().unwrap_or_default()
}

fn list(object: &JsValue, name: &str) -> Vec<JsValue> {
    elements(&member(object, name))
}

fn elements(list: &JsValue) -> Vec<JsValue> {
    list.dyn_ref::<Array>().map(|list| list.iter().collect()).unwrap_or_default()
}

fn texts(list: &JsValue) -> Vec<String> {
    elements(list).iter().filter_map(JsValue::as_string).collect()
}
