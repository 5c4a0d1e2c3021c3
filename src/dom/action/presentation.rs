//! Something to pay elsewhere with. `present/` draws it, once it has been fetched.

use web_sys::HtmlElement;

use super::dialog::{Dialog, Scene};
use crate::dom::Gesture;
use crate::locale::Text;

/// What `present/` dispatches when the shopper says that it is paid.
const AFFIRMED: &str = "xendit-affirmed";

/// The dialog, and the place in it to draw in.
pub(crate) fn show_presentation(scene: &Scene<'_>) -> (Dialog, HtmlElement) {
    let waiting = scene.language.text(Text::PresentLoading);
    let body = scene.maker.text("div", "xendit-dialog-body", waiting);
    let mut dialog = Dialog::make(Text::PresentTitle, &body, scene);
    let affirmed = scene.gestures.clone();
    dialog.keep(scene.listeners.add(&body, AFFIRMED, move |_| affirmed(Gesture::PaymentAffirmed)));
    (dialog, body)
}
