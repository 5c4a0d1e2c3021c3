//! QR codes, account numbers and payment codes: that they are well formed, and that simulating pays them once.
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Local, Opened, changed, local, order};
use crate::shopper::{begin, simulate};

async fn in_country(local: &Local, country: &str, currency: &str) -> Opened {
    let changes = json!({ "country": country, "currency": currency, "amount": 20_000 });
    local.open(changed(order(), changes)).await
}

async fn presented(local: &Local, session: &Opened, code: &str) -> (String, Value) {
    let attempt = begin(local, session, "payment_requests", code).await;
    let action = &attempt["actions"][0];
    assert_eq!(action["type"], "PRESENT_TO_CUSTOMER", "{code}");
    for text in ["action_title", "action_subtitle", "action_graphic"] {
        assert!(action[text].is_string(), "{code}: {text}");
    }
    (action["value"].as_str().unwrap().to_owned(), attempt)
}

/// Tags and values of an EMVCo code, the checksum verified.
fn read(code: &str) -> Vec<(&str, &str)> {
    let (body, checksum) = code.split_at(code.len() - 4);
    // CRC-16 of EMVCo: polynomial 1021, initial value FFFF, written out again so that the sandbox does not check itself.
    let crc = body.bytes().fold(0xFFFF_u16, |crc, byte| {
        (0..8).fold(crc ^ (u16::from(byte) << 8), |crc, _| {
            if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ 0x1021 }
        })
    });
    assert_eq!(format!("{crc:04X}"), checksum, "{code}");
    values(code)
}

fn values(mut code: &str) -> Vec<(&str, &str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    while !code.is_empty() {
        let length: usize = code[2..4].parse().unwrap();
        assert!(length > 0 && found.iter().all(|(tag, _)| *tag != &code[..2]), "{code}");
        found.push((&code[..2], &code[4..4 + length]));
        code = &code[4 + length..];
    }
    found
}

fn value<'a>(values: &[(&str, &'a str)], tag: &str) -> &'a str {
    values.iter().find(|(known, _)| *known == tag).unwrap_or_else(|| panic!("no tag {tag}")).1
}

#[tokio::test]
async fn every_qr_code_is_one_of_its_scheme_and_about_this_payment() {
    let local = local();
    for (country, currency, code, number, template, scheme) in [
        ("ID", "IDR", "QRIS", "360", "51", "ID.CO.QRIS.WWW"),
        ("TH", "THB", "PROMPTPAY", "764", "30", "A000000677010112"),
        ("PH", "PHP", "QRPH", "608", "28", "ph.ppmi.p2m"),
        ("SG", "SGD", "SGQR", "702", "26", "SG.PAYNOW"),
    ] {
        let session = in_country(&local, country, currency).await;
        let (text, _) = presented(&local, &session, code).await;
        let found = read(&text);
        for (tag, expected) in [
            ("00", "01"),
            ("01", "12"),
            ("53", number),
            ("54", "20000"),
            ("58", country),
            ("59", "Sandbox Merchant"),
        ] {
            assert_eq!(value(&found, tag), expected, "{code}");
        }
        assert_eq!(value(&values(value(&found, template)), "00"), scheme, "{code}");
        let (other, _) = presented(&local, &session, code).await;
        assert_ne!(text, other, "{code}");
    }
}

#[tokio::test]
async fn qris_names_the_merchants_national_number() {
    let local = local();
    let session = local.open(order()).await;
    let (text, _) = presented(&local, &session, "QRIS").await;
    let found = read(&text);
    let nmid = value(&values(value(&found, "51")), "02");
    assert!(nmid.len() == 15 && nmid.starts_with("ID"), "{nmid}");
}

#[tokio::test]
async fn account_numbers_have_their_banks_length_and_instructions() {
    let local = local();
    let session = in_country(&local, "ID", "IDR").await;
    for (code, length) in
        [("BCA_VIRTUAL_ACCOUNT", 16), ("BRI_VIRTUAL_ACCOUNT", 18), ("BSS_VIRTUAL_ACCOUNT", 15)]
    {
        let (number, attempt) = presented(&local, &session, code).await;
        assert_eq!(number.len(), length, "{code}");
        assert!(number.bytes().all(|byte| byte.is_ascii_digit()), "{number}");
        let tabs = attempt["actions"][0]["instructions"].as_array().unwrap();
        assert!(
            tabs.iter().all(|tab| tab["title"].is_string() && !tab["content"].as_array().unwrap().is_empty())
        );
    }
}

#[tokio::test]
async fn payment_codes_fit_into_a_barcode() {
    let local = local();
    for (country, currency, code) in
        [("ID", "IDR", "INDOMARET"), ("PH", "PHP", "CEBUANA"), ("PH", "PHP", "7ELEVEN")]
    {
        let session = in_country(&local, country, currency).await;
        let (text, _) = presented(&local, &session, code).await;
        assert!(
            (10..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric()),
            "{text}"
        );
    }
}

#[tokio::test]
async fn simulating_pays_once_and_polling_tells() {
    let local = local();
    let session = local.open(order()).await;
    let (_, attempt) = presented(&local, &session, "QRIS").await;
    for _ in 0..2 {
        let answer = simulate(&local, &session, &attempt).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        assert_eq!(answer.json()["payment_request_id"], attempt["payment_request_id"]);
    }
    let polled = local.poll(&session, &attempt).await;
    assert_eq!(polled["session"]["status"], "COMPLETED");
    let captured = local.control_get("webhooks").await;
    let captures =
        captured.as_array().unwrap().iter().filter(|webhook| webhook["event"] == "payment.capture");
    assert_eq!(captures.count(), 1);
}

#[tokio::test]
async fn the_amount_decides_a_simulated_payment_too() {
    let local = local();
    let session = local.open(changed(order(), json!({ "amount": 10_057 }))).await;
    let (_, attempt) = presented(&local, &session, "QRIS").await;
    simulate(&local, &session, &attempt).await;
    assert_eq!(local.poll(&session, &attempt).await["payment_request"]["failure_code"], "PROCESSOR_ERROR");
}

#[tokio::test]
async fn only_what_is_paid_from_outside_can_be_simulated() {
    let local = local();
    let session = local.open(order()).await;
    let wallet = begin(&local, &session, "payment_requests", "DANA").await;
    assert_eq!(simulate(&local, &session, &wallet).await.error_code(), "INELIGIBLE_TRANSACTION_STATUS");

    let (_, qr) = presented(&local, &session, "QRIS").await;
    let mistaken = changed(qr.clone(), json!({ "channel_code": "DANA" }));
    assert_eq!(simulate(&local, &session, &mistaken).await.error_code(), "API_VALIDATION_ERROR");

    let other = local.open(order()).await;
    assert_eq!(simulate(&local, &other, &qr).await.status, StatusCode::NOT_FOUND);
    assert_eq!(local.poll(&session, &qr).await["payment_request"]["status"], "REQUIRES_ACTION");
}

#[tokio::test]
async fn a_control_pays_what_nobody_simulates() {
    let local = local();
    let session = local.open(order()).await;
    let (_, attempt) = presented(&local, &session, "BCA_VIRTUAL_ACCOUNT").await;
    local.control(&format!("sessions/{}/complete", session.id), json!({})).await;
    assert_eq!(
        local.poll(&session, &attempt).await["succeeded_channel"]["channel_code"],
        "BCA_VIRTUAL_ACCOUNT"
    );
}
