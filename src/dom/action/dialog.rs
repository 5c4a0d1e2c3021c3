//! A page of the bank's in a frame, in a modal dialog. The browser's own `<dialog>` makes the rest of the page
//! inert, keeps the focus inside and gives it back when it closes.

use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, HtmlIFrameElement, Url, Window};

use crate::dom::element::{Maker, put, set};
use crate::dom::listener::{Listener, Listeners};
use crate::dom::{Gesture, Gestures, message};
use crate::locale::{Language, Text};
use crate::wire::frame::Said;

pub(crate) struct Dialog {
    element: HtmlDialogElement,
    _listeners: [Listener; 4],
}

/// Where a dialog stands and whom it may believe.
pub(crate) struct Scene<'a> {
    pub(crate) window: &'a Window,
    pub(crate) maker: &'a Maker,
    pub(crate) listeners: &'a Listeners,
    pub(crate) language: Language,
    /// Begins the ids of its elements.
    pub(crate) id: &'a str,
    /// Whom the payment is for, if known.
    pub(crate) business_name: Option<&'a str>,
    /// Where Xendit's own landing page lives: the same as the card frames.
    pub(crate) frame_origin: &'a str,
}

impl Dialog {
    pub(crate) fn open(url: &str, scene: &Scene<'_>, parent: &Element, gestures: &Gestures) -> Self {
        let Scene { maker, language, listeners, .. } = scene;
        let element: HtmlDialogElement = maker.make("dialog", "xendit-dialog");
        let title = maker.text("h2", "xendit-dialog-title", language.text(Text::ActionTitle));
        let title_id = [scene.id, "-dialog"].concat();
        set(&title, "id", &title_id);
        set(&element, "aria-labelledby", &title_id);
        let close: HtmlElement = maker.make("button", "xendit-close");
        set(&close, "type", "button");
        set(&close, "aria-label", language.text(Text::Close));
        let header: HtmlElement = maker.make("header", "xendit-dialog-header");
        let heading: HtmlElement = maker.make("div", "");
        put(&heading, &title);
        if let Some(name) = scene.business_name {
            put(&heading, &maker.text("p", "xendit-dialog-subtitle", name));
        }
        put(&header, &heading);
        put(&header, &close);
        let iframe: HtmlIFrameElement = maker.make("iframe", "xendit-dialog-frame");
        set(&iframe, "title", language.text(Text::ActionFrame));
        // Banks ask for passkeys, and some for a payment app.
        set(&iframe, "allow", "publickey-credentials-get *; payment *");
        set(&iframe, "src", url);
        put(&element, &header);
        put(&element, &iframe);
        put(parent, &element);

        let (left, heard) = (gestures.clone(), gestures.clone());
        // Whether the dialog closes is the story's decision. Only "cancel" has a default to prevent.
        let leave = move |event: Event| {
            event.prevent_default();
            left(Gesture::ActionClosed);
        };
        let trusted =
            [scene.frame_origin.to_string(), Url::new(url).map(|url| url.origin()).unwrap_or_default()];
        let listeners = [
            // Escape.
            listeners.add(&element, "cancel", leave.clone()),
            // Chrome closes a dialog on the second Escape in a row whatever we say.
            listeners.add(&element, "close", leave.clone()),
            listeners.add(&close, "click", leave),
            listeners.add(scene.window, "message", move |event| {
                if let Some(Said::ActionCompleted) = message::heard(&event, &iframe, &trusted) {
                    heard(Gesture::ActionCompleted);
                }
            }),
        ];
        let _ = element.show_modal();
        Self { element, _listeners: listeners }
    }
}

impl Drop for Dialog {
    fn drop(&mut self) {
        self.element.close();
        self.element.remove();
    }
}
