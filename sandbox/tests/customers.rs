//! `/customers`: made before they pay, read by id and by the merchant's own reference.
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};

use crate::harness::{changed, customer, local, order, send};

fn business() -> Value {
    json!({
        "reference_id": "demo_1475801962607",
        "type": "BUSINESS",
        "business_detail": { "business_name": "ACME Corp", "business_type": "CORPORATION" },
        "email": "customer@website.com",
        "date_of_registration": "2020-03-30",
        "domicile_of_registration": "ID",
    })
}

#[tokio::test]
async fn a_customer_is_answered_in_the_order_of_the_references_sample() {
    let answer = local().merchant(Method::POST, "/customers", Some(business())).await;
    assert_eq!(answer.status, StatusCode::OK);
    let answer = answer.json();
    let keys: Vec<&str> = answer.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "id",
            "reference_id",
            "type",
            "business_detail",
            "email",
            "mobile_number",
            "phone_number",
            "hashed_phone_number",
            "addresses",
            "kyc_documents",
            "description",
            "date_of_registration",
            "domicile_of_registration",
            "metadata",
            "created",
            "updated",
        ]
    );
    assert_eq!(answer["id"].as_str().unwrap().len(), 41);
    let empty = [&answer["mobile_number"], &answer["addresses"], &answer["metadata"]];
    assert_eq!(empty, [&Value::Null, &json!([]), &json!({})]);
}

#[tokio::test]
async fn a_customer_made_before_can_pay_by_id() {
    let local = local();
    let made = local.merchant(Method::POST, "/customers", Some(customer())).await.json();
    let body = changed(order(), json!({ "customer": null, "customer_id": made["id"] }));
    assert_eq!(local.create(body).await.json()["customer_id"], made["id"]);
}

#[tokio::test]
async fn a_customer_is_found_by_id_and_by_reference() {
    let local = local();
    let session = local.create(order()).await.json();
    let path = format!("/customers/{}", session["customer_id"].as_str().unwrap());
    let found = local.merchant(Method::GET, &path, None).await.json();
    assert_eq!(found["individual_detail"]["given_names"], "Rani");
    let listed = local.merchant(Method::GET, "/customers?reference_id=rani", None).await.json();
    assert_eq!(listed, json!({ "data": [found], "has_more": false }));
    let nobody = local.merchant(Method::GET, "/customers?reference_id=nobody", None).await.json();
    assert_eq!(nobody, json!({ "data": [], "has_more": false }));

    let unknown = local.merchant(Method::GET, "/customers/cust-nobody", None).await;
    assert_eq!((unknown.status, unknown.error_code().as_str()), (StatusCode::NOT_FOUND, "DATA_NOT_FOUND"));
    let unasked = local.merchant(Method::GET, "/customers", None).await;
    assert_eq!(unasked.error_code(), "API_VALIDATION_ERROR");
}

#[tokio::test]
async fn a_sub_account_does_not_see_the_customers_of_another() {
    let local = local();
    let made = local.merchant(Method::POST, "/customers", Some(customer())).await.json();
    let theirs = ("for-user-id", "5f27a14a9bf05c73dd040bc8");
    let path = format!("/customers/{}", made["id"].as_str().unwrap());
    assert_eq!(local.merchant_with(theirs, Method::GET, &path, None).await.error_code(), "DATA_NOT_FOUND");
}

#[tokio::test]
async fn a_reference_id_is_taken_once() {
    let local = local();
    local.merchant(Method::POST, "/customers", Some(customer())).await;
    let again = local.merchant(Method::POST, "/customers", Some(customer())).await;
    assert_eq!((again.status, again.error_code().as_str()), (StatusCode::CONFLICT, "DUPLICATE_ERROR"));
}

#[tokio::test]
async fn an_idempotency_key_gets_its_first_answer_for_a_day() {
    let local = local();
    let key = ("idempotency-key", "first-try");
    let made = local.merchant_with(key, Method::POST, "/customers", Some(customer())).await.json();
    local.advance(24 * 60 * 60 - 1).await;
    let again = local.merchant_with(key, Method::POST, "/customers", Some(customer())).await;
    assert_eq!((again.status, again.json()), (StatusCode::OK, made));
    let other = local.merchant_with(key, Method::POST, "/customers", Some(business())).await;
    assert_eq!((other.status, other.error_code().as_str()), (StatusCode::CONFLICT, "IDEMPOTENCY_ERROR"));
    local.advance(1).await;
    let later = local.merchant_with(key, Method::POST, "/customers", Some(business())).await;
    assert_eq!(later.status, StatusCode::OK, "{}", later.text);
}

#[tokio::test]
async fn a_customer_needs_the_details_of_its_type() {
    let local = local();
    for (body, message) in [
        (
            changed(business(), json!({ "business_detail": null })),
            "request/body must have required property 'business_detail'",
        ),
        (
            changed(customer(), json!({ "individual_detail": null })),
            "request/body must have required property 'individual_detail'",
        ),
        (
            changed(customer(), json!({ "type": "ROBOT" })),
            "request/body/type must be equal to one of the allowed values: INDIVIDUAL, BUSINESS",
        ),
    ] {
        let answer = local.merchant(Method::POST, "/customers", Some(body)).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST);
        assert_eq!(answer.json()["message"], message);
    }
    let long_key = "k".repeat(101);
    let answer = local
        .merchant_with(("idempotency-key", &long_key), Method::POST, "/customers", Some(customer()))
        .await;
    assert_eq!(answer.error_code(), "API_VALIDATION_ERROR");
}

#[tokio::test]
async fn an_idempotency_key_of_another_account_is_another_key() {
    let local = local();
    let key = ("idempotency-key", "first-try");
    local.merchant_with(key, Method::POST, "/customers", Some(customer())).await;
    let theirs = Request::post("/customers")
        .header("authorization", "Basic eG5kX2RldmVsb3BtZW50X3Rlc3Q6")
        .header("for-user-id", "5f27a14a9bf05c73dd040bc8")
        .header(key.0, key.1);
    let answer = send(&local.api, theirs.body(Body::from(customer().to_string())).unwrap()).await;
    assert_eq!((answer.status, answer.error_code().as_str()), (StatusCode::CONFLICT, "DUPLICATE_ERROR"));
}
