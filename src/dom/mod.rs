//! Drawing: everything a checkout puts on the page, and what shoppers do to it.

mod channel_form;
mod element;
mod field;
mod group;
mod listener;
mod message;
mod picker;
mod saving_box;
mod view;
mod words;

pub use channel_form::Completeness;
pub use listener::{Listener, Listeners};
pub use view::{CardFrames, Tone, View};
pub use words::Words;

use wasm_bindgen::JsValue;
use web_sys::Element;

use crate::domain::card::Sealed;

/// The sheets in `style/`, shortened by build.rs. `pkg/host.js` puts it on the page.
pub const STYLES: &str = include_str!(concat!(env!("OUT_DIR"), "/style.css"));

/// What a shopper did, or a frame said.
#[derive(Debug, Clone, PartialEq)]
pub enum Gesture {
    /// Something in the form changed, so its readiness may have.
    FormChanged,
    /// The card's number changed; its ciphertext, unless it is empty.
    CardNumberChanged(Option<Sealed>),
    /// Something only few forms have is to be drawn in this element: the gateway's account of it.
    PieceWanted(Element, JsValue),
    /// A group of the picker was pressed: its place.
    GroupPressed(usize),
    /// An offer was chosen: its place.
    OfferChosen(usize),
    /// The shopper wants to save what is paid with, or does not.
    SavingWished(bool),
    /// The shopper says that what is shown is paid.
    PaymentAffirmed,
    /// Nobody looks at the page any more.
    PageHidden,
    /// Somebody looks at the page again, or it is online again.
    PageSeen,
    /// The browser took the page out of its memory.
    PageRestored,
    /// The page in the dialog is done.
    ActionCompleted,
    /// The shopper closed the dialog, or will not wait for what comes of it.
    ActionClosed,
    /// What shows the dialog could not be fetched.
    ActionUnavailable,
}

/// Where gestures go.
pub type Gestures = std::rc::Rc<dyn Fn(Gesture)>;
