//! From a key and a host to a checkout at work: every check, in order, before anything is offered to a shopper.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Array;
use web_sys::{Document, Window};

use super::{Audience, Runtime, Scene};
use crate::checkout::{Event, Story};
use crate::dom::{Appearance, CardFrames, Gestures, Host, Listeners, View};
use crate::domain::channel::Channel;
use crate::domain::failure::Failure;
use crate::domain::origin::{OriginError, PageOrigin};
use crate::domain::sdk_key::ComponentsSdkKey;
use crate::domain::session::{Opening, PaymentSession};
use crate::gateway::{Cancel, Early, Gateway, GatewayError, ask, ask_early, read};
use crate::locale::Language;
use crate::pinning::{self, Signature};
use crate::wire;

/// Which of the session's channels are on offer.
pub type ChannelFilter = Box<dyn Fn(&str) -> bool>;

/// What a checkout is built from, checked as far as it can be without asking anybody.
pub struct Preparations {
    /// The page.
    pub window: Window,
    /// Its document.
    pub document: Document,
    /// Where it stands; already checked.
    pub page: PageOrigin,
    /// The merchant's element, claimed.
    pub host: Host,
    /// The session's key.
    pub key: ComponentsSdkKey,
    /// The gateway's origin.
    pub gateway_url: String,
    /// The card frame document's address.
    pub frame_url: String,
    /// The card frame document's origin.
    pub frame_origin: String,
    /// JWKs.
    pub pinning_keys: Array,
    /// `components_version`.
    pub version: String,
    /// Which channels are on offer.
    pub channels: ChannelFilter,
    /// What shoppers are spoken to in.
    pub language: Language,
    /// The look.
    pub appearance: Appearance,
    /// What the card frames' inputs should look like: JSON.
    pub frame_appearance: Option<String>,
    /// The listeners' common signal.
    pub listeners: Listeners,
    /// Whoever is to be told.
    pub audience: Box<dyn Audience>,
}

/// A checkout that shows that it is loading, and what it needs to go on.
pub struct Opened {
    runtime: Rc<Runtime>,
    page: PageOrigin,
    key: ComponentsSdkKey,
    pinning_keys: Array,
    channels: ChannelFilter,
    frame_url: String,
    frame_origin: String,
    frame_appearance: Option<String>,
}

impl Opened {
    /// Shows that the checkout is being opened.
    pub fn begin(preparations: Preparations) -> Self {
        let Preparations { window, document, host, key, listeners, audience, .. } = preparations;
        let gateway = Gateway::new(&preparations.gateway_url, key.session_auth_key(), &preparations.version);
        let runtime = Rc::new_cyclic(|this: &Weak<Runtime>| {
            let gesturing = this.clone();
            let gestures: Gestures = Rc::new(move |gesture| {
                if let Some(runtime) = gesturing.upgrade() {
                    runtime.hear(gesture);
                }
            });
            let view = View::open(host, window.clone(), document, preparations.language, listeners, gestures);
            view.set_appearance(&preparations.appearance);
            Runtime {
                this: this.clone(),
                story: RefCell::new(Story::default()),
                queue: RefCell::default(),
                is_draining: Cell::new(false),
                window,
                gateway,
                audience,
                view: RefCell::new(Some(Rc::new(view))),
                scene: RefCell::default(),
                card_lookup: super::CardLookup::default(),
                creating: RefCell::default(),
                fetching: RefCell::default(),
                polling: RefCell::default(),
                poll_timer: RefCell::default(),
                expiry_timer: RefCell::default(),
            }
        });
        Self {
            runtime,
            page: preparations.page,
            key,
            pinning_keys: preparations.pinning_keys,
            channels: preparations.channels,
            frame_url: preparations.frame_url,
            frame_origin: preparations.frame_origin,
            frame_appearance: preparations.frame_appearance,
        }
    }

    /// The checkout, so that it can be unmounted while it is being opened.
    pub fn runtime(&self) -> Rc<Runtime> {
        self.runtime.clone()
    }

    /// Verifies the key, opens the session, draws the form. `early` is a request for the session that is under way.
    pub async fn finish(self, early: Option<(Early, Cancel)>) -> Result<(), Failure> {
        let runtime = self.runtime.clone();
        let (early, cancel) = match early {
            Some((early, cancel)) => (Some(early), cancel),
            None => (None, Cancel::new()?),
        };
        let controller = cancel.controller();
        runtime.fetching.replace(Some(cancel));
        let signature = pinning::verify(&runtime.window, &self.key, &self.pinning_keys).await?;
        if signature == Signature::Unverified {
            runtime.audience.warn(
                "the signature in componentsSdkKey is by none of the keys this version knows; if Xendit has changed its \
                 keys look for a newer version, else check where the key comes from",
            );
        }
        let answer = match early {
            Some(early) => ask_early(early, controller).await,
            None => ask(runtime.gateway.session(), controller).await,
        };
        let opening = match read(answer, wire::session::opening) {
            Ok(opening) => opening,
            Err(error) => return Err(self.explain(error).await),
        };
        if runtime.view().is_none() {
            return Err(Failure::unmounted());
        }
        self.check(&opening.session)?;
        self.offer(opening);
        Ok(())
    }

    fn check(&self, session: &PaymentSession) -> Result<(), Failure> {
        session.check_usable()?;
        if let Some(origins) = &session.origins {
            self.page.check_allowed(origins)?;
        }
        Ok(())
    }

    /// A browser says the same of a gateway that is down and of one that refuses this origin. It does tell whether
    /// there was an answer at all, when we promise not to look at it.
    async fn explain(&self, error: GatewayError) -> Failure {
        if error == GatewayError::Unreachable && self.runtime.gateway.answers_without_cors().await {
            let origin = self.page.origin.clone();
            return OriginError::NotAllowed {
                origin,
                allowed: "the gateway does not say which".into(),
                hint: "",
            }
            .into();
        }
        error.into()
    }

    fn offer(self, mut opening: Opening) {
        let Self { runtime, key, channels, .. } = self;
        opening.channels.retain(|channel| {
            channels(channel.code.as_str())
                && opening.session.is_within_limits(channel)
                && is_drawable(channel, &*runtime.audience)
        });
        let card_frames = CardFrames {
            window: runtime.window.clone(),
            url: self.frame_url,
            origin: self.frame_origin,
            embedder: self.page.origin,
            session_id: opening.session.id.as_str().into(),
            public_key: key.public_key().into(),
            signature: key.signature().into(),
            appearance: self.frame_appearance,
        };
        runtime.scene.replace(Some(Scene { card_frames, business_name: opening.business_name.clone() }));
        runtime.tell(Event::SessionLoaded(Box::new(opening)));
    }
}

fn is_drawable(channel: &Channel, audience: &dyn Audience) -> bool {
    let Some(field) = channel.missing_field() else { return true };
    audience.warn(
        &[
            "channel ",
            channel.code.as_str(),
            " is left out: this version cannot draw its field of type ",
            field,
        ]
        .concat(),
    );
    false
}
