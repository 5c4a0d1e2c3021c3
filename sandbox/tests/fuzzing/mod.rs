//! Requests made by chance from the OpenAPI document: each is answered as the document says, none with a 500.
// schemathesis does the same from outside and finds more ways to be odd (see README.md), but wants Python, a network to
// install from, and minutes; this runs with every test.
use std::collections::{BTreeSet, HashMap};

use axum::body::Body;
use axum::http::{Method, Request};
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Value, json};

use self::generator::Known;
use crate::harness::{Answer, Local, Opened, SHOP, changed, local, order, send};

mod generator;

const KEY: &str = "Basic eG5kX2RldmVsb3BtZW50X3Rlc3Q6";
/// For each operation.
const CASES: usize = 40;

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}")).to_owned()
}

/// Opens as many sessions, and pays them if told to.
async fn sessions(local: &Local, count: usize, changes: Value, pay: bool) -> Vec<Opened> {
    let mut sessions = Vec::new();
    for _ in 0..count {
        let session = local.open(changed(order(), changes.clone())).await;
        if pay {
            local.pay(&session, "4000000000001000").await;
        }
        sessions.push(session);
    }
    sessions
}

async fn made(local: &Local, path: &str, body: Value, id: &str) -> String {
    text(&local.merchant(Method::POST, path, Some(body)).await.json()[id])
}

/// Things there are, to ask about: enough of each that some are left when others were ended.
async fn known(local: &Local) -> Known {
    let mut ids: HashMap<&'static str, Vec<String>> = HashMap::from([
        ("{turn}", ["complete", "fail", "expire", "pend"].map(str::to_owned).to_vec()),
        ("{module}", vec!["words.js".into()]),
        ("{name}", vec!["visa.svg".into(), "id.svg".into()]),
    ]);
    let mut know = |place, id: String| ids.entry(place).or_default().push(id);
    for session in sessions(local, 40, json!({}), false).await {
        know("sessions", session.id);
    }
    for session in sessions(local, 4, json!({}), false).await {
        know("{key}", session.auth_key.clone());
        know("session_id", session.auth_key);
    }
    for changes in [json!({}), json!({ "capture_method": "MANUAL" })] {
        for session in sessions(local, 6, changes, true).await {
            let shown = local.session(&session.id).await;
            know("payments", text(&shown["payment_id"]));
            know("payment_request_id", text(&shown["payment_request_id"]));
            know("customers", text(&shown["customer_id"]));
        }
    }
    for number in 0..40 {
        let request = json!({
            "reference_id": format!("qr-{number}"), "type": "PAY", "country": "ID", "currency": "IDR",
            "request_amount": 125_000, "channel_code": "QRIS", "channel_properties": {},
        });
        know("payment_requests", made(local, "/v3/payment_requests", request, "payment_request_id").await);
        let token = json!({
            "reference_id": format!("link-{number}"), "country": "ID", "currency": "IDR", "channel_code": "DANA",
            "channel_properties": { "success_return_url": SHOP, "failure_return_url": SHOP },
        });
        know("payment_tokens", made(local, "/v3/payment_tokens", token, "payment_token_id").await);
    }
    let paid = local.control_get("webhooks").await[0]["data"]["payment_request_id"].clone();
    for _ in 0..6 {
        let refund = json!({ "payment_request_id": paid, "reason": "OTHERS", "amount": 5000 });
        know("refunds", made(local, "/refunds", refund, "id").await);
    }
    know("webhooks", text(&local.control_get("webhooks").await[0]["id"]));
    Known(ids)
}

fn is_documented(operation: &Value, answer: &Answer, line: &str) {
    let status = answer.status.as_u16();
    assert!(status < 500, "{line}: {status} {}", answer.text);
    let told = &operation["responses"][status.to_string()];
    assert!(told.is_object(), "{line}: the OpenAPI document does not tell of {status} {}", answer.text);
    if let Some(content) = told["content"].as_object() {
        let given = answer.header("content-type").unwrap_or_default();
        assert!(content.keys().any(|content_type| given.starts_with(content_type)), "{line}: {given}");
    }
}

/// Whether a value has what a schema says is always there.
fn keeps_to(document: &Value, schema: &Value, value: &Value, line: &str) {
    let schema = schema["$ref"]
        .as_str()
        .map_or(schema, |place| document.pointer(place.trim_start_matches('#')).unwrap());
    let is = |kind: &Value| match kind.as_str() {
        Some("string") => value.is_string(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("array") => value.is_array(),
        Some("object") => value.is_object(),
        Some("null") => value.is_null(),
        _ => true,
    };
    let kinds = schema["type"].as_array().cloned().unwrap_or_else(|| vec![schema["type"].clone()]);
    assert!(kinds.iter().any(is), "{line}: {value} is not {kinds:?}");
    for name in schema["required"].as_array().into_iter().flatten() {
        let name = name.as_str().unwrap();
        let member = value.get(name).unwrap_or_else(|| panic!("{line}: no {name} in {value}"));
        keeps_to(document, &schema["properties"][name], member, line);
    }
    if let Some(words) = schema["enum"].as_array() {
        assert!(words.contains(value), "{line}: {value} is not one of {words:?}");
    }
    for entry in value.as_array().into_iter().flatten().take(3) {
        keeps_to(document, &schema["items"], entry, line);
    }
}

#[tokio::test]
async fn whatever_is_sent_is_answered_as_documented() {
    let local = local();
    let document = local.control_get("openapi.json").await;
    let known = known(&local).await;
    let mut runner =
        TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let (mut asked, mut done) = (0, BTreeSet::new());
    for (template, methods) in document["paths"].as_object().unwrap() {
        // These would take away what the others are asked about, or how they are answered.
        if ["/_sandbox/reset", "/_sandbox/next", "/_sandbox/clock"].contains(&template.as_str()) {
            continue;
        }
        for (method, operation) in methods.as_object().unwrap() {
            let cases = (known.path(template), known.query(operation), known.body(operation));
            for _ in 0..CASES {
                let (path, query, body) = cases.new_tree(&mut runner).unwrap().current();
                let Ok(uri) = format!("{path}?{query}").parse::<axum::http::Uri>() else { continue };
                let line = format!("{method} {uri} {body:?}");
                let mut request = Request::builder().method(method.to_uppercase().as_str()).uri(uri);
                request = request.header("authorization", KEY);
                if let Some((content_type, _)) = &body {
                    request = request.header("content-type", *content_type);
                }
                let body = body.map_or_else(Body::empty, |(_, text)| Body::from(text));
                let answer = send(&local.api, request.body(body).unwrap()).await;
                is_documented(operation, &answer, &line);
                let schema =
                    &operation["responses"][answer.status.as_str()]["content"]["application/json"]["schema"];
                if schema.is_object() {
                    keeps_to(&document, schema, &answer.json(), &line);
                }
                asked += 1;
                if answer.status.is_success() {
                    done.insert(format!("{method} {template}"));
                }
            }
        }
    }
    // Refusing everything would keep to the document as well.
    assert!(
        asked > 1000 && done.len() >= 42,
        "{asked} requests were made, and only these succeeded: {done:#?}"
    );
}
