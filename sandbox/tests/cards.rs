//! Paying and saving with Xendit's test cards, failing amounts, and cards no issuer would take.
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Local, Opened, bank_path, card_to_save, changed, local, order};

const FRICTIONLESS: [&str; 6] = [
    "4000000000001000",
    "5200000000001005",
    "4440000042200014",
    "5123456789012346",
    "378282246310005",
    "340000000002708",
];
const CHALLENGED: [&str; 7] = [
    "4000000000002503",
    "5200000000002151",
    "4200350000000801",
    "5413530000000501",
    "3337000000000008",
    "340000000002534",
    "1889800000000171",
];
const CHOSEN: [&str; 2] = ["4440000009900010", "5123450000000008"];

#[tokio::test]
async fn a_frictionless_card_completes_the_session_at_once() {
    for number in FRICTIONLESS {
        let local = local();
        let session = local.open(order()).await;
        let paid = local.pay(&session, number).await.json();
        assert_eq!(
            (&paid["status"], &paid["actions"], &paid["channel_code"]),
            (&json!("SUCCEEDED"), &json!([]), &json!("CARDS")),
            "{number}"
        );
        let completed = local.session(&session.id).await;
        assert_eq!(completed["status"], "COMPLETED");
        assert_eq!(completed["payment_request_id"], paid["payment_request_id"]);
        assert!(completed["payment_id"].as_str().unwrap().starts_with("py-"));
        assert!(completed.get("payment_token_id").is_none());
        let polled = local.poll(&session, &paid).await;
        assert_eq!(
            (&polled["session"]["status"], &polled["succeeded_channel"]["channel_code"]),
            (&json!("COMPLETED"), &json!("CARDS"))
        );
    }
}

#[tokio::test]
async fn a_challenged_card_asks_the_shopper_to_act() {
    for number in CHALLENGED.into_iter().chain(CHOSEN) {
        let local = local();
        let session = local.open(order()).await;
        let paid = local.pay(&session, number).await.json();
        assert_eq!(paid["status"], "REQUIRES_ACTION", "{number}");
        let id = paid["payment_request_id"].as_str().unwrap();
        assert_eq!(
            paid["actions"],
            json!([{ "type": "REDIRECT_CUSTOMER", "descriptor": "WEB_URL", "value": format!("http://frames.test/3ds/{id}"), "iframe_capable": true }])
        );
        let polled = local.poll(&session, &paid).await;
        assert_eq!(
            (&polled["session"]["status"], &polled["payment_request"]["status"]),
            (&json!("ACTIVE"), &json!("REQUIRES_ACTION"))
        );
    }
}

#[tokio::test]
async fn the_thai_cards_are_challenged_from_twenty_baht_on() {
    let local = local();
    for (amount, status) in [(json!(19.99), "SUCCEEDED"), (json!(20), "REQUIRES_ACTION")] {
        let session = local
            .open(changed(order(), json!({ "amount": amount, "currency": "THB", "country": "TH" })))
            .await;
        assert_eq!(local.pay(&session, "4200350000000801").await.json()["status"], status, "{amount}");
    }
}

#[tokio::test]
async fn a_card_that_skips_3ds_is_not_challenged() {
    let local = local();
    let skip = json!({ "channel_properties": { "cards": { "skip_three_ds": true } } });
    let session = local.open(changed(order(), skip)).await;
    assert_eq!(local.pay(&session, "4000000000002503").await.json()["status"], "SUCCEEDED");
}

#[tokio::test]
async fn some_amounts_fail_with_their_code_and_leave_the_session_open() {
    let rupiah = [
        (json!(10_051), "EXPIRED_CARD"),
        (json!(10_052), "SUSPECTED_FRAUDULENT"),
        (json!(10_053), "DECLINED_BY_PROCESSOR"),
        (json!(10_054), "INSUFFICIENT_BALANCE"),
        (json!(10_055), "STOLEN_CARD"),
        (json!(10_056), "INACTIVE_OR_UNAUTHORIZED_CARD"),
        (json!(10_057), "PROCESSOR_ERROR"),
        (json!(10_058), "INVALID_CVV"),
        (json!(10_059), "DECLINED_BY_ISSUER"),
    ];
    let ringgit = [
        (json!(10.05), "DECLINED_BY_ISSUER"),
        (json!(10.14), "INVALID_CARD"),
        (json!(10.30), "PROCESSOR_ERROR"),
        (json!(10.51), "INSUFFICIENT_BALANCE"),
        (json!(10.65), "DECLINED_BY_ISSUER"),
    ];
    let dong = [
        (json!(405_400), "EXPIRED_CARD"),
        (json!(405_900), "SUSPECTED_FRAUDULENT"),
        (json!(405_100), "INSUFFICIENT_BALANCE"),
        (json!(400_700), "STOLEN_CARD"),
        (json!(405_500), "INACTIVE_OR_UNAUTHORIZED_CARD"),
        (json!(402_500), "PROCESSOR_ERROR"),
        (json!(403_900), "INVALID_CVV"),
        (json!(400_300), "DECLINED_BY_ISSUER"),
    ];
    let local = local();
    for (country, currency, table) in
        [("ID", "IDR", &rupiah[..]), ("MY", "MYR", &ringgit), ("VN", "VND", &dong)]
    {
        for (amount, code) in table {
            let session = local
                .open(changed(order(), json!({ "amount": amount, "currency": currency, "country": country })))
                .await;
            let paid = local.pay(&session, "4000000000001000").await.json();
            assert_eq!(
                (&paid["status"], &paid["failure_code"]),
                (&json!("FAILED"), &json!(code)),
                "{amount}"
            );
            assert_eq!(local.session(&session.id).await["status"], "ACTIVE");
        }
    }
}

#[tokio::test]
async fn an_amount_fails_only_where_it_is_listed() {
    let cases = [
        (json!({ "amount": 10_051, "currency": "VND", "country": "VN" }), "4000000000001000"),
        (json!({ "amount": 405_400 }), "4000000000001000"),
        (json!({ "amount": 10.65, "currency": "MYR", "country": "MY" }), "5200000000001005"),
    ];
    let local = local();
    for (changes, number) in cases {
        let session = local.open(changed(order(), changes.clone())).await;
        assert_eq!(local.pay(&session, number).await.json()["status"], "SUCCEEDED", "{changes}");
    }
}

#[tokio::test]
async fn a_bca_card_never_fails_by_amount() {
    let local = local();
    let session = local.open(changed(order(), json!({ "amount": 10_051 }))).await;
    let paid = local.pay(&session, "1889800000000171").await.json();
    local.answer_bank(&paid, "code=1234").await;
    assert_eq!(local.session(&session.id).await["status"], "COMPLETED");
}

#[tokio::test]
async fn a_card_xendit_does_not_list_pays_without_a_challenge() {
    let local = local();
    let session = local.open(order()).await;
    assert_eq!(local.pay(&session, "4111111111111111").await.json()["status"], "SUCCEEDED");
}

#[tokio::test]
async fn after_a_decline_another_card_pays_the_same_session() {
    let local = local();
    let session = local.open(order()).await;
    let first = local.pay(&session, "4000000000002503").await.json();
    local.answer_bank(&first, "code=0000").await;
    let second = local.pay(&session, "4000000000001000").await.json();
    assert_ne!(first["payment_request_id"], second["payment_request_id"]);
    assert_eq!(local.poll(&session, &first).await["payment_request"]["status"], "FAILED");
    assert_eq!(local.poll(&session, &second).await["payment_request"]["status"], "SUCCEEDED");
}

#[tokio::test]
async fn only_one_attempt_of_a_session_succeeds() {
    let local = local();
    let session = local.open(order()).await;
    let first = local.pay(&session, "4000000000002503").await.json();
    let second = local.pay(&session, "4000000000001000").await.json();
    let late = local.answer_bank(&first, "code=1234").await;
    assert_eq!(late.status, StatusCode::SEE_OTHER);
    assert_eq!(local.poll(&session, &first).await["payment_request"]["status"], "CANCELED");
    assert_eq!(local.session(&session.id).await["payment_request_id"], second["payment_request_id"]);
}

#[tokio::test]
async fn a_card_can_be_saved_without_paying() {
    let local = local();
    let session = local.open(card_to_save()).await;
    let saved = local.save(&session, "4000000000001000").await.json();
    assert_eq!(saved["status"], "ACTIVE");
    let completed = local.session(&session.id).await;
    assert_eq!(
        (&completed["status"], &completed["payment_token_id"]),
        (&json!("COMPLETED"), &saved["payment_token_id"])
    );
    assert!(completed.get("payment_request_id").is_none());
}

#[tokio::test]
async fn a_payment_saves_the_card_when_merchant_or_shopper_wants_it() {
    let cases = [
        (json!(null), json!({}), false),
        (json!("DISABLED"), json!({ "save_payment_method": true }), false),
        (json!("OPTIONAL"), json!({}), false),
        (json!("OPTIONAL"), json!({ "save_payment_method": false }), false),
        (json!("OPTIONAL"), json!({ "save_payment_method": true }), true),
        (json!("FORCED"), json!({}), true),
    ];
    let local = local();
    for (allowed, wanted, saved) in cases {
        let session = local.open(changed(order(), json!({ "allow_save_payment_method": allowed }))).await;
        let card = session.frame.card("4000000000001000", "12", "2099", "123");
        local.attempt(&session, "payment_requests", card, wanted.clone()).await;
        let completed = local.session(&session.id).await;
        assert_eq!(completed["status"], "COMPLETED");
        assert_eq!(completed.get("payment_token_id").is_some(), saved, "{allowed} {wanted}");
    }
}

#[tokio::test]
async fn a_payment_captured_by_hand_is_only_authorized() {
    let local = local();
    let session = local.open(changed(order(), json!({ "capture_method": "MANUAL" }))).await;
    assert_eq!(local.pay(&session, "4000000000001000").await.json()["status"], "AUTHORIZED");
    assert_eq!(local.session(&session.id).await["status"], "COMPLETED");
}

async fn refused(local: &Local, session: &Opened, card: Value) -> (StatusCode, String) {
    let answer = local.attempt(session, "payment_requests", card.clone(), json!({})).await;
    let content = answer.json()["error_content"]["title"].clone();
    assert!(content.is_string(), "{card}: {}", answer.text);
    (answer.status, answer.error_code())
}

#[tokio::test]
async fn a_card_no_issuer_would_take_is_refused() {
    let local = local();
    let session = local.open(order()).await;
    let card = |number, month, year, cvn| session.frame.card(number, month, year, cvn);
    let good = card("4000000000001000", "12", "2099", "123");
    let cases = [
        (card("4000000000001001", "12", "2099", "123"), "INVALID_PAYMENT_DETAILS"),
        (card("4000", "12", "2099", "123"), "INVALID_PAYMENT_DETAILS"),
        (card("4000000000001000", "13", "2099", "123"), "INVALID_PAYMENT_DETAILS"),
        (card("4000000000001000", "12", "99", "123"), "INVALID_PAYMENT_DETAILS"),
        (card("4000000000001000", "12", "2020", "123"), "CARD_EXPIRED"),
        (card("4000000000001000", "12", "2099", "12"), "INVALID_PAYMENT_DETAILS"),
        (card("4000000000001000", "12", "2099", "1234"), "INVALID_PAYMENT_DETAILS"),
        (card("378282246310005", "12", "2099", "123"), "INVALID_PAYMENT_DETAILS"),
        (changed(good.clone(), json!({ "card_number": "4000000000001000" })), "INVALID_ENCRYPTED_DATA"),
        (changed(good.clone(), json!({ "cvn": "" })), "API_VALIDATION_ERROR"),
        (changed(good.clone(), json!({ "cvn": 123 })), "API_VALIDATION_ERROR"),
        (changed(good.clone(), json!({ "expiry_year": null })), "API_VALIDATION_ERROR"),
        (changed(good.clone(), json!({ "cardholder_first_name": "R2" })), "API_VALIDATION_ERROR"),
        (changed(good.clone(), json!({ "cardholder_last_name": "x".repeat(51) })), "API_VALIDATION_ERROR"),
        (changed(good.clone(), json!({ "cardholder_email": "rani" })), "API_VALIDATION_ERROR"),
        (changed(good.clone(), json!({ "cardholder_phone_number": "0812" })), "API_VALIDATION_ERROR"),
    ];
    for (card, code) in cases {
        assert_eq!(refused(&local, &session, card).await, (StatusCode::BAD_REQUEST, code.to_owned()));
    }
    assert_eq!(
        local.attempt(&session, "payment_requests", good, json!({})).await.json()["status"],
        "SUCCEEDED"
    );
}

#[tokio::test]
async fn a_card_sealed_for_another_session_is_refused() {
    let local = local();
    let (session, other) = (local.open(order()).await, local.open(order()).await);
    let card = other.frame.card("4000000000001000", "12", "2099", "123");
    assert_eq!(
        refused(&local, &session, card).await,
        (StatusCode::BAD_REQUEST, "INVALID_ENCRYPTED_DATA".into())
    );
}

#[tokio::test]
async fn a_bca_card_pays_in_indonesia_only() {
    let local = local();
    let session =
        local.open(changed(order(), json!({ "amount": 100, "currency": "MYR", "country": "MY" }))).await;
    assert_eq!(local.pay(&session, "1889800000000171").await.error_code(), "INVALID_PAYMENT_DETAILS");
}

#[tokio::test]
async fn an_amount_outside_the_channels_limits_is_refused() {
    let local = local();
    let session = local.open(changed(order(), json!({ "amount": 4_999 }))).await;
    assert_eq!(local.pay(&session, "4000000000001000").await.error_code(), "PAYMENT_AMOUNT_LIMITS_EXCEEDED");
}

#[tokio::test]
async fn a_channel_that_is_not_there_is_refused() {
    let local = local();
    let session = local.open(order()).await;
    let answer =
        local.attempt(&session, "payment_requests", json!({}), json!({ "channel_code": "GCASH" })).await;
    assert_eq!(
        (answer.status, answer.error_code().as_str()),
        (StatusCode::BAD_REQUEST, "CHANNEL_NOT_ACTIVATED")
    );
}

#[tokio::test]
async fn the_banks_page_is_on_the_frame_origin() {
    let local = local();
    let session = local.open(order()).await;
    let paid = local.pay(&session, "4000000000002503").await.json();
    assert_eq!(bank_path(&paid), format!("/3ds/{}", paid["payment_request_id"].as_str().unwrap()));
}
