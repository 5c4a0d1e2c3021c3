//! Saving a payment method: what `allow_save_payment_method` and the session's type do to channels and to attempts.
use serde_json::{Value, json};
use xendit_sandbox::Quirk;

use crate::harness::{card_to_save, changed, local, order, reading, subscription};
use crate::shopper::{begin, bootstrap, channel, codes, confirm_on_phone, create};

async fn offered(changes: Value) -> Value {
    let local = local();
    let session = local.open(changed(order(), changes)).await;
    bootstrap(&local, &session).await
}

#[tokio::test]
async fn where_saving_is_optional_a_twin_stands_beside_the_channel_it_saves_for() {
    let start = offered(json!({ "allow_save_payment_method": "OPTIONAL" })).await;
    let (plain, saving) = (channel(&start, "GOPAY").unwrap(), channel(&start, "GOPAY_RECURRING").unwrap());
    assert_eq!((&plain["allow_save"], &saving["allow_save"]), (&json!(false), &json!(true)));
    assert_eq!((&plain["brand_name"], &plain["ui_group"]), (&saving["brand_name"], &saving["ui_group"]));
    let place = |code: &str| codes(&start).iter().position(|known| *known == code);
    assert!(place("GOPAY") < place("GOPAY_RECURRING"));
    assert_eq!(channel(&start, "DANA").unwrap()["allow_save"], true);
    assert_eq!(channel(&start, "QRIS").unwrap()["allow_save"], false);
}

#[tokio::test]
async fn where_saving_is_forced_only_channels_that_save_are_left() {
    let start = offered(json!({ "allow_save_payment_method": "FORCED" })).await;
    let codes = codes(&start);
    assert!(codes.contains(&"CARDS") && codes.contains(&"GOPAY_RECURRING"), "{codes:?}");
    for code in ["GOPAY", "QRIS", "BCA_VIRTUAL_ACCOUNT", "LINKAJA"] {
        assert!(!codes.contains(&code), "{code}");
    }
}

#[tokio::test]
async fn where_saving_is_disabled_no_channel_saves() {
    for changes in [json!({ "allow_save_payment_method": "DISABLED" }), json!({})] {
        let start = offered(changes).await;
        assert!(!codes(&start).contains(&"GOPAY_RECURRING"));
        assert!(start["channels"].as_array().unwrap().iter().all(|channel| channel["allow_save"] == false));
    }
}

#[tokio::test]
async fn a_session_that_saves_offers_what_can_be_saved() {
    let local = local();
    let session = local.open(card_to_save()).await;
    let start = bootstrap(&local, &session).await;
    let codes = codes(&start);
    assert!(
        codes.contains(&"CARDS") && codes.contains(&"OVO") && codes.contains(&"BRI_DIRECT_DEBIT"),
        "{codes:?}"
    );
    assert!(!codes.contains(&"GOPAY") && !codes.contains(&"QRIS"), "{codes:?}");
    assert!(start["channels"].as_array().unwrap().iter().all(|channel| channel["allow_save"] == true));
}

#[tokio::test]
async fn a_subscription_offers_what_the_merchant_may_charge_alone_and_links_it() {
    let local = local();
    let session = local.open(subscription()).await;
    let start = bootstrap(&local, &session).await;
    let codes = codes(&start);
    assert!(codes.contains(&"CARDS") && codes.contains(&"GOPAY_RECURRING"), "{codes:?}");
    // Saved, but not to be charged without the shopper.
    assert!(!codes.contains(&"NEXCASH") && !codes.contains(&"QRIS"), "{codes:?}");
    let attempt = begin(&local, &session, "payment_tokens", "GOPAY_RECURRING").await;
    local.answer_bank(&attempt, "answer=pay").await;
    assert_eq!(local.poll(&session, &attempt).await["session"]["status"], "COMPLETED");
}

#[tokio::test]
async fn a_payment_saves_what_the_shopper_wants_saved_where_the_channel_can() {
    for (code, wish, type_of_payment) in [
        ("DANA", true, "PAY_AND_SAVE"),
        ("DANA", false, "PAY"),
        ("GOPAY_RECURRING", true, "PAY_AND_SAVE"),
        ("LINKAJA", true, "PAY"),
    ] {
        let local = local();
        let session = local.open(changed(order(), json!({ "allow_save_payment_method": "OPTIONAL" }))).await;
        let wish = json!({ "save_payment_method": wish });
        let attempt = create(&local, &session, "payment_requests", code, json!({}), wish).await.json();
        assert_eq!(attempt["type"], type_of_payment, "{code}");
        local.answer_bank(&attempt, "answer=pay").await;
        let saved = local.session(&session.id).await.get("payment_token_id").is_some();
        assert_eq!(saved, type_of_payment == "PAY_AND_SAVE", "{code}");
    }
}

#[tokio::test]
async fn every_channel_that_saves_can_be_linked() {
    let local = reading(Quirk::HongKongAndMexico);
    for (country, currency) in [
        ("ID", "IDR"),
        ("PH", "PHP"),
        ("VN", "VND"),
        ("TH", "THB"),
        ("MY", "MYR"),
        ("SG", "SGD"),
        ("HK", "HKD"),
        ("MX", "MXN"),
    ] {
        let place = json!({ "country": country, "currency": currency });
        let session = local.open(changed(card_to_save(), place.clone())).await;
        let start = bootstrap(&local, &session).await;
        for code in codes(&start) {
            let session = local.open(changed(card_to_save(), place.clone())).await;
            let attempt = begin(&local, &session, "payment_tokens", code).await;
            match attempt["payment_token_id"].as_str() {
                Some(id) if attempt["status"] == "REQUIRES_ACTION" => {
                    confirm_on_phone(&local, id).await;
                }
                _ => assert_eq!(attempt["status"], "ACTIVE", "{code}"),
            }
            let polled = local.poll(&session, &attempt).await;
            assert_eq!(
                (&polled["session"]["status"], &polled["payment_token"]["status"]),
                (&json!("COMPLETED"), &json!("ACTIVE")),
                "{code}"
            );
        }
    }
}
