//! The components gateway.
use super::answers::Answer;
use super::operation::{Body, Operation};
use crate::gateway::bodies::ATTEMPT;
use crate::http::schema::{Shape, optional, required};

pub(super) const TAG: &str = "gateway";

const TEXT: Shape = Shape::Text { min: 0, max: 255 };
const CARD: Shape = Shape::Object(&[required("card_number", Shape::Text { min: 1, max: 4096 })]);
const CHANNEL: Shape =
    Shape::Object(&[required("channel_code", TEXT), optional("channel_properties", Shape::AnyObject)]);
const VERSION: (&str, Shape) = ("components_version", TEXT);

pub(super) const OPERATIONS: &[Operation] = &[
    reads("/api/sessions/{key}", "What a checkout begins with", Answer::One("Checkout")).asking(&[VERSION]),
    reads("/api/sessions/{key}/poll", "How session and attempt stand", Answer::One("Poll"))
        .asking(&[("token_request_id", TEXT), VERSION]),
    takes("/api/sessions/payment_requests", "Try to pay", &ATTEMPT)
        .such_as(r#"{"session_id": "session-…", "channel_code": "QRIS", "channel_properties": {}}"#),
    takes("/api/sessions/payment_tokens", "Try to link a payment method", &ATTEMPT)
        .such_as(r#"{"session_id": "session-…", "channel_code": "QRIS", "channel_properties": {}}"#),
    takes("/api/sessions/{key}/card_info", "What is known of a card", &CARD),
    takes("/api/sessions/{key}/payment_options", "Plans to pay in instalments", &CHANNEL)
        .such_as(r#"{"channel_code": "AKULAKU"}"#),
    takes(
        "/api/sessions/{key}/payment_requests/{id}/simulate",
        "Pay what is shown as a shopper would",
        &CHANNEL,
    )
    .such_as(r#"{"channel_code": "QRIS"}"#),
    picture("/logos/{name}", "A logo"),
    picture("/payment-session/logos/{name}", "A logo, where Xendit keeps it"),
    picture("/payment-session/flags/circle/{name}", "A country's flag, where Xendit keeps it"),
];

const fn reads(path: &'static str, summary: &'static str, answer: Answer) -> Operation {
    Operation::get(TAG, path, summary, answer, &[400, 403, 404])
}

const fn takes(path: &'static str, summary: &'static str, payload: &'static Shape) -> Operation {
    let refusals = &[400, 403, 404, 409, 413, 415, 422];
    Operation::get(TAG, path, summary, Answer::Json, refusals).post(Body::Payload(payload))
}

const fn picture(path: &'static str, summary: &'static str) -> Operation {
    reads(path, summary, Answer::Document("image/svg+xml"))
}
