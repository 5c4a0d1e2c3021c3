//! Money is given back.
use jiff::Timestamp;

use crate::values::failure_code::FailureCode;
use crate::values::ids::{PaymentId, RefundId};
use crate::values::money::Amount;
use crate::webhooks::event::Event;
use crate::world::World;
use crate::world::outcome::Outcome;
use crate::world::payment::{Payment, PaymentStatus};
use crate::world::refund::{Refund, RefundStatus, RefundTerms};

/// Why nothing is given back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RefundRefused {
    NotSucceeded,
    AmountExceeded,
}

impl World {
    /// Begins to give back some of a payment; `settle_refund` says how that ends.
    pub(crate) fn refund(
        &mut self,
        payment_id: &PaymentId,
        terms: RefundTerms,
        now: Timestamp,
    ) -> Result<RefundId, RefundRefused> {
        let payment =
            self.payments.get(payment_id).filter(|payment| payment.status == PaymentStatus::Succeeded);
        let payment = payment.ok_or(RefundRefused::NotSucceeded)?;
        if terms.amount > self.refundable(payment) {
            return Err(RefundRefused::AmountExceeded);
        }
        let payment_request_id = payment.payment_request_id.clone();
        let id = self.ids.refund();
        if let Some(payment) = self.payments.get_mut(payment_id) {
            payment.refunds.push(id.clone());
        }
        self.refunds.add(Refund {
            id: id.clone(),
            payment_request_id,
            payment_id: payment_id.clone(),
            terms,
            status: RefundStatus::Pending,
            created: now,
            updated: now,
        });
        Ok(id)
    }

    /// What has been captured of a payment and not been given back, nor is about to be.
    pub(crate) fn refundable(&self, payment: &Payment) -> Amount {
        let refunds = payment.refunds.iter().filter_map(|id| self.refunds.get(id));
        let kept = refunds.filter(|refund| !matches!(refund.status, RefundStatus::Failed(_)));
        kept.fold(payment.captured(), |left, refund| left.minus(refund.terms.amount))
    }

    /// Ends a refund as the merchant wished, with success if they did not.
    pub(crate) fn conclude_refund(&mut self, id: &RefundId, now: Timestamp) {
        let metadata = self.refunds.get(id).and_then(|refund| refund.terms.metadata.as_ref());
        match Outcome::wished(metadata) {
            Some(Outcome::Pending) => {}
            Some(Outcome::Failed(code)) => self.settle_refund(id, Err(code), now),
            None => self.settle_refund(id, Ok(()), now),
        }
    }

    /// Ends a pending refund. One that has ended stays as it is.
    pub(crate) fn settle_refund(&mut self, id: &RefundId, verdict: Result<(), FailureCode>, now: Timestamp) {
        let pending = self.refunds.get_mut(id).filter(|refund| refund.status == RefundStatus::Pending);
        let Some(refund) = pending else { return };
        let (status, event) = match verdict {
            Ok(()) => (RefundStatus::Succeeded, Event::RefundSucceeded),
            Err(code) => (RefundStatus::Failed(code), Event::RefundFailed),
        };
        refund.status = status;
        refund.updated = now;
        self.announce_refund(id, event, now);
    }
}
