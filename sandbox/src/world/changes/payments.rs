//! Payments are authorized, captured, voided, and expire uncaptured.
use jiff::Timestamp;

use crate::values::ids::{PaymentId, PaymentRequestId};
use crate::values::money::Amount;
use crate::webhooks::event::Event;
use crate::world::World;
use crate::world::attempt::{AttemptId, AttemptStatus};
use crate::world::deadlines::Deadline;
use crate::world::payment::{AUTHORIZATION_LIFE, Capture, Payment, PaymentStatus};

/// Why a payment was not captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CaptureRefused {
    NotAuthorized,
    AmountExceeded,
}

impl World {
    /// Remembers an answer of the channel. `amount` where a code lets the payer choose it.
    pub(super) fn add_payment(
        &mut self,
        request_id: &PaymentRequestId,
        amount: Option<Amount>,
        status: PaymentStatus,
        now: Timestamp,
    ) -> PaymentId {
        let id = self.ids.payment();
        let is_failed = matches!(status, PaymentStatus::Failed(_));
        let authorization_code = (!is_failed).then(|| self.ids.authorization_code());
        let request = self.payment_requests.get_mut(request_id);
        let asked = request.map(|request| {
            request.payments.push(id.clone());
            request.amount
        });
        self.payments.add(Payment {
            id: id.clone(),
            payment_request_id: request_id.clone(),
            amount: amount.or(asked).unwrap_or(Amount::ZERO),
            status,
            authorization_code,
            captures: Vec::new(),
            refunds: Vec::new(),
            created: now,
            updated: now,
        });
        id
    }

    /// The payment waits for its capture, for as long as an authorization lasts.
    pub(super) fn authorize(&mut self, id: &PaymentId, now: Timestamp) {
        let until = now.saturating_add(AUTHORIZATION_LIFE).unwrap_or(now);
        self.deadlines.add(until, Deadline::Authorization(id.clone()));
        self.announce_payment(id, Event::Authorized, now);
    }

    /// Takes the money of an authorized payment.
    pub(super) fn collect(&mut self, id: &PaymentId, amount: Amount, now: Timestamp) {
        let capture = Capture { id: self.ids.capture(), amount, at: now };
        if let Some(payment) = self.payments.get_mut(id) {
            payment.captures.push(capture);
            payment.turn(PaymentStatus::Succeeded, now);
        }
        self.announce_payment(id, Event::Captured, now);
    }

    /// Captures an authorized payment, all of it or less; what is left is given back. xendit: only one capture each.
    pub(crate) fn capture(
        &mut self,
        id: &PaymentId,
        amount: Amount,
        now: Timestamp,
    ) -> Result<(), CaptureRefused> {
        let payment = self.authorized(id).ok_or(CaptureRefused::NotAuthorized)?;
        if amount > payment.amount {
            return Err(CaptureRefused::AmountExceeded);
        }
        let request = AttemptId::PaymentRequest(payment.payment_request_id.clone());
        self.turn_attempt(&request, AttemptStatus::Succeeded, now);
        self.collect(id, amount, now);
        Ok(())
    }

    /// Lets an authorized payment go. xendit: this sends no webhook. False when it is not authorized, or no longer.
    pub(crate) fn void(&mut self, id: &PaymentId, now: Timestamp) -> bool {
        self.release(id, PaymentStatus::Canceled, AttemptStatus::Canceled, now)
    }

    pub(super) fn expire_authorization(&mut self, id: &PaymentId, now: Timestamp) {
        if self.release(id, PaymentStatus::Expired, AttemptStatus::Expired, now) {
            self.announce_payment(id, Event::PaymentExpired, now);
        }
    }

    fn release(
        &mut self,
        id: &PaymentId,
        status: PaymentStatus,
        request_status: AttemptStatus,
        now: Timestamp,
    ) -> bool {
        let Some(payment) = self.authorized(id) else { return false };
        let request = AttemptId::PaymentRequest(payment.payment_request_id.clone());
        if let Some(payment) = self.payments.get_mut(id) {
            payment.turn(status, now);
        }
        self.turn_attempt(&request, request_status, now);
        true
    }

    fn authorized(&self, id: &PaymentId) -> Option<&Payment> {
        self.payments.get(id).filter(|payment| payment.status == PaymentStatus::Authorized)
    }
}
