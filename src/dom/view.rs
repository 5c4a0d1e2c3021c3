//! Everything one checkout shows: the form, what is said over it, and the dialog.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{Document, HtmlElement, Window};

use super::action::{Dialog, Scene};
use super::channel_form::{ChannelForm, Completeness};
use super::element::{Maker, put, set, unset};
use super::field::Surroundings;
use super::listener::Listeners;
use super::{Gesture, Gestures};
use crate::domain::card::CardInfo;
use crate::domain::channel::Channel;
use crate::domain::properties::ChannelProperties;
use crate::domain::session::PaymentSession;
use crate::locale::{Language, Text};

/// Where card frames come from and what they are told (protocol.md C.1).
pub struct CardFrames<'a> {
    /// The page's window, which hears what they say.
    pub window: &'a Window,
    /// The frame document's address.
    pub url: &'a str,
    /// Its origin.
    pub origin: &'a str,
    /// The page's origin.
    pub embedder: &'a str,
    /// `ps-…`; what they encrypt is bound to it.
    pub session_id: &'a str,
    /// The key they encrypt to, base64.
    pub public_key: &'a str,
    /// Xendit's signature over it, base64.
    pub signature: &'a str,
    /// JSON of what their inputs should look like, already checked.
    pub appearance: Option<&'a str>,
}

/// Whether what is said over the form is bad news, good news or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It takes time.
    Waiting,
    /// It went well.
    Success,
    /// It did not.
    Failure,
}

impl Tone {
    fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Success => "success",
            Self::Failure => "failure",
        }
    }
}

/// What one checkout shows.
pub struct View {
    root: HtmlElement,
    listeners: Listeners,
    maker: Maker,
    window: Window,
    language: Language,
    id: String,
    status: HtmlElement,
    gestures: Gestures,
    form: RefCell<Option<Rc<ChannelForm>>>,
    dialog: Cell<Option<Dialog>>,
}

impl View {
    /// Shows that the checkout is being opened, in our element of the host's.
    pub fn open(
        root: HtmlElement,
        window: Window,
        document: Document,
        language: Language,
        listeners: Listeners,
        gestures: Gestures,
    ) -> Self {
        let maker = Maker(document);
        set(&root, "lang", language.tag());
        set(&root, "translate", "no");
        let status: HtmlElement = maker.make("p", "xendit-status");
        set(&status, "role", "status");
        put(&root, &status);
        let view = Self {
            id: root.id(),
            root,
            listeners,
            maker,
            window,
            language,
            status,
            gestures,
            form: RefCell::default(),
            dialog: Cell::default(),
        };
        view.say(Tone::Waiting, Text::Loading);
        view
    }

    /// Lets go of form and dialog, whoever still holds this.
    pub fn leave(&self) {
        self.dialog.take();
        self.form.take();
    }

    /// Draws the channel's form in the place of the one before.
    pub fn show_channel(
        &self,
        channel: Option<&Channel>,
        session: &PaymentSession,
        card_frames: &CardFrames<'_>,
    ) {
        self.form.take();
        let Some(channel) = channel else {
            self.say(Tone::Failure, Text::NoChannel);
            return;
        };
        self.quiet();
        let around = Surroundings {
            maker: &self.maker,
            listeners: &self.listeners,
            language: self.language,
            id: &[&self.id, "-", channel.code.as_str()].concat(),
            country: &session.country,
            card_frames,
            card_brands: &channel.card_brands,
        };
        let form = ChannelForm::draw(channel, &around, &self.root, &self.gestures);
        self.form.replace(Some(form));
        // The new form may be complete already.
        (self.gestures)(Gesture::FormChanged);
    }

    /// The form, to be filled in.
    pub fn show_form(&self) {
        self.quiet();
        if let Some(form) = self.form() {
            form.set_resting(false);
            form.set_hidden(false);
        }
    }

    /// The form at rest, and why.
    pub fn rest(&self, text: Text) {
        self.say(Tone::Waiting, text);
        if let Some(form) = self.form() {
            form.set_resting(true);
        }
    }

    /// No form any more, only this.
    pub fn conclude(&self, tone: Tone, text: Text) {
        self.form.take();
        self.say(tone, text);
    }

    /// The form out of sight, and why; what was typed stays in it.
    pub fn set_aside(&self, text: Text) {
        self.say(Tone::Waiting, text);
        if let Some(form) = self.form() {
            form.set_hidden(true);
        }
    }

    /// Opens the dialog with a page of the bank's.
    pub fn show_action(&self, url: &str, business_name: Option<&str>, frame_origin: &str) {
        let scene = Scene {
            window: &self.window,
            maker: &self.maker,
            listeners: &self.listeners,
            language: self.language,
            id: &self.id,
            business_name,
            frame_origin,
        };
        let dialog = Dialog::open(url, &scene, &self.root, &self.gestures);
        self.dialog.set(Some(dialog));
    }

    /// Closes the dialog.
    pub fn hide_action(&self) {
        self.dialog.take();
    }

    /// Tells the shopper what is wrong with the form.
    pub fn show_problems(&self) {
        if let Some(form) = self.form() {
            form.reveal();
        }
    }

    /// Shows what brand the card is of.
    pub fn show_card_info(&self, info: &CardInfo) {
        if let Some(form) = self.form() {
            form.show_card_info(info);
        }
    }

    /// Whether the form can be sent.
    pub fn completeness(&self) -> Completeness {
        self.form().map_or(Completeness::Incomplete, |form| form.completeness())
    }

    /// What was filled in.
    pub fn properties(&self) -> ChannelProperties {
        self.form().map(|form| form.properties()).unwrap_or_default()
    }

    /// The form, for the caller to hold: what it does may come back here.
    fn form(&self) -> Option<Rc<ChannelForm>> {
        self.form.borrow().clone()
    }

    fn say(&self, tone: Tone, text: Text) {
        set(&self.status, "data-tone", tone.as_str());
        self.status.set_text_content(Some(self.language.text(text)));
    }

    fn quiet(&self) {
        unset(&self.status, "data-tone");
        self.status.set_text_content(None);
    }
}
