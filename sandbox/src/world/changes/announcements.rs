//! Which webhook each change queues, and with what in it.
use jiff::Timestamp;
use serde_json::Value;

use crate::values::ids::{PaymentId, PaymentRequestId, PaymentSessionId, PaymentTokenId, RefundId};
use crate::webhooks::event::Event;
use crate::world::{World, view};

impl World {
    pub(super) fn announce_session(&mut self, id: &PaymentSessionId, event: Event, now: Timestamp) {
        let shown = self.sessions.get(id).map(view::session::for_webhook);
        self.announce(event, shown, now);
    }

    pub(super) fn announce_payment(&mut self, id: &PaymentId, event: Event, now: Timestamp) {
        let shown = self.payments.get(id).and_then(|payment| {
            Some(view::payment::payment(self.payment_requests.get(&payment.payment_request_id)?, payment))
        });
        self.announce(event, shown, now);
    }

    pub(super) fn announce_request(&mut self, id: &PaymentRequestId, event: Event, now: Timestamp) {
        // Where its pages are does not matter: what is announced has no action left.
        let shown = self.payment_requests.get(id).map(|request| view::attempt::payment_request(request, ""));
        self.announce(event, shown, now);
    }

    pub(super) fn announce_token(&mut self, id: &PaymentTokenId, event: Event, now: Timestamp) {
        let shown = self.payment_tokens.get(id).map(|token| view::attempt::payment_token(token, ""));
        self.announce(event, shown, now);
    }

    pub(super) fn announce_refund(&mut self, id: &RefundId, event: Event, now: Timestamp) {
        let shown = self.refunds.get(id).and_then(|refund| {
            Some(view::refund::refund(self.payment_requests.get(&refund.payment_request_id)?, refund))
        });
        self.announce(event, shown, now);
    }

    fn announce(&mut self, event: Event, shown: Option<Value>, now: Timestamp) {
        if let Some(shown) = shown {
            let id = self.ids.webhook();
            self.outbox.add(id, event, self.business_id.clone(), &shown, now);
        }
    }
}
