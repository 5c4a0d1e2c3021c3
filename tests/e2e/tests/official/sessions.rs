//! Sessions that end, and pages and answers that are not as they should be.
use anyhow::Result;
use serde_json::json;
use xendit_e2e::expected::{COMPLETED, CONFIRMED, FILLED_IN, SUBMITTED};
use xendit_e2e::pages::Card;

use crate::tell;

#[tokio::test]
async fn a_session_that_expires_while_the_bank_asks_ends_the_submission() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in(&Card::CHALLENGED).await?;
        checkout.pay().await?;
        let action = checkout.action().await?;
        stage.sandbox.let_half_an_hour_pass().await?;
        action.is_gone().await?;

        let heard = checkout.heard_until("session-expired-or-canceled").await?;
        let expired =
            ["payment-request-discarded 1", "submission-end SESSION_EXPIRED", "session-expired-or-canceled"];
        assert_eq!(heard, [&FILLED_IN[..], &SUBMITTED, &CONFIRMED, &expired].concat());
        assert_eq!(stage.sandbox.session().await?["status"], "EXPIRED");
        assert!(stage.sandbox.announced().await?.contains(&"payment_session.expired".to_owned()));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_expired_session_refuses_a_payment() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in(&Card::FRICTIONLESS).await?;
        stage.sandbox.let_half_an_hour_pass().await?;
        checkout.pay().await?;
        checkout.says("This checkout has ended").await?;
        let refused = [
            "submission-not-ready",
            "submission-begin",
            "submission-end REQUEST_FAILED INVALID_SESSION_STATUS",
            "submission-ready CARDS",
        ];
        let heard = checkout.heard_until("submission-ready CARDS").await?;
        assert_eq!(heard, [&FILLED_IN[..], &refused].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_that_is_loaded_again_learns_what_paid() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in(&Card::FRICTIONLESS).await?;
        checkout.pay().await?;
        let before = checkout.heard_until("session-complete CARDS").await?;
        checkout.reload().await?;
        let heard = checkout.heard_until_there_are(before.len() + 2).await?;
        assert_eq!(heard[before.len()..], ["init", "session-complete CARDS"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_answer_that_is_a_web_page_is_told_as_trouble_with_the_network() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in(&Card::FRICTIONLESS).await?;
        stage.sandbox.go_wrong(json!({ "path": "payment_requests", "fault": "html" })).await?;
        checkout.pay().await?;
        let failed =
            ["submission-not-ready", "submission-begin", "submission-end REQUEST_FAILED NETWORK_ERROR"];
        let heard = checkout.heard_until_there_are(FILLED_IN.len() + failed.len() + 1).await?;
        assert_eq!(heard, [&FILLED_IN[..], &failed, &["submission-ready CARDS"]].concat());

        checkout.pay().await?;
        let heard = checkout.heard_until("session-complete CARDS").await?;
        let paid = [&SUBMITTED[..], &COMPLETED].concat();
        assert_eq!(heard[heard.len() - paid.len()..], paid);
        Ok(())
    })
    .await
}
