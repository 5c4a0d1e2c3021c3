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
async fn a_card_begins_a_subscription() -> Result<()> {
    tell(async |stage| {
        let schedule = json!({
            "interval": "MONTH",
            "interval_count": 1,
            "total_recurrence": 12,
            "anchor_date": "2099-01-01T00:00:00Z",
        });
        let subscription = json!({ "schedule": schedule });
        let terms = json!({ "session_type": "SUBSCRIPTION", "subscription": subscription });
        let checkout = stage.check_out(terms).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in(&Card::CHALLENGED).await?;
        checkout.pay().await?;
        checkout.action().await?.answer("1234").await?;

        let heard = checkout.heard_until("session-complete CARDS").await?;
        let submitted = ["submission-not-ready", "submission-begin", "payment-token-created 1"];
        assert_eq!(heard, [&FILLED_IN[..], &submitted, &CONFIRMED, &COMPLETED].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_without_enough_money_is_declined_with_the_code_the_sdk_knows() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({ "amount": 10_054 })).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in(&Card::FRICTIONLESS).await?;
        checkout.pay().await?;
        let said = checkout.says("Payment failed").await?;
        assert!(!said.contains("INSUFFICIENT_BALANCE"), "the SDK has no words for the code: {said}");

        let declined = [
            "payment-request-discarded 1",
            "submission-end PAYMENT_REQUEST_FAILED INSUFFICIENT_BALANCE",
            "submission-ready CARDS",
        ];
        let heard = checkout.heard_until("submission-ready CARDS").await?;
        assert_eq!(heard, [&FILLED_IN[..], &SUBMITTED, &declined].concat());
        assert_eq!(stage.sandbox.session().await?["status"], "ACTIVE");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_is_saved_with_a_payment_when_the_shopper_ticks_the_box() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({ "allow_save_payment_method": "OPTIONAL" })).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in(&Card::FRICTIONLESS).await?;
        checkout.tick_save().await?;
        checkout.pay().await?;
        checkout.heard_until("session-complete CARDS").await?;
        let announced = ["payment.capture", "payment_session.completed", "payment_token.activation"];
        assert_eq!(stage.sandbox.announced().await?, announced);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_test_card_that_the_sdk_fills_in_pays() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in_cardholder().await?;
        checkout.simulate_card("3DS Frictionless, success").await?;
        checkout.pay().await?;
        let heard = checkout.heard_until("session-complete CARDS").await?;
        assert_eq!(heard, [&FILLED_IN[..], &SUBMITTED, &COMPLETED].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_that_wants_a_billing_address_is_asked_for_one_and_pays() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({})).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in(&Card::AMERICAN).await?;
        for (name, text) in [
            ("first_name", "Ani"),
            ("last_name", "Wijaya"),
            ("email", "ani@example.com"),
            ("city", "Austin"),
            ("street_line1", "1 Congress Avenue"),
            ("postal_code", "78701"),
        ] {
            checkout.type_in(&format!("billing_information.{name}"), text).await?;
        }
        // The card says which country it is from, and so which states there are.
        assert_eq!(checkout.choice_in("billing_information.country").await?, "United States");
        checkout.choose_in("billing_information.province_state", "Texas").await?;
        checkout.pay().await?;
        checkout.heard_until("session-complete CARDS").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_pays_in_the_instalments_its_bank_offers() -> Result<()> {
    tell(async |stage| {
        let checkout = stage.check_out(json!({ "amount": 1_200_000 })).await?;
        checkout.choose_group("Cards").await?;
        checkout.fill_in(&Card::INSTALMENTS).await?;
        let plan = "installment_configuration.terms__installment_configuration.interval\
                    __installment_configuration.code";
        checkout.choose_in(plan, "3x Installments — Rp400.000").await?;
        checkout.pay().await?;
        checkout.heard_until("session-complete CARDS").await?;
        Ok(())
    })
    .await
}
