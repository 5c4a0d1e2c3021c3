//! `/v3/payment_tokens`: payment methods linked without a session.
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::harness::{Answer, Local, changed, customer, local};
use crate::payment_requests::{FRICTIONLESS, by, by_card};

fn of_card(number: &str) -> Value {
    let without = json!({ "type": null, "request_amount": null, "capture_method": null });
    changed(changed(by_card(number), without), json!({ "customer": customer() }))
}

fn of(channel_code: &str, country: &str, currency: &str) -> Value {
    let without = json!({ "type": null, "request_amount": null });
    changed(changed(by(channel_code, country, currency, 0), without), json!({ "customer": customer() }))
}

async fn link(local: &Local, body: Value) -> Answer {
    local.merchant(Method::POST, "/v3/payment_tokens", Some(body)).await
}

async fn turn(local: &Local, token: &Value, end: &str, method: Method) -> Answer {
    let path = format!("/v3/payment_tokens/{}{end}", token["payment_token_id"].as_str().unwrap());
    local.merchant(method, &path, None).await
}

#[tokio::test]
async fn a_card_is_linked_at_once_or_after_its_challenge() {
    let local = local();
    let linked = link(&local, of_card(FRICTIONLESS)).await;
    assert_eq!(linked.status, StatusCode::CREATED, "{}", linked.text);
    let linked = linked.json();
    assert_eq!(linked["status"], "ACTIVE");
    assert_eq!(linked["token_details"]["account_number"], "4000****1000");
    assert_eq!(turn(&local, &linked, "", Method::GET).await.json(), linked);

    let challenged = link(&local, of_card("4000000000002503")).await.json();
    assert_eq!(challenged["status"], "REQUIRES_ACTION");
    local.answer_bank(&challenged, "code=0000").await;
    let failed = turn(&local, &challenged, "", Method::GET).await.json();
    assert_eq!(
        (&failed["status"], &failed["failure_code"]),
        (&json!("FAILED"), &json!("AUTHENTICATION_FAILED"))
    );
    assert_eq!(local.events().await, ["payment_token.activation", "payment_token.failure"]);
}

#[tokio::test]
async fn a_wallet_is_linked_once_for_each_customer() {
    let local = local();
    let token = link(&local, of("DANA", "ID", "IDR")).await.json();
    assert_eq!(token["status"], "REQUIRES_ACTION");
    local.answer_bank(&token, "answer=pay").await;
    assert_eq!(turn(&local, &token, "", Method::GET).await.json()["status"], "ACTIVE");
    let again = link(&local, of("DANA", "ID", "IDR")).await;
    assert_eq!((again.status, again.error_code().as_str()), (StatusCode::CONFLICT, "ACCOUNT_ALREADY_LINKED"));

    let pays = json!({ "payment_token_id": token["payment_token_id"], "channel_code": null });
    let paid = local.request(changed(by("DANA", "ID", "IDR", 10_000), pays)).await.json();
    assert_eq!((&paid["status"], &paid["channel_code"]), (&json!("SUCCEEDED"), &json!("DANA")));
}

#[tokio::test]
async fn an_unlinked_token_pays_no_more() {
    let local = local();
    let token = link(&local, of_card(FRICTIONLESS)).await.json();
    assert_eq!(turn(&local, &token, "/cancel", Method::POST).await.json()["status"], "CANCELED");
    let again = turn(&local, &token, "/cancel", Method::POST).await;
    assert_eq!(again.error_code(), "INELIGIBLE_TRANSACTION_STATUS");
    let pays = json!({
        "payment_token_id": token["payment_token_id"],
        "channel_code": null,
        "channel_properties": null,
    });
    let refused = local.request(changed(by_card(FRICTIONLESS), pays)).await;
    assert_eq!((refused.status, refused.error_code().as_str()), (StatusCode::BAD_REQUEST, "INVALID_TOKEN"));
}

#[tokio::test]
async fn every_documented_failure_code_can_be_wished_for() {
    const CODES: [&str; 9] = [
        "ACCOUNT_ALREADY_LINKED",
        "INVALID_ACCOUNT_DETAILS",
        "AUTHENTICATION_FAILED",
        "CARD_DECLINED",
        "CAPTURE_AMOUNT_EXCEEDED",
        "INSUFFICIENT_BALANCE",
        "ISSUER_UNAVAILABLE",
        "CHANNEL_UNAVAILABLE",
        "INVALID_MERCHANT_SETTINGS",
    ];
    let local = local();
    for code in CODES {
        let wish = json!({ "metadata": { "sandbox_outcome": code } });
        let failed = link(&local, changed(of_card(FRICTIONLESS), wish)).await.json();
        assert_eq!((&failed["status"], &failed["failure_code"]), (&json!("FAILED"), &json!(code)));
    }
}

#[tokio::test]
async fn controls_complete_fail_pend_and_expire_a_token() {
    let local = local();
    for (turn, status) in
        [("fail", "FAILED"), ("pend", "PENDING"), ("expire", "EXPIRED"), ("complete", "ACTIVE")]
    {
        let token = link(&local, of("DANA", "ID", "IDR")).await.json();
        let path = format!("payment_tokens/{}/{turn}", token["payment_token_id"].as_str().unwrap());
        assert_eq!(local.control(&path, json!({})).await.json()["status"], status, "{turn}");
    }
    assert_eq!(
        local.events().await,
        ["payment_token.failure", "payment_token.expiry", "payment_token.activation"]
    );
}

#[tokio::test]
async fn what_cannot_be_saved_is_refused() {
    let local = local();
    assert_eq!(link(&local, of("QRIS", "ID", "IDR")).await.error_code(), "INVALID_VALUE_ERROR");
    let missing = link(&local, changed(of_card(FRICTIONLESS), json!({ "channel_properties": null }))).await;
    assert_eq!(missing.error_code(), "API_VALIDATION_ERROR");
    let unknown = local.merchant(Method::GET, "/v3/payment_tokens/pt-nobody", None).await;
    assert_eq!((unknown.status, unknown.error_code().as_str()), (StatusCode::NOT_FOUND, "DATA_NOT_FOUND"));
}
