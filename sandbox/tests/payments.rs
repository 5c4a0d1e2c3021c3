//! `/v3/payments`: captured by hand, let go, and read.
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::harness::{Answer, Local, changed, local, order};
use crate::payment_requests::FRICTIONLESS;

/// The id of a payment that waits for its capture.
async fn authorized(local: &Local) -> String {
    let session = local.open(changed(order(), json!({ "capture_method": "MANUAL" }))).await;
    local.pay(&session, FRICTIONLESS).await;
    local.session(&session.id).await["payment_id"].as_str().unwrap().to_owned()
}

async fn read(local: &Local, id: &str) -> Value {
    local.merchant(Method::GET, &format!("/v3/payments/{id}"), None).await.json()
}

async fn capture(local: &Local, id: &str, body: Value) -> Answer {
    local.merchant(Method::POST, &format!("/v3/payments/{id}/capture"), Some(body)).await
}

#[tokio::test]
async fn an_authorized_payment_is_captured_once() {
    let local = local();
    let id = authorized(&local).await;
    assert_eq!(read(&local, &id).await["status"], "AUTHORIZED");
    let captured = capture(&local, &id, json!({ "capture_amount": 100_000 })).await;
    assert_eq!(captured.status, StatusCode::OK, "{}", captured.text);
    let captured = captured.json();
    assert_eq!(captured["status"], "SUCCEEDED");
    assert_eq!(captured["captures"][0]["capture_amount"], 100_000);
    assert_eq!(read(&local, &id).await, captured);
    assert_eq!(
        local.events().await,
        ["payment.authorization", "payment_session.completed", "payment.capture"]
    );
    assert_eq!(capture(&local, &id, json!({})).await.error_code(), "INELIGIBLE_TRANSACTION_STATUS");
}

#[tokio::test]
async fn no_more_than_was_authorized_is_captured_and_all_of_it_without_an_amount() {
    let local = local();
    let id = authorized(&local).await;
    let more = capture(&local, &id, json!({ "capture_amount": 125_001 })).await;
    assert_eq!(
        (more.status, more.error_code().as_str()),
        (StatusCode::BAD_REQUEST, "CAPTURE_AMOUNT_EXCEEDED")
    );
    let fraction = capture(&local, &id, json!({ "capture_amount": 0.5 })).await;
    assert_eq!(fraction.error_code(), "INVALID_VALUE_ERROR");
    let all = capture(&local, &id, json!({})).await.json();
    assert_eq!(all["captures"][0]["capture_amount"], 125_000);
}

#[tokio::test]
async fn an_authorized_payment_can_be_let_go_and_tells_nobody() {
    let local = local();
    let id = authorized(&local).await;
    let path = format!("/v3/payments/{id}/cancel");
    assert_eq!(local.merchant(Method::POST, &path, None).await.json()["status"], "CANCELED");
    assert_eq!(local.merchant(Method::POST, &path, None).await.error_code(), "INELIGIBLE_TRANSACTION_STATUS");
    assert_eq!(local.events().await, ["payment.authorization", "payment_session.completed"]);
}

#[tokio::test]
async fn an_authorization_lasts_seven_days() {
    let local = local();
    let id = authorized(&local).await;
    local.advance(7 * 24 * 60 * 60 + 1).await;
    assert_eq!(read(&local, &id).await["status"], "EXPIRED");
    assert_eq!(capture(&local, &id, json!({})).await.error_code(), "INELIGIBLE_TRANSACTION_STATUS");
}

#[tokio::test]
async fn a_payment_that_is_not_there_is_not_found() {
    let local = local();
    let answer = local.merchant(Method::GET, "/v3/payments/py-nobody", None).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(
        answer.json(),
        json!({ "error_code": "DATA_NOT_FOUND", "message": "ID specified in request cannot be found." })
    );
    let theirs = ("for-user-id", "5f27a14a9bf05c73dd040bc8");
    let path = format!("/v3/payments/{}", authorized(&local).await);
    assert_eq!(local.merchant_with(theirs, Method::GET, &path, None).await.error_code(), "DATA_NOT_FOUND");
}
