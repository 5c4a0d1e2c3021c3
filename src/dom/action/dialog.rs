//! A dialog. The browser's own `<dialog>` makes the rest of the page inert, keeps the focus inside and gives it back when
//! it closes.

use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, Window};

use crate::dom::element::{Maker, put, set};
use crate::dom::listener::{Listener, Listeners};
use crate::dom::{Gesture, Gestures};
use crate::locale::{Language, Text};

pub(crate) struct Dialog {
    element: HtmlDialogElement,
    listeners: Vec<Listener>,
}

/// What a dialog is made with and whom it may believe.
pub(crate) struct Scene<'a> {
    pub(crate) window: &'a Window,
    pub(crate) maker: &'a Maker,
    pub(crate) listeners: &'a Listeners,
    pub(crate) language: Language,
    /// Begins the ids of its elements.
    pub(crate) id: &'a str,
    pub(crate) gestures: &'a Gestures,
    /// Whom the payment is for, if known.
    pub(crate) business_name: Option<&'a str>,
    /// Where Xendit's own landing page lives: the same as the card frames.
    pub(crate) frame_origin: &'a str,
}

impl Dialog {
    /// A dialog with `body` in it, to be put on the page. Whether it closes is the story's decision.
    pub(super) fn make(title: Text, body: &Element, scene: &Scene<'_>) -> Self {
        let Scene { maker, language, listeners, gestures, .. } = scene;
        let element: HtmlDialogElement = maker.make("dialog", "xendit-dialog");
        let title = maker.text("h2", "xendit-dialog-title", language.text(title));
        let title_id = [scene.id, "-dialog"].concat();
        set(&title, "id", &title_id);
        set(&element, "aria-labelledby", &title_id);
        let close = maker.button("xendit-close", "");
        set(&close, "aria-label", language.text(Text::Close));
        let header: HtmlElement = maker.make("header", "xendit-dialog-header");
        let heading: HtmlElement = maker.make("div", "");
        put(&heading, &title);
        if let Some(name) = scene.business_name {
            put(&heading, &maker.text("p", "xendit-dialog-subtitle", name));
        }
        put(&header, &heading);
        put(&header, &close);
        put(&element, &header);
        put(&element, body);

        let left = (*gestures).clone();
        // Whether the dialog closes is the story's decision. Only "cancel" has a default to prevent.
        let leave = move |event: Event| {
            event.prevent_default();
            left(Gesture::ActionClosed);
        };
        let listeners = vec![
            // Escape.
            listeners.add(&element, "cancel", leave.clone()),
            // Chrome closes a dialog on the second Escape in a row whatever we say.
            listeners.add(&element, "close", leave.clone()),
            listeners.add(&close, "click", leave),
        ];
        Self { element, listeners }
    }

    /// What is to be put on the page.
    pub(crate) fn element(&self) -> HtmlElement {
        self.element.clone().into()
    }

    /// Listens as long as it is open.
    pub(super) fn keep(&mut self, listener: Listener) {
        self.listeners.push(listener);
    }
}

impl Drop for Dialog {
    fn drop(&mut self) {
        self.listeners.clear();
        self.element.close();
        self.element.remove();
    }
}
