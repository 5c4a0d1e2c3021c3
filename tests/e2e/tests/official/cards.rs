//! Cards, typed into frames the SDK loads from where it believes Xendit to be.
use anyhow::Result;
use serde_json::json;
use xendit_e2e::expected::{COMPLETED, CONFIRMED, FILLED_IN, SUBMITTED, SUBMITTED_AGAIN};
use xendit_e2e::pages::Card;

use crate::tell;

#[tokio::test]
async fn a_frictionless_card_pays() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in(&Card::FRICTIONLESS).await?;
        checkout.pay().await?;

        let heard = checkout.heard_until("session-complete CARDS").await?;
        assert_eq!(heard, [&FILLED_IN[..], &SUBMITTED, &COMPLETED].concat());
        assert_eq!(stage.sandbox.session().await?["status"], "COMPLETED");
        assert_eq!(stage.sandbox.announced().await?, ["payment.capture", "payment_session.completed"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_the_bank_wants_to_confirm_pays_after_the_right_code() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in(&Card::CHALLENGED).await?;
        checkout.pay().await?;
        checkout.action().await?.answer("1234").await?;

        let heard = checkout.heard_until("session-complete CARDS").await?;
        assert_eq!(heard, [&FILLED_IN[..], &SUBMITTED, &CONFIRMED, &COMPLETED].concat());
        assert_eq!(stage.sandbox.session().await?["status"], "COMPLETED");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_a_wrong_code_another_card_pays_in_the_same_session() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in(&Card::CHALLENGED).await?;
        checkout.pay().await?;
        checkout.action().await?.answer("4321").await?;
        checkout.says("Payment failed").await?;

        checkout.fill_in(&Card::FRICTIONLESS).await?;
        checkout.pay().await?;
        let heard = checkout.heard_until("session-complete CARDS").await?;
        let failed = [
            "payment-request-discarded 1",
            "submission-end PAYMENT_REQUEST_FAILED AUTHENTICATION_FAILED",
            "submission-ready CARDS",
        ];
        let first = [&FILLED_IN[..], &SUBMITTED, &CONFIRMED, &failed].concat();
        assert_eq!(heard[..first.len()], first);
        // Between the two, the form is now complete and now not, as the shopper types over it.
        let second = [&SUBMITTED_AGAIN[..], &COMPLETED].concat();
        assert_eq!(heard[heard.len() - second.len()..], second);
        assert_eq!(stage.sandbox.attempts().await?.len(), 2);
        let announced = ["payment.capture", "payment.failure", "payment_session.completed"];
        assert_eq!(stage.sandbox.announced().await?, announced);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_is_saved_without_a_payment() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({ "session_type": "SAVE", "amount": 0 })).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in(&Card::CHALLENGED).await?;
        checkout.pay().await?;
        checkout.action().await?.answer("1234").await?;

        let heard = checkout.heard_until("session-complete CARDS").await?;
        assert_eq!(
            stage.sandbox.announced().await?,
            ["payment_session.completed", "payment_token.activation"]
        );
        let submitted = ["submission-not-ready", "submission-begin", "payment-token-created 1"];
        assert_eq!(heard, [&FILLED_IN[..], &submitted, &CONFIRMED, &COMPLETED].concat());
        assert_eq!(stage.sandbox.session().await?["status"], "COMPLETED");
        Ok(())
    })
    .await
}

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
