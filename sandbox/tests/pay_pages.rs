//! The pages of wallets, banks and apps: what each answer comes to, who may frame them, and where they lead.
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::harness::{Local, Opened, SHOP, bank_path, card_to_save, changed, local, order};
use crate::shopper::{begin, create};

const LANDING: &str = "/components/action-landing-iframe-v0.0.24.html";

async fn malaysian(local: &Local) -> Opened {
    local.open(changed(order(), json!({ "country": "MY", "currency": "MYR", "amount": 100 }))).await
}

async fn statuses(local: &Local, session: &Opened, attempt: &Value) -> (Value, Value) {
    let polled = local.poll(session, attempt).await;
    (polled["session"]["status"].clone(), polled["payment_request"]["status"].clone())
}

#[tokio::test]
async fn a_wallets_page_shows_what_is_paid_and_may_be_framed_by_the_shop_alone() {
    let local = local();
    let session = local.open(order()).await;
    let attempt = begin(&local, &session, "payment_requests", "DANA").await;
    assert_eq!(attempt["actions"][0]["iframe_capable"], true);
    let page = local.frame(&bank_path(&attempt)).await;
    assert_eq!(page.status, StatusCode::OK);
    for text in ["DANA", "Rp125.000", "Sandbox Merchant", "order-1"] {
        assert!(page.text.contains(text), "{text}");
    }
    for answer in ["pay", "fail", "abandon"] {
        assert!(page.text.contains(&format!(r#"name="answer" value="{answer}""#)), "{answer}");
    }
    let policy = page.header("content-security-policy").unwrap();
    assert!(
        policy.ends_with(&format!("frame-ancestors {SHOP}")) && !policy.contains("script-src"),
        "{policy}"
    );
    let logo = local.frame("/logos/dana.svg").await;
    assert_eq!(logo.header("content-type"), Some("image/svg+xml"));
}

#[tokio::test]
async fn a_banks_own_page_wants_the_whole_window() {
    let local = local();
    let session = malaysian(&local).await;
    let attempt = begin(&local, &session, "payment_requests", "MAYB2U_FPX").await;
    assert_eq!(attempt["actions"][0]["iframe_capable"], false);
    let page = local.frame(&bank_path(&attempt)).await;
    assert!(page.header("content-security-policy").unwrap().ends_with("frame-ancestors 'none'"));
}

#[tokio::test]
async fn a_mobile_bank_is_opened_by_a_link() {
    let local = local();
    let thai = json!({ "country": "TH", "currency": "THB", "amount": 100 });
    let session = local.open(changed(order(), thai)).await;
    let attempt = begin(&local, &session, "payment_requests", "SCB_MOBILE_BANKING").await;
    assert_eq!(attempt["actions"][0]["descriptor"], "DEEPLINK_URL");
    assert!(local.frame(&bank_path(&attempt)).await.text.contains("SCB"));
}

#[tokio::test]
async fn paying_completes_the_session_and_leads_to_the_landing_page() {
    let local = local();
    let session = local.open(order()).await;
    let attempt = begin(&local, &session, "payment_requests", "DANA").await;
    let answer = local.answer_bank(&attempt, "answer=pay").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), Some(format!("{LANDING}?session_id={}", session.id).as_str()));
    assert_eq!(statuses(&local, &session, &attempt).await, (json!("COMPLETED"), json!("SUCCEEDED")));
    // Back in history: the page has nothing left to ask.
    assert_eq!(local.frame(&bank_path(&attempt)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn failing_takes_a_reason_and_leaves_the_session_open_for_another_try() {
    let local = local();
    let session = local.open(order()).await;
    for (form, code) in [
        ("answer=fail", "USER_DECLINED_PAYMENT"),
        ("answer=fail&failure_code=INSUFFICIENT_BALANCE", "INSUFFICIENT_BALANCE"),
    ] {
        let attempt = begin(&local, &session, "payment_requests", "DANA").await;
        local.answer_bank(&attempt, form).await;
        let polled = local.poll(&session, &attempt).await;
        assert_eq!(polled["session"]["status"], "ACTIVE");
        assert_eq!(polled["payment_request"]["failure_code"], code);
    }
}

#[tokio::test]
async fn abandoning_decides_nothing_and_one_can_come_back() {
    let local = local();
    let session = local.open(order()).await;
    let attempt = begin(&local, &session, "payment_requests", "DANA").await;
    assert_eq!(local.answer_bank(&attempt, "answer=abandon").await.status, StatusCode::SEE_OTHER);
    assert_eq!(statuses(&local, &session, &attempt).await, (json!("ACTIVE"), json!("REQUIRES_ACTION")));
    assert_eq!(local.frame(&bank_path(&attempt)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn no_answer_or_one_that_is_not_offered_is_asked_for_again() {
    let local = local();
    let session = local.open(order()).await;
    let attempt = begin(&local, &session, "payment_requests", "DANA").await;
    for form in ["", "answer=dance", "answer=fail&failure_code=NONSENSE"] {
        let answer = local.answer_bank(&attempt, form).await;
        assert_eq!(answer.status, StatusCode::OK, "{form}");
        assert!(answer.text.contains(r#"role="alert""#), "{form}");
    }
    assert_eq!(statuses(&local, &session, &attempt).await, (json!("ACTIVE"), json!("REQUIRES_ACTION")));
}

#[tokio::test]
async fn some_amounts_fail_with_every_channel() {
    let local = local();
    let session = local.open(changed(order(), json!({ "amount": 10_054 }))).await;
    let attempt = begin(&local, &session, "payment_requests", "DANA").await;
    local.answer_bank(&attempt, "answer=pay").await;
    let polled = local.poll(&session, &attempt).await;
    assert_eq!(polled["payment_request"]["failure_code"], "INSUFFICIENT_BALANCE");
}

#[tokio::test]
async fn an_account_is_linked_on_the_same_page_without_an_amount() {
    let local = local();
    let session = local.open(card_to_save()).await;
    let attempt = begin(&local, &session, "payment_tokens", "DANA").await;
    assert!(attempt.get("payment_request_id").is_none());
    let page = local.frame(&bank_path(&attempt)).await;
    assert!(page.text.contains("Link your account") && !page.text.contains("IDR"));
    local.answer_bank(&attempt, "answer=pay").await;
    let polled = local.poll(&session, &attempt).await;
    assert_eq!(
        (&polled["session"]["status"], &polled["payment_token"]["status"]),
        (&json!("COMPLETED"), &json!("ACTIVE"))
    );
}

#[tokio::test]
async fn a_page_of_its_own_leads_back_to_the_shop_with_how_it_went() {
    let local = local();
    let configuration = json!({ "components_configuration": {
        "origins": [SHOP],
        "return_url": "https://shop.example/cart?checkout=resume",
    } });
    let changes = json!({ "country": "MY", "currency": "MYR", "amount": 100 });
    let session = local.open(changed(changed(order(), changes), configuration)).await;
    for (form, status) in
        [("answer=abandon", None), ("answer=fail", Some("FAILURE")), ("answer=pay", Some("SUCCESS"))]
    {
        let attempt = begin(&local, &session, "payment_requests", "CIMB_FPX").await;
        let answer = local.answer_bank(&attempt, form).await;
        let landing = local.frame(answer.header("location").unwrap()).await;
        let token_request_id = attempt["session_token_request_id"].as_str().unwrap();
        let component_status = status.map(|status| format!("component_status={status}&")).unwrap_or_default();
        // minijinja writes a slash in an attribute as an entity
        let page = landing.text.replace("&#x2f;", "/").replace("&amp;", "&");
        let expected = format!(
            r#"data-return-url="https://shop.example/cart?checkout=resume&{component_status}token_request_id={token_request_id}""#
        );
        assert!(page.contains(&expected), "{form}: {page}");
    }
}

#[tokio::test]
async fn a_push_rings_on_a_phone_and_shows_nothing_here() {
    let local = local();
    let session = local.open(order()).await;
    let phone = json!({ "account_mobile_number": "+628123456789" });
    let attempt = create(&local, &session, "payment_requests", "OVO", phone, json!({})).await.json();
    assert_eq!((&attempt["status"], &attempt["actions"]), (&json!("REQUIRES_ACTION"), &json!([])));
    let id = attempt["payment_request_id"].as_str().unwrap();
    let phone = local.frame(&format!("/pay/{id}")).await;
    assert!(phone.text.contains("OVO") && phone.text.contains("App"));
    assert!(phone.header("content-security-policy").unwrap().ends_with("frame-ancestors 'none'"));

    local.frame_post(&format!("/pay/{id}"), "answer=pay").await;
    assert_eq!(statuses(&local, &session, &attempt).await, (json!("ACTIVE"), json!("PENDING")));
    local.advance(3).await;
    assert_eq!(statuses(&local, &session, &attempt).await, (json!("COMPLETED"), json!("SUCCEEDED")));
}

#[tokio::test]
async fn an_attempt_without_a_page_and_one_nobody_made_are_not_found() {
    let local = local();
    let session = local.open(order()).await;
    let attempt = begin(&local, &session, "payment_requests", "QRIS").await;
    let id = attempt["payment_request_id"].as_str().unwrap();
    for id in [id, "pr-00000000-0000-4000-8000-000000000000"] {
        let answer = local.frame(&format!("/pay/{id}")).await;
        assert_eq!((answer.status, answer.error_code().as_str()), (StatusCode::NOT_FOUND, "NOT_FOUND"));
    }
}

#[tokio::test]
async fn a_company_pays_when_somebody_has_approved() {
    let local = local();
    let session = malaysian(&local).await;
    let attempt = begin(&local, &session, "payment_requests", "MAYB2E_FPX_BUSINESS").await;
    assert_eq!((&attempt["status"], &attempt["actions"]), (&json!("PENDING"), &json!([])));
    assert_eq!(statuses(&local, &session, &attempt).await, (json!("PENDING"), json!("PENDING")));
    let again = create(&local, &session, "payment_requests", "CIMB_FPX", json!({}), json!({})).await;
    assert_eq!(again.error_code(), "INVALID_SESSION_STATUS");
    local.advance(15 * 60).await;
    assert_eq!(statuses(&local, &session, &attempt).await, (json!("COMPLETED"), json!("SUCCEEDED")));
}

#[tokio::test]
async fn an_approval_can_be_given_or_refused_by_hand() {
    for (turn, session_status, status) in
        [("complete", "COMPLETED", "SUCCEEDED"), ("fail", "ACTIVE", "FAILED")]
    {
        let local = local();
        let session = malaysian(&local).await;
        let attempt = begin(&local, &session, "payment_requests", "CIMB_FPX_BUSINESS").await;
        let answer = local.control(&format!("sessions/{}/{turn}", session.id), json!({})).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
        assert_eq!(statuses(&local, &session, &attempt).await, (json!(session_status), json!(status)));
    }
}
