//! Google Pay: offered with cards, and paid with by what Google's sheet gives.
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Answer, Local, Opened, card_to_save, changed, local, order};
use crate::shopper::create;

/// What Google's sheet gives; `info` is what it knows of the card.
fn payment_data(info: Value) -> Value {
    json!({
        "apiVersion": 2,
        "apiVersionMinor": 0,
        "email": "rani@example.org",
        "paymentMethodData": {
            "type": "CARD",
            "description": "Visa •••• 1234",
            "info": info,
            "tokenizationData": { "type": "PAYMENT_GATEWAY", "token": "examplePaymentMethodToken" },
        },
    })
}

fn visa() -> Value {
    json!({ "cardNetwork": "VISA", "cardDetails": "1234" })
}

async fn pay_with(local: &Local, session: &Opened, kind: &str, google_pay: Value) -> Answer {
    create(local, session, kind, "CARDS", json!({ "google_pay": google_pay }), json!({})).await
}

async fn opening(local: &Local, session: &Opened) -> Value {
    local.page_get(&format!("/api/sessions/{}", session.auth_key)).await.json()
}

#[tokio::test]
async fn a_session_that_offers_cards_offers_google_pay() {
    let local = local();
    let session = local.open(order()).await;
    let wallet = opening(&local, &session).await["digital_wallets"]["google_pay"].take();
    let method = &wallet["allowed_payment_methods"][0];
    assert_eq!(method["channel_code"], "CARDS");
    let specification = &method["payment_method_specification"];
    assert_eq!(specification["type"], "CARD");
    assert_eq!(
        specification["parameters"]["allowedCardNetworks"],
        json!(["VISA", "MASTERCARD", "JCB", "AMEX"])
    );
    assert_eq!(specification["tokenizationSpecification"]["type"], "PAYMENT_GATEWAY");
    let session = local.open(changed(order(), json!({ "allowed_payment_channels": ["QRIS"] }))).await;
    assert_eq!(opening(&local, &session).await.get("digital_wallets"), None);
}

#[tokio::test]
async fn what_googles_sheet_gives_pays_and_saves() {
    let local = local();
    let data = json!(payment_data(visa()).to_string());
    for (terms, kind, status) in
        [(order(), "payment_requests", "SUCCEEDED"), (card_to_save(), "payment_tokens", "ACTIVE")]
    {
        let session = local.open(terms).await;
        let answer = pay_with(&local, &session, kind, data.clone()).await;
        assert_eq!(answer.json()["status"], status, "{}", answer.text);
        assert_eq!(local.session(&session.id).await["status"], "COMPLETED");
        assert!(!answer.text.contains("examplePaymentMethodToken"), "{}", answer.text);
    }
}

#[tokio::test]
async fn a_cardholder_whom_google_did_not_ask_is_asked_by_the_bank() {
    let local = local();
    let session = local.open(order()).await;
    let info = changed(visa(), json!({ "assuranceDetails": { "cardHolderAuthenticated": false } }));
    let answer = pay_with(&local, &session, "payment_requests", json!(payment_data(info).to_string())).await;
    assert_eq!(answer.json()["status"], "REQUIRES_ACTION", "{}", answer.text);
}

#[tokio::test]
async fn what_is_not_googles_payment_data_is_refused() {
    let local = local();
    let session = local.open(order()).await;
    let mut bank_account = payment_data(visa());
    bank_account["paymentMethodData"]["type"] = json!("BANK");
    let mut without_token = payment_data(visa());
    without_token["paymentMethodData"]["tokenizationData"] = json!({});
    let elo = payment_data(json!({ "cardNetwork": "ELO", "cardDetails": "1234" }));
    for google_pay in [
        json!(""),
        json!("not JSON"),
        // as an object, not as a text
        payment_data(visa()),
        json!(bank_account.to_string()),
        json!(without_token.to_string()),
        json!(elo.to_string()),
    ] {
        let answer = pay_with(&local, &session, "payment_requests", google_pay.clone()).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{google_pay}");
        assert_eq!(answer.json()["errors"][0]["path"], "/body/channel_properties/google_pay", "{google_pay}");
    }
}
