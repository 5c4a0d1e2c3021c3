//! The sandbox's own controls.
use super::answers::Answer;
use super::operation::{Body, Operation};
use crate::http::schema::{Shape, optional, required};

pub(super) const TAG: &str = "controls";

const TEXT: Shape = Shape::Text { min: 1, max: 255 };
const NOTHING: Shape = Shape::Object(&[]);
const CLOCK: Shape = Shape::Object(&[
    optional("advance_seconds", Shape::WholeNumber { min: 0 }),
    optional("frozen", Shape::Boolean),
]);
const FAILURE: Shape = Shape::Object(&[optional("failure_code", TEXT)]);
const FAULT: Shape = Shape::Object(&[
    required("path", TEXT),
    required("fault", Shape::OneOf(&["status", "delay", "drop", "html", "unknown", "missing"])),
    optional("method", Shape::OneOf(&["GET", "POST"])),
    optional("times", Shape::WholeNumber { min: 1 }),
    optional("status", Shape::WholeNumber { min: 200 }),
    optional("error_code", TEXT),
    optional("message", TEXT),
    optional("delay_ms", Shape::WholeNumber { min: 0 }),
    optional("field", TEXT),
    optional("value", TEXT),
]);
const TARGET: Shape = Shape::Object(&[
    optional("url", Shape::Nullable(&Shape::WebUrl)),
    optional(
        "topic",
        Shape::OneOf(&[
            "payment",
            "payment_request",
            "payment_token",
            "payment_session.completed",
            "payment_session.expired",
            "refund",
        ]),
    ),
    optional("callback_token", TEXT),
]);
const MANNER: Shape = Shape::Object(&[
    optional("order", Shape::OneOf(&["as_they_happen", "reversed", "by_hand"])),
    optional("copies", Shape::WholeNumber { min: 1 }),
]);
const LIMIT: &[(&str, Shape)] = &[("limit", Shape::WholeNumber { min: 0 })];

pub(super) const OPERATIONS: &[Operation] = &[
    shows("/_sandbox", "Leads to the page for people", Answer::Nothing).with_status(308),
    shows("/_sandbox/", "All of this as a page for people", Answer::Document("text/html")),
    shows("/_sandbox/look.css", "The look of all the sandbox's pages", Answer::Document("text/css")),
    shows("/_sandbox/control.js", "Its script", Answer::Document("text/javascript")),
    shows(
        "/_sandbox/control/{file}",
        "One of its own sheets, a module of its script, or its icon",
        Answer::Document("text/javascript"),
    ),
    shows("/_sandbox/openapi.json", "This document", Answer::Json),
    shows("/_sandbox/environment", "What `mount` wants as `environment`", Answer::One("Environment")),
    does("/_sandbox/reset", "Forget everything", Body::None, 204, Answer::Nothing),
    shows("/_sandbox/clock", "What time it is", Answer::One("Clock")),
    does("/_sandbox/clock", "Freeze, let run, advance", Body::Json(&CLOCK), 200, Answer::One("Clock"))
        .such_as(r#"{"advance_seconds": 1800}"#),
    shows("/_sandbox/sessions", "Sessions with their attempts, newest first", Answer::Many("ShownSession"))
        .asking(LIMIT),
    shows("/_sandbox/sessions/{id}", "One of them, with its timeline", Answer::One("ShownSession")),
    does(
        "/_sandbox/sessions/{id}/{turn}",
        "complete, fail or expire it",
        Body::Optional(&FAILURE),
        200,
        Answer::One("Session"),
    ),
    does(
        "/_sandbox/payment_requests/{id}/{turn}",
        "complete, fail, pend or expire it",
        Body::Optional(&FAILURE),
        200,
        Answer::One("PaymentRequest"),
    ),
    does(
        "/_sandbox/payment_tokens/{id}/{turn}",
        "complete, fail, pend or expire it",
        Body::Optional(&FAILURE),
        200,
        Answer::One("PaymentToken"),
    ),
    does(
        "/_sandbox/refunds/{id}/{turn}",
        "complete or fail it",
        Body::Optional(&FAILURE),
        200,
        Answer::One("Refund"),
    ),
    shows("/_sandbox/next", "Faults that still wait", Answer::Many("Fault")),
    does(
        "/_sandbox/next",
        "Let the next matching request go wrong",
        Body::Json(&FAULT),
        204,
        Answer::Nothing,
    ),
    Operation {
        method: "delete",
        ..does("/_sandbox/next", "Disarm all faults", Body::None, 204, Answer::Nothing)
    },
    shows("/_sandbox/requests", "The last requests, newest first", Answer::Many("AnsweredRequest"))
        .asking(LIMIT),
    shows("/_sandbox/webhooks", "Webhooks with their tries, oldest first", Answer::Many("Webhook"))
        .asking(LIMIT),
    does("/_sandbox/webhooks", "Where webhooks go", Body::Json(&TARGET), 204, Answer::Nothing)
        .such_as(r#"{"topic": "payment", "url": "http://localhost:4100/webhook"}"#),
    shows("/_sandbox/webhooks/targets", "Where webhooks go", Answer::One("Targets")),
    shows("/_sandbox/webhooks/delivery", "In which order, how often", Answer::One("Manner")),
    does(
        "/_sandbox/webhooks/delivery",
        "In which order, how often",
        Body::Json(&MANNER),
        200,
        Answer::One("Manner"),
    ),
    does(
        "/_sandbox/webhooks/sample",
        "Send what the dashboard's test sends",
        Body::Optional(&NOTHING),
        202,
        Answer::Json,
    ),
    does(
        "/_sandbox/webhooks/{id}/resend",
        "Send it again, now",
        Body::Optional(&NOTHING),
        202,
        Answer::Nothing,
    ),
];

const fn shows(path: &'static str, summary: &'static str, answer: Answer) -> Operation {
    Operation::get(TAG, path, summary, answer, &[400, 404])
}

const fn does(
    path: &'static str,
    summary: &'static str,
    body: Body,
    status: u16,
    answer: Answer,
) -> Operation {
    Operation::get(TAG, path, summary, answer, &[400, 404, 413, 422]).post(body).with_status(status)
}
