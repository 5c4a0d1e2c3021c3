//! The gateway as a page sees it: bootstrap, polling, card_info, and who may ask.
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};

use crate::harness::{SHOP, card_to_save, changed, local, order, send};

#[tokio::test]
async fn a_page_learns_everything_it_needs_from_one_request() {
    let local = local();
    let session = local.open(order()).await;
    let answer =
        local.page_get(&format!("/api/sessions/{}?components_version=v0.0.24", session.auth_key)).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert_eq!(answer.header("access-control-allow-origin"), Some(SHOP));
    let start = answer.json();
    assert_eq!(start["session"]["payment_session_id"], session.id);
    assert_eq!(start["session"]["components_configuration"]["origins"], json!([SHOP]));
    assert_eq!(start["customer"]["email"], "r***@example.org");
    assert_eq!(start["customer"]["individual_detail"]["given_names"], "Ra***");
    let cards = &start["channels"][0];
    assert_eq!(
        (&cards["channel_code"], &cards["min_amount"], &cards["max_amount"]),
        (&json!("CARDS"), &json!(5_000), &json!(200_000_000))
    );
    let properties: Vec<Value> =
        cards["form"].as_array().unwrap().iter().map(|field| field["channel_property"].clone()).collect();
    assert_eq!(
        properties,
        [
            json!("card_details.card_number"),
            json!(["card_details.expiry_month", "card_details.expiry_year"]),
            json!("card_details.cvn"),
            json!("card_details.cardholder_first_name"),
            json!("card_details.cardholder_last_name"),
            json!("card_details.cardholder_email"),
            json!("card_details.cardholder_phone_number"),
            json!([
                "installment_configuration.terms",
                "installment_configuration.interval",
                "installment_configuration.code"
            ]),
            json!("billing_information.first_name"),
            json!("billing_information.last_name"),
            json!("billing_information.email"),
            json!("billing_information.country"),
            json!("billing_information.province_state"),
            json!("billing_information.city"),
            json!("billing_information.street_line1"),
            json!("billing_information.street_line2"),
            json!("billing_information.postal_code"),
        ]
    );
}

#[tokio::test]
async fn every_brands_logo_is_served_by_the_sandbox_itself() {
    let local = local();
    let session = local.open(order()).await;
    let start = local.page_get(&format!("/api/sessions/{}", session.auth_key)).await.json();
    let brands = start["channels"][0]["card"]["brands"].as_array().unwrap();
    assert_eq!(brands.len(), 5);
    let urls = brands.iter().map(|brand| &brand["logo_url"]).chain([&start["channels"][0]["brand_logo_url"]]);
    for url in urls {
        let path = url.as_str().unwrap().strip_prefix("http://api.test").unwrap();
        let answer = local.page_get(path).await;
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (StatusCode::OK, Some("image/svg+xml")),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_session_without_customer_has_none() {
    let local = local();
    let session = local.open(changed(order(), json!({ "customer": null }))).await;
    let start = local.page_get(&format!("/api/sessions/{}", session.auth_key)).await.json();
    assert_eq!(start["customer"], Value::Null);
    assert!(start["session"].get("customer_id").is_none());
}

#[tokio::test]
async fn a_page_of_another_origin_may_not_read_anything() {
    let local = local();
    let session = local.open(order()).await;
    let near_misses = [
        "https://evil.example",
        "http://shop.example",
        "https://shop.example:8443",
        "https://shop.example.evil.example",
        "null",
    ];
    for origin in near_misses {
        for (method, path) in [
            (Method::GET, format!("/api/sessions/{}", session.auth_key)),
            (Method::GET, format!("/api/sessions/{}/poll", session.auth_key)),
            (Method::OPTIONS, format!("/api/sessions/{}", session.auth_key)),
        ] {
            let request =
                Request::builder().method(method).uri(&path).header("origin", origin).body(Body::empty());
            let answer = send(&local.api, request.unwrap()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{origin}");
            assert_eq!(answer.header("access-control-allow-origin"), None, "{origin}");
        }
    }
}

#[tokio::test]
async fn a_page_of_another_origin_may_not_pay() {
    let local = local();
    let session = local.open(order()).await;
    let payload = json!({ "session_id": session.auth_key, "channel_code": "CARDS", "channel_properties": { "card_details": session.frame.card("4000000000001000", "12", "2099", "123") } });
    let request = Request::post("/api/sessions/payment_requests")
        .header("origin", "https://evil.example")
        .body(Body::from(payload.to_string()));
    assert_eq!(send(&local.api, request.unwrap()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(local.session(&session.id).await["status"], "ACTIVE");
}

#[tokio::test]
async fn a_page_may_read_the_errors_of_its_own_session() {
    let local = local();
    let session = local.open(order()).await;
    let answers = [
        local.page_post("/api/sessions/payment_requests", &json!({ "session_id": session.auth_key })).await,
        local.page_get(&format!("/api/sessions/{}/poll?token_request_id=unknown", session.auth_key)).await,
        local.page_post(&format!("/api/sessions/{}/payment_options", session.auth_key), &json!({})).await,
        local.page_get(&format!("/api/sessions/{}/nowhere", session.auth_key)).await,
        local.page_post(&format!("/api/sessions/{}", session.auth_key), &json!({})).await,
        local.page_get("/api/sessions/session-00000000000000000000000000000000").await,
    ];
    for answer in answers {
        assert!(answer.status.is_client_error(), "{}", answer.text);
        assert!(!answer.error_code().is_empty());
        assert_eq!(answer.header("access-control-allow-origin"), Some(SHOP), "{}", answer.text);
    }
}

#[tokio::test]
async fn a_preflight_is_answered_for_the_sessions_origins() {
    let local = local();
    let session = local.open(order()).await;
    let path = format!("/api/sessions/{}/card_info", session.auth_key);
    let request =
        Request::builder().method(Method::OPTIONS).uri(path).header("origin", SHOP).body(Body::empty());
    let answer = send(&local.api, request.unwrap()).await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(answer.header("access-control-allow-origin"), Some(SHOP));
    assert_eq!(answer.header("access-control-allow-headers"), Some("content-type"));
}

#[tokio::test]
async fn a_json_body_is_as_good_as_a_form() {
    let local = local();
    let session = local.open(order()).await;
    let payload = json!({ "session_id": session.auth_key, "channel_code": "CARDS", "channel_properties": { "card_details": session.frame.card("4000000000001000", "1", "2099", "123") } });
    let request = Request::post("/api/sessions/payment_requests")
        .header("origin", SHOP)
        .header("content-type", "application/json");
    let answer = send(&local.api, request.body(Body::from(payload.to_string())).unwrap()).await;
    assert_eq!(answer.json()["status"], "SUCCEEDED");
}

#[tokio::test]
async fn malformed_payloads_get_xendits_error_shape() {
    let local = local();
    let session = local.open(order()).await;
    let form = "application/x-www-form-urlencoded";
    let path = format!("/api/sessions/{}/card_info", session.auth_key);
    for (content_type, body) in [
        (form, ""),
        (form, "payload="),
        (form, "payload=%7B"),
        (form, "other=1"),
        ("application/json", "hello"),
        ("application/json", "[1]"),
        (form, "payload=7"),
    ] {
        let request = Request::post(&path)
            .header("origin", SHOP)
            .header("content-type", content_type)
            .body(Body::from(body));
        let answer = send(&local.api, request.unwrap()).await;
        assert_eq!(
            (answer.status, answer.error_code().as_str()),
            (StatusCode::BAD_REQUEST, "API_VALIDATION_ERROR"),
            "{body}"
        );
    }
}

#[tokio::test]
async fn card_info_follows_the_digits_as_they_are_typed() {
    let local = local();
    let session = local.open(order()).await;
    let path = format!("/api/sessions/{}/card_info", session.auth_key);
    let cases = [
        ("", json!([]), json!([])),
        ("4", json!(["VISA"]), json!([])),
        ("5", json!([]), json!([])),
        ("520000", json!(["MASTERCARD"]), json!(["ID"])),
        ("4200350000000801", json!(["VISA"]), json!(["TH"])),
        ("3337000000000008", json!(["JCB"]), json!(["JP"])),
        ("340000000002534", json!(["AMEX"]), json!(["US"])),
        ("1889800000000171", json!(["BCA"]), json!(["ID"])),
        ("9999999999999999999", json!([]), json!(["ID"])),
    ];
    for (digits, schemes, country_codes) in cases {
        let answer = local.page_post(&path, &json!({ "card_number": session.frame.seal(digits) })).await;
        assert_eq!(
            answer.json(),
            json!({ "schemes": schemes, "country_codes": country_codes, "require_billing_information": false }),
            "{digits}"
        );
    }
}

#[tokio::test]
async fn card_info_without_a_number_names_the_place_it_is_missing_from() {
    let local = local();
    let session = local.open(order()).await;
    let path = format!("/api/sessions/{}/card_info", session.auth_key);
    let answer = local.page_post(&path, &json!({})).await.json();
    assert_eq!(answer["message"], "request/body must have required property 'card_number'");
    assert_eq!(answer["errors"][0]["path"], "/body/card_number");
}

#[tokio::test]
async fn polling_without_a_token_request_id_tells_of_the_latest_attempt() {
    let local = local();
    let session = local.open(order()).await;
    let path = format!("/api/sessions/{}/poll", session.auth_key);
    assert!(local.page_get(&path).await.json().get("payment_request").is_none());
    local.pay(&session, "4000000000002503").await;
    let second = local.pay(&session, "5200000000002151").await.json();
    let polled = local.page_get(&path).await.json();
    assert_eq!(polled["payment_request"]["payment_request_id"], second["payment_request_id"]);
    assert!(polled["payment_request"].get("session_token_request_id").is_none());
}

#[tokio::test]
async fn a_token_is_never_called_a_payment_request() {
    let local = local();
    let session = local.open(card_to_save()).await;
    let token = local.save(&session, "4000000000002503").await.json();
    let polled = local.poll(&session, &token).await;
    assert!(token.get("payment_request_id").is_none() && polled.get("payment_request").is_none());
    assert_eq!(polled["payment_token"]["status"], "REQUIRES_ACTION");
}

#[tokio::test]
async fn an_ended_session_refuses_a_payment() {
    let local = local();
    let session = local.open(order()).await;
    local.advance(30 * 60).await;
    let answer = local.pay(&session, "4000000000001000").await;
    assert_eq!(
        (answer.status, answer.error_code().as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, "INVALID_SESSION_STATUS")
    );
    assert!(answer.json()["error_content"]["title"].is_string());
    let start = local.page_get(&format!("/api/sessions/{}", session.auth_key)).await.json();
    assert_eq!(start["session"]["status"], "EXPIRED");
}

#[tokio::test]
async fn a_session_takes_only_the_kind_of_attempt_it_is_for() {
    let local = local();
    let (pay, save) = (local.open(order()).await, local.open(card_to_save()).await);
    assert_eq!(local.save(&pay, "4000000000001000").await.error_code(), "SESSION_TYPE_NOT_SUPPORTED");
    assert_eq!(local.pay(&save, "4000000000001000").await.error_code(), "SESSION_TYPE_NOT_SUPPORTED");
}
