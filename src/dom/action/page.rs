//! A page of the bank's in a frame.

use web_sys::{HtmlIFrameElement, Url};

use super::dialog::{Dialog, Scene};
use crate::dom::element::set;
use crate::dom::{Gesture, message};
use crate::locale::Text;
use crate::wire::frame::Said;

const SANDBOX: &str = "allow-scripts allow-same-origin allow-forms allow-modals allow-popups \
    allow-popups-to-escape-sandbox allow-top-navigation-to-custom-protocols";

pub(crate) fn show_page(url: &str, scene: &Scene<'_>) -> Dialog {
    let iframe: HtmlIFrameElement = scene.maker.make("iframe", "xendit-dialog-frame");
    set(&iframe, "title", scene.language.text(Text::ActionFrame));
    // Banks ask for passkeys, and some for a payment app, in this page or in one it opens.
    set(&iframe, "allow", "publickey-credentials-get *; publickey-credentials-create *; payment *");
    // What a bank's page does not need, it may not do: above all, send the merchant's window elsewhere.
    set(&iframe, "sandbox", SANDBOX);
    set(&iframe, "src", url);
    let mut dialog = Dialog::make(Text::ActionTitle, &iframe, scene);
    let heard = scene.gestures.clone();
    let trusted = [scene.frame_origin.to_string(), Url::new(url).map(|url| url.origin()).unwrap_or_default()];
    dialog.keep(scene.listeners.add(scene.window, "message", move |event| {
        if let Some(Said::ActionCompleted) = message::heard(&event, &iframe, &trusted) {
            heard(Gesture::ActionCompleted);
        }
    }));
    dialog
}
