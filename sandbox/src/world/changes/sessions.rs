//! Sessions are opened, cancelled, expired and completed.
use jiff::Timestamp;

use crate::values::ids::{BusinessId, CustomerId, PaymentSessionId, SessionAuthKey};
use crate::values::keys::{ComponentsSdkKey, SessionKey};
use crate::webhooks::event::Event;
use crate::world::World;
use crate::world::attempt::{AttemptId, AttemptStatus};
use crate::world::changes::customers::CustomerRefused;
use crate::world::deadlines::Deadline;
use crate::world::session::{Completion, DEFAULT_LIFE, PaymentSession, SessionStatus};
use crate::world::terms::{NewSession, SessionTerms};

/// A session that lacks only its SDK key. Making one takes long enough not to keep the world waiting for it.
pub(crate) struct Draft {
    pub(crate) id: PaymentSessionId,
    pub(crate) auth_key: SessionAuthKey,
    pub(crate) key: SessionKey,
    pub(crate) terms: SessionTerms,
    business_id: BusinessId,
    customer_id: Option<CustomerId>,
    expires_at: Option<Timestamp>,
}

impl World {
    pub(crate) fn draft_session(
        &mut self,
        new: NewSession,
        business_id: BusinessId,
        now: Timestamp,
    ) -> Result<Draft, CustomerRefused> {
        let customer_id = self.choose_customer(new.customer, &business_id, now)?;
        Ok(Draft {
            auth_key: self.ids.session_auth_key(),
            key: SessionKey::new(self.ids.secret_key()),
            id: self.ids.payment_session(),
            business_id,
            customer_id,
            terms: new.terms,
            expires_at: new.expires_at,
        })
    }

    /// Opens a session. `payment_link_url` is where its shopper is sent, in PAYMENT_LINK sessions.
    pub(crate) fn open_session(
        &mut self,
        draft: Draft,
        components_sdk_key: ComponentsSdkKey,
        payment_link_url: Option<String>,
        now: Timestamp,
    ) {
        let session = PaymentSession {
            id: draft.id,
            auth_key: draft.auth_key,
            business_id: draft.business_id,
            created: now,
            updated: now,
            expires_at: draft.expires_at.unwrap_or_else(|| now.saturating_add(DEFAULT_LIFE).unwrap_or(now)),
            status: SessionStatus::Active,
            terms: draft.terms,
            customer_id: draft.customer_id,
            components_sdk_key,
            key: draft.key,
            payment_link_url: payment_link_url.map(Into::into),
            attempts: Vec::new(),
        };
        self.index_session(&session);
        self.sessions.add(session);
    }

    /// Makes a session findable, and expire in its time.
    pub(in crate::world) fn index_session(&mut self, session: &PaymentSession) {
        self.by.session_by_auth_key.insert(session.auth_key.clone(), session.id.clone());
        if session.is_open() {
            self.deadlines.add(session.expires_at, Deadline::Session(session.id.clone()));
        }
        if !matches!(session.status, SessionStatus::Expired | SessionStatus::Canceled) {
            for origin in session.origins() {
                *self.by.origins.entry(origin.into()).or_default() += 1;
            }
        }
    }

    pub(crate) fn expire_session(&mut self, id: &PaymentSessionId, now: Timestamp) {
        if self.end_session(id, SessionStatus::Expired, now) {
            self.announce_session(id, Event::SessionExpired, now);
        }
    }

    /// xendit: cancelling sends no webhook.
    pub(crate) fn cancel_session(&mut self, id: &PaymentSessionId, now: Timestamp) {
        self.end_session(id, SessionStatus::Canceled, now);
    }

    pub(super) fn complete_session(&mut self, id: &PaymentSessionId, completion: Completion, now: Timestamp) {
        if self.end_session(id, SessionStatus::Completed(completion), now) {
            self.announce_session(id, Event::SessionCompleted, now);
        }
    }

    /// Ends a session that is still open, and with it the attempts that are: only one can complete it.
    fn end_session(&mut self, id: &PaymentSessionId, status: SessionStatus, now: Timestamp) -> bool {
        let Some(session) = self.sessions.get_mut(id).filter(|session| session.is_open()) else {
            return false;
        };
        let is_expiring = status == SessionStatus::Expired;
        if is_expiring || status == SessionStatus::Canceled {
            for origin in session.origins() {
                self.by.forget_origin(origin);
            }
        }
        session.status = status;
        session.updated = now;
        for attempt in session.attempts.clone() {
            if is_expiring {
                self.expire_attempt(&attempt, now);
            } else if self.attempt(&attempt).is_some_and(|attempt| attempt.is_open()) {
                self.turn_attempt(&attempt, AttemptStatus::Canceled, now);
            }
        }
        true
    }

    /// An attempt of a session waits for somebody else's approval, or no longer does.
    pub(super) fn turn_session(
        &mut self,
        attempt: &AttemptId,
        from: &SessionStatus,
        to: SessionStatus,
        now: Timestamp,
    ) {
        let session_id = self.session_of(attempt).map(|session| session.id.clone());
        let session = session_id.and_then(|id| self.sessions.get_mut(&id));
        if let Some(session) = session.filter(|session| session.status == *from) {
            session.status = to;
            session.updated = now;
        }
    }
}
