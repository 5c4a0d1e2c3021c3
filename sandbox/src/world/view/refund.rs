//! A Refund as JSON: for the merchant's server, and inside webhooks; xendit-api.md 3.8.
use serde_json::Value;

use crate::clock::iso;
use crate::http::members::Members;
use crate::world::payment_request::PaymentRequest;
use crate::world::refund::{Refund, RefundStatus};

pub(crate) fn refund(request: &PaymentRequest, refund: &Refund) -> Value {
    let mut view = Members::default();
    view.put("id", &refund.id);
    view.put("payment_request_id", &refund.payment_request_id);
    view.put("payment_id", &refund.payment_id);
    view.put_some("reference_id", refund.terms.reference_id.as_ref());
    view.put("channel_code", request.attempt.channel_code.as_str());
    view.put("currency", request.attempt.order.currency.code);
    view.put("amount", refund.terms.amount);
    view.put("status", refund.status.code());
    view.put("reason", &refund.terms.reason);
    if let RefundStatus::Failed(code) = &refund.status {
        view.put("failure_code", code);
    }
    view.put_some("metadata", refund.terms.metadata.as_ref());
    view.put("created", iso(refund.created));
    view.put("updated", iso(refund.updated));
    view.into()
}
