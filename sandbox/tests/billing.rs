//! Billing addresses: asked for where the card's bank wants one, and nowhere else.
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Answer, Local, Opened, card_to_save, local, order};
use crate::shopper::create;

/// Of a bank in the United States that wants an address.
const AMERICAN: &str = "4242424242424242";

async fn card_info(local: &Local, session: &Opened, digits: &str) -> Value {
    let path = format!("/api/sessions/{}/card_info", session.auth_key);
    local.page_post(&path, &json!({ "card_number": session.frame.seal(digits) })).await.json()
}

async fn pay_with(local: &Local, session: &Opened, kind: &str, billing: Option<Value>) -> Answer {
    let mut properties = json!({ "card_details": session.frame.card(AMERICAN, "12", "2099", "123") });
    if let Some(billing) = billing {
        properties["billing_information"] = billing;
    }
    create(local, session, kind, "CARDS", properties, json!({})).await
}

fn address() -> Value {
    json!({
        "first_name": "Rani",
        "last_name": "Wijaya",
        "email": "rani@example.org",
        "phone_number": "",
        "country": "US",
        "province_state": "NY",
        "city": "New York",
        "postal_code": "10001",
        "street_line1": "1 Main Street",
    })
}

#[tokio::test]
async fn six_digits_tell_that_an_address_is_wanted() {
    let local = local();
    let session = local.open(order()).await;
    assert_eq!(card_info(&local, &session, "42424").await["require_billing_information"], false);
    assert_eq!(
        card_info(&local, &session, "424242").await,
        json!({ "schemes": ["VISA"], "country_codes": ["US"], "require_billing_information": true })
    );
}

#[tokio::test]
async fn a_wanted_address_has_to_be_there_and_be_one() {
    let local = local();
    let session = local.open(order()).await;
    let answer = pay_with(&local, &session, "payment_requests", None).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let missing: Vec<Value> =
        answer.json()["errors"].as_array().unwrap().iter().map(|error| error["path"].clone()).collect();
    assert_eq!(missing.len(), 8, "{missing:?}");
    assert!(missing.contains(&json!("/body/channel_properties/billing_information/street_line1")));

    for (name, value) in [("country", "America"), ("postal_code", "#1"), ("email", "rani"), ("city", "")] {
        let mut billing = address();
        billing[name] = json!(value);
        let answer = pay_with(&local, &session, "payment_requests", Some(billing)).await;
        assert_eq!(
            answer.json()["errors"][0]["path"],
            format!("/body/channel_properties/billing_information/{name}"),
            "{name}"
        );
    }
    let answer = pay_with(&local, &session, "payment_requests", Some(address())).await;
    assert_eq!(answer.json()["status"], "SUCCEEDED", "{}", answer.text);
}

#[tokio::test]
async fn a_card_that_is_only_saved_needs_no_address() {
    let local = local();
    let session = local.open(card_to_save()).await;
    let answer = pay_with(&local, &session, "payment_tokens", None).await;
    assert_eq!(answer.json()["status"], "ACTIVE", "{}", answer.text);
}
