//! `/refunds`: pending in the answer, their end told by webhook.
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::harness::{Answer, Local, changed, local};
use crate::payment_requests::{FRICTIONLESS, by, by_card};

async fn paid(local: &Local) -> String {
    let request = local.request(by_card(FRICTIONLESS)).await.json();
    request["payment_request_id"].as_str().unwrap().to_owned()
}

async fn refund(local: &Local, id: &str, more: Value) -> Answer {
    let body = json!({ "payment_request_id": id, "reason": "REQUESTED_BY_CUSTOMER" });
    local.merchant(Method::POST, "/refunds", Some(changed(body, more))).await
}

async fn read(local: &Local, refund: &Value) -> Value {
    let path = format!("/refunds/{}", refund["id"].as_str().unwrap());
    local.merchant(Method::GET, &path, None).await.json()
}

#[tokio::test]
async fn a_refund_is_pending_in_its_answer_and_succeeds_by_webhook() {
    let local = local();
    let id = paid(&local).await;
    let answer = refund(&local, &id, json!({ "reference_id": "r-1", "metadata": { "desk": "4" } })).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let pending = answer.json();
    let keys: Vec<&str> = pending.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "id",
            "payment_request_id",
            "payment_id",
            "reference_id",
            "channel_code",
            "currency",
            "amount",
            "status",
            "reason",
            "metadata",
            "created",
            "updated",
        ]
    );
    assert!(pending["id"].as_str().unwrap().starts_with("rfd-"));
    assert_eq!((&pending["status"], &pending["amount"]), (&json!("PENDING"), &json!(50_000)));
    assert_eq!(read(&local, &pending).await["status"], "SUCCEEDED");
    assert_eq!(local.events().await, ["payment.capture", "refund.succeeded"]);
}

#[tokio::test]
async fn a_payment_is_given_back_in_parts_and_no_more_than_once() {
    let local = local();
    let id = paid(&local).await;
    assert_eq!(
        refund(&local, &id, json!({ "amount": 20_000, "currency": "IDR" })).await.status,
        StatusCode::OK
    );
    let more = refund(&local, &id, json!({ "amount": 30_001 })).await;
    assert_eq!(
        (more.status, more.error_code().as_str()),
        (StatusCode::BAD_REQUEST, "REFUND_AMOUNT_EXCEEDED")
    );
    assert_eq!(refund(&local, &id, json!({})).await.json()["amount"], 30_000);
    assert_eq!(refund(&local, &id, json!({})).await.error_code(), "INELIGIBLE_TRANSACTION_STATUS");
}

#[tokio::test]
async fn every_documented_failure_code_can_be_wished_for() {
    let local = local();
    let id = paid(&local).await;
    for code in [
        "ACCOUNT_ACCESS_BLOCKED",
        "ACCOUNT_NOT_FOUND",
        "DUPLICATE_ERROR",
        "INSUFFICIENT_BALANCE",
        "REFUND_FAILED",
    ] {
        let begun = refund(&local, &id, json!({ "metadata": { "sandbox_outcome": code } })).await.json();
        let failed = read(&local, &begun).await;
        assert_eq!((&failed["status"], &failed["failure_code"]), (&json!("FAILED"), &json!(code)));
    }
    assert_eq!(local.events().await.last().unwrap(), "refund.failed");
}

#[tokio::test]
async fn a_refund_left_pending_stands_in_the_way_of_another_until_a_control_ends_it() {
    let local = local();
    let id = paid(&local).await;
    let wish = json!({ "amount": 10_000, "metadata": { "sandbox_outcome": "PENDING" } });
    let pending = refund(&local, &id, wish).await.json();
    assert_eq!(read(&local, &pending).await["status"], "PENDING");
    assert_eq!(refund(&local, &id, json!({})).await.error_code(), "REFUND_IN_PROGRESS");
    let path = format!("refunds/{}/fail", pending["id"].as_str().unwrap());
    let failed = local.control(&path, json!({ "failure_code": "ACCOUNT_NOT_FOUND" })).await.json();
    assert_eq!(failed["failure_code"], "ACCOUNT_NOT_FOUND");
    assert_eq!(local.control(&path, json!({})).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(refund(&local, &id, json!({})).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_the_channel_or_the_payment_does_not_allow_is_refused() {
    let local = local();
    let unpaid = local.request(by("DANA", "ID", "IDR", 10_000)).await.json();
    let unpaid = unpaid["payment_request_id"].as_str().unwrap();
    assert_eq!(refund(&local, unpaid, json!({})).await.error_code(), "INELIGIBLE_TRANSACTION_STATUS");

    for (channel, code) in
        [("ALFAMART", "REFUND_NOT_SUPPORTED"), ("BRI_DIRECT_DEBIT", "PARTIAL_REFUND_NOT_SUPPORTED")]
    {
        let request = local.request(by(channel, "ID", "IDR", 10_000)).await.json();
        let id = request["payment_request_id"].as_str().unwrap();
        local.control(&format!("payment_requests/{id}/complete"), json!({})).await;
        let refused = refund(&local, id, json!({ "amount": 1 })).await;
        assert_eq!((refused.status, refused.error_code().as_str()), (StatusCode::FORBIDDEN, code));
    }
    let id = paid(&local).await;
    for (more, code) in [
        (json!({ "currency": "PHP" }), "INVALID_VALUE_ERROR"),
        (json!({ "amount": 0 }), "API_VALIDATION_ERROR"),
        (json!({ "reason": "REGRET" }), "API_VALIDATION_ERROR"),
    ] {
        assert_eq!(refund(&local, &id, more).await.error_code(), code);
    }
    let unknown = refund(&local, "pr-nobody", json!({})).await;
    assert_eq!((unknown.status, unknown.error_code().as_str()), (StatusCode::NOT_FOUND, "DATA_NOT_FOUND"));
}
