//! `POST /sessions`, reading and cancelling.
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};

use crate::harness::{card_to_save, changed, customer, local, order, payment_link, send, subscription};

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[tokio::test]
async fn answers_have_the_keys_of_the_documentations_samples_in_their_order() {
    let samples = [
        (include_str!("samples/pay-request.json"), include_str!("samples/pay-response.json")),
        (
            include_str!("samples/pay-and-save-request.json"),
            include_str!("samples/pay-and-save-response.json"),
        ),
        (
            include_str!("samples/payment-link-request.json"),
            include_str!("samples/payment-link-response.json"),
        ),
    ];
    for (request, response) in samples {
        let answer = local().create(serde_json::from_str(request).unwrap()).await;
        let (answer, sample) = (answer.json(), serde_json::from_str::<Value>(response).unwrap());
        assert_eq!(keys(&answer), keys(&sample));
        for (name, value) in sample.as_object().unwrap() {
            let made = [
                "payment_session_id",
                "created",
                "updated",
                "expires_at",
                "business_id",
                "customer_id",
                "components_sdk_key",
                "payment_link_url",
            ];
            if made.contains(&name.as_str()) {
                assert_ne!(answer[name], *value, "{name}");
                let spelled = |text: &Value| text.as_str().unwrap().replacen("-sandbox-", "-pl-", 1);
                let lengths = [&answer[name], value].map(|text| spelled(text).len());
                // The sample has a short link, and we the other form of the documentation, …/sessions/ps-….
                assert!(lengths[0] == lengths[1] || name == "payment_link_url", "{name}");
            } else {
                assert_eq!(answer[name], *value, "{name}");
            }
        }
    }
}

#[tokio::test]
async fn a_session_lives_thirty_minutes_unless_told_otherwise() {
    let session = local().create(order()).await.json();
    let at = |name: &str| session[name].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    assert_eq!(at("expires_at").duration_since(at("created")).as_secs(), 30 * 60);
    assert_eq!(session["created"], session["updated"]);
}

#[tokio::test]
async fn a_save_session_has_no_capture_method() {
    let session = local().create(card_to_save()).await.json();
    assert_eq!(session["amount"], 0);
    assert!(session.get("capture_method").is_none());
}

#[tokio::test]
async fn what_the_merchant_sent_along_comes_back() {
    let sent = json!({
        "metadata": { "shelf": "7" },
        "description": "Two mugs",
        "items": [{ "type": "PHYSICAL_PRODUCT", "name": "Mug", "net_unit_amount": 62_500, "quantity": 2, "reference_id": "sku-1", "category": "HOME" }],
        "allowed_payment_channels": ["CARDS"],
        "channel_properties": { "cards": { "mid_label": "MID" } },
        "notification_channels": ["EMAIL"],
        "locale": "id",
    });
    let session = local().create(changed(order(), sent.clone())).await.json();
    for (name, value) in sent.as_object().unwrap() {
        assert_eq!(session[name], *value, "{name}");
    }
}

#[tokio::test]
async fn every_type_can_be_paid_in_the_page_or_behind_a_link() {
    let local = local();
    for (session_type, body) in [("PAY", order()), ("SAVE", card_to_save()), ("SUBSCRIPTION", subscription())]
    {
        let components = local.create(body.clone()).await.json();
        assert_eq!(components["session_type"], session_type);
        assert_eq!(components["mode"], "COMPONENTS");
        assert!(components["components_sdk_key"].is_string() && components.get("payment_link_url").is_none());

        let linked = local
            .create(changed(body, json!({ "mode": "PAYMENT_LINK", "components_configuration": null })))
            .await
            .json();
        assert_eq!(linked["session_type"], session_type);
        assert_eq!(linked["mode"], "PAYMENT_LINK");
        assert!(linked["payment_link_url"].is_string() && linked.get("components_sdk_key").is_none());
    }
}

#[tokio::test]
async fn a_subscription_comes_back_with_its_schedule_and_no_capture_method() {
    let session = local().create(subscription()).await.json();
    assert_eq!(session["subscription"], subscription()["subscription"]);
    assert!(session.get("capture_method").is_none());
}

#[tokio::test]
async fn two_payment_links_are_different() {
    let local = local();
    let first = local.create(payment_link()).await.json();
    assert_ne!(local.create(payment_link()).await.json()["payment_link_url"], first["payment_link_url"]);
}

#[tokio::test]
async fn what_is_null_or_not_for_the_mode_is_left_out() {
    let sent = json!({ "items": Value::Null, "metadata": Value::Null });
    let body = merged(order(), sent);
    let session =
        local().create(merged(body, json!({ "success_return_url": "https://shop.example" }))).await.json();
    for name in ["items", "metadata", "success_return_url", "payment_id"] {
        assert!(session.get(name).is_none(), "{name}");
    }
}

/// `body` with members added, nulls too.
fn merged(mut body: Value, more: Value) -> Value {
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

#[tokio::test]
async fn a_sub_account_has_its_own_sessions() {
    let local = local();
    let theirs = ("for-user-id", "5f27a14a9bf05c73dd040bc8");
    let body = changed(order(), json!({ "customer": null }));
    let session = local.merchant_with(theirs, Method::POST, "/sessions", Some(body)).await.json();
    assert_eq!(session["business_id"], theirs.1);
    let path = format!("/sessions/{}", session["payment_session_id"].as_str().unwrap());
    assert_eq!(local.merchant_with(theirs, Method::GET, &path, None).await.json(), session);
    assert_eq!(local.merchant(Method::GET, &path, None).await.error_code(), "NOT_FOUND");
    let cancel = format!("{path}/cancel");
    assert_eq!(local.merchant(Method::POST, &cancel, None).await.error_code(), "NOT_FOUND");

    let nobody = local.merchant_with(("for-user-id", "me"), Method::GET, &path, None).await;
    assert_eq!(nobody.error_code(), "API_VALIDATION_ERROR");
}

#[tokio::test]
async fn a_broken_body_is_answered_as_ajv_answers_it() {
    let local = local();
    let answer = local.create(changed(order(), json!({ "session_type": null, "amount": "125000" }))).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        answer.json(),
        json!({
            "error_code": "API_VALIDATION_ERROR",
            "message": "request/body/amount must be number, request/body must have required property 'session_type'",
            "errors": [
                { "message": "must be number", "path": "/body/amount" },
                { "message": "must have required property 'session_type'", "path": "/body/session_type" },
            ],
        })
    );
}

#[tokio::test]
async fn two_decimals_are_fine_where_the_currency_has_them() {
    let session = local()
        .create(changed(order(), json!({ "amount": 10.05, "currency": "PHP", "country": "PH" })))
        .await;
    assert_eq!(session.json()["amount"], 10.05);
}

#[tokio::test]
async fn a_customer_can_come_back_by_id() {
    let local = local();
    let first = local.create(order()).await.json();
    let again = json!({ "customer": null, "customer_id": first["customer_id"] });
    assert_eq!(local.create(changed(order(), again)).await.json()["customer_id"], first["customer_id"]);

    let stranger = json!({ "customer": null, "customer_id": "cust-138123c0-50de-49bb-b804-ead0e1e35914" });
    let answer = local.create(changed(order(), stranger)).await;
    assert_eq!((answer.status, answer.error_code().as_str()), (StatusCode::NOT_FOUND, "DATA_NOT_FOUND"));
}

#[tokio::test]
async fn a_customer_described_twice_is_one_customer() {
    let local = local();
    let first = local.create(order()).await.json();
    let other = changed(customer(), json!({ "reference_id": "budi" }));
    assert_eq!(local.create(order()).await.json()["customer_id"], first["customer_id"]);
    assert_ne!(
        local.create(changed(order(), json!({ "customer": other }))).await.json()["customer_id"],
        first["customer_id"]
    );
}

#[tokio::test]
async fn only_test_keys_are_let_in() {
    // "xnd_production_x:", "xnd_public_development_x:", "xnd_development_:", "hello", no colon, not base64
    let refused = [
        "Basic eG5kX3Byb2R1Y3Rpb25feDo=",
        "Basic eG5kX3B1YmxpY19kZXZlbG9wbWVudF94Og==",
        "Basic eG5kX2RldmVsb3BtZW50Xzo=",
        "Basic aGVsbG8=",
        "Bearer x",
        "Basic ???",
        "",
    ];
    let local = local();
    for value in refused {
        let request =
            Request::post("/sessions").header("authorization", value).body(Body::from(order().to_string()));
        let answer = send(&local.api, request.unwrap()).await;
        assert_eq!(
            (answer.status, answer.error_code().as_str()),
            (StatusCode::UNAUTHORIZED, "INVALID_API_KEY"),
            "{value}"
        );
        assert_eq!(
            answer.text.contains("production key"),
            value.contains("UHJv") || value.contains("Byb2R1"),
            "{value}"
        );
    }
}

#[tokio::test]
async fn a_session_can_be_read_and_an_unknown_one_cannot() {
    let local = local();
    let created = local.create(order()).await.json();
    assert_eq!(local.session(created["payment_session_id"].as_str().unwrap()).await, created);
    let answer = local.merchant(Method::GET, "/sessions/ps-000000000000000000000000", None).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.json(), json!({ "error_code": "NOT_FOUND", "message": "Session not found" }));
}

#[tokio::test]
async fn a_cancelled_session_stays_cancelled() {
    let local = local();
    let session = local.open(order()).await;
    let path = format!("/sessions/{}/cancel", session.id);
    assert_eq!(local.merchant(Method::POST, &path, None).await.json()["status"], "CANCELED");
    let again = local.merchant(Method::POST, &path, None).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        again.json(),
        json!({ "error_code": "INVALID_SESSION_STATUS", "message": "Session status is CANCELED, expecting ACTIVE" })
    );
    assert_eq!(local.control_get("webhooks").await, json!([]));
}

#[tokio::test]
async fn a_session_expires_when_its_time_has_come() {
    let local = local();
    let session = local.open(order()).await;
    local.advance(30 * 60 - 60).await;
    assert_eq!(local.session(&session.id).await["status"], "ACTIVE");
    local.advance(60).await;
    let expired = local.session(&session.id).await;
    assert_eq!(expired["status"], "EXPIRED");
    assert!(expired.get("components_sdk_key").is_none());
}

#[tokio::test]
async fn the_same_seed_makes_the_same_sessions() {
    let [first, second] = [local().create(order()).await.json(), local().create(order()).await.json()];
    for name in ["payment_session_id", "customer_id", "business_id", "components_sdk_key"] {
        assert_eq!(first[name], second[name], "{name}");
    }
}
