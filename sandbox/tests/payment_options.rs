//! Instalments and pay-later plans: whose card has which, and that only a plan on offer can be chosen.
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Local, Opened, changed, local, order};
use crate::shopper::{bootstrap, channel, create, payment_options};

/// Of the bank whose cards pay in instalments in Indonesia.
const BCA_CARD: &str = "4617000000000007";

async fn expensive(local: &Local) -> Opened {
    local.open(changed(order(), json!({ "amount": 1_200_000 }))).await
}

fn cards() -> Value {
    json!({ "channel_code": "CARDS" })
}

fn number(session: &Opened, digits: &str) -> Value {
    json!({ "channel_properties": { "card_number": session.frame.seal(digits) } })
}

#[tokio::test]
async fn a_banks_card_has_the_banks_plans_and_another_card_has_none() {
    let local = local();
    let session = expensive(&local).await;
    let options = payment_options(&local, &session, &cards(), number(&session, BCA_CARD)).await;
    assert_eq!(
        options["installment_plans"][0],
        json!({
            "interval": "MONTH",
            "interval_count": 1,
            "terms": 3,
            "installment_amount": 400_000,
            "total_amount": 1_200_000,
            "code": "BCA_3M",
            "interest_rate": 0.0,
            "description": "3 months",
        })
    );
    let with_interest = &options["installment_plans"][2];
    assert_eq!(
        (&with_interest["installment_amount"], &with_interest["total_amount"]),
        (&json!(106_000), &json!(1_272_000))
    );
    let none = payment_options(&local, &session, &cards(), number(&session, "4000000000001000")).await;
    assert_eq!(none["installment_plans"], json!([]));
    assert_eq!((&none["currency"], &none["amount"]), (&json!("IDR"), &json!(1_200_000)));
}

#[tokio::test]
async fn an_instalment_is_never_smaller_than_the_smallest_payment() {
    let local = local();
    let session = local.open(changed(order(), json!({ "amount": 20_000 }))).await;
    let options = payment_options(&local, &session, &cards(), number(&session, BCA_CARD)).await;
    let terms: Vec<&Value> =
        options["installment_plans"].as_array().unwrap().iter().map(|plan| &plan["terms"]).collect();
    assert_eq!(terms, [&json!(3)]);
}

#[tokio::test]
async fn a_card_pays_in_a_plan_that_was_offered_and_in_no_other() {
    let local = local();
    let session = expensive(&local).await;
    let with_plan = |plan: Value| {
        json!({
            "card_details": session.frame.card(BCA_CARD, "12", "2099", "123"),
            "installment_configuration": plan,
        })
    };
    for plan in [
        json!({ "terms": 4, "interval": "MONTH", "code": "BCA_3M" }),
        json!({ "terms": 3, "interval": "MONTH", "code": "KBANK_3M" }),
        json!({ "terms": "3", "interval": "MONTH", "code": "BCA_3M" }),
        json!("BCA_3M"),
    ] {
        let answer =
            create(&local, &session, "payment_requests", "CARDS", with_plan(plan.clone()), json!({})).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{plan}");
        assert_eq!(answer.json()["errors"][0]["path"], "/body/channel_properties/installment_configuration");
    }
    let plan = json!({ "terms": 3, "interval": "MONTH", "code": "BCA_3M" });
    let answer = create(&local, &session, "payment_requests", "CARDS", with_plan(plan), json!({})).await;
    assert_eq!(answer.json()["status"], "SUCCEEDED", "{}", answer.text);
}

#[tokio::test]
async fn a_card_pays_in_full_when_no_plan_is_chosen() {
    let local = local();
    for plan in [json!({}), json!({ "terms": "", "interval": "", "code": "" })] {
        let session = expensive(&local).await;
        let properties = json!({
            "card_details": session.frame.card(BCA_CARD, "12", "2099", "123"),
            "installment_configuration": plan,
        });
        let answer = create(&local, &session, "payment_requests", "CARDS", properties, json!({})).await;
        assert_eq!(answer.json()["status"], "SUCCEEDED", "{}", answer.text);
    }
}

#[tokio::test]
async fn a_banks_instalment_channel_has_plans_without_a_card() {
    let local = local();
    let thai = json!({ "country": "TH", "currency": "THB", "amount": 10_000 });
    let session = local.open(changed(order(), thai)).await;
    let start = bootstrap(&local, &session).await;
    let channel = channel(&start, "SCB_CARD_INSTALLMENT").unwrap();
    assert_eq!(channel["pm_type"], "CARDS_INSTALLMENT");
    let options = payment_options(&local, &session, channel, json!({})).await;
    let plan = &options["installment_plans"][0];
    assert_eq!((&plan["code"], &plan["installment_amount"]), (&json!("SCB_3M"), &json!(3_333.34)));
}

#[tokio::test]
async fn pay_later_tells_its_plans_under_a_name_of_their_own() {
    let local = local();
    let session = expensive(&local).await;
    let options = payment_options(&local, &session, &json!({ "channel_code": "KREDIVO" }), json!({})).await;
    let plans = options["paylater_plans"].as_array().unwrap();
    assert_eq!(plans.len(), 3);
    assert_eq!((&plans[0]["terms"], &plans[0]["downpayment_amount"]), (&json!(1), &json!(0)));
    assert!(options.get("installment_plans").is_none());
}

#[tokio::test]
async fn a_channel_that_is_not_offered_has_no_options() {
    let local = local();
    let session = expensive(&local).await;
    let path = format!("/api/sessions/{}/payment_options", session.auth_key);
    for payload in [json!({ "channel_code": "GCASH" }), json!({})] {
        assert_eq!(local.page_post(&path, &payload).await.error_code(), "CHANNEL_NOT_ACTIVATED");
    }
    let unsealed =
        json!({ "channel_code": "CARDS", "channel_properties": { "card_number": "4617000000000007" } });
    assert_eq!(local.page_post(&path, &unsealed).await.error_code(), "INVALID_ENCRYPTED_DATA");
}
