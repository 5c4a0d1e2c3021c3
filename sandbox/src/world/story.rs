//! A world to tell a story in: what tests of the world begin with.
use jiff::{SignedDuration, Timestamp};
use serde_json::Map;

use super::World;
use super::action::Action;
use super::attempt::{AttemptId, Means};
use super::session::PaymentSession;
use super::terms::{CustomerChoice, Mode, NewSession, SessionTerms, SessionType};
use crate::values::ids::{Ids, PaymentId, PaymentSessionId};
use crate::values::keys::PinningKey;
use crate::values::money::{Amount, Currency};
use crate::values::origin::Origin;

pub(in crate::world) fn at(minutes: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
}

pub(in crate::world) fn idr() -> &'static Currency {
    Currency::find("IDR").unwrap()
}

/// A world with one session in it.
pub(in crate::world) struct Story {
    pub(in crate::world) world: World,
    pub(in crate::world) session: PaymentSessionId,
}

impl Story {
    pub(in crate::world) fn of(session_type: SessionType) -> Self {
        Self::with(session_type, |_| {})
    }

    pub(in crate::world) fn with(session_type: SessionType, change: impl FnOnce(&mut SessionTerms)) -> Self {
        let mut world = World::new(Ids::new(Some(1)));
        world.watch();
        let mut terms = SessionTerms {
            reference_id: "order-1".into(),
            session_type,
            mode: Mode::Components {
                origins: vec![Origin::parse("https://shop.example").unwrap()],
                return_url: None,
            },
            amount: Amount::of(125_000),
            currency: idr(),
            country: "ID".into(),
            locale: "en".into(),
            capture_method: None,
            save_payment_method: None,
            skip_three_ds: false,
            echoed: Map::new(),
        };
        change(&mut terms);
        let new = NewSession { terms, customer: CustomerChoice::Nobody, expires_at: None };
        let draft = world.draft_session(new, world.business_id.clone(), at(0)).unwrap();
        let session = draft.id.clone();
        let public_key = draft.key.secret().public_key();
        let pinning_key = PinningKey::new(world.ids.secret_key());
        let key = pinning_key.components_sdk_key(&draft.auth_key, "sandbox", &public_key).unwrap();
        world.open_session(draft, key, None, at(0));
        Self { world, session }
    }

    pub(in crate::world) fn begin(&mut self, action: Option<Action>) -> AttemptId {
        let session = self.session.clone();
        self.world.begin_attempt(&session, means(action), true, at(1)).unwrap()
    }

    pub(in crate::world) fn session(&self) -> &PaymentSession {
        self.world.sessions.get(&self.session).unwrap()
    }

    pub(in crate::world) fn status(&self) -> &'static str {
        self.session().status.code()
    }

    /// The status of an attempt, by Xendit's word.
    pub(in crate::world) fn status_of(&self, id: &AttemptId) -> &'static str {
        match id {
            AttemptId::PaymentRequest(id) => self.world.payment_requests.get(id).unwrap().status(),
            AttemptId::PaymentToken(id) => self.world.payment_tokens.get(id).unwrap().status(),
        }
    }

    /// The last payment of an attempt.
    pub(in crate::world) fn payment_of(&self, id: &AttemptId) -> PaymentId {
        let AttemptId::PaymentRequest(id) = id else { panic!("a token has no payment") };
        self.world.payment_requests.get(id).unwrap().payments.last().unwrap().clone()
    }

    pub(in crate::world) fn payment_status(&self, id: &PaymentId) -> &'static str {
        self.world.payments.get(id).unwrap().status.code()
    }

    pub(in crate::world) fn events(&self) -> Vec<String> {
        events(&self.world)
    }
}

pub(in crate::world) fn events(world: &World) -> Vec<String> {
    let log = world.outbox.log();
    log.as_array().unwrap().iter().map(|entry| entry["event"].as_str().unwrap().to_owned()).collect()
}

pub(in crate::world) fn means(action: Option<Action>) -> Means {
    Means { channel_code: "OVO".into(), channel_properties: Map::new(), card: None, action, expires_at: None }
}
