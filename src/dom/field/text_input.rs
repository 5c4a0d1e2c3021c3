//! A plain input: texts, e-mail addresses, telephone numbers.

use web_sys::{Element, HtmlInputElement};

use super::{Change, Changed, Surroundings};
use crate::dom::element::{put, set, set_if, unset};
use crate::dom::listener::Listener;
use crate::domain::form::{FieldKind, FormField};
use crate::locale::Text;

pub(super) struct TextInput {
    input: HtmlInputElement,
    _listeners: [Listener; 2],
}

/// What an input is called.
pub(super) struct Names<'a> {
    pub(super) id: &'a str,
    /// Of the element that says what is wrong with it.
    pub(super) error_id: &'a str,
    /// Shown while it is empty.
    pub(super) hint: &'a str,
    /// Whether that says, too, that it may stay empty.
    pub(super) is_hint_optional: bool,
}

impl TextInput {
    pub(super) fn draw(
        field: &FormField,
        names: &Names<'_>,
        around: &Surroundings<'_>,
        parent: &Element,
        changed: &Changed,
    ) -> Self {
        let input: HtmlInputElement = around.maker.make("input", "xendit-input");
        set(&input, "id", names.id);
        set(&input, "name", &field.name());
        if names.is_hint_optional {
            around.words.name_about(&input, "placeholder", Text::OptionalHint, &names.hint.into());
        } else {
            set(&input, "placeholder", names.hint);
        }
        set_if(&input, "required", field.is_required);
        set_if(&input, "disabled", field.is_disabled);
        set(&input, "aria-describedby", names.error_id);
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

    /// For those whose label is their group's.
    pub(super) fn set_label(&self, label: &str) {
        set(&self.input, "aria-label", label);
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
