//! From a cart to a session's key.
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

use crate::shop::{ORIGIN, Shop, TOKEN};
use crate::stand_in::StandIn;

fn two_mugs_and_beans() -> Value {
    json!({ "cart": [{ "id": "mug", "quantity": 2 }, { "id": "beans", "quantity": 1 }] })
}

#[tokio::test]
async fn the_browser_gets_the_key_and_nothing_else() {
    let shop = Shop::open().await;
    let answer = shop.post("/checkout", &two_mugs_and_beans()).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.json(), json!({ "components_sdk_key": "session-key-of-the-stand-in" }));
}

#[tokio::test]
async fn the_session_carries_the_shops_own_prices() {
    let shop = Shop::open().await;
    let cart = json!({ "cart": [{ "id": "mug", "quantity": 2, "price": 1 }, { "id": "beans", "quantity": 1 }], "amount": 1 });
    shop.post("/checkout", &cart).await;
    let asked = &shop.xendit.sessions()[0];
    assert_eq!(asked.body["amount"], json!(2 * 125_000 + 98_000));
    assert_eq!(asked.body["items"][0]["net_unit_amount"], json!(125_000));
    assert_eq!(asked.body["items"][0]["quantity"], json!(2));
}

#[tokio::test]
async fn the_session_is_for_components_on_this_origin_only() {
    let shop = Shop::open().await;
    shop.post("/checkout", &two_mugs_and_beans()).await;
    let body = &shop.xendit.sessions()[0].body;
    assert_eq!(body["session_type"], "PAY");
    assert_eq!(body["mode"], "COMPONENTS");
    assert_eq!((&body["currency"], &body["country"]), (&json!("IDR"), &json!("ID")));
    assert_eq!(body["components_configuration"], json!({ "origins": [ORIGIN], "return_url": ORIGIN }));
    assert!(body["reference_id"].as_str().unwrap().len() <= 64);
}

#[tokio::test]
async fn the_secret_key_travels_as_the_user_name_of_basic_authentication() {
    let shop = Shop::open().await;
    shop.post("/checkout", &two_mugs_and_beans()).await;
    // printf 'xnd_development_secret:' | base64
    let expected = "Basic eG5kX2RldmVsb3BtZW50X3NlY3JldDo=";
    assert_eq!(shop.xendit.sessions()[0].headers["authorization"], expected);
}

#[tokio::test]
async fn keeping_a_card_costs_nothing_and_names_a_customer() {
    let shop = Shop::open().await;
    let answer = shop.post("/cards", &Value::Null).await;
    assert_eq!(answer.json(), json!({ "components_sdk_key": "session-key-of-the-stand-in" }));
    let body = &shop.xendit.sessions()[0].body;
    assert_eq!((&body["session_type"], &body["amount"]), (&json!("SAVE"), &json!(0)));
    assert_eq!(body["customer"]["type"], "INDIVIDUAL");
    assert!(body.get("items").is_none());
}

#[tokio::test]
async fn every_checkout_is_an_order_of_its_own() {
    let shop = Shop::open().await;
    shop.post("/checkout", &two_mugs_and_beans()).await;
    shop.post("/checkout", &two_mugs_and_beans()).await;
    let asked = shop.xendit.sessions();
    assert_ne!(asked[0].body["reference_id"], asked[1].body["reference_id"]);
    assert_ne!(asked[0].body["customer"]["reference_id"], asked[1].body["customer"]["reference_id"]);
}

#[tokio::test]
async fn a_cart_that_cannot_be_bought_never_reaches_xendit() {
    let shop = Shop::open().await;
    for cart in [json!([]), json!([{ "id": "car", "quantity": 1 }]), json!([{ "id": "mug", "quantity": 0 }])]
    {
        let answer = shop.post("/checkout", &json!({ "cart": cart })).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.json()["error"].is_string(), "{}", answer.text);
    }
    assert!(shop.xendit.sessions().is_empty());
}

#[tokio::test]
async fn a_request_that_is_none_gets_a_sentence() {
    let shop = Shop::open().await;
    for body in [
        "",
        "{",
        "[]",
        r#"{"cart":[{"id":"mug","quantity":-1}]}"#,
        r#"{"cart":[{"id":"mug","quantity":1.5}]}"#,
    ] {
        let request = Request::post("/checkout").header("content-type", "application/json");
        let answer = shop.send(request.body(Body::from(body)).unwrap()).await;
        assert!(answer.status.is_client_error(), "{body}");
        assert!(answer.json()["error"].is_string(), "{body}");
    }
}

#[tokio::test]
async fn a_form_of_another_site_cannot_check_out() {
    let shop = Shop::open().await;
    let request = Request::post("/checkout").header("content-type", "text/plain");
    let answer = shop.send(request.body(Body::from(two_mugs_and_beans().to_string())).unwrap()).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn xendits_refusal_is_passed_on_in_words() {
    let refusal = r#"{"error_code":"INVALID_AMOUNT","message":"Amount must be greater than zero"}"#;
    let xendit = StandIn::answering(StatusCode::BAD_REQUEST, refusal).await;
    let shop = Shop::with(xendit, Some(TOKEN));
    let answer = shop.post("/checkout", &two_mugs_and_beans()).await;
    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
    let expected = "Xendit refused the session (INVALID_AMOUNT): Amount must be greater than zero";
    assert_eq!(answer.json(), json!({ "error": expected }));
}

#[tokio::test]
async fn an_answer_that_is_no_session_is_an_error_too() {
    for (status, body) in
        [(StatusCode::OK, "<html>"), (StatusCode::CREATED, "{}"), (StatusCode::BAD_GATEWAY, "<html>")]
    {
        let shop = Shop::with(StandIn::answering(status, body).await, Some(TOKEN));
        let answer = shop.post("/checkout", &two_mugs_and_beans()).await;
        assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
        assert!(answer.json()["error"].as_str().unwrap().contains(status.as_str()), "{}", answer.text);
    }
}

#[tokio::test]
async fn when_xendit_is_not_there_the_shopper_hears_of_it() {
    // port 1 of this machine answers nobody
    let shop = Shop::at("http://127.0.0.1:1", StandIn::obliging().await, Some(TOKEN));
    let answer = shop.post("/checkout", &two_mugs_and_beans()).await;
    assert_eq!(answer.status, StatusCode::BAD_GATEWAY);
    assert_eq!(answer.json(), json!({ "error": "Xendit cannot be reached" }));
}

#[tokio::test]
async fn an_order_without_a_session_is_withdrawn() {
    let shop = Shop::with(StandIn::answering(StatusCode::INTERNAL_SERVER_ERROR, "{}").await, Some(TOKEN));
    shop.post("/checkout", &two_mugs_and_beans()).await;
    let reference = shop.xendit.sessions()[0].body["reference_id"].as_str().unwrap().to_owned();
    assert_eq!(shop.get(&format!("/orders/{reference}/status")).await.status, StatusCode::NOT_FOUND);
}
