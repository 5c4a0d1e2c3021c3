//! Everything the sandbox remembers. What changes it is in `changes`, and each change queues its webhooks.
use std::collections::{BTreeMap, HashMap};

use self::attempt::{Attempt, AttemptId};
use self::customer::Customer;
use self::deadlines::Deadlines;
use self::payment::Payment;
use self::payment_request::PaymentRequest;
use self::payment_token::PaymentToken;
use self::refund::Refund;
use self::session::PaymentSession;
use crate::store::table::Table;
use crate::values::ids::{
    BusinessId, CustomerId, Ids, PaymentRequestId, PaymentSessionId, SessionAuthKey, TokenRequestId,
};
use crate::webhooks::outbox::Outbox;

pub(crate) mod action;
pub(crate) mod attempt;
pub(crate) mod changes;
pub(crate) mod customer;
mod deadlines;
mod kept;
mod outcome;
pub(crate) mod payment;
pub(crate) mod payment_request;
pub(crate) mod payment_token;
pub(crate) mod refund;
pub(crate) mod session;
#[cfg(test)]
mod story;
pub(crate) mod terms;
pub(crate) mod view;

pub(crate) struct World {
    pub(crate) ids: Ids,
    /// Never rewound: receivers take a webhook whose id they have seen for a duplicate.
    pub(crate) webhook_ids: Ids,
    pub(crate) business_id: BusinessId,
    pub(crate) sessions: Table<PaymentSession>,
    pub(crate) payment_requests: Table<PaymentRequest>,
    pub(crate) payments: Table<Payment>,
    pub(crate) payment_tokens: Table<PaymentToken>,
    pub(crate) customers: Table<Customer>,
    pub(crate) refunds: Table<Refund>,
    pub(crate) outbox: Outbox,
    deadlines: Deadlines,
    by: Indexes,
    /// How many ids, and how many of webhooks, had been drawn when they were last written down.
    written_draws: Option<(u64, u64)>,
}

/// Ways to find things other than by their id.
#[derive(Default)]
struct Indexes {
    session_by_auth_key: HashMap<SessionAuthKey, PaymentSessionId>,
    attempt_by_token_request: HashMap<TokenRequestId, AttemptId>,
    customer_by_reference: HashMap<String, CustomerId>,
    /// Of requests made by the merchant's server; those of a session share its reference.
    request_by_reference: HashMap<String, PaymentRequestId>,
    /// How many sessions that may be framed name an origin.
    origins: BTreeMap<String, usize>,
}

impl Indexes {
    fn forget_origin(&mut self, origin: &str) {
        if let Some(count) = self.origins.get_mut(origin) {
            *count -= 1;
            if *count == 0 {
                self.origins.remove(origin);
            }
        }
    }
}

impl World {
    pub(crate) fn new(mut ids: Ids) -> Self {
        Self {
            webhook_ids: ids.of_webhooks(),
            business_id: ids.business(),
            ids,
            sessions: Table::default(),
            payment_requests: Table::default(),
            payments: Table::default(),
            payment_tokens: Table::default(),
            customers: Table::default(),
            refunds: Table::default(),
            outbox: Outbox::default(),
            deadlines: Deadlines::default(),
            by: Indexes::default(),
            written_draws: None,
        }
    }

    /// An empty one. The ids of webhooks go on where they were.
    pub(crate) fn begun_again(&self, ids: Ids) -> Self {
        Self { webhook_ids: self.webhook_ids.clone(), ..Self::new(ids) }
    }

    pub(crate) fn session_by_auth_key(&self, auth_key: &str) -> Option<&PaymentSession> {
        self.sessions.get(self.by.session_by_auth_key.get(auth_key)?)
    }

    pub(crate) fn attempt_by_token_request(&self, token_request_id: &str) -> Option<&AttemptId> {
        self.by.attempt_by_token_request.get(token_request_id)
    }

    pub(crate) fn customer_by_reference(&self, reference_id: &str) -> Option<&Customer> {
        self.customers.get(self.by.customer_by_reference.get(reference_id)?)
    }

    /// A payment request of the merchant's server, outside any session.
    pub(crate) fn request_by_reference(&self, reference_id: &str) -> Option<&PaymentRequest> {
        self.payment_requests.get(self.by.request_by_reference.get(reference_id)?)
    }

    /// The attempt with this `pr-` or `pt-` id.
    pub(crate) fn attempt_id(&self, id: &str) -> Option<AttemptId> {
        let request = self.payment_requests.get(&id).map(|request| request.id.clone());
        request
            .map(AttemptId::PaymentRequest)
            .or_else(|| self.payment_tokens.get(&id).map(|token| AttemptId::PaymentToken(token.id.clone())))
    }

    pub(crate) fn attempt(&self, id: &AttemptId) -> Option<&Attempt> {
        match id {
            AttemptId::PaymentRequest(id) => self.payment_requests.get(id).map(|request| &request.attempt),
            AttemptId::PaymentToken(id) => self.payment_tokens.get(id).map(|token| &token.attempt),
        }
    }

    fn attempt_mut(&mut self, id: &AttemptId) -> Option<&mut Attempt> {
        match id {
            AttemptId::PaymentRequest(id) => {
                self.payment_requests.get_mut(id).map(|request| &mut request.attempt)
            }
            AttemptId::PaymentToken(id) => self.payment_tokens.get_mut(id).map(|token| &mut token.attempt),
        }
    }

    /// The session an attempt was made in.
    pub(crate) fn session_of(&self, id: &AttemptId) -> Option<&PaymentSession> {
        self.sessions.get(self.attempt(id)?.session_id()?)
    }

    /// The attempt of a session that waits for the shopper or the channel.
    pub(crate) fn open_attempt(&self, session: &PaymentSession) -> Option<AttemptId> {
        let is_open = |id: &&AttemptId| self.attempt(id).is_some_and(Attempt::is_open);
        session.attempts.iter().rev().find(is_open).cloned()
    }

    /// The origins of all sessions whose pages may still be framed.
    pub(crate) fn origins(&self) -> impl Iterator<Item = &str> {
        self.by.origins.keys().map(String::as_str)
    }
}
