//! PaymentRequests and PaymentTokens as JSON: for the merchant's server, and inside webhooks; xendit-api.md 3.2, 3.4.
use serde_json::{Value, json};

use crate::clock::iso;
use crate::http::members::Members;
use crate::world::action::Action;
use crate::world::attempt::Attempt;
use crate::world::payment_request::PaymentRequest;
use crate::world::payment_token::PaymentToken;
use crate::world::terms::CaptureMethod;

/// `frames` is the origin pages for shoppers are on.
pub(crate) fn payment_request(request: &PaymentRequest, frames: &str) -> Value {
    let attempt = &request.attempt;
    let order = &attempt.order;
    let mut view = Members::default();
    view.put("business_id", &order.business_id);
    view.put("reference_id", &order.reference_id);
    view.put("payment_request_id", &request.id);
    view.put_some("payment_token_id", request.payment_token_id.as_ref());
    view.put_some("customer_id", order.customer_id.as_ref());
    view.put_some("latest_payment_id", request.payments.last());
    view.put("type", request.payment_type.code());
    view.put("country", &order.country);
    view.put("currency", order.currency.code);
    view.put("request_amount", request.amount);
    view.put_some("capture_method", request.capture_method.map(CaptureMethod::code));
    view.put("channel_code", attempt.channel_code.as_str());
    view.put("channel_properties", &attempt.channel_properties);
    view.put("actions", actions_for_merchant(attempt, request.id.as_ref(), frames));
    view.put("status", request.status());
    view.put_some("failure_code", attempt.failure_code());
    view.put_some("description", order.description.as_ref());
    view.put_some("metadata", order.metadata.as_ref());
    view.put_some("items", request.items.as_ref());
    view.put_some("shipping_information", request.shipping_information.as_ref());
    times(&mut view, attempt);
    view.into()
}

/// `frames` is the origin pages for shoppers are on.
pub(crate) fn payment_token(token: &PaymentToken, frames: &str) -> Value {
    let attempt = &token.attempt;
    let order = &attempt.order;
    let mut view = Members::default();
    view.put("payment_token_id", &token.id);
    view.put("channel_code", attempt.channel_code.as_str());
    view.put("country", &order.country);
    view.put("business_id", &order.business_id);
    view.put_some("customer_id", order.customer_id.as_ref());
    view.put("reference_id", &order.reference_id);
    view.put("currency", order.currency.code);
    view.put("channel_properties", &attempt.channel_properties);
    view.put("actions", actions_for_merchant(attempt, token.id.as_ref(), frames));
    view.put("status", token.status());
    if let Some(card) = &attempt.card {
        view.put("token_details", json!({ "account_name": card.cardholder, "account_number": card.masked }));
    }
    view.put_some("failure_code", attempt.failure_code());
    view.put_some("description", order.description.as_ref());
    view.put_some("metadata", order.metadata.as_ref());
    times(&mut view, attempt);
    view.into()
}

pub(super) fn times(view: &mut Members, attempt: &Attempt) {
    view.put("created", iso(attempt.created));
    view.put("updated", iso(attempt.updated));
}

/// xendit: whether a page can be framed is told to checkouts only.
fn actions_for_merchant(attempt: &Attempt, id: &str, frames: &str) -> Value {
    let mut actions = actions(attempt, id, frames);
    for action in actions.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
        action.shift_remove("iframe_capable");
    }
    actions
}

/// What the shopper has to do; protocol.md B.3.1. The pages of an attempt are named by its id.
pub(super) fn actions(attempt: &Attempt, id: &str, frames: &str) -> Value {
    let redirect = |descriptor: &str, page: &str| {
        let value = format!("{frames}/{page}/{id}");
        json!({ "type": "REDIRECT_CUSTOMER", "descriptor": descriptor, "value": value })
    };
    let present = |descriptor: &str, value: &str| json!([{ "type": "PRESENT_TO_CUSTOMER", "descriptor": descriptor, "value": value }]);
    let framed = |mut action: Value, iframe_capable: bool| {
        if let Value::Object(members) = &mut action {
            members.insert("iframe_capable".into(), iframe_capable.into());
        }
        json!([action])
    };
    match attempt.action() {
        None | Some(Action::PushNotification) => json!([]),
        Some(Action::ThreeDs) => framed(redirect("WEB_URL", "3ds"), true),
        Some(Action::Redirect { iframe_capable }) => framed(redirect("WEB_URL", "pay"), *iframe_capable),
        Some(Action::Deeplink) => json!([redirect("DEEPLINK_URL", "pay")]),
        Some(Action::QrString(value)) => present("QR_STRING", value),
        Some(Action::VirtualAccountNumber(value)) => present("VIRTUAL_ACCOUNT_NUMBER", value),
        Some(Action::PaymentCode(value)) => present("PAYMENT_CODE", value),
    }
}
