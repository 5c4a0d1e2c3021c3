//! Messages from frames, believed only when they come from the frame's window, from its origin, and make sense.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlIFrameElement, MessageEvent};

use crate::json;
use crate::wire::frame::{Said, said};

/// What the page in `iframe` says, if it is that page and it comes from this origin. A page that took the
/// frame's place would have the window, but not the origin.
pub(super) fn heard(event: &Event, iframe: &HtmlIFrameElement, origin: &str) -> Option<Said> {
    // One that is no MessageEvent has no source.
    let event: &MessageEvent = event.unchecked_ref();
    let (window, source) = (JsValue::from(iframe.content_window()?), JsValue::from(event.source()?));
    if window != source || event.origin() != origin {
        return None;
    }
    Some(said(&json::read_message(&event.data())))
}
