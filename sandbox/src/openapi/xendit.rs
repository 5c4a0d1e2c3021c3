//! Xendit's API for merchants' servers.
use super::answers::Answer;
use super::operation::{Body, Operation};
use crate::api::bodies::{CAPTURE, CUSTOMER, PAYMENT_REQUEST, PAYMENT_TOKEN, REFUND, SESSION, SIMULATION};
use crate::http::schema::Shape;

pub(super) const TAG: &str = "xendit";

const ANY_TEXT: Shape = Shape::Text { min: 0, max: 255 };

pub(super) const OPERATIONS: &[Operation] = &[
    creates("/sessions", "Create a payment session", &SESSION, 201, Answer::One("Session"))
    .such_as(
        r#"{"reference_id": "order-1", "session_type": "PAY", "mode": "COMPONENTS", "amount": 125000, "currency": "IDR",
            "country": "ID", "components_configuration": {"origins": ["http://localhost:4100"]}}"#,
    ),
    reads("/sessions/{id}", "Get a payment session", Answer::One("Session")),
    does("/sessions/{id}/cancel", "Cancel an active payment session", Body::None, Answer::One("Session")),
    creates("/customers", "Create a customer", &CUSTOMER, 200, Answer::One("Customer"))
    .such_as(
        r#"{"reference_id": "customer-1", "type": "INDIVIDUAL", "email": "rani@example.org",
            "individual_detail": {"given_names": "Rani"}}"#,
    ),
    reads("/customers", "Find a customer", Answer::Json).asking(&[("reference_id", ANY_TEXT)]),
    reads("/customers/{id}", "Get a customer", Answer::One("Customer")),
    creates(
        "/v3/payment_requests",
        "Ask for a payment",
        &PAYMENT_REQUEST,
        201,
        Answer::One("PaymentRequest"),
    )
    .such_as(
        r#"{"reference_id": "order-2", "type": "PAY", "country": "ID", "currency": "IDR", "request_amount": 125000,
            "channel_code": "QRIS", "channel_properties": {}}"#,
    ),
    reads("/v3/payment_requests/{id}", "Get a payment request", Answer::One("PaymentRequest")),
    does(
        "/v3/payment_requests/{id}/cancel",
        "Cancel a payment request",
        Body::None,
        Answer::One("PaymentRequest"),
    ),
    does(
        "/v3/payment_requests/{id}/simulate",
        "Pay as a shopper would",
        Body::Optional(&SIMULATION),
        Answer::Json,
    ),
    creates("/v3/payment_tokens", "Link a payment method", &PAYMENT_TOKEN, 201, Answer::One("PaymentToken"))
    .such_as(
        r#"{"reference_id": "link-1", "country": "ID", "currency": "IDR", "channel_code": "DANA",
            "channel_properties": {"success_return_url": "https://shop.example/", "failure_return_url": "https://shop.example/"}}"#,
    ),
    reads("/v3/payment_tokens/{id}", "Get a payment token", Answer::One("PaymentToken")),
    does(
        "/v3/payment_tokens/{id}/cancel",
        "Unlink a payment method",
        Body::None,
        Answer::One("PaymentToken"),
    ),
    reads("/v3/payments/{id}", "Get a payment", Answer::One("Payment")),
    does(
        "/v3/payments/{id}/capture",
        "Capture an authorized payment",
        Body::Optional(&CAPTURE),
        Answer::One("Payment"),
    )
    .such_as(r#"{"capture_amount": 125000}"#),
    does("/v3/payments/{id}/cancel", "Void an authorized payment", Body::None, Answer::One("Payment")),
    creates("/refunds", "Refund a payment", &REFUND, 200, Answer::One("Refund"))
    .such_as(r#"{"payment_request_id": "pr-…", "reason": "REQUESTED_BY_CUSTOMER", "amount": 1000}"#),
    reads("/refunds/{id}", "Get a refund", Answer::One("Refund")),
];

const fn reads(path: &'static str, summary: &'static str, answer: Answer) -> Operation {
    Operation::get(TAG, path, summary, answer, &[400, 401, 404, 429])
}

const fn does(path: &'static str, summary: &'static str, body: Body, answer: Answer) -> Operation {
    Operation::get(TAG, path, summary, answer, &[400, 401, 403, 404, 409, 413, 415, 422, 429]).post(body)
}

const fn creates(
    path: &'static str,
    summary: &'static str,
    body: &'static Shape,
    status: u16,
    answer: Answer,
) -> Operation {
    does(path, summary, Body::Json(body), answer).with_status(status)
}
