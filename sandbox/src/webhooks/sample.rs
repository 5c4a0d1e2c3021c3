//! What "Test & Save" of Xendit's dashboard sends: a session completed years ago, whose id has another name.
use serde_json::{Value, json};

/// xendit: `data.id`, not `data.payment_session_id`; an amount in a SAVE session; `created` never changes. A receiver
/// has to live with it before the dashboard saves its address; xendit-api.md 4.1.
pub(super) fn body() -> Value {
    json!({
        "event": "payment_session.completed",
        "business_id": "5781d19b2e2385880609791c",
        "created": "2020-04-20T16:25:52Z",
        "data": data(),
    })
}

pub(super) fn data() -> Value {
    json!({
        "id": "ps-579c8d61f23fa4ca35e52da4",
        "reference_id": "test_session",
        "session_type": "SAVE",
        "mode": "PAYMENT_LINK",
        "country": "ID",
        "currency": "IDR",
        "amount": 100_000,
        "status": "COMPLETED",
        "allowed_payment_channels": ["CARD", "OVO", "DANA"],
        "expires_at": "2030-02-15T00:00:00Z",
        // assumed: only the beginning of the path was seen.
        "payment_link_url": "https://checkout.xendit.co/latest/ps-579c8d61f23fa4ca35e52da4",
        // assumed: which id it is was not seen.
        "payment_request_id": "pr-1102feb2-3d11-4d2f-a1c5-4a6f3c1e9f11",
    })
}
