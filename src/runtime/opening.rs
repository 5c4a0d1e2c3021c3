//! From a host and a key to a form: every check, in order, before anything is offered to a shopper.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::Array;
use web_sys::Window;

use super::{Audience, CardLookup, Runtime};
use crate::checkout::{Event, Story};
use crate::dom::{Gestures, View};
use crate::domain::channel::Channel;
use crate::domain::failure::Failure;
use crate::domain::origin::{OriginError, PageOrigin};
use crate::domain::sdk_key::ComponentsSdkKey;
use crate::domain::session::{Opening, PaymentSession};
use crate::gateway::{Cancel, Early, Gateway, GatewayError, ask, ask_early, read};
use crate::pinning::{self, Signature};
use crate::wire;

/// What a checkout is built on, checked as far as it can be without asking anybody.
pub struct Setting {
    /// Where the page stands.
    pub page: PageOrigin,
    /// The session's key.
    pub key: ComponentsSdkKey,
    /// The card frame document's address.
    pub frame_url: String,
    /// The card frame document's origin.
    pub frame_origin: String,
    /// What the card frames' inputs should look like: JSON.
    pub frame_appearance: Option<String>,
    /// JWKs.
    pub pinning_keys: Array,
}

impl Runtime {
    /// A checkout that shows that it is being opened; `draw` does the showing, and tells of gestures from then on.
    pub fn new(
        window: Window,
        gateway: Gateway,
        setting: Setting,
        audience: Box<dyn Audience>,
        draw: impl FnOnce(Gestures) -> View,
    ) -> Rc<Self> {
        Rc::new_cyclic(|this: &Weak<Self>| {
            let gesturing = this.clone();
            let gestures: Gestures = Rc::new(move |gesture| {
                if let Some(runtime) = gesturing.upgrade() {
                    runtime.hear(gesture);
                }
            });
            Self {
                this: this.clone(),
                story: RefCell::new(Story::default()),
                queue: RefCell::default(),
                is_draining: Cell::new(false),
                window,
                gateway,
                setting,
                audience,
                view: RefCell::new(Some(Rc::new(draw(gestures)))),
                business_name: RefCell::default(),
                card_lookup: CardLookup::default(),
                creating: RefCell::default(),
                fetching: RefCell::default(),
                polling: RefCell::default(),
                poll_timer: RefCell::default(),
                expiry_timer: RefCell::default(),
            }
        })
    }

    /// Verifies the key, opens the session, draws the form. `early` is a request for the session that is under way.
    pub async fn open(&self, early: Option<(Early, Cancel)>) -> Result<(), Failure> {
        let (early, cancel) = match early {
            Some((early, cancel)) => (Some(early), cancel),
            None => (None, Cancel::new()?),
        };
        let controller = cancel.controller();
        self.fetching.replace(Some(cancel));
        let Setting { key, pinning_keys, .. } = &self.setting;
        if pinning::verify(&self.window, key, pinning_keys).await? == Signature::Unverified {
            self.audience.warn(
                "the signature in componentsSdkKey is by none of the keys this version knows; if Xendit has changed its \
                 keys look for a newer version, else check where the key comes from",
            );
        }
        let answer = match early {
            Some(early) => ask_early(early, controller).await,
            None => ask(self.gateway.session(), controller).await,
        };
        let opening = match read(answer, wire::session::opening) {
            Ok(opening) => opening,
            Err(error) => return Err(self.explain(error).await),
        };
        if self.view().is_none() {
            return Err(Failure::unmounted());
        }
        self.check(&opening.session)?;
        self.offer(opening);
        Ok(())
    }

    fn check(&self, session: &PaymentSession) -> Result<(), Failure> {
        session.check_usable()?;
        if let Some(origins) = &session.origins {
            self.setting.page.check_allowed(origins)?;
        }
        Ok(())
    }

    /// A browser says the same of a gateway that is down and of one that refuses this origin. It does tell whether
    /// there was an answer at all, when we promise not to look at it.
    async fn explain(&self, error: GatewayError) -> Failure {
        if error == GatewayError::Unreachable && self.gateway.answers_without_cors().await {
            let origin = self.setting.page.origin.clone();
            return OriginError::NotAllowed {
                origin,
                allowed: "the gateway does not say which".into(),
                hint: "",
            }
            .into();
        }
        error.into()
    }

    fn offer(&self, mut opening: Opening) {
        let session = &opening.session;
        opening.channels.retain(|channel| {
            self.audience.accepts(&channel.code)
                && session.is_within_limits(channel)
                && self.can_draw(channel)
        });
        self.business_name.replace(opening.business_name.take());
        self.tell(Event::SessionLoaded(Box::new(opening)));
    }

    fn can_draw(&self, channel: &Channel) -> bool {
        let Some(field) = channel.missing_field() else { return true };
        let code = channel.code.as_str();
        self.audience.warn(
            &["channel ", code, " is left out: its field of type ", field, " cannot be drawn yet"].concat(),
        );
        false
    }
}
