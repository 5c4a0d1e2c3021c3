//! Every channel: offered where the documentation has it, with a form that can be filled in, paid, and refused when it is
//! filled in wrongly.
use axum::http::StatusCode;
use serde_json::{Value, json};
use xendit_sandbox::Quirk;

use crate::harness::{Local, Opened, changed, local, order, reading};
use crate::shopper::{begin, bootstrap, channel, codes, create, filled, is_shown, obey, paths, set};

const DOCUMENTED: &str = include_str!("../data/channels.json");
const ASSUMED: &str = include_str!("../data/assumed-channels.json");

/// Every channel that is active by default, as its table has it; the later table corrects the earlier.
fn catalogue() -> Vec<Value> {
    let mut rows: Vec<Value> = Vec::new();
    let place = |row: &Value| (row["channel_code"].clone(), row["country"].clone(), row["currency"].clone());
    for text in [DOCUMENTED, ASSUMED] {
        let table: Value = serde_json::from_str(text).unwrap();
        for row in table["channels"].as_array().unwrap() {
            rows.retain(|known| place(known) != place(row));
            rows.push(row.clone());
        }
    }
    rows.retain(|row| row.get("activated") != Some(&json!(false)));
    rows
}

/// An order in the channel's country and currency, of an amount it takes and that does not fail.
fn order_for(row: &Value) -> Value {
    let amount = row["min_amount"].as_f64().unwrap().ceil().max(1.0) * 10.0;
    let amount = row["max_amount"].as_f64().map_or(amount, |max| amount.min(max.floor()));
    #[allow(clippy::cast_possible_truncation, reason = "a whole number")]
    let amount = json!(amount as i64);
    changed(order(), json!({ "country": row["country"], "currency": row["currency"], "amount": amount }))
}

/// Nothing at all, and each field filled in with what it cannot mean.
async fn refuses_wrong_forms(local: &Local, session: &Opened, channel: &Value) {
    let code = channel["channel_code"].as_str().unwrap();
    let right = filled(local, session, channel).await;
    let fields = channel["form"].as_array().unwrap().iter();
    let asked: Vec<&Value> =
        fields.filter(|field| field["required"] == true && is_shown(field, &right)).collect();
    if asked.is_empty() {
        return;
    }
    let refused = async |properties: Value| {
        let answer = create(local, session, "payment_requests", code, properties, json!({})).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{code}: {}", answer.text);
        let answer = answer.json();
        assert!(answer["error_content"]["title"].is_string(), "{code}");
        answer["errors"].to_string()
    };
    let first = paths(asked[0])[0].split('.').next().unwrap();
    assert!(refused(json!({})).await.contains(first), "{code}");
    for field in asked {
        let path = paths(field)[0];
        let mut wrong = right.clone();
        match field["type"]["name"].as_str().unwrap() {
            // Sealed: tests/cards.rs has what is wrong with those.
            "credit_card_number" | "credit_card_expiry" | "credit_card_cvn" => continue,
            "installment_plan" => set(&mut wrong, path, json!(99)),
            _ => set(&mut wrong, path, json!("\u{7}".repeat(256))),
        }
        let place = path.replace('.', "/").replace("/terms", "");
        assert!(refused(wrong).await.contains(&place), "{code}: {path}");
    }
}

#[tokio::test]
async fn every_channel_is_offered_where_it_is_documented_refuses_a_wrong_form_and_is_paid_with_a_right_one() {
    let local = reading(Quirk::HongKongAndMexico);
    let rows = catalogue();
    assert!(rows.len() > 147, "{}", rows.len());
    for row in rows {
        let code = row["channel_code"].as_str().unwrap();
        // Where nothing is saved, the twin that saves is not offered; tests/saving.rs has it.
        if ["GOPAY_RECURRING", "GCASH_LINK_AND_PAY"].contains(&code) {
            continue;
        }
        let session = local.open(order_for(&row)).await;
        let start = bootstrap(&local, &session).await;
        let channel = channel(&start, code).unwrap_or_else(|| panic!("{row} is not offered"));
        assert_eq!(channel["min_amount"].as_f64(), row["min_amount"].as_f64(), "{code}");
        assert_eq!(channel.get("max_amount").and_then(Value::as_f64), row["max_amount"].as_f64(), "{code}");
        assert_eq!(channel["allow_save"], false, "{code}");
        assert_eq!(channel["instructions"].as_array().unwrap().len(), 2, "{code}");

        refuses_wrong_forms(&local, &session, channel).await;
        let attempt = begin(&local, &session, "payment_requests", code).await;
        obey(&local, &session, &attempt).await;
        let polled = local.poll(&session, &attempt).await;
        assert_eq!(
            (&polled["session"]["status"], &polled["payment_request"]["status"]),
            (&json!("COMPLETED"), &json!("SUCCEEDED")),
            "{code}"
        );
        assert_eq!(polled["succeeded_channel"]["channel_code"], code);
    }
}

#[tokio::test]
async fn every_form_is_spelled_as_the_protocol_spells_it() {
    const KINDS: [&str; 11] = [
        "credit_card_number",
        "credit_card_expiry",
        "credit_card_cvn",
        "phone_number",
        "email",
        "postal_code",
        "country",
        "province",
        "installment_plan",
        "text",
        "dropdown",
    ];
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
        let amount = json!({ "country": country, "currency": currency, "amount": 20_000 });
        let session = local.open(changed(order(), amount)).await;
        let start = bootstrap(&local, &session).await;
        let groups: Vec<&Value> =
            start["channel_ui_groups"].as_array().unwrap().iter().map(|group| &group["id"]).collect();
        for channel in start["channels"].as_array().unwrap() {
            let code = &channel["channel_code"];
            assert!(groups.contains(&&channel["ui_group"]), "{code}");
            let color = channel["brand_color"].as_str().unwrap();
            assert!(color.len() == 7 && color.starts_with('#'), "{code}: {color}");
            for field in channel["form"].as_array().unwrap() {
                let name = field["type"]["name"].as_str().unwrap();
                assert!(KINDS.contains(&name), "{code}: {name}");
                assert!(field["label"].is_string() && field["placeholder"].is_string(), "{code}: {field}");
                assert!(
                    field["required"].is_boolean() && matches!(field["span"].as_u64(), Some(1 | 2)),
                    "{code}"
                );
                assert!(!paths(field).is_empty(), "{code}");
                for validator in field["type"]["regex_validators"].as_array().into_iter().flatten() {
                    let regex = validator["regex"].as_str().unwrap().trim_matches('/');
                    assert!(regex_lite::Regex::new(regex).is_ok(), "{code}: {regex}");
                }
            }
        }
    }
}

#[tokio::test]
async fn what_is_filled_in_wrongly_is_refused_in_ajvs_words() {
    let local = local();
    let wrong: [(&str, Value, &str, &str); 5] = [
        (
            "OVO",
            json!({ "account_mobile_number": "0812" }),
            "/body/channel_properties/account_mobile_number",
            r#"must match format "phone-number""#,
        ),
        (
            "OVO",
            json!({ "account_mobile_number": 62_812 }),
            "/body/channel_properties/account_mobile_number",
            "must be string",
        ),
        (
            "JENIUSPAY",
            json!({ "cashtag": "rani" }),
            "/body/channel_properties/cashtag",
            r#"must match pattern "^\$[A-Za-z0-9]+$""#,
        ),
        (
            "ALFAMART",
            json!({ "payer_name": "R".repeat(101) }),
            "/body/channel_properties/payer_name",
            "must NOT have more than 100 characters",
        ),
        (
            "BRI_DIRECT_DEBIT",
            json!({
                "account_mobile_number": "+628123456789",
                "card_last_four": "1234",
                "card_expiry": "13/30",
                "account_email": "rani@example.org",
            }),
            "/body/channel_properties/card_expiry",
            r#"must match pattern "^(0[1-9]|1[0-2])\/[0-9]{2}$""#,
        ),
    ];
    let session = local.open(order()).await;
    for (code, properties, path, message) in wrong {
        let answer = create(&local, &session, "payment_requests", code, properties, json!({})).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{code}: {}", answer.text);
        assert_eq!(answer.json()["errors"], json!([{ "message": message, "path": path }]), "{code}");
    }
}

#[tokio::test]
async fn a_channel_of_another_country_or_of_none_is_not_activated() {
    let local = local();
    let session = local.open(order()).await;
    for code in ["GCASH", "AFFIN_FPX", "NOBODY", "QR_PH"] {
        let answer = create(&local, &session, "payment_requests", code, json!({}), json!({})).await;
        assert_eq!(answer.error_code(), "CHANNEL_NOT_ACTIVATED", "{code}");
    }
}

#[tokio::test]
async fn an_amount_outside_a_channels_limits_is_refused_when_it_is_paid_and_not_before() {
    let local = local();
    let session = local.open(changed(order(), json!({ "amount": 50 }))).await;
    assert!(codes(&bootstrap(&local, &session).await).contains(&"DANA"));
    let answer = create(&local, &session, "payment_requests", "DANA", json!({}), json!({})).await;
    assert_eq!(answer.error_code(), "PAYMENT_AMOUNT_LIMITS_EXCEEDED");
}

#[tokio::test]
async fn only_what_the_merchant_allowed_is_offered() {
    let local = local();
    let allowed = json!({ "allowed_payment_channels": ["QRIS", "DANA"] });
    let session = local.open(changed(order(), allowed)).await;
    let start = bootstrap(&local, &session).await;
    assert_eq!(codes(&start), ["DANA", "QRIS"]);
    let groups: Vec<&Value> =
        start["channel_ui_groups"].as_array().unwrap().iter().map(|group| &group["id"]).collect();
    assert_eq!(groups, ["ewallets", "qr_codes"]);
    let answer = create(&local, &session, "payment_requests", "GOPAY", json!({}), json!({})).await;
    assert_eq!(answer.error_code(), "CHANNEL_NOT_ACTIVATED");
}

#[tokio::test]
async fn a_payment_captured_by_hand_is_offered_cards_only() {
    let local = local();
    let session = local.open(changed(order(), json!({ "capture_method": "MANUAL" }))).await;
    assert_eq!(codes(&bootstrap(&local, &session).await), ["CARDS"]);
    let wanted = json!({ "capture_method": "MANUAL", "allowed_payment_channels": ["CARDS", "DANA"] });
    let answer = local.create(changed(order(), wanted)).await;
    assert_eq!(answer.error_code(), "INVALID_PAYMENT_CHANNEL");
    assert_eq!(
        answer.json()["message"],
        "Channel(s) DANA are not available. Please ensure that you have activated the necessary channels"
    );
}

#[tokio::test]
async fn a_channel_the_country_and_currency_do_not_have_cannot_be_allowed() {
    let local = local();
    for (changes, named) in [
        (json!({ "allowed_payment_channels": ["QRIS", "GCASH", "NOBODY"] }), "Channel(s) GCASH, NOBODY are"),
        (json!({ "currency": "PHP" }), "Channel(s) for PHP in ID are"),
        (json!({ "currency": "USD", "allowed_payment_channels": ["QRIS"] }), "Channel(s) QRIS are"),
    ] {
        let answer = local.create(changed(order(), changes)).await;
        assert_eq!(answer.error_code(), "INVALID_PAYMENT_CHANNEL");
        assert!(answer.json()["message"].as_str().unwrap().starts_with(named), "{}", answer.text);
    }
}

#[tokio::test]
async fn the_payers_name_is_asked_for_where_nobody_said_who_the_customer_is() {
    let local = local();
    let nobody = changed(order(), json!({ "customer": null }));
    let session = local.open(nobody).await;
    let start = bootstrap(&local, &session).await;
    assert!(start["customer"].is_null());
    let channel = channel(&start, "KREDIVO").unwrap();
    assert_eq!(channel["requires_customer_details"], true);
    let properties = filled(&local, &session, channel).await;
    let answer = create(&local, &session, "payment_requests", "KREDIVO", properties.clone(), json!({})).await;
    assert_eq!(answer.json()["errors"][0]["path"], "/body/customer/given_names");
    let named = json!({ "customer": { "given_names": "Rani" } });
    let answer = create(&local, &session, "payment_requests", "KREDIVO", properties, named).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
}

#[tokio::test]
async fn every_picture_a_checkout_is_told_of_is_drawn_by_the_sandbox() {
    let local = local();
    let session = local.open(changed(order(), json!({ "country": "MY", "currency": "MYR" }))).await;
    let start = bootstrap(&local, &session).await;
    let channels = start["channels"].as_array().unwrap();
    let groups = start["channel_ui_groups"].as_array().unwrap();
    let banners =
        channels.iter().filter_map(|channel| channel.get("banner")).map(|banner| &banner["image_url"]);
    let pictures: Vec<&Value> = channels
        .iter()
        .map(|channel| &channel["brand_logo_url"])
        .chain(groups.iter().map(|group| &group["icon_url"]))
        .chain(banners)
        .collect();
    assert!(pictures.len() > channels.len() + groups.len());
    for picture in pictures {
        let path = picture.as_str().unwrap().strip_prefix("http://api.test").unwrap();
        let answer = local.page_get(path).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, Some("image/svg+xml")),
            "{path}"
        );
        let addresses = answer.text.matches("http").count();
        assert_eq!(addresses, answer.text.matches("http://www.w3.org/2000/svg").count(), "{path}");
    }
}

#[tokio::test]
async fn the_pictures_the_web_sdk_knows_by_heart_are_where_it_looks_for_them() {
    let local = local();
    for path in ["/payment-session/flags/circle/id.svg", "/payment-session/logos/VISA.svg"] {
        let answer = local.frame(path).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, Some("image/svg+xml")),
            "{path}"
        );
    }
    for path in
        ["/payment-session/flags/circle/idn.svg", "/payment-session/logos/NOBODY.svg", "/logos/../Cargo.toml"]
    {
        assert_eq!(local.frame(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}
