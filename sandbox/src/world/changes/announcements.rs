//! Which webhook each change queues, and with what in it.
use jiff::Timestamp;
use serde_json::Value;

use crate::values::ids::{
    BusinessId, PaymentId, PaymentRequestId, PaymentSessionId, PaymentTokenId, RefundId,
};
use crate::webhooks::event::Event;
use crate::world::attempt::Attempt;
use crate::world::{World, view};

impl World {
    pub(super) fn announce_session(&mut self, id: &PaymentSessionId, event: Event, now: Timestamp) {
        let told = self
            .sessions
            .get(id)
            .map(|session| (session.business_id.clone(), view::session::for_webhook(session)));
        self.announce(event, told, now);
    }

    pub(super) fn announce_payment(&mut self, id: &PaymentId, event: Event, now: Timestamp) {
        let told = self.payments.get(id).and_then(|payment| {
            let request = self.payment_requests.get(&payment.payment_request_id)?;
            Some((whose(&request.attempt), view::payment::payment(request, payment)))
        });
        self.announce(event, told, now);
    }

    pub(super) fn announce_request(&mut self, id: &PaymentRequestId, event: Event, now: Timestamp) {
        // Where its pages are does not matter: what is announced has no action left.
        let told = self
            .payment_requests
            .get(id)
            .map(|request| (whose(&request.attempt), view::attempt::payment_request(request, "")));
        self.announce(event, told, now);
    }

    pub(super) fn announce_token(&mut self, id: &PaymentTokenId, event: Event, now: Timestamp) {
        let told = self
            .payment_tokens
            .get(id)
            .map(|token| (whose(&token.attempt), view::attempt::payment_token(token, "")));
        self.announce(event, told, now);
    }

    pub(super) fn announce_refund(&mut self, id: &RefundId, event: Event, now: Timestamp) {
        let told = self.refunds.get(id).and_then(|refund| {
            let request = self.payment_requests.get(&refund.payment_request_id)?;
            Some((whose(&request.attempt), view::refund::refund(request, refund)))
        });
        self.announce(event, told, now);
    }

    fn announce(&mut self, event: Event, told: Option<(BusinessId, Value)>, now: Timestamp) {
        if let Some((business_id, shown)) = told {
            let id = self.webhook_ids.webhook();
            self.outbox.add(id, event, business_id, &shown, now);
        }
    }
}

fn whose(attempt: &Attempt) -> BusinessId {
    attempt.order.business_id.clone()
}
