//! The page on which the checkout's look is tried, and the sessions it is given.
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::shop::{Shop, TOKEN};
use crate::stand_in::StandIn;

#[tokio::test]
async fn the_theming_page_comes_with_the_policy_of_a_checkout() {
    let page = Shop::open().await.get("/theming").await;
    assert_eq!(page.status, StatusCode::OK);
    let policy = page.header("content-security-policy");
    assert!(
        policy.contains("frame-src http://127.0.0.1:4243;") && !policy.contains("unsafe-inline"),
        "{policy}"
    );
}

#[tokio::test]
async fn a_session_is_opened_for_each_scene_and_no_order_waits_for_it() {
    let shop = Shop::open().await;
    let scenes =
        [("open", "IDR"), ("costly", "IDR"), ("saving", "IDR"), ("thailand", "THB"), ("approval", "MYR")];
    for (scene, currency) in scenes {
        let answer = shop.post("/theming/sessions", &json!({ "scene": scene })).await;
        assert_eq!(answer.json()["components_sdk_key"], "session-key-of-the-stand-in");
        let body = shop.xendit.sessions().pop().unwrap().body;
        assert_eq!(body["currency"], currency);
        let order = body["reference_id"].as_str().unwrap();
        assert_eq!(shop.get(&format!("/orders/{order}/status")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_silent_session_is_one_whose_gateway_answers_late_and_in_a_busy_one_that_happens_to_the_payment() {
    let shop = Shop::open().await;
    for (scene, path) in [("silent", "/api/sessions/session-key"), ("busy", "/api/sessions/payment_requests")]
    {
        shop.post("/theming/sessions", &json!({ "scene": scene })).await;
        let fault = shop.xendit.asked("/_sandbox/next").pop().unwrap().body;
        assert_eq!(fault["path"], path);
        assert_eq!(fault["fault"], "delay");
    }
}

#[tokio::test]
async fn in_a_mute_session_nobody_hears_what_becomes_of_the_payment() {
    let shop = Shop::open().await;
    shop.post("/theming/sessions", &json!({ "scene": "mute" })).await;
    let fault = shop.xendit.asked("/_sandbox/next").pop().unwrap().body;
    assert_eq!(fault["path"], "/api/sessions/session-key/poll");
    assert_eq!(fault["fault"], "status");
}

#[tokio::test]
async fn a_session_is_called_off_as_merchants_do() {
    let shop = Shop::open().await;
    let answer = shop.post("/theming/sessions/ps-1/cancel", &Value::Null).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(shop.xendit.asked("/sessions/ps-1/cancel").len(), 1);
}

#[tokio::test]
async fn a_session_is_ended_by_the_sandboxs_control_and_by_no_other() {
    let shop = Shop::open().await;
    for end in ["complete", "fail", "expire"] {
        let answer = shop.post(&format!("/theming/sessions/ps-1/{end}"), &Value::Null).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
        assert_eq!(shop.xendit.asked(&format!("/_sandbox/sessions/ps-1/{end}")).len(), 1);
    }
    let answer = shop.post("/theming/sessions/ps-1/reset", &Value::Null).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_font_may_go_to_the_card_fields_origin() {
    let font = Shop::open().await.get("/till.woff2").await;
    assert_eq!(font.header("access-control-allow-origin"), "*");
    assert_eq!(font.header("content-type"), "font/woff2");
}

#[tokio::test]
async fn beside_xendit_itself_there_is_no_theming_page() {
    let shop = Shop::at("https://api.xendit.co", StandIn::obliging().await, Some(TOKEN));
    assert_eq!(shop.get("/theming").await.status, StatusCode::NOT_FOUND);
    let answer = shop.post("/theming/sessions", &json!({ "scene": "open" })).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}
