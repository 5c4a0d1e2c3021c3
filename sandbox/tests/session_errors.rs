//! What `POST /sessions` refuses: each documented error code, with the documented message where there is one.
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};

use crate::harness::{
    card_to_save, changed, config, customer, local, order, payment_link, send, subscription, with,
};

/// Sends an order with some members changed, null removing one, and expects a refusal of 400.
async fn refused(changes: Value, code: &str, message: &str) {
    refused_of(order(), changes, code, message).await;
}

async fn refused_of(body: Value, changes: Value, code: &str, message: &str) {
    let answer = local().create(changed(body, changes.clone())).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{changes}: {}", answer.text);
    let told = answer.json();
    assert_eq!(
        (told["error_code"].as_str(), told["message"].as_str()),
        (Some(code), Some(message)),
        "{changes}"
    );
}

fn item() -> Value {
    json!({ "type": "FEE", "name": "Fee", "net_unit_amount": 1, "quantity": 1, "reference_id": "f", "category": "c" })
}

fn keys(count: usize) -> Value {
    (0..count).map(|n| (n.to_string(), json!("x"))).collect::<serde_json::Map<_, _>>().into()
}

#[tokio::test]
async fn api_validation_error_for_what_is_missing() {
    for name in ["reference_id", "currency", "amount", "country", "session_type", "mode"] {
        let message = format!("request/body must have required property '{name}'");
        refused(json!({ name: null }), "API_VALIDATION_ERROR", &message).await;
    }
}

#[tokio::test]
async fn api_validation_error_for_every_limit_of_the_schema() {
    let given_names = |names: &str| json!({ "customer": changed(customer(), json!({ "individual_detail": { "given_names": names } })) });
    let in_item = |change: Value| json!({ "items": [changed(item(), change)] });
    let cases = [
        (json!({ "reference_id": "" }), "/reference_id must NOT have fewer than 1 characters"),
        (json!({ "reference_id": "x".repeat(65) }), "/reference_id must NOT have more than 64 characters"),
        (json!({ "description": "x".repeat(1001) }), "/description must NOT have more than 1000 characters"),
        (json!({ "locale": "english" }), "/locale must NOT have more than 2 characters"),
        (
            json!({ "customer_id": format!("cust-{}", "x".repeat(35)) }),
            "/customer_id must NOT have fewer than 41 characters",
        ),
        (
            json!({ "allow_save_payment_method": "optional" }),
            "/allow_save_payment_method must be equal to one of the allowed values: DISABLED, OPTIONAL, FORCED",
        ),
        (
            json!({ "capture_method": "LATER" }),
            "/capture_method must be equal to one of the allowed values: AUTOMATIC, MANUAL",
        ),
        (
            json!({ "notification_channels": ["SMS"] }),
            "/notification_channels/0 must be equal to one of the allowed values: EMAIL",
        ),
        (json!({ "expires_at": "tomorrow" }), r#"/expires_at must match format "date-time""#),
        (json!({ "metadata": "shelf 7" }), "/metadata must be object"),
        (
            given_names(&"x".repeat(51)),
            "/customer/individual_detail/given_names must NOT have more than 50 characters",
        ),
        (
            json!({ "customer": changed(customer(), json!({ "type": "BUSINESS" })) }),
            "/customer/type must be equal to one of the allowed values: INDIVIDUAL",
        ),
        (
            json!({ "customer": changed(customer(), json!({ "mobile_number": "0812" })) }),
            r#"/customer/mobile_number must match pattern "^\+[0-9]{5,49}$""#,
        ),
        (in_item(json!({ "quantity": 0 })), "/items/0/quantity must be >= 1"),
        (
            in_item(json!({ "type": "GIFT" })),
            "/items/0/type must be equal to one of the allowed values: DIGITAL_PRODUCT, PHYSICAL_PRODUCT, DIGITAL_SERVICE, PHYSICAL_SERVICE, FEE",
        ),
        (in_item(json!({ "image_url": "mug.png" })), r#"/items/0/image_url must match format "url""#),
        (json!({ "internal_metadata": {} }), "/internal_metadata must NOT have additional properties"),
        (
            json!({ "channel_properties": { "cards": { "card_details": {} } } }),
            "/channel_properties/cards/card_details must NOT have additional properties",
        ),
        (
            json!({ "channel_properties": { "cards": { "card_on_file_type": "RECURRING" } } }),
            "/channel_properties/cards must have required property 'recurring_configuration'",
        ),
    ];
    for (changes, message) in cases {
        refused(changes, "API_VALIDATION_ERROR", &format!("request/body{message}")).await;
    }
}

#[tokio::test]
async fn api_validation_error_for_a_components_configuration_that_is_none() {
    let origins = |origins: Value| json!({ "components_configuration": { "origins": origins } });
    let cases = [
        (
            json!({ "components_configuration": null }),
            " must have required property 'components_configuration'",
        ),
        (origins(json!([])), "/components_configuration/origins must NOT have fewer than 1 items"),
        (
            origins(json!(["http://shop.example"])),
            "/components_configuration/origins/0 must be an https origin, or http on localhost",
        ),
    ];
    for (changes, message) in cases {
        refused(changes, "API_VALIDATION_ERROR", &format!("request/body{message}")).await;
    }
}

#[tokio::test]
async fn api_validation_error_for_a_subscription_without_a_schedule() {
    let schedule = |change: Value| {
        let schedule = subscription()["subscription"]["schedule"].clone();
        json!({ "subscription": { "schedule": changed(schedule, change) } })
    };
    let cases = [
        (json!({ "subscription": null }), " must have required property 'subscription'"),
        (json!({ "subscription": {} }), "/subscription must have required property 'schedule'"),
        (
            schedule(json!({ "anchor_date": null })),
            "/subscription/schedule must have required property 'anchor_date'",
        ),
        (
            schedule(json!({ "interval": null })),
            "/subscription/schedule must have required property 'interval'",
        ),
        (schedule(json!({ "interval_count": 0 })), "/subscription/schedule/interval_count must be >= 1"),
        (
            schedule(json!({ "anchor_date": "2099-01-29T00:00:00+07:00" })),
            "/subscription/schedule/anchor_date must have a day of the month of at most 28",
        ),
    ];
    for (changes, message) in cases {
        refused_of(subscription(), changes, "API_VALIDATION_ERROR", &format!("request/body{message}")).await;
    }
}

#[tokio::test]
async fn invalid_amount() {
    let code = "INVALID_AMOUNT";
    refused(json!({ "amount": 0 }), code, "Amount must be greater than zero").await;
    refused(json!({ "amount": -5 }), code, "Amount must be greater than zero").await;
    refused(json!({ "amount": 10.5 }), code, "Amount in IDR must have at most 0 decimal places").await;
    refused_of(card_to_save(), json!({ "amount": 1 }), code, "Amount must be zero for session type SAVE")
        .await;
    refused_of(subscription(), json!({ "amount": 0 }), code, "Amount must be greater than zero").await;
}

#[tokio::test]
async fn invalid_payment_channel() {
    let message = "Channel(s) INVALID_CHANNEL are not available. Please ensure that you have activated the necessary channels";
    let changes = json!({ "allowed_payment_channels": ["CARDS", "INVALID_CHANNEL"] });
    refused(changes, "INVALID_PAYMENT_CHANNEL", message).await;
}

#[tokio::test]
async fn invalid_payment_channel_when_none_is_left_for_country_and_currency() {
    let message = "Channel(s) for PHP in ID are not available. Please ensure that you have activated the necessary channels";
    refused(json!({ "currency": "PHP" }), "INVALID_PAYMENT_CHANNEL", message).await;
}

#[tokio::test]
async fn invalid_primary_payment_channel() {
    let changes = json!({
        "allowed_payment_channels": ["CARDS"],
        "payment_link_configuration": { "primary_payment_channels": ["BPI_DIRECT_DEBIT"] },
    });
    let message = "Primary channel BPI_DIRECT_DEBIT is not included in the requested channels";
    refused_of(payment_link(), changes, "INVALID_PRIMARY_PAYMENT_CHANNEL", message).await;
}

#[tokio::test]
async fn invalid_metadata() {
    let code = "INVALID_METADATA";
    let long = json!({ "metadata": { "note": "x".repeat(81) } });
    refused(long, code, "Metadata value must have at most 80 characters").await;
    refused(json!({ "metadata": keys(21) }), code, "Metadata must have at most 20 keys").await;
    let long_key = json!({ "metadata": { "k".repeat(41): "x" } });
    refused(long_key, code, "Metadata key must have at most 40 characters").await;
    refused(json!({ "metadata": { "shelf": 7 } }), code, "Metadata value must be a string").await;
}

#[tokio::test]
async fn invalid_item_metadata() {
    let note = |length: usize| json!({ "metadata": { "note": "x".repeat(length) } });
    let changes = json!({ "items": [changed(item(), note(80)), changed(item(), note(81))] });
    refused(changes, "INVALID_ITEM_METADATA", "Metadata value must have at most 80 characters").await;
}

#[tokio::test]
async fn invalid_currency() {
    for code in ["XYZ", "HKD", "MXN"] {
        let message = format!("Currency {code} is not supported");
        refused(json!({ "currency": code }), "INVALID_CURRENCY", &message).await;
    }
}

#[tokio::test]
async fn invalid_country() {
    for code in ["DE", "HK", "MX"] {
        let message = format!("Country {code} is not supported");
        refused(json!({ "country": code }), "INVALID_COUNTRY", &message).await;
    }
}

#[tokio::test]
async fn invalid_customer_id() {
    let message = r#"Customer ID must start with "cust-""#;
    refused(json!({ "customer_id": "someone" }), "INVALID_CUSTOMER_ID", message).await;
}

#[tokio::test]
async fn invalid_url() {
    for name in ["success_return_url", "cancel_return_url"] {
        let changes = json!({ name: "http://shop.example" });
        refused_of(payment_link(), changes, "INVALID_URL", "Please provide a valid HTTPS URL").await;
    }
    let changes =
        json!({ "components_configuration": { "origins": ["https://shop.example"], "return_url": "back" } });
    refused(changes, "INVALID_URL", "Please provide a valid HTTPS URL").await;
}

#[tokio::test]
async fn missing_customer() {
    let message = "Customer object or customer_id is required";
    for choice in ["OPTIONAL", "FORCED"] {
        let changes = json!({ "customer": null, "allow_save_payment_method": choice });
        refused(changes, "MISSING_CUSTOMER", message).await;
    }
    refused_of(card_to_save(), json!({ "customer": null }), "MISSING_CUSTOMER", message).await;
    let anonymous = changed(order(), json!({ "customer": null, "allow_save_payment_method": "DISABLED" }));
    assert_eq!(local().create(anonymous).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn disallowed_capture_method() {
    for (body, session_type) in [(card_to_save(), "SAVE"), (subscription(), "SUBSCRIPTION")] {
        let message = format!("Capture method is not supported for session type {session_type}");
        let changes = json!({ "capture_method": "AUTOMATIC" });
        refused_of(body, changes, "DISALLOWED_CAPTURE_METHOD", &message).await;
    }
}

#[tokio::test]
async fn invalid_expiry_date() {
    let code = "INVALID_EXPIRY_DATE";
    let at = |expires_at: &str| json!({ "expires_at": expires_at });
    let soon = (jiff::Timestamp::now() + jiff::SignedDuration::from_mins(9)).to_string();
    for text in ["2020-01-01T00:00:00Z", soon.as_str()] {
        refused(at(text), code, "expires_at must be at least 10 minutes in the future").await;
    }
    refused(at("2999-01-01T00:00:00Z"), code, "expires_at must be at most 365 days in the future").await;
}

#[tokio::test]
async fn items_not_supported() {
    for body in [card_to_save(), subscription()] {
        let message = "Items are allowed for session type PAY only";
        refused_of(body.clone(), json!({ "items": [item()] }), "ITEMS_NOT_SUPPORTED", message).await;
        let none = changed(body, json!({ "items": [] }));
        assert_eq!(local().create(none).await.status, StatusCode::CREATED);
    }
}

#[tokio::test]
async fn session_type_not_supported() {
    let message = "session_type AUTHORIZATION is not supported for now";
    refused(json!({ "session_type": "AUTHORIZATION" }), "SESSION_TYPE_NOT_SUPPORTED", message).await;
}

#[tokio::test]
async fn mode_not_supported() {
    for mode in ["INVALID_MODE", "CARDS_SESSION_JS"] {
        let message = format!("mode {mode} is not supported for now");
        refused(json!({ "mode": mode }), "MODE_NOT_SUPPORTED", &message).await;
    }
}

#[tokio::test]
async fn invalid_api_key() {
    let request = Request::post("/sessions").body(Body::from(order().to_string())).unwrap();
    let answer = send(&local().api, request).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(
        answer.json(),
        json!({ "error_code": "INVALID_API_KEY", "message": "API key is not authorized for this API" })
    );
}

#[tokio::test]
async fn data_not_found() {
    let stranger = json!({ "customer": null, "customer_id": "cust-138123c0-50de-49bb-b804-ead0e1e35914" });
    let answer = local().create(changed(order(), stranger)).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(
        answer.json(),
        json!({
            "error_code": "DATA_NOT_FOUND",
            "message": "The customer ID provided in the request does not exist",
        })
    );
}

#[tokio::test]
async fn duplicate_error_for_a_customer_of_another_business() {
    let local = local();
    local.open(order()).await;
    let theirs = ("for-user-id", "5f27a14a9bf05c73dd040bc8");
    let answer = local.merchant_with(theirs, Method::POST, "/sessions", Some(order())).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert_eq!(
        answer.json(),
        json!({
            "error_code": "DUPLICATE_ERROR",
            "message": "customer: The reference_id entered has been used before. Please enter a unique reference_id",
        })
    );
}

#[tokio::test]
async fn rate_limit_exceeded() {
    let local = with(xendit_sandbox::Config { rate_limit: Some(1), ..config() });
    local.open(order()).await;
    let answer = local.create(order()).await;
    assert_eq!(
        (answer.status, answer.error_code().as_str()),
        (StatusCode::TOO_MANY_REQUESTS, "RATE_LIMIT_EXCEEDED")
    );
}

#[tokio::test]
async fn server_error_on_demand() {
    let local = local();
    local.control("next", json!({ "path": "/sessions", "fault": "status", "status": 500 })).await;
    let answer = local.create(order()).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(
        answer.json(),
        json!({
            "error_code": "SERVER_ERROR",
            "message": "Something unexpected happened. We are investigating this issue. Please try again later.",
        })
    );
}
