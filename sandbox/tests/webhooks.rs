//! Webhooks: which event brings what, and how often it is tried.
use std::time::Duration;

use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::harness::{Local, card_to_save, changed, config, order, with};
use crate::receiver::{Received, Receiver, Reply};

/// A sandbox that really delivers, to `receiver`.
fn delivering(receiver: &Receiver, patience: Duration) -> Local {
    let mut config = config();
    config.webhook_urls = vec![receiver.url.parse().unwrap()];
    config.webhook_patience = patience;
    let local = with(config);
    tokio::spawn(local.sandbox.clone().keep_time());
    local
}

const PATIENT: Duration = Duration::from_secs(30);

fn names(events: &[(String, Value)]) -> Vec<&str> {
    events.iter().map(|(name, _)| name.as_str()).collect()
}

#[tokio::test]
async fn a_payment_is_told_as_capture_and_as_completed_session() {
    let mut receiver = Receiver::replying(&[]).await;
    let local = delivering(&receiver, PATIENT);
    let session = local.open(changed(order(), json!({ "metadata": { "shelf": "7" } }))).await;
    let paid = local.pay(&session, "4000000000001000").await.json();
    let events = receiver.events(2).await;
    assert_eq!(names(&events), ["payment.capture", "payment_session.completed"]);

    let (capture, completed) = (&events[0].1, &events[1].1);
    let keys: Vec<&String> = capture.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["event", "business_id", "created", "api_version", "data"]);
    assert_eq!(capture["api_version"], "v3");
    let payment = &capture["data"];
    assert_eq!(
        (&payment["status"], &payment["request_amount"], &payment["currency"]),
        (&json!("SUCCEEDED"), &json!(125_000), &json!("IDR"))
    );
    assert_eq!(payment["captures"][0]["capture_amount"], 125_000);
    assert_eq!(payment["payment_details"]["payer_account_number"], "4000****1000");
    assert_eq!(payment["metadata"]["shelf"], "7");
    assert_eq!(payment["payment_request_id"], paid["payment_request_id"]);

    let keys: Vec<&String> = completed.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["event", "business_id", "created", "data"]);
    let data = &completed["data"];
    assert_eq!((&data["status"], &data["payment_session_id"]), (&json!("COMPLETED"), &json!(session.id)));
    assert_eq!(data["payment_id"], payment["payment_id"]);
    assert!(data.get("components_sdk_key").is_none());
}

#[tokio::test]
async fn every_delivery_carries_the_callback_token_and_its_own_id() {
    let mut receiver = Receiver::replying(&[]).await;
    let local = delivering(&receiver, PATIENT);
    let session = local.open(order()).await;
    local.pay(&session, "4000000000001000").await;
    let (first, second) = (receiver.next().await, receiver.next().await);
    for delivery in [&first, &second] {
        assert_eq!(delivery.headers["x-callback-token"], "token-of-the-shop");
        assert_eq!(delivery.headers["content-type"], "application/json");
    }
    assert_ne!(first.headers["webhook-id"], second.headers["webhook-id"]);
}

#[tokio::test]
async fn a_failed_attempt_is_told_while_the_session_goes_on() {
    let mut receiver = Receiver::replying(&[]).await;
    let local = delivering(&receiver, PATIENT);
    let session = local.open(changed(order(), json!({ "amount": 10_054 }))).await;
    local.pay(&session, "4000000000001000").await;
    let failure = receiver.next().await.body;
    assert_eq!(
        (&failure["event"], &failure["data"]["failure_code"]),
        (&json!("payment.failure"), &json!("INSUFFICIENT_BALANCE"))
    );
    assert_eq!(failure["data"]["status"], "FAILED");
    assert!(failure["data"].get("captures").is_none());
}

#[tokio::test]
async fn pay_and_save_tells_of_the_token_too() {
    let mut receiver = Receiver::replying(&[]).await;
    let local = delivering(&receiver, PATIENT);
    let session = local.open(changed(order(), json!({ "allow_save_payment_method": "FORCED" }))).await;
    local.pay(&session, "4000000000001000").await;
    let events = receiver.events(3).await;
    assert_eq!(names(&events), ["payment.capture", "payment_session.completed", "payment_token.activation"]);
    let token = &events[2].1["data"]["payment_token_id"];
    assert!(token.as_str().unwrap().starts_with("pt-"));
    assert_eq!(
        (&events[0].1["data"]["payment_token_id"], &events[1].1["data"]["payment_token_id"]),
        (token, token)
    );
    assert_eq!(events[0].1["data"]["type"], "PAY_AND_SAVE");
}

#[tokio::test]
async fn saving_a_card_tells_of_token_and_session() {
    let mut receiver = Receiver::replying(&[]).await;
    let local = delivering(&receiver, PATIENT);
    let session = local.open(card_to_save()).await;
    local.save(&session, "4000000000001000").await;
    let events = receiver.events(2).await;
    assert_eq!(names(&events), ["payment_session.completed", "payment_token.activation"]);
    assert_eq!(events[1].1["data"]["status"], "ACTIVE");
    assert_eq!(events[0].1["data"]["payment_token_id"], events[1].1["data"]["payment_token_id"]);
}

#[tokio::test]
async fn capturing_by_hand_tells_of_an_authorization() {
    let mut receiver = Receiver::replying(&[]).await;
    let local = delivering(&receiver, PATIENT);
    let session = local.open(changed(order(), json!({ "capture_method": "MANUAL" }))).await;
    local.pay(&session, "4000000000001000").await;
    let events = receiver.events(2).await;
    assert_eq!(names(&events), ["payment.authorization", "payment_session.completed"]);
    assert_eq!(events[0].1["data"]["status"], "AUTHORIZED");
}

#[tokio::test]
async fn an_expired_session_is_told_without_anybody_asking() {
    let mut receiver = Receiver::replying(&[]).await;
    let local = delivering(&receiver, PATIENT);
    let session = local.open(order()).await;
    local.advance(30 * 60).await;
    let expired = receiver.next().await.body;
    assert_eq!(
        (&expired["event"], &expired["data"]["payment_session_id"]),
        (&json!("payment_session.expired"), &json!(session.id))
    );
    assert_eq!(expired["data"]["status"], "EXPIRED");
}

#[tokio::test]
async fn a_refused_delivery_comes_again_with_the_same_id_until_it_is_accepted() {
    let mut receiver =
        Receiver::replying(&[Reply::Status(500), Reply::Status(302), Reply::Status(204)]).await;
    let local = delivering(&receiver, PATIENT);
    local.open(order()).await;
    local.advance(30 * 60).await;
    let first = receiver.next().await;
    local.advance(15 * 60).await;
    let second = receiver.next().await;
    local.advance(45 * 60).await;
    let third = receiver.next().await;
    assert_eq!(first.headers["webhook-id"], second.headers["webhook-id"]);
    assert_eq!(first.headers["webhook-id"], third.headers["webhook-id"]);
    assert_eq!(first.body["data"], third.body["data"]);
    assert!(first.body["created"].as_str() < second.body["created"].as_str());
    let log = settled(&local, "delivered").await;
    let statuses: Vec<&Value> =
        log["attempts"].as_array().unwrap().iter().map(|attempt| &attempt["status"]).collect();
    assert_eq!(statuses, [500, 302, 204]);
}

/// Waits until the only webhook was tried, or held, and is in a state.
async fn settled(local: &Local, state: &str) -> Value {
    loop {
        let log = local.control_get("webhooks").await;
        let untried = log[0]["attempts"] == json!([]) && !state.starts_with("held");
        if log[0]["state"] == state && !untried {
            return log[0].clone();
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_receiver_that_hangs_is_tried_again() {
    let receiver = Receiver::replying(&[Reply::Hang]).await;
    let local = delivering(&receiver, Duration::from_millis(20));
    local.open(order()).await;
    local.advance(30 * 60).await;
    assert_eq!(tried(&local, 1).await["attempts"][0]["error"], "no answer in time");
    local.advance(15 * 60).await;
    tried(&local, 2).await;
}

/// Waits until the only webhook was tried as many times. With so little patience, any of them may fail.
async fn tried(local: &Local, times: usize) -> Value {
    loop {
        let log = local.control_get("webhooks").await;
        if log[0]["attempts"].as_array().is_some_and(|tries| tries.len() == times) {
            return log[0].clone();
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_receiver_that_is_down_is_tried_again() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let receiver = Receiver::listening(listener, &[]);
    let mut config = config();
    // Nothing listens on port 9 of this machine; the receiver is told of later.
    config.webhook_urls = vec!["http://127.0.0.1:9/hook".parse().unwrap()];
    let local = with(config);
    tokio::spawn(local.sandbox.clone().keep_time());
    local.open(order()).await;
    local.advance(30 * 60).await;
    assert_eq!(settled(&local, "waiting").await["attempts"][0]["error"], "cannot connect");
    let mut receiver = receiver;
    local.control("webhooks", json!({ "url": format!("http://{address}/hook") })).await;
    local.advance(15 * 60).await;
    receiver.next().await;
}

#[tokio::test]
async fn a_webhook_can_be_resent_by_hand() {
    let mut receiver = Receiver::replying(&[]).await;
    let local = delivering(&receiver, PATIENT);
    local.open(order()).await;
    local.advance(30 * 60).await;
    let first = receiver.next().await;
    let id = first.headers["webhook-id"].to_str().unwrap().to_owned();
    assert_eq!(local.control(&format!("webhooks/{id}/resend"), json!({})).await.status, 202);
    assert_eq!(receiver.next().await.headers["webhook-id"], id.as_str());
}

#[tokio::test]
async fn without_a_url_webhooks_are_kept_and_can_be_sent_later() {
    let local = with(config());
    tokio::spawn(local.sandbox.clone().keep_time());
    local.open(order()).await;
    local.advance(30 * 60).await;
    let id = settled(&local, "held: no webhook url").await["id"].as_str().unwrap().to_owned();
    let mut receiver = Receiver::replying(&[]).await;
    local.control("webhooks", json!({ "url": receiver.url, "callback_token": "new" })).await;
    local.control(&format!("webhooks/{id}/resend"), json!({})).await;
    assert_eq!(receiver.next().await.headers["x-callback-token"], "new");
}

#[tokio::test]
async fn a_callback_token_that_no_header_can_carry_is_refused() {
    let local = with(config());
    for token in [json!("two\nlines"), json!(7)] {
        let answer = local.control("webhooks", json!({ "url": null, "callback_token": token })).await;
        assert_eq!(
            (answer.status.as_u16(), answer.error_code().as_str()),
            (400, "API_VALIDATION_ERROR"),
            "{token}"
        );
    }
}

#[tokio::test]
async fn each_topic_can_have_an_address_of_its_own() {
    let (mut payments, mut rest) = (Receiver::replying(&[]).await, Receiver::replying(&[]).await);
    let mut config = config();
    config.webhook_urls =
        vec![rest.url.parse().unwrap(), format!("payment={}", payments.url).parse().unwrap()];
    let local = with(config);
    tokio::spawn(local.sandbox.clone().keep_time());
    let session = local.open(order()).await;
    local.pay(&session, "4000000000001000").await;
    assert_eq!(payments.next().await.body["event"], "payment.capture");
    assert_eq!(rest.next().await.body["event"], "payment_session.completed");
    let targets = local.control_get("webhooks/targets").await;
    assert_eq!(targets, json!({ "url": rest.url, "topics": { "payment": payments.url } }));

    let gone = json!({ "topic": "payment", "url": null });
    assert_eq!(local.control("webhooks", gone).await.status, 204);
    let session = local.open(order()).await;
    local.pay(&session, "4000000000001000").await;
    assert_eq!(names(&rest.events(2).await), ["payment.capture", "payment_session.completed"]);
}

#[tokio::test]
async fn deliveries_can_be_made_twice_and_in_the_wrong_order() {
    let mut receiver = Receiver::replying(&[]).await;
    let local = delivering(&receiver, PATIENT);
    let manner = json!({ "order": "reversed", "copies": 2 });
    assert_eq!(local.control("webhooks/delivery", manner.clone()).await.json(), manner);
    let session = local.open(order()).await;
    local.pay(&session, "4000000000001000").await;
    let mut received = Vec::new();
    for _ in 0..4 {
        let Received { headers, body } = receiver.next().await;
        received.push((body["event"].as_str().unwrap().to_owned(), headers["webhook-id"].clone()));
    }
    assert_eq!(received[0].0, "payment_session.completed");
    for event in ["payment.capture", "payment_session.completed"] {
        let ids: Vec<_> = received.iter().filter(|(name, _)| name == event).map(|(_, id)| id).collect();
        assert!(ids.len() == 2 && ids[0] == ids[1], "{received:?}");
    }
}

#[tokio::test]
async fn by_hand_webhooks_go_out_in_any_order_one_likes() {
    let mut receiver = Receiver::replying(&[]).await;
    let local = delivering(&receiver, PATIENT);
    local.control("webhooks/delivery", json!({ "order": "by_hand" })).await;
    let session = local.open(order()).await;
    local.pay(&session, "4000000000001000").await;
    let log = local.control_get("webhooks").await;
    for webhook in log.as_array().unwrap().iter().rev() {
        local.control(&format!("webhooks/{}/resend", webhook["id"].as_str().unwrap()), json!({})).await;
        assert_eq!(receiver.next().await.body["event"], webhook["event"]);
    }
    let refused = local.control("webhooks/delivery", json!({ "order": "sideways" })).await;
    assert_eq!((refused.status.as_u16(), refused.error_code().as_str()), (400, "API_VALIDATION_ERROR"));
}

#[tokio::test]
async fn the_dashboards_odd_sample_can_be_sent() {
    let mut receiver = Receiver::replying(&[]).await;
    let local = delivering(&receiver, PATIENT);
    assert_eq!(local.control("webhooks/sample", json!({})).await.status, 202);
    let sample = receiver.next().await;
    let documented: Value = serde_json::from_str(include_str!("samples/dashboard-sample.json")).unwrap();
    assert_eq!(sample.body, documented);
    assert!(sample.body["data"].get("payment_session_id").is_none());
    assert_eq!(sample.headers["x-callback-token"], "token-of-the-shop");
}

#[tokio::test]
async fn the_log_shows_where_each_try_went_and_who_wanted_it() {
    let mut receiver = Receiver::replying(&[]).await;
    let local = delivering(&receiver, PATIENT);
    local.open(order()).await;
    local.advance(30 * 60).await;
    receiver.next().await;
    let first = settled(&local, "delivered").await;
    assert_eq!(first["attempts"][0]["url"], receiver.url);
    assert_eq!(first["attempts"][0]["source"], "automatic");
    local.control(&format!("webhooks/{}/resend", first["id"].as_str().unwrap()), json!({})).await;
    receiver.next().await;
    let tries = |log: &Value| log[0]["attempts"].as_array().unwrap().len();
    while tries(&local.control_get("webhooks").await) < 2 {
        tokio::task::yield_now().await;
    }
    assert_eq!(local.control_get("webhooks").await[0]["attempts"][1]["source"], "resend");
}

#[tokio::test]
async fn webhook_ids_follow_the_seed_but_never_come_again() {
    let ids = |local: Local| async move {
        let mut ids = Vec::new();
        for _ in 0..2 {
            let session = local.open(order()).await;
            local.control(&format!("sessions/{}/expire", session.id), json!({})).await;
            ids.push(local.control_get("webhooks").await[0]["id"].clone());
            local.control("reset", json!({})).await;
        }
        ids
    };
    let first = ids(with(config())).await;
    assert_ne!(first[0], first[1]);
    assert_eq!(first, ids(with(config())).await);
}
