//! The box that a shopper ticks to save what is paid with.

use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::element::{put, set};
use super::field::Surroundings;
use super::listener::Listener;
use super::{Gesture, Gestures};
use crate::locale::Text;

pub(super) struct SavingBox {
    pub(super) input: HtmlInputElement,
    _changed: Listener,
}

impl SavingBox {
    pub(super) fn draw(around: &Surroundings<'_>, parent: &Element, gestures: &Gestures) -> Self {
        let label: HtmlElement = around.maker.make("label", "xendit-saving");
        let input: HtmlInputElement = around.maker.make("input", "xendit-box");
        set(&input, "type", "checkbox");
        put(&label, &input);
        let words: HtmlElement = around.maker.make("span", "");
        around.words.say(&words, Text::SavePaymentMethod);
        put(&label, &words);
        put(parent, &label);
        let (wishing, ticked) = (gestures.clone(), input.clone());
        let changed =
            around.listeners.add(&input, "change", move |_| wishing(Gesture::SavingWished(ticked.checked())));
        Self { input, _changed: changed }
    }
}
