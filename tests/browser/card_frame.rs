//! A card field's frame, speaking as Xendit's page in it would (protocol.md C.3).

use serde_json::{Value as Json, json};
use web_sys::{HtmlIFrameElement, Window};

use crate::page::{origin, post};

pub(crate) struct CardFrame {
    pub(crate) iframe: HtmlIFrameElement,
}

impl CardFrame {
    pub(crate) fn of(iframe: HtmlIFrameElement) -> Self {
        Self { iframe }
    }

    pub(crate) fn window(&self) -> Window {
        self.iframe.content_window().unwrap()
    }

    pub(crate) fn says(&self, message: &Json) {
        post(Some(&self.window()), &origin(), message);
    }

    pub(crate) fn is_ready(&self, key: &str) {
        self.says(&json!({ "type": "xendit-iframe-ready", "ecdhPublicKey": key }));
    }

    /// The shopper typed something that can be right: its initialisation vectors and ciphertexts.
    pub(crate) fn changes_to(&self, encrypted: &[(&str, &str)]) {
        self.says(&change(encrypted, json!({ "empty": false, "valid": true, "validationErrorCodes": [] })));
    }

    /// The shopper typed something that cannot.
    pub(crate) fn changes_to_invalid(&self, encrypted: &[(&str, &str)], code: &str) {
        let codes = json!([{ "localeKey": code }]);
        self.says(&change(
            encrypted,
            json!({ "empty": false, "valid": false, "validationErrorCodes": codes }),
        ));
    }

    /// The shopper deleted what was in it.
    pub(crate) fn is_emptied(&self) {
        self.says(&change(
            &[("IV", "CT")],
            json!({ "empty": true, "valid": false, "validationErrorCodes": [] }),
        ));
    }

    pub(crate) fn is_entered(&self) {
        self.says(&json!({ "type": "xendit-iframe-focus" }));
    }

    pub(crate) fn is_left(&self) {
        self.says(&json!({ "type": "xendit-iframe-blur" }));
    }

    pub(crate) fn fails(&self) {
        self.says(&json!({ "type": "xendit-iframe-failed-init" }));
    }
}

fn change(encrypted: &[(&str, &str)], mut message: Json) -> Json {
    let encrypted: Json = encrypted.iter().map(|(iv, value)| json!({ "iv": iv, "value": value })).collect();
    message["type"] = "xendit-iframe-change".into();
    message["encrypted"] = encrypted;
    message
}
