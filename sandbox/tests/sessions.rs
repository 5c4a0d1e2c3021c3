//! `POST /sessions`, reading and cancelling.
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};

use crate::harness::{card_to_save, changed, customer, local, order, send};

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
            ];
            if made.contains(&name.as_str()) {
                assert_ne!(answer[name], *value, "{name}");
                let lengths = [&answer[name], value]
                    .map(|text| text.as_str().unwrap().replacen("-sandbox-", "-pl-", 1).len());
                assert_eq!(lengths[0], lengths[1], "{name}");
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
async fn every_documented_rule_has_its_documented_error() {
    let long = "x".repeat(81);
    let many: Value = (0..21).map(|n| (n.to_string(), json!("x"))).collect::<serde_json::Map<_, _>>().into();
    let item = json!({ "type": "FEE", "name": "Fee", "net_unit_amount": 1, "quantity": 1, "reference_id": "f", "category": "c" });
    let origins = |origins: Value| json!({ "components_configuration": { "origins": origins } });
    let cases = [
        (json!({ "amount": 0 }), "INVALID_AMOUNT", "Amount must be greater than zero"),
        (json!({ "amount": -5 }), "INVALID_AMOUNT", "Amount must be greater than zero"),
        (json!({ "amount": 10.5 }), "INVALID_AMOUNT", "Amount in IDR must have at most 0 decimal places"),
        (json!({ "session_type": "SAVE" }), "INVALID_AMOUNT", "Amount must be zero for session type SAVE"),
        (json!({ "currency": "XYZ" }), "INVALID_CURRENCY", "Currency XYZ is not supported"),
        (json!({ "country": "DE" }), "INVALID_COUNTRY", "Country DE is not supported"),
        (
            json!({ "session_type": "AUTHORIZATION" }),
            "SESSION_TYPE_NOT_SUPPORTED",
            "session_type AUTHORIZATION is not supported for now",
        ),
        (
            json!({ "session_type": "SUBSCRIPTION" }),
            "SESSION_TYPE_NOT_SUPPORTED",
            "session_type SUBSCRIPTION is not supported by this sandbox yet",
        ),
        (
            json!({ "mode": "INVALID_MODE" }),
            "MODE_NOT_SUPPORTED",
            "mode INVALID_MODE is not supported for now",
        ),
        (
            json!({ "mode": "PAYMENT_LINK" }),
            "MODE_NOT_SUPPORTED",
            "mode PAYMENT_LINK is not supported by this sandbox yet",
        ),
        (
            json!({ "customer_id": "someone" }),
            "INVALID_CUSTOMER_ID",
            r#"Customer ID must start with "cust-""#,
        ),
        (
            json!({ "customer": null, "allow_save_payment_method": "FORCED" }),
            "MISSING_CUSTOMER",
            "Customer object or customer_id is required",
        ),
        (
            json!({ "customer": null, "session_type": "SAVE", "amount": 0 }),
            "MISSING_CUSTOMER",
            "Customer object or customer_id is required",
        ),
        (
            json!({ "session_type": "SAVE", "amount": 0, "capture_method": "MANUAL" }),
            "DISALLOWED_CAPTURE_METHOD",
            "Capture method is not supported for session type SAVE",
        ),
        (
            json!({ "session_type": "SAVE", "amount": 0, "items": [item] }),
            "ITEMS_NOT_SUPPORTED",
            "Items are allowed for session type PAY only",
        ),
        (
            json!({ "allowed_payment_channels": ["INVALID_CHANNEL"] }),
            "INVALID_PAYMENT_CHANNEL",
            "Channel(s) INVALID_CHANNEL are not available. Please ensure that you have activated the necessary channels",
        ),
        (
            json!({ "currency": "PHP" }),
            "INVALID_PAYMENT_CHANNEL",
            "Channel(s) for PHP in ID are not available. Please ensure that you have activated the necessary channels",
        ),
        (
            json!({ "metadata": { "note": long } }),
            "INVALID_METADATA",
            "Metadata value must have at most 80 characters",
        ),
        (json!({ "metadata": many }), "INVALID_METADATA", "Metadata must have at most 20 keys"),
        (
            json!({ "payment_link_configuration": { "primary_payment_channels": ["BPI_DIRECT_DEBIT"] } }),
            "INVALID_PRIMARY_PAYMENT_CHANNEL",
            "Primary channel BPI_DIRECT_DEBIT is not included in the requested channels",
        ),
        (
            json!({ "items": [changed(item.clone(), json!({ "metadata": { "note": long } }))] }),
            "INVALID_ITEM_METADATA",
            "Metadata value must have at most 80 characters",
        ),
        (
            json!({ "cancel_return_url": "http://shop.example" }),
            "INVALID_URL",
            "Please provide a valid HTTPS URL",
        ),
        (
            json!({ "expires_at": "2020-01-01T00:00:00Z" }),
            "INVALID_EXPIRY_DATE",
            "expires_at must be at least 10 minutes in the future",
        ),
        (
            json!({ "components_configuration": null }),
            "API_VALIDATION_ERROR",
            "request/body must have required property 'components_configuration'",
        ),
        (
            origins(json!([])),
            "API_VALIDATION_ERROR",
            "request/body/components_configuration/origins must NOT have fewer than 1 items",
        ),
        (
            origins(json!(["http://shop.example"])),
            "API_VALIDATION_ERROR",
            "request/body/components_configuration/origins/0 must be an https origin, or http on localhost",
        ),
        (
            json!({ "channel_properties": { "cards": { "card_details": {} } } }),
            "API_VALIDATION_ERROR",
            "request/body/channel_properties/cards/card_details must NOT have additional properties",
        ),
        (
            json!({ "channel_properties": { "cards": { "card_on_file_type": "RECURRING" } } }),
            "API_VALIDATION_ERROR",
            "request/body/channel_properties/cards must have required property 'recurring_configuration'",
        ),
        (
            json!({ "reference_id": "x".repeat(65) }),
            "API_VALIDATION_ERROR",
            "request/body/reference_id must NOT have more than 64 characters",
        ),
    ];
    let local = local();
    for (changes, code, message) in cases {
        let answer = local.create(changed(order(), changes.clone())).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{changes}: {}", answer.text);
        assert_eq!(
            (answer.error_code().as_str(), answer.json()["message"].as_str().unwrap()),
            (code, message),
            "{changes}"
        );
    }
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
