//! Everything one checkout shows: the form, and what is said over it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, PageTransitionEvent, Window};

use super::channel_form::{ChannelForm, Completeness};
use super::element::{Maker, put, set, unset};
use super::field::Surroundings;
use super::listener::{Listener, Listeners};
use super::picker::{Brush, Picker};
use super::words::Words;
use super::{Gesture, Gestures};
use crate::domain::card::{CardInfo, Sealed};
use crate::domain::choice::Choice;
use crate::domain::id::ChannelCode;
use crate::domain::joined::joined;
use crate::domain::offer::Offer;
use crate::domain::properties::ChannelProperties;
use crate::domain::session::PaymentSession;
use crate::locale::Text;

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
    /// JSON of what their inputs are to look like.
    pub appearance: &'a str,
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
    words: Words,
    id: String,
    status: HtmlElement,
    gestures: Gestures,
    picker: RefCell<Option<Rc<Picker>>>,
    /// Those that were shown so far: what was typed into them stays.
    forms: RefCell<Vec<Drawn>>,
    form: RefCell<Option<Rc<ChannelForm>>>,
    chosen: Cell<Option<usize>>,
    way_out: Cell<Option<Listener>>,
    _attention: [Listener; 3],
    _action: [Listener; 4],
}

/// A form, and the channel it is for.
struct Drawn {
    channel: ChannelCode,
    form: Rc<ChannelForm>,
}

impl View {
    /// Shows that the checkout is being opened, in our element of the host's.
    pub fn open(
        root: HtmlElement,
        window: Window,
        document: Document,
        words: Words,
        listeners: Listeners,
        gestures: Gestures,
    ) -> Self {
        let maker = Maker(document);
        set(&root, "translate", "no");
        let status: HtmlElement = maker.make("p", "xendit-status");
        set(&status, "role", "status");
        put(&root, &status);
        let attention = listen_for_attention(&window, &maker.0, &listeners, &gestures);
        let action = listen_to_action(&root, &listeners, &gestures);
        let view = Self {
            id: root.id(),
            root,
            listeners,
            maker,
            words,
            status,
            gestures,
            picker: RefCell::default(),
            forms: RefCell::default(),
            form: RefCell::default(),
            chosen: Cell::default(),
            way_out: Cell::default(),
            _attention: attention,
            _action: action,
        };
        view.say(Tone::Waiting, Text::Loading);
        view
    }

    /// Whether another tab or app is in front of the page.
    pub fn is_hidden(&self) -> bool {
        self.maker.0.hidden()
    }

    /// Lets go of the form, whoever still holds this.
    pub fn leave(&self) {
        self.way_out.take();
        self.clear();
    }

    /// Shows what is on offer and what of it is chosen, with the form of that.
    pub fn show_choice(&self, choice: &Choice, session: &PaymentSession, card_frames: &CardFrames<'_>) {
        if choice.offers().is_empty() {
            self.say(Tone::Failure, Text::NoChannel);
            return;
        }
        self.quiet();
        let brush = Brush {
            maker: &self.maker,
            listeners: &self.listeners,
            words: &self.words,
            id: &self.id,
            session,
            gestures: &self.gestures,
        };
        let drawn = self.picker.borrow().clone();
        let picker = drawn.or_else(|| Picker::draw(choice, &brush, &self.root).map(Rc::new));
        let place = picker.as_ref().map_or(Some(&*self.root as &Element), |picker| {
            picker.show(choice, &brush);
            picker.place(choice)
        });
        let form =
            choice.offer().zip(place).map(|(offer, place)| self.form_of(offer, place, session, card_frames));
        if let Some(before) = self.form.replace(form.clone()) {
            before.set_hidden(true);
        }
        let is_same_offer = self.chosen.replace(choice.chosen()) == choice.chosen();
        if let Some(form) = form {
            form.set_hidden(false);
            if is_same_offer {
                form.focus_saving();
            }
            // What was asked of its card may have been called off by another form's.
            if let number @ Some(_) = form.number() {
                (self.gestures)(Gesture::CardNumberChanged(number));
            }
        }
        self.picker.replace(picker);
        // The new form may be complete already.
        (self.gestures)(Gesture::FormChanged);
    }

    fn form_of(
        &self,
        offer: &Offer,
        place: &Element,
        session: &PaymentSession,
        card_frames: &CardFrames<'_>,
    ) -> Rc<ChannelForm> {
        let channel = offer.resolved();
        let known = self
            .forms
            .borrow()
            .iter()
            .find(|drawn| drawn.channel == channel.code)
            .map(|drawn| drawn.form.clone());
        let form = known.unwrap_or_else(|| {
            let around = Surroundings {
                maker: &self.maker,
                listeners: &self.listeners,
                words: &self.words,
                id: &joined(&[&self.id, "-", channel.code.as_str()]),
                country: &session.country,
                card_frames,
                card_brands: &channel.card_brands,
            };
            let form =
                ChannelForm::draw(channel, offer.offers_saving(session), &around, place, &self.gestures);
            self.forms.borrow_mut().push(Drawn { channel: channel.code.clone(), form: form.clone() });
            form
        });
        form.set_saving(offer.wants_to_save);
        form
    }

    /// The form, to be filled in.
    pub fn show_form(&self) {
        self.quiet();
        if let Some(picker) = self.picker() {
            picker.set_resting(false);
            picker.set_hidden(false);
        }
        if let Some(form) = self.form() {
            form.set_resting(false);
            form.set_hidden(false);
        }
    }

    /// The form at rest, and why.
    pub fn rest(&self, text: Text) {
        self.say(Tone::Waiting, text);
        if let Some(picker) = self.picker() {
            picker.set_resting(true);
        }
        if let Some(form) = self.form() {
            form.set_resting(true);
        }
    }

    /// The form at rest, why, and a button for whoever will not wait.
    pub fn rest_with_a_way_out(&self, text: Text, way_out: Text) {
        self.rest(text);
        let button = self.maker.button("xendit-retry");
        self.words.say(&button, way_out);
        put(&self.status, &button);
        let (gestures, root) = (self.gestures.clone(), self.root.clone());
        let press = self.listeners.add(&button, "click", move |_| {
            // The button is gone in a moment, and the focus would fall out of the checkout.
            root.set_tab_index(-1);
            let _ = root.focus();
            gestures(Gesture::ActionClosed);
        });
        self.way_out.set(Some(press));
    }

    /// No form any more, only this.
    pub fn conclude(&self, tone: Tone, text: Text) {
        self.clear();
        self.say(tone, text);
    }

    fn clear(&self) {
        self.form.take();
        self.forms.take();
        self.picker.take();
    }

    /// The form out of sight, and why; what was typed stays in it.
    pub fn set_aside(&self, text: Text) {
        self.say(Tone::Waiting, text);
        if let Some(picker) = self.picker() {
            picker.set_hidden(true);
        }
        if let Some(form) = self.form() {
            form.set_hidden(true);
        }
    }

    /// Tells the shopper what is wrong with the form.
    pub fn show_problems(&self) {
        if let Some(form) = self.form() {
            form.reveal();
        }
    }

    /// Shows what brand the card of this number is of, wherever it was typed: another form may have been chosen since.
    pub fn show_card_info(&self, number: Option<&Sealed>, info: &CardInfo) {
        for drawn in self.forms.borrow().iter() {
            if drawn.form.number().as_ref() == number {
                drawn.form.show_card_info(info);
            }
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

    fn picker(&self) -> Option<Rc<Picker>> {
        self.picker.borrow().clone()
    }

    fn say(&self, tone: Tone, text: Text) {
        set(&self.status, "data-tone", tone.as_str());
        self.words.say(&self.status, text);
    }

    fn quiet(&self) {
        unset(&self.status, "data-tone");
        self.status.set_text_content(None);
    }
}

fn listen_for_attention(
    window: &Window,
    document: &Document,
    listeners: &Listeners,
    gestures: &Gestures,
) -> [Listener; 3] {
    let (looked, shown) = (gestures.clone(), gestures.clone());
    let page = document.clone();
    let look = move |_: Event| looked(if page.hidden() { Gesture::PageHidden } else { Gesture::PageSeen });
    [
        listeners.add(document, "visibilitychange", look.clone()),
        // Questions that wait are asked at once, if somebody looks.
        listeners.add(window, "online", look),
        listeners.add(window, "pageshow", move |event| {
            let event: &PageTransitionEvent = event.unchecked_ref();
            if event.persisted() {
                shown(Gesture::PageRestored);
            }
        }),
    ]
}

/// What becomes of what a shopper has to do; `pkg/action.js` and `pkg/shell.js` tell.
fn listen_to_action(root: &Element, listeners: &Listeners, gestures: &Gestures) -> [Listener; 4] {
    let told = |name, gesture: fn() -> Gesture| {
        let gestures = gestures.clone();
        listeners.add(root, name, move |_| gestures(gesture()))
    };
    [
        told("xendit-closed", || Gesture::ActionClosed),
        told("xendit-completed", || Gesture::ActionCompleted),
        told("xendit-affirmed", || Gesture::PaymentAffirmed),
        told("xendit-failed", || Gesture::ActionUnavailable),
    ]
}
