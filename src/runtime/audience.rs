//! Whoever is told and asked, as this house sees it: the merchant's page, its shopper's browser, and the developer.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use web_sys::{AbortController, Element, HtmlElement, Request};

use crate::checkout::resuming::Remembered;
use crate::checkout::{Announcement, Settlement};
use crate::dom::Words;
use crate::domain::amount::Amount;
use crate::domain::id::{ChannelCode, PaymentSessionId};

/// Whoever is to be told: the skin over this house.
pub trait Audience {
    /// Sends a request: a promise of its `Response`. An attempt at a session is refused while another tab is at one.
    fn fetch(&self, request: &Request, is_attempt: bool) -> Promise;
    /// Whoever has the words to speak to the shopper with.
    fn words(&self) -> Words;
    /// Whether the merchant wants this channel offered.
    fn accepts(&self, channel: &ChannelCode) -> bool;
    /// Our element in the host, in these styles. A panic takes it off the page, with all listeners that hang on the
    /// controller.
    fn claim(&self, styles: &str, listeners: &AbortController) -> HtmlElement;
    /// What the card frames' inputs are to look like: JSON.
    fn frame_appearance(&self) -> String;
    /// Takes all that off the page; the second time nothing happens.
    fn leave(&self);
    /// Tells the merchant's page, at the host.
    fn announce(&self, announcement: &Announcement);
    /// Ends a promise.
    fn settle(&self, settlement: &Settlement);
    /// Lists test cards where card fields are.
    fn list_test_cards(&self);
    /// Draws something only few forms have into `place`: the gateway's own account of it.
    fn draw(&self, place: &Element, account: &JsValue);
    /// Opens a dialog with a page of the bank's in a frame of this name.
    fn show_page(&self, merchant: Option<&str>, url: &str, frame_origin: &str);
    /// Opens a dialog with something to pay elsewhere with.
    fn show_presentation(&self, exhibit: &Exhibit<'_>);
    /// Closes either.
    fn dismiss(&self);
    /// Remembers an attempt for when the page is back, or forgets it; other tabs may be at one from now on.
    fn remember(&self, remembered: Option<&Remembered>);
    /// The session's attempt that was left for another page: `tokenRequestId`, `channel`, `isSent`, if any.
    fn recall(&self, session: &PaymentSessionId) -> JsValue;
    /// Tells the developer.
    fn warn(&self, text: &str);
}

/// Something to pay elsewhere with.
pub struct Exhibit<'a> {
    /// Whom the payment is for, if known.
    pub merchant: Option<&'a str>,
    /// The gateway's own account of it.
    pub account: &'a JsValue,
    /// What is to be paid.
    pub amount: &'a Amount,
    /// In a test, where to say that it was paid, and with which channel.
    pub simulation: Option<(String, ChannelCode)>,
}
