//! The bank's page: what it shows, whom it lets frame it, and what each answer comes to.
use axum::http::StatusCode;
use serde_json::json;

use crate::harness::{Opened, SHOP, bank_path, card_to_save, changed, local, order};

/// The landing page of a session, as a challenge redirects to it.
fn landing(session: &Opened) -> String {
    format!("/components/action-landing-iframe-v0.0.24.html?session_id={}", session.id)
}

#[tokio::test]
async fn the_page_shows_the_right_code_amount_and_card() {
    let local = local();
    let session = local.open(order()).await;
    let paid = local.pay(&session, "4000000000002503").await.json();
    let page = local.frame(&bank_path(&paid)).await;
    assert_eq!(page.status, StatusCode::OK);
    for text in ["1234", "Rp125.000", "•••• 2503", "VISA", "Sandbox Merchant"] {
        assert!(page.text.contains(text), "{text}");
    }
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.ends_with(&format!("frame-ancestors {SHOP}")), "{policy}");
}

#[tokio::test]
async fn the_right_code_completes_the_session() {
    let local = local();
    let session = local.open(order()).await;
    let paid = local.pay(&session, "4000000000002503").await.json();
    let answer = local.answer_bank(&paid, "code=1234").await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (StatusCode::SEE_OTHER, Some(landing(&session).as_str()))
    );
    let polled = local.poll(&session, &paid).await;
    assert_eq!(
        (&polled["session"]["status"], &polled["payment_request"]["status"]),
        (&json!("COMPLETED"), &json!("SUCCEEDED"))
    );
    assert_eq!(polled["succeeded_channel"]["channel_code"], "CARDS");
}

#[tokio::test]
async fn a_wrong_code_or_a_cancel_fails_the_attempt_and_not_the_session() {
    for form in ["code=0000", "cancel=1", "code=1234&cancel=1"] {
        let local = local();
        let session = local.open(order()).await;
        let paid = local.pay(&session, "4000000000002503").await.json();
        let answer = local.answer_bank(&paid, form).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::SEE_OTHER, Some(landing(&session).as_str())),
            "{form}"
        );
        let polled = local.poll(&session, &paid).await;
        assert_eq!(
            (&polled["session"]["status"], &polled["payment_request"]["status"]),
            (&json!("ACTIVE"), &json!("FAILED")),
            "{form}"
        );
        assert_eq!(polled["payment_request"]["failure_code"], "AUTHENTICATION_FAILED");
        assert!(polled.get("succeeded_channel").is_none());
    }
}

#[tokio::test]
async fn abandoning_a_challenge_decides_nothing() {
    let local = local();
    let session = local.open(order()).await;
    let paid = local.pay(&session, "4000000000002503").await.json();
    let answer = local.answer_bank(&paid, "abandon=1&code=").await;
    assert_eq!(answer.header("location"), Some(landing(&session).as_str()));
    assert_eq!(local.poll(&session, &paid).await["payment_request"]["status"], "REQUIRES_ACTION");
}

#[tokio::test]
async fn no_code_at_all_is_asked_for_again() {
    let local = local();
    let session = local.open(order()).await;
    let paid = local.pay(&session, "4000000000002503").await.json();
    let answer = local.answer_bank(&paid, "code=").await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text.contains("Enter the code."));
    assert_eq!(local.poll(&session, &paid).await["payment_request"]["status"], "REQUIRES_ACTION");
}

#[tokio::test]
async fn after_the_right_code_the_amount_still_decides() {
    let local = local();
    let session = local.open(changed(order(), json!({ "amount": 10_054 }))).await;
    let paid = local.pay(&session, "4000000000002503").await.json();
    local.answer_bank(&paid, "code=1234").await;
    assert_eq!(local.poll(&session, &paid).await["payment_request"]["failure_code"], "INSUFFICIENT_BALANCE");
}

#[tokio::test]
async fn a_selectable_result_offers_seven_and_only_the_first_succeeds() {
    let results = [
        ("result=AUTHENTICATED", "SUCCEEDED"),
        ("result=UNAUTHENTICATED", "FAILED"),
        ("result=CANCELLED_AUTHENTICATION", "FAILED"),
        ("result=AUTHENTICATION_NOT_AVAILABLE", "FAILED"),
        ("result=AUTHENTICATION_REJECTED", "FAILED"),
        ("result=AUTHENTICATION_SERVER_ERROR", "FAILED"),
        ("result=API_GW_ASM_POLICY_ERROR", "FAILED"),
        ("result=NONSENSE", "REQUIRES_ACTION"),
        ("code=1234", "REQUIRES_ACTION"),
    ];
    let local = local();
    for (form, status) in results {
        let session = local.open(order()).await;
        let paid = local.pay(&session, "4440000009900010").await.json();
        let page = local.frame(&bank_path(&paid)).await;
        assert_eq!(page.text.matches(r#"name="result""#).count(), 7);
        local.answer_bank(&paid, form).await;
        assert_eq!(local.poll(&session, &paid).await["payment_request"]["status"], status, "{form}");
    }
}

#[tokio::test]
async fn a_card_to_save_is_challenged_too() {
    let local = local();
    let session = local.open(card_to_save()).await;
    let token = local.save(&session, "4000000000002503").await.json();
    assert!(!local.frame(&bank_path(&token)).await.text.contains("IDR"));
    local.answer_bank(&token, "code=9").await;
    let failed = local.poll(&session, &token).await;
    assert_eq!(
        (&failed["payment_token"]["status"], &failed["payment_token"]["failure_code"]),
        (&json!("FAILED"), &json!("AUTHENTICATION_FAILED"))
    );

    let token = local.save(&session, "4000000000002503").await.json();
    local.answer_bank(&token, "code=1234").await;
    assert_eq!(local.session(&session.id).await["payment_token_id"], token["payment_token_id"]);
}

#[tokio::test]
async fn a_challenge_that_is_over_leads_on_to_the_landing_page() {
    let local = local();
    let session = local.open(order()).await;
    let paid = local.pay(&session, "4000000000002503").await.json();
    local.advance(30 * 60).await;
    assert_eq!(local.frame(&bank_path(&paid)).await.header("location"), Some(landing(&session).as_str()));
    for form in ["code=1234", "code=", "cancel=1"] {
        let answer = local.answer_bank(&paid, form).await;
        assert_eq!(answer.header("location"), Some(landing(&session).as_str()), "{form}");
    }
    let polled = local.poll(&session, &paid).await;
    assert_eq!(
        (&polled["session"]["status"], &polled["payment_request"]["status"]),
        (&json!("EXPIRED"), &json!("EXPIRED"))
    );
}

#[tokio::test]
async fn the_landing_page_may_be_framed_by_the_shop_even_when_the_session_expired_meanwhile() {
    let local = local();
    let session = local.open(order()).await;
    local.advance(30 * 60).await;
    let page = local.frame(&landing(&session)).await;
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.ends_with(&format!("frame-ancestors {SHOP}")), "{policy}");
}

#[tokio::test]
async fn an_unknown_challenge_is_not_found() {
    let local = local();
    let answer = local.frame("/3ds/pr-00000000-0000-4000-8000-000000000000").await;
    assert_eq!((answer.status, answer.error_code().as_str()), (StatusCode::NOT_FOUND, "NOT_FOUND"));
}
