//! A plain input: texts, e-mail addresses, telephone numbers.

use web_sys::{Element, HtmlInputElement};

use super::{Change, Changed, Surroundings};
use crate::dom::element::{put, set, set_if, unset};
use crate::dom::listener::Listener;
use crate::domain::form::{FieldKind, FormField};

pub(super) struct TextInput {
    input: HtmlInputElement,
    _listeners: [Listener; 2],
}

/// How an input and what is said of it are found.
pub(super) struct Ids<'a> {
    pub(super) own: &'a str,
    /// Of the element that says what is wrong with it.
    pub(super) error: &'a str,
}

impl TextInput {
    pub(super) fn draw(
        field: &FormField,
        ids: &Ids<'_>,
        around: &Surroundings<'_>,
        parent: &Element,
        changed: &Changed,
    ) -> Self {
        let input: HtmlInputElement = around.maker.make("input", "xendit-input");
        set(&input, "id", ids.own);
        set(&input, "name", &field.name());
        // The label stays in sight; what only repeats it would look like an answer.
        if field.placeholder != field.label {
            set(&input, "placeholder", &field.placeholder);
        }
        set_if(&input, "required", field.is_required);
        set_if(&input, "disabled", field.is_disabled);
        set(&input, "aria-describedby", ids.error);
        match &field.kind {
            FieldKind::Email => {
                set(&input, "type", "email");
                set(&input, "autocomplete", "email");
                set(&input, "autocapitalize", "off");
                set(&input, "spellcheck", "false");
            }
            FieldKind::PhoneNumber => {
                set(&input, "type", "tel");
                set(&input, "autocomplete", "tel");
                // xendit: the gateway's own placeholder is not for these
                set(&input, "placeholder", "+");
            }
            FieldKind::Text(rules) => {
                if let Some(token) = &rules.autocomplete {
                    set(&input, "autocomplete", token);
                }
                if rules.is_numeric {
                    set(&input, "inputmode", "numeric");
                }
            }
            FieldKind::PostalCode => set(&input, "autocomplete", "postal-code"),
            FieldKind::PayerName => set(&input, "autocomplete", "given-name"),
            // Until there is a list, nothing is chosen.
            FieldKind::List(_) => set(&input, "readonly", ""),
            FieldKind::Card(_) | FieldKind::Unknown(_) => {}
        }
        if let Some(value) = &field.initial_value {
            set(&input, "value", value);
        }
        put(parent, &input);
        let listen = |name, change| {
            let changed = changed.clone();
            around.listeners.add(&input, name, move |_| changed(change))
        };
        let listeners = [listen("input", Change::Value), listen("blur", Change::Left)];
        Self { input, _listeners: listeners }
    }

    pub(super) fn value(&self) -> String {
        self.input.value()
    }

    pub(super) fn focus(&self) {
        let _ = self.input.focus();
    }

    pub(super) fn set_invalid(&self, is_invalid: bool) {
        if is_invalid {
            set(&self.input, "aria-invalid", "true");
        } else {
            unset(&self.input, "aria-invalid");
        }
    }
}
