//! Requests nobody should send, and every member of every body replaced by something silly: always an answer in
//! Xendit's shape, never a panic.
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use crate::harness::{Answer, local, order, send};

fn silly() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1e300),
        json!(0.000_000_1),
        json!(u64::MAX),
        json!(""),
        json!("\u{0}\u{1F4A5}-é"),
        json!("x".repeat(5000)),
        json!([]),
        json!([[]]),
        json!({}),
        json!({ "type": [], "origins": {}, "cards": 7 }),
    ]
}

/// Pointers to `value` and everything in it.
fn pointers(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(name, member)| pointers(member, &format!("{at}/{name}"), found))
        }
        Value::Array(entries) => entries
            .iter()
            .enumerate()
            .for_each(|(place, entry)| pointers(entry, &format!("{at}/{place}"), found)),
        _ => {}
    }
}

fn spoiled(body: &Value) -> Vec<Value> {
    let mut places = Vec::new();
    pointers(body, "", &mut places);
    let silly = silly();
    let spoil = |(place, value): (&String, &Value)| {
        let mut spoiled = body.clone();
        *spoiled.pointer_mut(place).unwrap() = value.clone();
        spoiled
    };
    places.iter().flat_map(|place| silly.iter().map(move |value| (place, value))).map(spoil).collect()
}

fn is_in_xendits_shape(answer: &Answer, body: &Value) {
    assert!(!answer.status.is_server_error(), "{body}: {}", answer.text);
    if answer.status.is_client_error() {
        assert!(
            !answer.error_code().is_empty() && answer.json()["message"].is_string(),
            "{body}: {}",
            answer.text
        );
    }
}

#[tokio::test]
async fn no_session_body_is_too_silly() {
    let local = local();
    let mut full = order();
    for (name, value) in json!({
        "customer_id": "cust-138123c0-50de-49bb-b804-ead0e1e35914",
        "allow_save_payment_method": "OPTIONAL",
        "capture_method": "AUTOMATIC",
        "channel_properties": { "cards": { "card_on_file_type": "RECURRING", "recurring_configuration": {}, "skip_three_ds": true } },
        "allowed_payment_channels": ["CARDS"],
        "expires_at": "2099-01-01T00:00:00Z",
        "locale": "en",
        "metadata": { "a": "b" },
        "items": [{ "type": "FEE", "name": "Fee", "net_unit_amount": 1, "quantity": 1, "reference_id": "f", "category": "c", "metadata": { "a": "b" } }],
        "success_return_url": "https://shop.example/",
        "payment_link_configuration": { "primary_payment_channels": ["CARDS"] },
    })
    .as_object()
    .unwrap()
    {
        full[name] = value.clone();
    }
    for body in spoiled(&full) {
        is_in_xendits_shape(&local.create(body.clone()).await, &body);
    }
}

#[tokio::test]
async fn no_payment_body_is_too_silly() {
    let local = local();
    let session = local.open(order()).await;
    let payload = json!({
        "session_id": session.auth_key,
        "channel_code": "CARDS",
        "channel_properties": { "card_details": session.frame.card("4000000000001000", "12", "2099", "123") },
        "save_payment_method": false,
        "customer": { "given_names": "Rani" },
    });
    for body in spoiled(&payload) {
        is_in_xendits_shape(&local.page_post("/api/sessions/payment_requests", &body).await, &body);
    }
}

#[tokio::test]
async fn no_control_body_is_too_silly() {
    let local = local();
    let session = local.open(order()).await;
    let cases = [
        ("clock".to_owned(), json!({ "advance_seconds": 1, "frozen": false })),
        (
            "next".to_owned(),
            json!({ "path": "/nowhere-at-all", "method": "GET", "times": 1, "fault": "status", "status": 500 }),
        ),
        ("webhooks".to_owned(), json!({ "url": null, "topic": "payment", "callback_token": "x" })),
        ("webhooks/delivery".to_owned(), json!({ "order": "reversed", "copies": 1 })),
        (format!("sessions/{}/fail", session.id), json!({ "failure_code": "CARD_DECLINED" })),
    ];
    for (path, body) in cases {
        for body in spoiled(&body) {
            is_in_xendits_shape(&local.control(&path, body.clone()).await, &body);
        }
    }
}

/// JSON that is right, but goes down and down.
fn deep(levels: usize) -> Vec<u8> {
    format!("{}{}", r#"{"metadata":"#.repeat(levels), "}".repeat(levels)).into_bytes()
}

#[tokio::test]
async fn what_is_too_large_or_too_deep_is_refused_everywhere() {
    let local = local();
    let session = local.open(order()).await;
    let attempts = "/api/sessions/payment_requests".to_owned();
    let card_info = format!("/api/sessions/{}/card_info", session.auth_key);
    let paths = [
        "/customers",
        "/v3/payment_requests",
        "/refunds",
        &attempts,
        &card_info,
        "/_sandbox/next",
        "/_sandbox/clock",
    ];
    for path in paths {
        for (body, status) in [
            (vec![b'{'; 1024 * 1024 + 1], StatusCode::PAYLOAD_TOO_LARGE),
            (deep(50_000), StatusCode::BAD_REQUEST),
        ] {
            let request = Request::post(path).header("authorization", "Basic eG5kX2RldmVsb3BtZW50X3Rlc3Q6");
            let answer = send(&local.api, request.body(Body::from(body)).unwrap()).await;
            assert_eq!(answer.status, status, "{path}");
            assert!(!answer.error_code().is_empty(), "{path}");
        }
    }
}

#[tokio::test]
async fn a_body_of_another_kind_is_refused() {
    let local = local();
    let gateway = "/api/sessions/payment_requests";
    let cases = [
        ("/sessions", "content-type", "text/plain"),
        ("/sessions", "content-type", "application/x-www-form-urlencoded"),
        ("/sessions", "content-type", "application/json; charset=utf-16"),
        ("/sessions", "content-encoding", "gzip"),
        ("/v3/payment_requests", "content-type", "application/xml"),
        (gateway, "content-type", "text/plain"),
        (gateway, "content-type", "multipart/form-data; boundary=x"),
        (gateway, "content-encoding", "br"),
    ];
    for (path, name, value) in cases {
        let request = Request::post(path).header("authorization", "Basic eG5kX2RldmVsb3BtZW50X3Rlc3Q6");
        let request = request.header(name, value).body(Body::from(order().to_string())).unwrap();
        let answer = send(&local.api, request).await;
        assert_eq!(
            (answer.status, answer.error_code().as_str()),
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE"),
            "{path} {name}: {value}"
        );
    }
}

#[tokio::test]
async fn text_that_is_not_utf_8_is_refused() {
    let local = local();
    let utf_16: Vec<u8> = order().to_string().encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut latin_1 = order().to_string().replace("order-1", "caf~").into_bytes();
    latin_1.iter_mut().filter(|byte| **byte == b'~').for_each(|byte| *byte = 0xe9);
    for body in [utf_16, latin_1] {
        let request =
            Request::post("/sessions").header("authorization", "Basic eG5kX2RldmVsb3BtZW50X3Rlc3Q6");
        let answer = send(&local.api, request.body(Body::from(body)).unwrap()).await;
        assert_eq!(
            (answer.status, answer.error_code().as_str()),
            (StatusCode::BAD_REQUEST, "API_VALIDATION_ERROR")
        );
    }
}

#[tokio::test]
async fn malformed_requests_get_xendits_error_shape() {
    let local = local();
    let post = |body: Vec<u8>| {
        Request::post("/sessions")
            .header("authorization", "Basic eG5kX2RldmVsb3BtZW50X3Rlc3Q6")
            .body(Body::from(body))
            .unwrap()
    };
    let cases = [
        (post(b"".to_vec()), StatusCode::BAD_REQUEST),
        (post(b"{".to_vec()), StatusCode::BAD_REQUEST),
        (post(b"[]".to_vec()), StatusCode::BAD_REQUEST),
        (post(b"null".to_vec()), StatusCode::BAD_REQUEST),
        (post(vec![0xff, 0xfe]), StatusCode::BAD_REQUEST),
        (post(vec![b'['; 100_000]), StatusCode::BAD_REQUEST),
        (post(vec![b' '; 1024 * 1024 + 1]), StatusCode::PAYLOAD_TOO_LARGE),
        (post(deep(50_000)), StatusCode::BAD_REQUEST),
        (Request::get("/nowhere").body(Body::empty()).unwrap(), StatusCode::NOT_FOUND),
        (Request::delete("/sessions").body(Body::empty()).unwrap(), StatusCode::METHOD_NOT_ALLOWED),
        (Request::get("/sessions/%ff").body(Body::empty()).unwrap(), StatusCode::UNAUTHORIZED),
        (Request::get("/logos/%ff").body(Body::empty()).unwrap(), StatusCode::BAD_REQUEST),
    ];
    for (request, status) in cases {
        let line = format!("{} {}", request.method(), request.uri());
        let answer = send(&local.api, request).await;
        assert_eq!(answer.status, status, "{line}");
        assert!(!answer.error_code().is_empty() && answer.json()["message"].is_string(), "{line}");
    }
}
