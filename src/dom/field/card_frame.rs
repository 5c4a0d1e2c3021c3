//! A card field: a frame of Xendit's that shows us ciphertext and nothing else (protocol.md C).

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use web_sys::{Element, Event, HtmlElement, HtmlIFrameElement};

use super::{Change, Changed, Surroundings};
use crate::dom::element::{Maker, put, set, set_if, unset};
use crate::dom::listener::Listener;
use crate::dom::message;
use crate::dom::view::CardFrames;
use crate::dom::words::Words;
use crate::domain::card::{CardInfo, SealedValue};
use crate::domain::channel::CardBrand;
use crate::domain::form::CardField;
use crate::json;
use crate::locale::Text;
use crate::timer::after;
use crate::wire::frame::{Said, focus};

/// How long a frame may take until the shopper is offered to try again.
const PATIENCE_MS: u32 = 10_000;

/// Whether a frame can be typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FrameState {
    /// Not yet.
    Loading,
    /// Yes.
    Ready,
    /// No: it said so, or said nothing for ten seconds.
    Failed,
}

impl FrameState {
    fn as_str(self) -> &'static str {
        match self {
            Self::Loading => "loading",
            Self::Ready => "ready",
            Self::Failed => "failed",
        }
    }
}

/// A frame and what it last told us.
pub(crate) struct CardFrame {
    element: HtmlElement,
    iframe: HtmlIFrameElement,
    address: String,
    origin: String,
    changed: Changed,
    state: Cell<FrameState>,
    key: RefCell<String>,
    value: RefCell<Rc<SealedValue>>,
    brands: Option<Brands>,
    patience: Cell<Option<Timeout>>,
    /// What is shown when it failed.
    failure: HtmlElement,
    words: Words,
    _listeners: [Listener; 2],
}

impl CardFrame {
    pub(super) fn draw(
        card: CardField,
        error_id: &str,
        around: &Surroundings<'_>,
        parent: &Element,
        changed: Changed,
    ) -> Rc<Self> {
        let Surroundings { maker, words, card_frames, .. } = around;
        let element: HtmlElement = maker.make("div", "xendit-input xendit-card-frame");
        let iframe: HtmlIFrameElement = maker.make("iframe", "xendit-frame");
        let title = match card {
            CardField::Number => Text::CardNumberFrame,
            CardField::Expiry => Text::CardExpiryFrame,
            CardField::Cvn => Text::CardCvnFrame,
        };
        words.name(&iframe, "title", title);
        // The frame's own input is out of reach: what is wrong is told of the frame.
        set(&iframe, "aria-describedby", error_id);
        set(&iframe, "sandbox", "allow-scripts allow-same-origin");
        put(&element, &iframe);
        let brands = (card == CardField::Number && !around.card_brands.is_empty())
            .then(|| Brands::draw(maker, &element, around.card_brands));
        put(parent, &element);

        let failure: HtmlElement = maker.make("div", "xendit-frame-failed");
        words.say(&failure, Text::FrameFailed);
        let retry = maker.button("xendit-retry");
        words.say(&retry, Text::Retry);
        put(&failure, &retry);
        put(&element, &failure);

        let frame = Rc::new_cyclic(|frame: &Weak<Self>| {
            let (hearing, retrying) = (frame.clone(), frame.clone());
            let messages = around.listeners.add(card_frames.window, "message", move |event| {
                if let Some(frame) = hearing.upgrade() {
                    frame.hear(&event);
                }
            });
            let click = around.listeners.add(&retry, "click", move |_| {
                if let Some(frame) = retrying.upgrade() {
                    frame.load();
                    (frame.changed)(Change::Value);
                    // The button with the focus is gone.
                    let _ = frame.iframe.focus();
                }
            });
            Self {
                element,
                iframe,
                address: card_frames.address(card),
                origin: card_frames.origin.into(),
                changed,
                state: Cell::new(FrameState::Loading),
                key: RefCell::default(),
                value: RefCell::default(),
                brands,
                patience: Cell::default(),
                failure,
                words: (*words).clone(),
                _listeners: [messages, click],
            }
        });
        frame.load();
        frame
    }

    pub(super) fn value(&self) -> Rc<SealedValue> {
        self.value.borrow().clone()
    }

    pub(crate) fn state(&self) -> FrameState {
        self.state.get()
    }

    /// Takes the keyboard into the frame. Safari refuses unless the shopper just clicked, which a label's click is.
    pub(super) fn focus(&self) {
        let _ = self.iframe.focus();
        if let Some(window) = self.iframe.content_window() {
            let _ = window.post_message(&json::write(&focus()), &self.origin);
        }
    }

    pub(crate) fn show_info(&self, info: &CardInfo) {
        if let Some(brands) = &self.brands {
            brands.show(info);
        }
    }

    pub(in crate::dom) fn is_of_refused_brand(&self) -> bool {
        self.brands.as_ref().is_some_and(|brands| brands.is_refused.get())
    }

    fn load(self: &Rc<Self>) {
        // What was typed is ciphertext of the document that goes.
        self.value.take();
        self.set_state(FrameState::Loading);
        set(&self.iframe, "src", &self.address);
        let frame = Rc::downgrade(self);
        let patience = after(PATIENCE_MS, move || {
            if let Some(frame) = frame.upgrade() {
                frame.fail();
            }
        });
        self.patience.set(Some(patience));
    }

    fn hear(&self, event: &Event) {
        let Some(said) = message::heard(event, &self.iframe, &self.origin) else {
            return;
        };
        match said {
            Said::Ready(key) => {
                // A frame that was reloaded has a new key and has forgotten what was typed.
                self.key.replace(key);
                self.value.take();
                self.patience.take();
                self.set_state(FrameState::Ready);
                (self.changed)(Change::Value);
            }
            Said::Changed(typed) => {
                let value = typed.sealed(&self.key.borrow());
                self.value.replace(Rc::new(value));
                (self.changed)(Change::Value);
            }
            Said::Focused => set(&self.element, "data-focus", ""),
            Said::Blurred => {
                unset(&self.element, "data-focus");
                (self.changed)(Change::Left);
            }
            Said::Failed => self.fail(),
            Said::Other => {}
        }
    }

    fn fail(&self) {
        self.patience.take();
        self.words.alarm(&self.failure);
        self.set_state(FrameState::Failed);
        (self.changed)(Change::Value);
    }

    fn set_state(&self, state: FrameState) {
        self.state.set(state);
        set(&self.element, "data-state", state.as_str());
        set_if(&self.failure, "hidden", state != FrameState::Failed);
    }
}

/// The marks of the brands a channel takes: all of them, or the one the card is of.
struct Brands {
    marks: Vec<(String, HtmlElement)>,
    is_refused: Cell<bool>,
}

impl Brands {
    fn draw(maker: &Maker, parent: &Element, brands: &[CardBrand]) -> Self {
        let list: HtmlElement = maker.make("span", "xendit-brands");
        let mut marks = Vec::new();
        for brand in brands {
            let mark: HtmlElement = maker.make("img", "xendit-brand");
            set(&mark, "src", &brand.logo_url);
            set(&mark, "alt", &brand.name);
            put(&list, &mark);
            marks.push((brand.name.clone(), mark));
        }
        put(parent, &list);
        Self { marks, is_refused: Cell::new(false) }
    }

    fn show(&self, info: &CardInfo) {
        let is_known = |brand: &str| info.schemes.iter().any(|scheme| scheme.eq_ignore_ascii_case(brand));
        let is_any_known = self.marks.iter().any(|(brand, _)| is_known(brand));
        self.is_refused.set(!info.schemes.is_empty() && !is_any_known);
        for (brand, mark) in &self.marks {
            set_if(mark, "hidden", is_any_known && !is_known(brand));
        }
    }
}

impl CardFrames<'_> {
    /// A frame's address; the order of the parameters is protocol.md C.1's.
    fn address(&self, card: CardField) -> String {
        let Ok(url) = web_sys::Url::new(self.url) else { return String::new() };
        let query = url.search_params();
        query.append("input_type", card.as_str());
        query.append("embedder", self.embedder);
        query.append("session_id", self.session_id);
        query.append("pk", self.public_key);
        query.append("sig", self.signature);
        query.append("appearance", self.appearance);
        url.href()
    }
}
