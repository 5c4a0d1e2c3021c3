//! What is answered: names for it, and what is always in it.
use serde_json::{Value, json};

#[derive(Clone, Copy)]
pub(super) enum Answer {
    /// An object of `components/schemas`.
    One(&'static str),
    /// A list of them.
    Many(&'static str),
    /// JSON of which nothing more is promised.
    Json,
    Nothing,
    /// A document of this content type.
    Document(&'static str),
    Problem,
}

impl Answer {
    pub(super) fn document(self) -> Value {
        let json = |schema: Value| json!({ "application/json": { "schema": schema } });
        let (description, content) = match self {
            Self::One(name) => (name, Some(json(reference(name)))),
            Self::Many(name) => ("A list", Some(json(json!({ "type": "array", "items": reference(name) })))),
            Self::Json => ("An object", Some(json(json!({ "type": "object" })))),
            Self::Nothing => ("Done", None),
            Self::Document(content_type) => ("A document", Some(json!({ content_type: {} }))),
            Self::Problem => ("Refused", Some(json(reference("Problem")))),
        };
        match content {
            Some(content) => json!({ "description": description, "content": content }),
            None => json!({ "description": description }),
        }
    }
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// An object with these members at least; `text: number? …` would be as long as JSON, so each kind has its list.
fn object(text: &[&str], numbers: &[&str], others: &[(&str, Value)]) -> Value {
    let mut properties = serde_json::Map::new();
    properties.extend(text.iter().map(|name| ((*name).to_owned(), json!({ "type": "string" }))));
    properties.extend(numbers.iter().map(|name| ((*name).to_owned(), json!({ "type": "number" }))));
    properties.extend(others.iter().map(|(name, schema)| ((*name).to_owned(), schema.clone())));
    let required: Vec<&String> = properties.keys().collect();
    json!({ "type": "object", "required": required, "properties": properties })
}

fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

fn status(words: &[&str]) -> (&'static str, Value) {
    ("status", json!({ "type": "string", "enum": words }))
}

const ATTEMPT: [&str; 6] = ["business_id", "reference_id", "country", "currency", "created", "updated"];

pub(super) fn schemas() -> Value {
    let session_words = ["ACTIVE", "PENDING", "COMPLETED", "EXPIRED", "CANCELED"];
    let request_words = [
        "ACCEPTING_PAYMENTS",
        "REQUIRES_ACTION",
        "PENDING",
        "AUTHORIZED",
        "SUCCEEDED",
        "FAILED",
        "EXPIRED",
        "CANCELED",
    ];
    let token_words = ["REQUIRES_ACTION", "PENDING", "ACTIVE", "FAILED", "EXPIRED", "CANCELED"];
    let payment_words = ["AUTHORIZED", "PENDING", "SUCCEEDED", "FAILED", "EXPIRED", "CANCELED"];
    let attempt = |more: &[&'static str]| [&ATTEMPT[..], &["channel_code"], more].concat();
    json!({
        "Problem": object(&["error_code", "message"], &[], &[]),
        "Session": object(
            &[
                "payment_session_id", "created", "updated", "reference_id", "currency", "country", "expires_at",
                "session_type", "mode", "locale", "business_id",
            ],
            &["amount"],
            &[status(&session_words)],
        ),
        "Customer": object(&["id", "type", "reference_id"], &[], &[]),
        "PaymentRequest": object(
            &attempt(&["payment_request_id", "type"]),
            &["request_amount"],
            &[status(&request_words), ("actions", list(json!({ "type": "object" })))],
        ),
        "PaymentToken": object(
            &attempt(&["payment_token_id"]),
            &[],
            &[status(&token_words), ("actions", list(json!({ "type": "object" })))],
        ),
        "Payment": object(
            &attempt(&["payment_id", "payment_request_id", "type"]),
            &["request_amount"],
            &[status(&payment_words)],
        ),
        "Refund": object(
            &["id", "payment_request_id", "payment_id", "currency", "reason", "created", "updated"],
            &["amount"],
            &[status(&["SUCCEEDED", "FAILED", "PENDING", "CANCELLED"])],
        ),
        "Checkout": object(&[], &[], &[("session", reference("Session")), ("channels", list(json!({ "type": "object" })))]),
        "Poll": object(&[], &[], &[("session", reference("Session"))]),
        "ShownSession": object(&[], &[], &[("session", reference("Session")), ("attempts", list(json!({ "type": "object" })))]),
        "Clock": object(&["now"], &[], &[("frozen", json!({ "type": "boolean" }))]),
        "Fault": object(&["path", "fault"], &["times"], &[]),
        "Webhook": object(
            &["id", "event", "created", "state"],
            &[],
            &[("attempts", list(json!({ "type": "object" }))), ("data", json!({ "type": "object" }))],
        ),
        "Manner": object(&["order"], &["copies"], &[]),
        "Targets": object(&[], &[], &[("url", json!({ "type": ["string", "null"] })), ("topics", json!({ "type": "object" }))]),
        "AnsweredRequest": object(&["at", "method", "path"], &["status", "milliseconds"], &[]),
        "Environment": object(&["gatewayUrl", "frameUrl"], &[], &[("pinningKeys", list(json!({ "type": "object" })))]),
    })
}
