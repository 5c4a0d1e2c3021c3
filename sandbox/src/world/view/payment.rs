//! A Payment as JSON: for the merchant's server, and inside webhooks; xendit-api.md 3.3.
use serde_json::{Value, json};

use crate::cards::brand::Brand;
use crate::clock::iso;
use crate::http::members::Members;
use crate::world::payment::{Payment, PaymentStatus};
use crate::world::payment_request::PaymentRequest;
use crate::world::terms::CaptureMethod;

pub(crate) fn payment(request: &PaymentRequest, payment: &Payment) -> Value {
    let attempt = &request.attempt;
    let order = &attempt.order;
    let mut view = Members::default();
    view.put("payment_id", &payment.id);
    view.put("business_id", &order.business_id);
    view.put("reference_id", &order.reference_id);
    view.put("payment_request_id", &request.id);
    view.put_some("payment_token_id", request.payment_token_id.as_ref());
    view.put_some("customer_id", order.customer_id.as_ref());
    view.put("type", request.payment_type.code());
    view.put("country", &order.country);
    view.put("currency", order.currency.code);
    view.put("request_amount", payment.amount);
    view.put_some("capture_method", request.capture_method.map(CaptureMethod::code));
    view.put("channel_code", attempt.channel_code.as_str());
    view.put("channel_properties", &attempt.channel_properties);
    if !payment.captures.is_empty() {
        let captures = payment.captures.iter().map(|capture| {
            json!({
                "capture_timestamp": iso(capture.at),
                "capture_id": capture.id,
                "capture_amount": capture.amount,
            })
        });
        view.put("captures", captures.collect::<Value>());
    }
    view.put("status", payment.status.code());
    view.put("payment_details", details(request, payment));
    if let PaymentStatus::Failed(code) = &payment.status {
        view.put("failure_code", code);
    }
    view.put_some("metadata", order.metadata.as_ref());
    view.put("created", iso(payment.created));
    view.put("updated", iso(payment.updated));
    view.into()
}

fn details(request: &PaymentRequest, payment: &Payment) -> Value {
    let mut details = Members::default();
    let card = request.attempt.card.as_ref();
    if let (Some(code), Some(_)) = (&payment.authorization_code, card) {
        details.put(
            "authorization_data",
            json!({
                "authorization_code": code,
                "cvn_verification_result": "M",
                "network_response_code": "00",
            }),
        );
    }
    if let Some(card) = card {
        let flow = if card.challenge.is_some() { "FULL_AUTH" } else { "FRICTIONLESS" };
        details.put("authentication_data", json!({ "flow": flow }));
        details.put("payer_account_number", &card.masked);
        details.put("payer_name", &card.cardholder);
        details.put_some("network", card.brand.map(Brand::code));
    }
    details.into()
}
