//! Everything the sandbox remembers, and the only code that changes it. Each change also queues its webhooks.
use jiff::Timestamp;
use serde_json::{Map, Value};

use self::attempt::{Attempt, AttemptStatus, Entity, UsedCard};
use self::customer::Customer;
use self::session::{Completion, DEFAULT_LIFE, PaymentSession, SessionStatus};
use self::terms::{CustomerChoice, SessionTerms, SessionType};
use self::view::attempt::{Receipt, payment, token};
use self::view::session::for_webhook;
use crate::cards::scenario::{Authentication, failure_by_amount};
use crate::values::failure_code::FailureCode;
use crate::values::ids::{BusinessId, CustomerId, Ids, PaymentTokenId};
use crate::values::keys::{PinningKey, SigningKeyError};
use crate::webhooks::event::Event;
use crate::webhooks::outbox::Outbox;

pub(crate) mod attempt;
pub(crate) mod customer;
pub(crate) mod session;
pub(crate) mod terms;
pub(crate) mod view;

pub(crate) struct World {
    pub(crate) ids: Ids,
    pub(crate) business_id: BusinessId,
    pub(crate) sessions: Vec<PaymentSession>,
    customers: Vec<Customer>,
    pub(crate) outbox: Outbox,
}

/// Why a session was not made.
pub(crate) enum NotCreated {
    UnknownCustomer,
    Key(SigningKeyError),
}

/// Names an attempt: which session, which of its attempts.
#[derive(Clone, Copy)]
pub(crate) struct AttemptAt {
    pub(crate) session: usize,
    pub(crate) attempt: usize,
}

/// What a new attempt is made of.
pub(crate) struct NewAttempt {
    pub(crate) card: Option<UsedCard>,
    pub(crate) authentication: Authentication,
    pub(crate) save_payment_method: bool,
}

impl World {
    pub(crate) fn new(mut ids: Ids) -> Self {
        let business_id = ids.business();
        Self { ids, business_id, sessions: Vec::new(), customers: Vec::new(), outbox: Outbox::default() }
    }

    pub(crate) fn session_by_id(&self, id: &str) -> Option<usize> {
        self.sessions.iter().position(|session| session.id.as_ref() == id)
    }

    pub(crate) fn session_by_auth_key(&self, auth_key: &str) -> Option<usize> {
        self.sessions.iter().position(|session| session.auth_key.as_str() == auth_key)
    }

    pub(crate) fn attempt_by_entity(&self, id: &str) -> Option<AttemptAt> {
        self.sessions.iter().enumerate().find_map(|(session, candidate)| {
            candidate.attempt_of_entity(id).map(|attempt| AttemptAt { session, attempt })
        })
    }

    pub(crate) fn at(&self, at: AttemptAt) -> Option<(&PaymentSession, &Attempt)> {
        let session = self.sessions.get(at.session)?;
        Some((session, session.attempts.get(at.attempt)?))
    }

    pub(crate) fn customer(&self, id: &CustomerId) -> Option<&Customer> {
        self.customers.iter().find(|customer| customer.id == *id)
    }

    /// Makes a session and says where it is.
    pub(crate) fn create_session(
        &mut self,
        terms: SessionTerms,
        pinning_key: &PinningKey,
        host_id: &str,
        now: Timestamp,
    ) -> Result<usize, NotCreated> {
        let customer_id = match &terms.customer {
            CustomerChoice::Nobody => None,
            CustomerChoice::Known(id) => {
                let known = self.customers.iter().find(|customer| customer.id.as_ref() == id.as_str());
                Some(known.ok_or(NotCreated::UnknownCustomer)?.id.clone())
            }
            CustomerChoice::Described(described) => Some(self.remember_customer(described.clone())),
        };
        let auth_key = self.ids.session_auth_key();
        let secret_key = self.ids.secret_key();
        let components_sdk_key = pinning_key
            .components_sdk_key(&auth_key, host_id, &secret_key.public_key())
            .map_err(NotCreated::Key)?;
        self.sessions.push(PaymentSession {
            id: self.ids.payment_session(),
            auth_key,
            business_id: self.business_id.clone(),
            created: now,
            updated: now,
            expires_at: terms.expires_at.unwrap_or_else(|| now.saturating_add(DEFAULT_LIFE).unwrap_or(now)),
            status: SessionStatus::Active,
            terms,
            customer_id,
            components_sdk_key,
            secret_key,
            attempts: Vec::new(),
        });
        Ok(self.sessions.len() - 1)
    }

    // xendit: a reference_id only clashes "for a different business"; the same business gets its customer back.
    fn remember_customer(&mut self, described: Map<String, Value>) -> CustomerId {
        let reference_id = described.get("reference_id").and_then(Value::as_str);
        let known = self.customers.iter_mut().find(|customer| customer.reference_id() == reference_id);
        if let Some(customer) = known {
            customer.describe(described);
            return customer.id.clone();
        }
        let id = self.ids.customer();
        self.customers.push(Customer::new(id.clone(), described));
        id
    }

    /// Expires what is due. True when something was.
    pub(crate) fn expire_due(&mut self, now: Timestamp) -> bool {
        let due: Vec<usize> =
            (0..).zip(&self.sessions).filter(|(_, session)| session.is_due(now)).map(|(at, _)| at).collect();
        for session in &due {
            self.expire(*session, now);
        }
        !due.is_empty()
    }

    pub(crate) fn expire(&mut self, session: usize, now: Timestamp) {
        if let Some(expiring) = self.sessions.get_mut(session) {
            expiring.end(SessionStatus::Expired, now);
        }
        self.emit_session(session, Event::SessionExpired, now);
    }

    /// xendit: cancelling sends no webhook.
    pub(crate) fn cancel(&mut self, session: usize, now: Timestamp) {
        if let Some(session) = self.sessions.get_mut(session) {
            session.end(SessionStatus::Canceled, now);
        }
    }

    pub(crate) fn next_expiry(&self) -> Option<Timestamp> {
        self.sessions.iter().filter(|session| session.is_active()).map(|session| session.expires_at).min()
    }

    /// Starts an attempt; it waits for the shopper until `settle` decides it.
    pub(crate) fn begin_attempt(&mut self, at: usize, new: NewAttempt, now: Timestamp) -> Option<AttemptAt> {
        let session = self.sessions.get_mut(at)?;
        let entity = match session.terms.session_type {
            SessionType::Pay => {
                Entity::PaymentRequest { id: self.ids.payment_request(), payment_id: self.ids.payment() }
            }
            SessionType::Save => Entity::PaymentToken { id: self.ids.payment_token() },
        };
        session.attempts.push(Attempt {
            token_request_id: self.ids.token_request(),
            entity,
            status: AttemptStatus::RequiresAction,
            card: new.card,
            save_payment_method: session.saves(new.save_payment_method),
            authentication: new.authentication,
            created: now,
            updated: now,
        });
        Some(AttemptAt { session: at, attempt: session.attempts.len() - 1 })
    }

    /// Ends an open attempt, and with a success its session. An attempt that is over stays as it is.
    pub(crate) fn settle(&mut self, at: AttemptAt, verdict: Result<(), FailureCode>, now: Timestamp) {
        let Some(session) = self.sessions.get_mut(at.session).filter(|session| session.is_active()) else {
            return;
        };
        let Some(attempt) = session.attempts.get_mut(at.attempt).filter(|attempt| attempt.is_open()) else {
            return;
        };
        match verdict {
            Err(code) => {
                attempt.settle(AttemptStatus::Failed(code), now);
                self.emit_attempt(at, None, now);
            }
            Ok(()) => {
                attempt.settle(AttemptStatus::Succeeded, now);
                let saved = attempt.save_payment_method.then(|| self.ids.payment_token());
                let completion = Completion::of(&attempt.entity, saved.clone());
                session.end(SessionStatus::Completed(completion), now);
                self.emit_attempt(at, saved, now);
                self.emit_session(at.session, Event::SessionCompleted, now);
            }
        }
    }

    /// Charges an attempt whose card is authenticated: the amount decides.
    pub(crate) fn charge(&mut self, at: AttemptAt, now: Timestamp) {
        let Some((session, attempt)) = self.at(at) else { return };
        let brand = attempt.card.as_ref().and_then(|card| card.brand);
        let failure = failure_by_amount(brand, &session.terms.charge());
        self.settle(at, failure.map_or(Ok(()), Err), now);
    }

    fn emit_attempt(&mut self, at: AttemptAt, saved: Option<PaymentTokenId>, now: Timestamp) {
        let receipt =
            Receipt { capture_id: self.ids.capture(), authorization_code: self.ids.authorization_code() };
        let Some((session, attempt)) = self.at(at) else { return };
        let succeeded = attempt.status == AttemptStatus::Succeeded;
        let mut events = Vec::new();
        match &attempt.entity {
            Entity::PaymentRequest { id, payment_id } => {
                let event = match (succeeded, session.captures_by_hand()) {
                    (false, _) => Event::PaymentFailed,
                    (true, true) => Event::Authorized,
                    (true, false) => Event::Captured,
                };
                events.push((event, payment(session, attempt, (id, payment_id), saved.as_ref(), &receipt)));
                if let Some(saved) = &saved {
                    events.push((Event::TokenActivated, token(session, attempt, saved)));
                }
            }
            Entity::PaymentToken { id } => {
                let event = if succeeded { Event::TokenActivated } else { Event::TokenFailed };
                events.push((event, token(session, attempt, id)));
            }
        }
        for (event, data) in events {
            self.emit(event, data, now);
        }
    }

    fn emit_session(&mut self, session: usize, event: Event, now: Timestamp) {
        if let Some(data) = self.sessions.get(session).map(for_webhook) {
            self.emit(event, data, now);
        }
    }

    fn emit(&mut self, event: Event, data: Value, now: Timestamp) {
        let id = self.ids.webhook();
        self.outbox.add(id, event, self.business_id.clone(), data, now);
    }
}
