//! From a host and a key to a form: every check, in order, before anything is offered to a shopper.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{AbortController, Window};

use super::asking::Answer;
use super::{Audience, CardLookup, Runtime};
use crate::checkout::Event;
use crate::checkout::resuming::{Remembered, ReturnPath};
use crate::dom::{Gestures, Listeners, STYLES, View};
use crate::domain::failure::Failure;
use crate::domain::id::{ChannelCode, TokenRequestId};
use crate::domain::joined::joined;
use crate::domain::offer::{Obstacle, Offer};
use crate::domain::origin::{OriginError, PageOrigin};
use crate::domain::sdk_key::{ComponentsSdkKey, SdkKeyError};
use crate::gateway::{Cancel, Gateway, GatewayError, read};
use crate::json;
use crate::wire;

/// What the merchant asked for, and where the session lives.
pub struct Wish {
    /// From the merchant's server.
    pub components_sdk_key: String,
    /// The origins the merchant's server named, if it told its page.
    pub allowed_origins: Option<Vec<String>>,
    /// The gateway's origin.
    pub gateway_url: String,
    /// The card frame document's address.
    pub frame_url: String,
    /// `components_version`.
    pub version: String,
    /// Where the merchant's page stands.
    pub page: PageOrigin,
    /// Whether Xendit signed the key; nothing when its public half is no point on the curve.
    pub is_signed: Option<bool>,
}

impl Wish {
    /// From an object with these members under JavaScript's names, already checked.
    pub fn read(wish: &JsValue) -> Self {
        let wish = json::read(wish);
        Self {
            components_sdk_key: wish.text("componentsSdkKey"),
            allowed_origins: wish.texts_if_any("allowedOrigins"),
            gateway_url: wish.text("gatewayUrl"),
            frame_url: wish.text("frameUrl"),
            version: wish.text("version"),
            page: PageOrigin {
                origin: wish.text("origin"),
                is_secure_context: wish.bool("isSecureContext").unwrap_or_default(),
            },
            is_signed: wish.bool("isSigned"),
        }
    }

    /// Checks the key and the page's origin.
    pub fn admit(self) -> Result<Admission, Failure> {
        let key = ComponentsSdkKey::parse(&self.components_sdk_key)?;
        self.page.check()?;
        self.is_signed.ok_or(SdkKeyError::PublicKey)?;
        if let Some(allowed) = &self.allowed_origins {
            self.page.check_allowed(allowed)?;
        }
        Ok(Admission { wish: self, key })
    }
}

/// A wish that can be granted, as far as can be told without asking anybody.
pub struct Admission {
    wish: Wish,
    key: ComponentsSdkKey,
}

/// Who is told how the opening ended. Dropped untold when the checkout is unmounted first.
pub type Opened = Box<dyn FnOnce(Result<(), Failure>)>;

impl Runtime {
    /// Shows that the checkout is being opened.
    pub fn begin(
        Admission { wish, key }: Admission,
        audience: Rc<dyn Audience>,
    ) -> Result<Rc<Self>, JsValue> {
        // pkg/index.js has made sure that this is a page.
        let window: Window = js_sys::global().unchecked_into();
        let document = window.document().ok_or(JsValue::UNDEFINED)?;
        let listeners = Listeners::new()?;
        let root = audience.claim(STYLES, listeners.controller());
        Ok(Rc::new_cyclic(|this: &Weak<Self>| {
            let gesturing = this.clone();
            let gestures: Gestures = Rc::new(move |gesture| {
                if let Some(runtime) = gesturing.upgrade() {
                    runtime.hear(gesture);
                }
            });
            let view = View::open(root, window.clone(), document, audience.words(), listeners, gestures);
            Self {
                this: this.clone(),
                story: RefCell::default(),
                queue: RefCell::default(),
                is_draining: Cell::new(false),
                window,
                gateway: Gateway::new(&wish.gateway_url, key.session_auth_key(), &wish.version),
                key,
                wish,
                audience,
                view: RefCell::new(Some(Rc::new(view))),
                business_name: RefCell::default(),
                card_lookup: CardLookup::default(),
                creating: Cell::default(),
                fetching: Cell::default(),
                polling: Cell::default(),
                poll_timer: Cell::default(),
                expiry_timer: Cell::default(),
            }
        }))
    }

    /// Opens the session, draws the form. The request for the session hangs on `controller`; `early` is its answer when it
    /// was sent before the WebAssembly was there.
    pub fn open(&self, controller: AbortController, early: Option<Promise>, opened: Opened) {
        if self.wish.is_signed == Some(false) {
            // Xendit may rotate its keys, and the card frame is the authority: no known signature is no refusal.
            self.audience.warn(
                "the signature in componentsSdkKey is by none of the keys this version knows; if Xendit has changed its \
                 keys look for a newer version, else check where the key comes from",
            );
        }
        let hear = move |this: &Self, answer| match answer {
            Err(GatewayError::Unreachable) => this.probe(opened),
            answer => this.end_opening(this.offer(answer), opened),
        };
        self.fetching.set(Some(Cancel::over(controller.clone())));
        self.listen(self.gateway.session(), controller, early, Box::new(hear));
    }

    /// A browser says the same of a gateway that is down and of one that refuses this origin. It does tell whether
    /// there was an answer at all, when we promise not to look at it.
    fn probe(&self, opened: Opened) {
        self.send(&self.fetching, self.gateway.session().without_cors(), |this, answer| {
            let failure = match answer {
                Err(GatewayError::Unreachable | GatewayError::TimedOut) => GatewayError::Unreachable.into(),
                _ => this.not_allowed(),
            };
            this.end_opening(Err(failure), opened);
        });
    }

    fn end_opening(&self, opening: Result<(), Failure>, opened: Opened) {
        if opening.is_err() {
            self.unmount();
        }
        opened(opening);
    }

    fn not_allowed(&self) -> Failure {
        let origin = self.wish.page.origin.clone();
        OriginError::NotAllowed { origin, allowed: "the gateway does not say which".into(), hint: "" }.into()
    }

    fn offer(&self, answer: Answer) -> Result<(), Failure> {
        let mut opening = read(answer, wire::session::opening)?;
        let Some(view) = self.view() else { return Err(Failure::unmounted()) };
        let session = opening.session.clone();
        session.check_usable()?;
        if let Some(origins) = &session.origins {
            self.wish.page.check_allowed(origins)?;
        }
        let mut offers = Vec::new();
        for offer in &opening.offers {
            if self.audience.accepts(&offer.channel.code) {
                self.warn_of(offer);
                offers.push(offer.clone());
            }
        }
        if offers.is_empty() {
            self.audience.warn("no channel of this session can be offered here; look at the channels option");
        }
        opening.offers = offers;
        self.business_name.replace(opening.business_name.take());
        if view.is_hidden() {
            self.tell(Event::PageHidden);
        }
        let remembered = remembered(&self.audience.recall(&session.id));
        self.tell(Event::SessionLoaded(Box::new(opening), remembered));
        Ok(())
    }

    fn warn_of(&self, offer: &Offer) {
        if let Some(Obstacle::UnknownField(field)) = &offer.obstacle {
            let code = offer.channel.code.as_str();
            let why = " is not available: its field of type ";
            self.audience.warn(&joined(&["channel ", code, why, field, " cannot be drawn yet"]));
        }
    }
}

fn remembered(recalled: &JsValue) -> Option<Remembered> {
    let recalled = json::read(recalled);
    let is_sent = recalled.bool("isSent") == Some(true);
    Some(Remembered {
        token_request_id: recalled.text_if_any("tokenRequestId").map(TokenRequestId::new)?,
        channel: recalled.text_if_any("channel").map(ChannelCode::new),
        return_path: if is_sent { ReturnPath::Sent } else { ReturnPath::OwnWay },
    })
}
