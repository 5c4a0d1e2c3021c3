//! What moves an order on, and what does not.
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use crate::shop::{Shop, TOKEN};
use crate::stand_in::StandIn;

const MUG: u64 = 125_000;

async fn order_a_mug(shop: &Shop) -> String {
    shop.post("/checkout", &json!({ "cart": [{ "id": "mug", "quantity": 1 }] })).await;
    latest_reference(shop)
}

fn latest_reference(shop: &Shop) -> String {
    let asked = shop.xendit.sessions();
    asked.last().unwrap().body["reference_id"].as_str().unwrap().to_owned()
}

fn session_webhook(event: &str, reference: &str, amount: u64) -> Value {
    json!({
        "event": event,
        "business_id": "62440e322008e87fb29c1fd0",
        "created": "2026-11-21T09:00:00.000Z",
        "data": { "payment_session_id": "ps-69649592c951f34f173f803a", "reference_id": reference, "amount": amount, "currency": "IDR" },
    })
}

fn completed(reference: &str) -> Value {
    session_webhook("payment_session.completed", reference, MUG)
}

fn expired(reference: &str) -> Value {
    session_webhook("payment_session.expired", reference, MUG)
}

#[tokio::test]
async fn an_order_waits_until_the_webhook_comes() {
    let shop = Shop::open().await;
    let order = order_a_mug(&shop).await;
    assert_eq!(shop.status_of(&order).await, "waiting");
    assert_eq!(shop.deliver("w-1", &completed(&order)).await.status, StatusCode::OK);
    assert_eq!(shop.status_of(&order).await, "paid");
}

#[tokio::test]
async fn a_webhook_without_the_right_token_is_refused() {
    let shop = Shop::open().await;
    let order = order_a_mug(&shop).await;
    for token in
        [None, Some(""), Some("the-callback-toke"), Some("the-callback-tokens"), Some("THE-CALLBACK-TOKEN")]
    {
        let mut request = Request::post("/webhooks/xendit");
        if let Some(token) = token {
            request = request.header("x-callback-token", token);
        }
        let answer = shop.send(request.body(Body::from(completed(&order).to_string())).unwrap()).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{token:?}");
    }
    assert_eq!(shop.status_of(&order).await, "waiting");
}

#[tokio::test]
async fn a_store_without_a_token_believes_nobody() {
    let shop = Shop::with(StandIn::obliging().await, Some(""));
    for token in ["", TOKEN] {
        let request = Request::post("/webhooks/xendit").header("x-callback-token", token);
        let answer = shop.send(request.body(Body::from("{}")).unwrap()).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn the_same_webhook_again_changes_nothing() {
    let shop = Shop::open().await;
    let order = order_a_mug(&shop).await;
    for webhook_id in ["w-1", "w-1", "w-2"] {
        assert_eq!(shop.deliver(webhook_id, &completed(&order)).await.status, StatusCode::OK);
        assert_eq!(shop.status_of(&order).await, "paid");
    }
}

#[tokio::test]
async fn a_late_expiry_never_overrides_a_payment() {
    let shop = Shop::open().await;
    let order = order_a_mug(&shop).await;
    shop.deliver("w-1", &completed(&order)).await;
    shop.deliver("w-2", &expired(&order)).await;
    assert_eq!(shop.status_of(&order).await, "paid");
}

#[tokio::test]
async fn a_payment_that_was_overtaken_by_the_expiry_still_counts() {
    let shop = Shop::open().await;
    let order = order_a_mug(&shop).await;
    shop.deliver("w-2", &expired(&order)).await;
    assert_eq!(shop.status_of(&order).await, "expired");
    shop.deliver("w-1", &completed(&order)).await;
    assert_eq!(shop.status_of(&order).await, "paid");
}

#[tokio::test]
async fn another_amount_or_currency_pays_nothing() {
    let shop = Shop::open().await;
    let order = order_a_mug(&shop).await;
    let mut dollars = completed(&order);
    dollars["data"]["currency"] = json!("USD");
    let cheap = session_webhook("payment_session.completed", &order, 1);
    for (webhook_id, body) in [("w-1", dollars), ("w-2", cheap)] {
        assert_eq!(shop.deliver(webhook_id, &body).await.status, StatusCode::OK);
        assert_eq!(shop.status_of(&order).await, "waiting");
    }
}

#[tokio::test]
async fn a_single_attempt_decides_nothing() {
    let shop = Shop::open().await;
    let order = order_a_mug(&shop).await;
    for (webhook_id, event) in
        [("w-1", "payment.failure"), ("w-2", "payment.capture"), ("w-3", "payment_session.invented")]
    {
        let body = session_webhook(event, &order, MUG);
        assert_eq!(shop.deliver(webhook_id, &body).await.status, StatusCode::OK);
    }
    assert_eq!(shop.status_of(&order).await, "waiting");
}

#[tokio::test]
async fn a_kept_card_is_saved_not_paid() {
    let shop = Shop::open().await;
    shop.post("/cards", &Value::Null).await;
    let order = latest_reference(&shop);
    shop.deliver("w-1", &session_webhook("payment_session.completed", &order, 0)).await;
    assert_eq!(shop.status_of(&order).await, "saved");
}

#[tokio::test]
async fn the_dashboards_odd_sample_is_taken_with_thanks() {
    let shop = Shop::open().await;
    let sample = include_str!("../../../../sandbox/tests/samples/dashboard-sample.json");
    let sample: Value = serde_json::from_str(sample).unwrap();
    assert_eq!(shop.deliver("w-1", &sample).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_not_json_is_a_bad_request() {
    let shop = Shop::open().await;
    let request = Request::post("/webhooks/xendit").header("x-callback-token", TOKEN);
    let answer = shop.send(request.body(Body::from("event=payment")).unwrap()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}
