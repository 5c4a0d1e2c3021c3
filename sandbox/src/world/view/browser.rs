//! An attempt as the gateway tells it to the shopper's browser; protocol.md B.3 and B.4.
use serde_json::{Value, json};

use super::attempt::{actions, times};
use crate::http::members::Members;
use crate::world::World;
use crate::world::attempt::AttemptId;
use crate::world::terms::CaptureMethod;

/// `frames` is the origin pages for shoppers are on.
pub(crate) fn attempt(world: &World, id: &AttemptId, frames: &str) -> Option<Value> {
    let attempt = world.attempt(id)?;
    let mut view = Members::default();
    // xendit: the name of the id is what tells a request from a token, so each has only its own.
    let status = match id {
        AttemptId::PaymentRequest(id) => {
            let request = world.payment_requests.get(id)?;
            view.put("payment_request_id", id);
            view.put("type", request.payment_type.code());
            view.put("request_amount", request.amount);
            view.put_some("capture_method", request.capture_method.map(CaptureMethod::code));
            request.status()
        }
        AttemptId::PaymentToken(id) => {
            view.put("payment_token_id", id);
            world.payment_tokens.get(id)?.status()
        }
    };
    view.put("business_id", &attempt.order.business_id);
    view.put("reference_id", &attempt.order.reference_id);
    view.put_some("customer_id", attempt.order.customer_id.as_ref());
    view.put("country", &attempt.order.country);
    view.put("currency", attempt.order.currency.code);
    view.put("channel_code", attempt.channel_code.as_str());
    view.put("status", status);
    view.put_some("failure_code", attempt.failure_code());
    view.put("actions", actions(attempt, id.as_ref(), frames));
    times(&mut view, attempt);
    Some(view.into())
}

/// The member of a poll's answer an attempt is told in.
pub(crate) const fn member(id: &AttemptId) -> &'static str {
    match id {
        AttemptId::PaymentRequest(_) => "payment_request",
        AttemptId::PaymentToken(_) => "payment_token",
    }
}

/// The answer to creating an attempt: the attempt, and what to poll it by.
pub(crate) fn created(world: &World, id: &AttemptId, frames: &str) -> Option<Value> {
    let session = world.attempt(id)?.session.as_ref()?;
    let mut view = attempt(world, id, frames)?;
    if let Value::Object(members) = &mut view {
        members.insert("session_token_request_id".into(), json!(session.token_request_id));
    }
    Some(view)
}
