//! What becomes of an attempt: it is charged, settled, left pending, cancelled or expires.
use jiff::{SignedDuration, Timestamp};

use crate::cards::scenario::failure_by_amount;
use crate::values::failure_code::FailureCode;
use crate::values::ids::{PaymentId, PaymentRequestId, PaymentTokenId};
use crate::values::money::Amount;
use crate::webhooks::event::Event;
use crate::world::World;
use crate::world::attempt::{Attempt, AttemptId, AttemptStatus};
use crate::world::deadlines::Deadline;
use crate::world::outcome::Outcome;
use crate::world::payment::PaymentStatus;
use crate::world::payment_request::PaymentType;
use crate::world::session::{Completion, SessionStatus};

// assumed: both. People take hours, or days; whoever does not want to wait moves the clock.
const ANSWER_TAKES: SignedDuration = SignedDuration::from_secs(3);
const APPROVAL_TAKES: SignedDuration = SignedDuration::from_mins(15);

impl World {
    /// Charges an attempt whose shopper has done everything: what the merchant wished for decides, or the amount.
    pub(crate) fn charge(&mut self, id: &AttemptId, now: Timestamp) {
        let metadata = self.attempt(id).and_then(|attempt| attempt.order.metadata.as_ref());
        match Outcome::wished(metadata) {
            Some(Outcome::Pending) => self.leave_pending(id, now),
            Some(Outcome::Failed(code)) => self.settle(id, Err(code), now),
            None => self.charge_amount(id, now),
        }
    }

    fn charge_amount(&mut self, id: &AttemptId, now: Timestamp) {
        let failure = match id {
            AttemptId::PaymentRequest(id) => self.payment_requests.get(id).and_then(|request| {
                let attempt = &request.attempt;
                let brand = attempt.card.as_ref().and_then(|card| card.brand);
                failure_by_amount(brand, &request.charge())
            }),
            AttemptId::PaymentToken(_) => None,
        };
        self.settle(id, failure.map_or(Ok(()), Err), now);
    }

    /// Ends an open attempt, and with a success its session. An attempt that is over stays as it is.
    pub(crate) fn settle(&mut self, id: &AttemptId, verdict: Result<(), FailureCode>, now: Timestamp) {
        if !self.can_settle(id) {
            return;
        }
        match (id, verdict) {
            (AttemptId::PaymentRequest(request), Ok(())) => self.succeed_payment(request, now),
            (AttemptId::PaymentToken(token), Ok(())) => self.activate_token(token, now),
            (_, Err(code)) => {
                self.turn_attempt(id, AttemptStatus::Failed(code.clone()), now);
                match id {
                    AttemptId::PaymentRequest(request) => {
                        let payment = self.add_payment(request, None, PaymentStatus::Failed(code), now);
                        self.announce_payment(&payment, Event::PaymentFailed, now);
                    }
                    AttemptId::PaymentToken(token) => self.announce_token(token, Event::TokenFailed, now),
                }
                self.turn_session(id, &SessionStatus::Pending, SessionStatus::Active, now);
            }
        }
    }

    /// Takes one payment on a code that takes any number of them. False when it does not, or no longer.
    pub(crate) fn accept_payment(&mut self, id: &PaymentRequestId, amount: Amount, now: Timestamp) -> bool {
        let is_accepting = self
            .payment_requests
            .get(id)
            .is_some_and(|request| matches!(request.attempt.status, AttemptStatus::AcceptingPayments(_)));
        if is_accepting {
            let payment = self.add_payment(id, Some(amount), PaymentStatus::Authorized, now);
            self.collect(&payment, amount, now);
        }
        is_accepting
    }

    /// The shopper has done everything and the channel takes its time.
    pub(crate) fn leave_pending(&mut self, id: &AttemptId, now: Timestamp) {
        if self.can_settle(id) {
            self.turn_attempt(id, AttemptStatus::Pending, now);
            self.expect_answer(id);
        }
    }

    /// Somebody other than the shopper has to approve, which may take days: the session waits, too.
    pub(crate) fn await_approval(&mut self, id: &AttemptId, now: Timestamp) {
        if self.can_settle(id) {
            self.turn_attempt(id, AttemptStatus::Pending, now);
            self.turn_session(id, &SessionStatus::Active, SessionStatus::Pending, now);
            self.expect_answer(id);
        }
    }

    /// Lets a pending attempt be answered in its time.
    pub(in crate::world) fn expect_answer(&mut self, id: &AttemptId) {
        let Some(attempt) = self.attempt(id).filter(|attempt| attempt.status == AttemptStatus::Pending)
        else {
            return;
        };
        let waits = self.session_of(id).is_some_and(|session| session.status == SessionStatus::Pending);
        let takes = if waits { APPROVAL_TAKES } else { ANSWER_TAKES };
        let at = attempt.updated.saturating_add(takes).unwrap_or(attempt.updated);
        self.deadlines.add(at, Deadline::Answer(id.clone()));
    }

    /// The answer is yes, if the amount lets it, and if there is not another one by now.
    pub(super) fn answer(&mut self, id: &AttemptId, now: Timestamp) {
        if self.attempt(id).is_some_and(|attempt| attempt.status == AttemptStatus::Pending) {
            self.charge(id, now);
        }
    }

    /// Cancels an open attempt, or unlinks a token. xendit: neither sends a webhook. False when there is nothing to
    /// cancel any more.
    pub(crate) fn cancel_attempt(&mut self, id: &AttemptId, now: Timestamp) -> bool {
        let is_token = matches!(id, AttemptId::PaymentToken(_));
        let can_be_canceled = self.attempt(id).is_some_and(|attempt| {
            attempt.is_open() || (is_token && attempt.status == AttemptStatus::Succeeded)
        });
        if can_be_canceled {
            self.turn_attempt(id, AttemptStatus::Canceled, now);
            self.turn_session(id, &SessionStatus::Pending, SessionStatus::Active, now);
        }
        can_be_canceled
    }

    pub(crate) fn expire_attempt(&mut self, id: &AttemptId, now: Timestamp) {
        if !self.attempt(id).is_some_and(Attempt::is_open) {
            return;
        }
        self.turn_attempt(id, AttemptStatus::Expired, now);
        match id {
            AttemptId::PaymentRequest(id) => self.announce_request(id, Event::RequestExpired, now),
            AttemptId::PaymentToken(id) => self.announce_token(id, Event::TokenExpired, now),
        }
        self.turn_session(id, &SessionStatus::Pending, SessionStatus::Active, now);
    }

    pub(super) fn turn_attempt(&mut self, id: &AttemptId, status: AttemptStatus, now: Timestamp) {
        if let Some(attempt) = self.attempt_mut(id) {
            attempt.turn(status, now);
        }
    }

    fn can_settle(&self, id: &AttemptId) -> bool {
        let Some(attempt) = self.attempt(id) else { return false };
        let is_wanted = match attempt.session_id() {
            Some(session) => self.sessions.get(session).is_some_and(|session| session.is_open()),
            None => true,
        };
        is_wanted && attempt.is_open()
    }

    fn succeed_payment(&mut self, id: &PaymentRequestId, now: Timestamp) {
        let attempt_id = AttemptId::PaymentRequest(id.clone());
        let Some(request) = self.payment_requests.get(id) else { return };
        let (amount, payment_type) = (request.amount, request.payment_type);
        if payment_type == PaymentType::ReusablePaymentCode {
            self.accept_payment(id, amount, now);
            return;
        }
        let waits_for_capture = request.is_captured_by_hand();
        let payment = self.add_payment(id, None, PaymentStatus::Authorized, now);
        let saved = (payment_type == PaymentType::PayAndSave).then(|| self.save_token(id, now)).flatten();
        if waits_for_capture {
            self.turn_attempt(&attempt_id, AttemptStatus::Authorized, now);
            self.authorize(&payment, now);
        } else {
            self.turn_attempt(&attempt_id, AttemptStatus::Succeeded, now);
            self.collect(&payment, amount, now);
        }
        if let Some(saved) = &saved {
            self.announce_token(saved, Event::TokenActivated, now);
        }
        self.complete(&attempt_id, Some((id.clone(), payment)), saved, now);
    }

    fn activate_token(&mut self, id: &PaymentTokenId, now: Timestamp) {
        let attempt_id = AttemptId::PaymentToken(id.clone());
        self.turn_attempt(&attempt_id, AttemptStatus::Succeeded, now);
        self.announce_token(id, Event::TokenActivated, now);
        self.complete(&attempt_id, None, Some(id.clone()), now);
    }

    /// Leaves behind a token of what a payment was paid with.
    fn save_token(&mut self, id: &PaymentRequestId, now: Timestamp) -> Option<PaymentTokenId> {
        let paid = &self.payment_requests.get(id)?.attempt;
        let saved = Attempt {
            session: None,
            order: paid.order.clone(),
            channel_code: paid.channel_code.clone(),
            channel_properties: paid.channel_properties.clone(),
            card: paid.card.clone(),
            status: AttemptStatus::Succeeded,
            expires_at: None,
            created: now,
            updated: now,
        };
        let saved = self.add_token(saved);
        self.payment_requests.get_mut(id)?.payment_token_id = Some(saved.clone());
        Some(saved)
    }

    fn complete(
        &mut self,
        id: &AttemptId,
        payment: Option<(PaymentRequestId, PaymentId)>,
        payment_token_id: Option<PaymentTokenId>,
        now: Timestamp,
    ) {
        let Some(attempt) = self.attempt(id) else { return };
        let channel_code = attempt.channel_code.clone();
        if let Some(session) = attempt.session_id().cloned() {
            self.complete_session(&session, Completion { channel_code, payment, payment_token_id }, now);
        }
    }
}
