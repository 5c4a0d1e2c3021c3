//! `/v3/payment_requests`: money asked for without a session, by channel or with a token.
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::harness::{Answer, Local, changed, customer, local, order};

fn card(number: &str) -> Value {
    json!({
        "card_number": number,
        "expiry_month": "12",
        "expiry_year": "2099",
        "cvn": "123",
        "cardholder_first_name": "Jane",
        "cardholder_last_name": "Doe",
        "cardholder_email": "jane.doe@example.com",
        "cardholder_phone_number": "+6312345678901",
    })
}

/// The API reference's example of a payment without 3DS.
pub(crate) fn by_card(number: &str) -> Value {
    json!({
        "reference_id": "order_123457_no3ds",
        "type": "PAY",
        "country": "ID",
        "currency": "IDR",
        "request_amount": 50_000,
        "capture_method": "AUTOMATIC",
        "channel_code": "CARDS",
        "channel_properties": {
            "mid_label": "CTV_TEST",
            "card_details": card(number),
            "skip_three_ds": false,
            "failure_return_url": "https://xendit.co/failure",
            "success_return_url": "https://xendit.co/success",
        },
        "description": "Quick checkout for Order #123457",
        "metadata": { "order_id": "123457", "checkout_type": "express" },
    })
}

pub(crate) fn by(channel_code: &str, country: &str, currency: &str, amount: u32) -> Value {
    json!({
        "reference_id": format!("order-{channel_code}"),
        "type": "PAY",
        "country": country,
        "currency": currency,
        "request_amount": amount,
        "channel_code": channel_code,
        "channel_properties": { "success_return_url": "https://xendit.co/success" },
    })
}

pub(crate) const FRICTIONLESS: &str = "4000000000001000";
const CHALLENGED: &str = "4000000000002503";

impl Local {
    pub(crate) async fn request(&self, body: Value) -> Answer {
        self.merchant(Method::POST, "/v3/payment_requests", Some(body)).await
    }

    async fn requested(&self, id: &Value) -> Value {
        let path = format!("/v3/payment_requests/{}", id.as_str().unwrap());
        self.merchant(Method::GET, &path, None).await.json()
    }

    pub(crate) async fn events(&self) -> Vec<String> {
        let webhooks = self.control_get("webhooks").await;
        let events = webhooks.as_array().unwrap().iter();
        events.map(|sent| sent["event"].as_str().unwrap().to_owned()).collect()
    }
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[tokio::test]
async fn an_answer_has_the_keys_of_the_references_example_in_their_order() {
    let local = local();
    let answer = local.request(by_card(FRICTIONLESS)).await;
    assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text);
    let answer = answer.json();
    assert_eq!(
        keys(&answer),
        [
            "business_id",
            "reference_id",
            "payment_request_id",
            "latest_payment_id",
            "type",
            "country",
            "currency",
            "request_amount",
            "capture_method",
            "channel_code",
            "channel_properties",
            "actions",
            "status",
            "description",
            "metadata",
            "created",
            "updated",
        ]
    );
    assert_eq!(answer["status"], "SUCCEEDED");
    assert_eq!(answer["actions"], json!([]));
    assert_eq!(answer["channel_properties"]["mid_label"], "CTV_TEST");
    assert_eq!(local.requested(&answer["payment_request_id"]).await, answer);
    assert_eq!(local.events().await, ["payment.capture"]);
}

#[tokio::test]
async fn a_card_is_shown_masked_and_with_a_fingerprint_of_its_own() {
    let local = local();
    let shown = |answer: &Answer| answer.json()["channel_properties"]["card_details"].clone();
    let first = local.request(by_card(FRICTIONLESS)).await;
    assert!(!first.text.contains(FRICTIONLESS) && !first.text.contains("cvn"));
    let first = shown(&first);
    assert_eq!(first["masked_card_number"], "4000****1000");
    assert_eq!(first["network"], "VISA");
    let again = shown(&local.request(changed(by_card(FRICTIONLESS), json!({ "reference_id": "b" }))).await);
    assert_eq!(again["fingerprint"], first["fingerprint"]);
    let other =
        shown(&local.request(changed(by_card("5200000000001005"), json!({ "reference_id": "c" }))).await);
    assert_ne!(other["fingerprint"], first["fingerprint"]);
}

#[tokio::test]
async fn a_challenged_card_waits_for_the_shopper() {
    let local = local();
    let request = local.request(by_card(CHALLENGED)).await.json();
    assert_eq!(request["status"], "REQUIRES_ACTION");
    assert_eq!(request["actions"][0]["descriptor"], "WEB_URL");
    local.answer_bank(&request, "code=1234").await;
    let paid = local.requested(&request["payment_request_id"]).await;
    assert_eq!((&paid["status"], &paid["actions"]), (&json!("SUCCEEDED"), &json!([])));
}

#[tokio::test]
async fn the_amount_decides_over_a_card() {
    let local = local();
    for (amount, code) in
        [(10_051, "EXPIRED_CARD"), (10_054, "INSUFFICIENT_BALANCE"), (10_059, "DECLINED_BY_ISSUER")]
    {
        let body = json!({ "request_amount": amount, "reference_id": code });
        let failed = local.request(changed(by_card(FRICTIONLESS), body)).await.json();
        assert_eq!((&failed["status"], &failed["failure_code"]), (&json!("FAILED"), &json!(code)));
    }
    assert_eq!(local.events().await, ["payment.failure"; 3]);
}

#[tokio::test]
async fn every_documented_failure_code_can_be_wished_for() {
    const CODES: [&str; 33] = [
        "ACCOUNT_ACCESS_BLOCKED",
        "INVALID_MERCHANT_SETTINGS",
        "INVALID_ACCOUNT_DETAILS",
        "PAYMENT_ATTEMPT_COUNTS_EXCEEDED",
        "USER_DEVICE_UNREACHABLE",
        "CHANNEL_UNAVAILABLE",
        "INSUFFICIENT_BALANCE",
        "ACCOUNT_NOT_ACTIVATED",
        "INVALID_TOKEN",
        "SERVER_ERROR",
        "PARTNER_TIMEOUT_ERROR",
        "TIMEOUT_ERROR",
        "USER_DECLINED_PAYMENT",
        "USER_DID_NOT_AUTHORIZE",
        "PAYMENT_REQUEST_EXPIRED",
        "FAILURE_DETAILS_UNAVAILABLE",
        "EXPIRED_OTP",
        "INVALID_OTP",
        "PAYMENT_AMOUNT_LIMITS_EXCEEDED",
        "OTP_ATTEMPT_COUNTS_EXCEEDED",
        "CARD_DECLINED",
        "DECLINED_BY_ISSUER",
        "ISSUER_UNAVAILABLE",
        "INVALID_CVV",
        "DECLINED_BY_PROCESSOR",
        "CAPTURE_AMOUNT_EXCEEDED",
        "AUTHENTICATION_FAILED",
        "PROCESSOR_ERROR",
        "EXPIRED_CARD",
        "STOLEN_CARD",
        "INACTIVE_OR_UNAUTHORIZED_CARD",
        "INVALID_MERCHANT_CREDENTIALS",
        "SUSPECTED_FRAUDULENT",
    ];
    let local = local();
    for code in CODES {
        let wish = json!({ "reference_id": code, "metadata": { "sandbox_outcome": code } });
        let failed = local.request(changed(by_card(FRICTIONLESS), wish)).await.json();
        assert_eq!((&failed["status"], &failed["failure_code"]), (&json!("FAILED"), &json!(code)));
    }
}

#[tokio::test]
async fn a_wallet_sends_the_shopper_to_a_page_of_its_own() {
    let local = local();
    let request = local.request(by("SHOPEEPAY", "PH", "PHP", 1250)).await.json();
    assert_eq!(request["status"], "REQUIRES_ACTION");
    let action = &request["actions"][0];
    assert_eq!(keys(action), ["type", "descriptor", "value"]);
    assert_eq!((&action["type"], &action["descriptor"]), (&json!("REDIRECT_CUSTOMER"), &json!("WEB_URL")));
    local.answer_bank(&request, "answer=pay").await;
    assert_eq!(local.requested(&request["payment_request_id"]).await["status"], "SUCCEEDED");
}

#[tokio::test]
async fn a_simulated_payment_is_pending_and_its_result_comes_by_webhook() {
    let local = local();
    let request = local.request(by("PROMPTPAY", "TH", "THB", 1500)).await.json();
    assert_eq!(request["actions"][0]["descriptor"], "QR_STRING");
    let path = format!("/v3/payment_requests/{}/simulate", request["payment_request_id"].as_str().unwrap());
    let other = local.merchant(Method::POST, &path, Some(json!({ "amount": 1 }))).await;
    assert_eq!(other.error_code(), "INVALID_VALUE_ERROR");
    let answer = local.merchant(Method::POST, &path, Some(json!({ "amount": 1500 }))).await;
    assert_eq!((answer.status, &answer.json()["status"]), (StatusCode::OK, &json!("PENDING")));
    assert_eq!(local.events().await, ["payment.capture"]);
    let again = local.merchant(Method::POST, &path, Some(json!({ "amount": 1500 }))).await;
    assert_eq!(
        (again.status, again.error_code().as_str()),
        (StatusCode::BAD_REQUEST, "INACTIVE_PAYMENT_REQUEST")
    );
}

#[tokio::test]
async fn a_reusable_code_takes_any_number_of_payments() {
    let local = local();
    let reusable = json!({ "type": "REUSABLE_PAYMENT_CODE", "request_amount": null });
    let body = changed(by("VIETCAPITAL_VIRTUAL_ACCOUNT", "VN", "VND", 10_000), reusable);
    let request = local.request(body).await.json();
    assert_eq!(request["status"], "ACCEPTING_PAYMENTS");
    let id = request["payment_request_id"].as_str().unwrap();
    for amount in [10_000, 25_000] {
        let path = format!("/v3/payment_requests/{id}/simulate");
        local.merchant(Method::POST, &path, Some(json!({ "amount": amount }))).await;
    }
    assert_eq!(local.events().await, ["payment.capture", "payment.capture"]);
    let latest = local.requested(&request["payment_request_id"]).await;
    assert_eq!(latest["status"], "ACCEPTING_PAYMENTS");
    let path = format!("/v3/payments/{}", latest["latest_payment_id"].as_str().unwrap());
    assert_eq!(local.merchant(Method::GET, &path, None).await.json()["request_amount"], 25_000);
}

#[tokio::test]
async fn a_cancelled_request_cannot_be_paid_and_tells_nobody() {
    let local = local();
    let request = local.request(by("DANA", "ID", "IDR", 10_000)).await.json();
    let path = format!("/v3/payment_requests/{}/cancel", request["payment_request_id"].as_str().unwrap());
    assert_eq!(local.merchant(Method::POST, &path, None).await.json()["status"], "CANCELED");
    let again = local.merchant(Method::POST, &path, None).await;
    assert_eq!(
        again.json(),
        json!({ "error_code": "INACTIVE_PAYMENT_REQUEST", "message": "Payment request is already inactive." })
    );
    assert!(local.events().await.is_empty());
}

#[tokio::test]
async fn a_request_expires_when_its_channel_was_told_to() {
    let local = local();
    let at = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(1);
    let properties = json!({ "channel_properties": { "expires_at": at.to_string() } });
    let request = local.request(changed(by("QRIS", "ID", "IDR", 10_000), properties)).await.json();
    local.advance(60 * 60 + 1).await;
    assert_eq!(local.requested(&request["payment_request_id"]).await["status"], "EXPIRED");
    assert_eq!(local.events().await, ["payment_request.expiry"]);
}

#[tokio::test]
async fn controls_complete_fail_pend_and_expire_a_request() {
    let local = local();
    for (turn, status) in
        [("complete", "SUCCEEDED"), ("fail", "FAILED"), ("pend", "PENDING"), ("expire", "EXPIRED")]
    {
        let request = local.request(by("DANA", "ID", "IDR", 10_000)).await.json();
        let id = request["payment_request_id"].as_str().unwrap();
        let turned = local.control(&format!("payment_requests/{id}/{turn}"), json!({})).await;
        assert_eq!(turned.json()["status"], status, "{turn}");
    }
}

#[tokio::test]
async fn what_was_saved_in_a_session_pays_later() {
    let local = local();
    let session = local.open(changed(order(), json!({ "allow_save_payment_method": "FORCED" }))).await;
    local.pay(&session, FRICTIONLESS).await;
    let token = local.session(&session.id).await["payment_token_id"].clone();
    // The guide's request: no channel_code, no customer_id.
    let later = json!({
        "reference_id": "90392f42-d98a-49ef-a7f3-abcezas123",
        "payment_token_id": token,
        "type": "PAY",
        "country": "ID",
        "currency": "IDR",
        "request_amount": 10_000,
        "capture_method": "AUTOMATIC",
        "channel_properties": {
            "mid_label": "CTV_TEST",
            "skip_three_ds": true,
            "card_on_file_type": "CUSTOMER_UNSCHEDULED",
            "failure_return_url": "https://xendit.co/failure",
            "success_return_url": "https://xendit.co/success",
            "statement_descriptor": "Goods & Services",
        },
        "description": "Payment for your order #123",
    });
    let paid = local.request(later.clone()).await;
    assert_eq!(paid.status, StatusCode::CREATED, "{}", paid.text);
    let paid = paid.json();
    assert_eq!(
        (&paid["status"], &paid["payment_token_id"], &paid["channel_code"]),
        (&json!("SUCCEEDED"), &token, &json!("CARDS"))
    );
    let again = local.request(later).await;
    assert_eq!((again.status, again.error_code().as_str()), (StatusCode::CONFLICT, "DUPLICATE_ERROR"));
}

#[tokio::test]
async fn a_saved_card_is_challenged_again_only_when_the_shopper_is_there() {
    let local = local();
    let session = local.open(changed(order(), json!({ "allow_save_payment_method": "FORCED" }))).await;
    let attempt = local.pay(&session, CHALLENGED).await.json();
    local.answer_bank(&attempt, "code=1234").await;
    let token = local.session(&session.id).await["payment_token_id"].clone();
    for (on_file, status) in [
        (json!({ "card_on_file_type": "CUSTOMER_UNSCHEDULED" }), "REQUIRES_ACTION"),
        (json!({ "card_on_file_type": "RECURRING" }), "SUCCEEDED"),
        (json!({ "skip_three_ds": true }), "SUCCEEDED"),
    ] {
        let body = json!({
            "reference_id": on_file.to_string(),
            "payment_token_id": token,
            "channel_code": null,
            "channel_properties": on_file,
        });
        assert_eq!(local.request(changed(by_card(CHALLENGED), body)).await.json()["status"], status);
    }
}

#[tokio::test]
async fn a_customer_described_in_a_request_becomes_known() {
    let local = local();
    let body = changed(by_card(FRICTIONLESS), json!({ "type": "PAY_AND_SAVE", "customer": customer() }));
    let request = local.request(body).await.json();
    let listed = local.merchant(Method::GET, "/customers?reference_id=rani", None).await.json();
    assert_eq!(listed["data"][0]["id"], request["customer_id"]);
    assert!(request["payment_token_id"].is_string());
    assert_eq!(local.events().await, ["payment.capture", "payment_token.activation"]);
}

#[tokio::test]
async fn a_bad_request_is_refused_with_a_documented_code() {
    let details = |change: Value| {
        let card_details = changed(card(FRICTIONLESS), change);
        json!({ "channel_properties": { "card_details": card_details } })
    };
    let cases = [
        (json!({ "request_amount": null }), "API_VALIDATION_ERROR"),
        (json!({ "channel_code": null }), "API_VALIDATION_ERROR"),
        (json!({ "channel_properties": null }), "API_VALIDATION_ERROR"),
        (json!({ "channel_properties": {} }), "API_VALIDATION_ERROR"),
        (json!({ "type": "GIVE" }), "API_VALIDATION_ERROR"),
        (json!({ "country": "DE" }), "API_VALIDATION_ERROR"),
        (json!({ "request_amount": -1 }), "API_VALIDATION_ERROR"),
        (json!({ "channel_code": "PIGEON" }), "INVALID_VALUE_ERROR"),
        (json!({ "currency": "AUD" }), "INVALID_VALUE_ERROR"),
        (json!({ "request_amount": 1 }), "INVALID_VALUE_ERROR"),
        (json!({ "request_amount": 10_000.5 }), "INVALID_VALUE_ERROR"),
        (details(json!({ "expiry_year": "2020" })), "CARD_EXPIRED"),
        (details(json!({ "card_number": "4000000000001001" })), "INVALID_PAYMENT_DETAILS"),
        (details(json!({ "cvn": "1234" })), "INVALID_PAYMENT_DETAILS"),
        (details(json!({ "expiry_month": "13" })), "INVALID_PAYMENT_DETAILS"),
    ];
    let local = local();
    for (changes, code) in cases {
        let answer = local.request(changed(by_card(FRICTIONLESS), changes.clone())).await;
        assert_eq!(
            (answer.status, answer.error_code().as_str()),
            (StatusCode::BAD_REQUEST, code),
            "{changes}"
        );
    }
    let manual = changed(by("DANA", "ID", "IDR", 10_000), json!({ "capture_method": "MANUAL" }));
    assert_eq!(local.request(manual).await.error_code(), "INVALID_VALUE_ERROR");
    let saving = changed(by("QRIS", "ID", "IDR", 10_000), json!({ "type": "PAY_AND_SAVE" }));
    assert_eq!(local.request(saving).await.error_code(), "INVALID_VALUE_ERROR");
    let reusable = changed(by("DANA", "ID", "IDR", 10_000), json!({ "type": "REUSABLE_PAYMENT_CODE" }));
    assert_eq!(local.request(reusable).await.error_code(), "INVALID_VALUE_ERROR");
    let token = json!({ "payment_token_id": "pt-nobody", "channel_code": null, "channel_properties": null });
    let unknown = local.request(changed(by_card(FRICTIONLESS), token)).await;
    assert_eq!((unknown.status, unknown.error_code().as_str()), (StatusCode::NOT_FOUND, "DATA_NOT_FOUND"));
}

#[tokio::test]
async fn another_version_of_the_api_is_refused() {
    let local = local();
    for (version, status) in [("2024-11-11", StatusCode::CREATED), ("2020-01-01", StatusCode::BAD_REQUEST)] {
        let body = by("DANA", "ID", "IDR", 10_000);
        let answer = local
            .merchant_with(("api-version", version), Method::POST, "/v3/payment_requests", Some(body))
            .await;
        assert_eq!(answer.status, status, "{version}");
    }
}

#[tokio::test]
async fn a_sub_account_does_not_see_the_requests_of_another() {
    let local = local();
    let request = local.request(by("DANA", "ID", "IDR", 10_000)).await.json();
    let path = format!("/v3/payment_requests/{}", request["payment_request_id"].as_str().unwrap());
    let theirs = ("for-user-id", "5f27a14a9bf05c73dd040bc8");
    let answer = local.merchant_with(theirs, Method::GET, &path, None).await;
    assert_eq!((answer.status, answer.error_code().as_str()), (StatusCode::NOT_FOUND, "DATA_NOT_FOUND"));
}
