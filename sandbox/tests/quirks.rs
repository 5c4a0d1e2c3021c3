//! Where Xendit's sources disagree: each quirk reads them the other way.
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use xendit_sandbox::Quirk;

use crate::harness::{card_to_save, changed, order, payment_link, reading, subscription};
use crate::payment_requests::{FRICTIONLESS, by_card};

#[tokio::test]
async fn null_members_makes_what_is_absent_null() {
    let session = reading(Quirk::NullMembers).create(order()).await.json();
    for name in ["items", "metadata", "payment_token_id", "payment_request_id", "payment_link_url"] {
        assert_eq!(session.get(name), Some(&Value::Null), "{name}");
    }
}

#[tokio::test]
async fn schema_metadata_takes_fifty_keys_of_five_hundred_characters() {
    let local = reading(Quirk::SchemaMetadata);
    let metadata = |keys: usize, length: usize| {
        let entries = (0..keys).map(|n| (n.to_string(), json!("x".repeat(length))));
        changed(order(), json!({ "metadata": entries.collect::<serde_json::Map<_, _>>() }))
    };
    assert_eq!(local.create(metadata(50, 500)).await.status, StatusCode::CREATED);
    let answer = local.create(metadata(1, 501)).await.json();
    assert_eq!(answer["message"], "Metadata value must have at most 500 characters");
    assert_eq!(local.create(metadata(51, 1)).await.json()["message"], "Metadata must have at most 50 keys");
}

#[tokio::test]
async fn items_everywhere_takes_items_in_every_type() {
    let local = reading(Quirk::ItemsEverywhere);
    let item = json!({ "type": "FEE", "name": "Fee", "net_unit_amount": 1, "quantity": 1, "reference_id": "f", "category": "c" });
    for body in [card_to_save(), subscription()] {
        let session = local.create(changed(body, json!({ "items": [item] }))).await.json();
        assert_eq!(session["items"], json!([item]));
    }
}

#[tokio::test]
async fn hong_kong_and_mexico_become_markets() {
    let local = reading(Quirk::HongKongAndMexico);
    for (country, currency) in [("HK", "HKD"), ("MX", "MXN")] {
        let body = changed(order(), json!({ "country": country, "currency": currency }));
        assert_eq!(local.create(body).await.status, StatusCode::CREATED, "{country}");
    }
}

#[tokio::test]
async fn enum_mode_makes_an_unknown_mode_a_validation_error() {
    let answer = reading(Quirk::EnumMode).create(changed(order(), json!({ "mode": "INVALID_MODE" }))).await;
    assert_eq!(answer.error_code(), "API_VALIDATION_ERROR");
}

#[tokio::test]
async fn https_only_refuses_localhost() {
    let local = reading(Quirk::HttpsOnly);
    let origins = json!({ "components_configuration": { "origins": ["http://localhost:4100"] } });
    assert_eq!(
        local.create(changed(order(), origins)).await.json()["message"],
        "request/body/components_configuration/origins/0 must be an https origin"
    );
    let back = json!({ "success_return_url": "http://localhost:4100/thanks" });
    assert_eq!(local.create(changed(payment_link(), back)).await.error_code(), "INVALID_URL");
}

#[tokio::test]
async fn lower_case_save_understands_an_overviews_spelling() {
    let body = changed(order(), json!({ "allow_save_payment_method": "optional" }));
    let session = reading(Quirk::LowerCaseSave).create(body).await.json();
    assert_eq!(session["allow_save_payment_method"], "OPTIONAL");
}

#[tokio::test]
async fn historic_errors_have_their_old_codes() {
    let local = reading(Quirk::HistoricErrors);
    let unknown = local.merchant(Method::GET, "/sessions/ps-000000000000000000000000", None).await;
    assert_eq!((unknown.status, unknown.error_code().as_str()), (StatusCode::NOT_FOUND, "SESSION_NOT_FOUND"));
    let stranger = json!({ "customer": null, "customer_id": "cust-138123c0-50de-49bb-b804-ead0e1e35914" });
    assert_eq!(local.create(changed(order(), stranger)).await.error_code(), "CUSTOMER_NOT_FOUND");
    let path = format!("/sessions/{}/cancel", local.open(order()).await.id);
    local.merchant(Method::POST, &path, None).await;
    let again = local.merchant(Method::POST, &path, None).await;
    assert_eq!(
        (again.status, again.error_code().as_str()),
        (StatusCode::FORBIDDEN, "INELIGIBLE_SESSION_REQUEST")
    );
}

#[tokio::test]
async fn ptkn_tokens_and_cap_captures_change_how_ids_begin() {
    let forced = changed(order(), json!({ "allow_save_payment_method": "FORCED" }));
    for (quirk, token, capture) in
        [(Quirk::PtknTokens, "ptkn-", "cptr-"), (Quirk::CapCaptures, "pt-", "cap-")]
    {
        let local = reading(quirk);
        let session = local.open(forced.clone()).await;
        local.pay(&session, "4000000000001000").await;
        let webhooks = local.control_get("webhooks").await;
        let captured = webhooks.as_array().unwrap().iter().find(|sent| sent["event"] == "payment.capture");
        let payment = &captured.unwrap()["data"];
        assert!(payment["payment_token_id"].as_str().unwrap().starts_with(token), "{payment}");
        assert!(payment["captures"][0]["capture_id"].as_str().unwrap().starts_with(capture), "{payment}");
    }
}

#[tokio::test]
async fn token_with_channel_wants_the_channel_of_a_token_named() {
    let local = reading(Quirk::TokenWithChannel);
    let session = local.open(changed(order(), json!({ "allow_save_payment_method": "FORCED" }))).await;
    local.pay(&session, FRICTIONLESS).await;
    let token = local.session(&session.id).await["payment_token_id"].clone();
    let without = changed(
        by_card(FRICTIONLESS),
        json!({ "payment_token_id": token, "channel_code": null, "channel_properties": null }),
    );
    assert_eq!(local.request(without.clone()).await.error_code(), "API_VALIDATION_ERROR");
    let named = changed(without, json!({ "channel_code": "CARDS" }));
    assert_eq!(local.request(named).await.status, StatusCode::CREATED);
}
