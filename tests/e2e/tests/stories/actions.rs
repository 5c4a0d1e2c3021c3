//! What a shopper is asked to do, kind by kind. Codes, accounts and pages are in `channels`.
use anyhow::Result;
use serde_json::{Value, json};
use xendit_e2e::merchant::Merchant;
use xendit_e2e::pages::{Card, Hand};
use xendit_e2e::patience::eventually;
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};

/// Mounts a session with this one channel, answers its only question if it has one, and submits.
async fn attempt(stage: &Stage, terms: Value, channel: &str, answer: Option<&str>) -> Result<Merchant> {
    let merchant = stage.merchant().await?;
    merchant.mounts("payment", stage.options_of(channel, terms).await?).await?.fulfilled()?;
    if let Some(answer) = answer {
        merchant.form("payment").answer_the_only_question(answer).await?;
    }
    merchant.hears("payment", &format!("submission-ready {channel}")).await?;
    merchant.submits("payment").await?;
    Ok(merchant)
}

#[tokio::test]
async fn a_wallet_that_rings_on_the_phone_says_so_until_the_shopper_has_confirmed() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = attempt(stage, json!({}), "OVO", Some("812 3456 7890")).await?;
        let shown = merchant.form("payment").presentation().await?;
        assert_eq!(shown.title().await?, "OVO");
        stage.sandbox.complete().await?;
        shown.says_it_is_paid().await?;
        let outcome = merchant.outcome("payment").await?.fulfilled()?;
        assert_eq!(outcome["status"], "completed");
        shown.is_gone().await?;
        let heard = merchant.heard("payment").await?.split_off(1);
        let expected = [
            "submission-ready OVO",
            "submission-not-ready",
            "submission-begin",
            "payment-request-created 1",
            "action-begin",
            "action-end",
            "submission-end SESSION_COMPLETED",
            "session-complete OVO",
        ];
        assert_eq!(heard, expected);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_shopper_who_will_not_confirm_in_the_app_gets_the_form_back() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = attempt(stage, json!({}), "OVO", Some("812 3456 7890")).await?;
        let shown = merchant.form("payment").presentation().await?;
        merchant.form("payment").bank_dialog().await?.close().await?;
        shown.is_gone().await?;
        let outcome = merchant.outcome("payment").await?.fulfilled()?;
        assert_eq!(outcome, json!({ "status": "aborted", "by": "shopper" }));
        assert_eq!(merchant.state("payment").await?, "choosing");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_link_into_an_app_can_be_scanned_with_a_phone() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let terms = json!({ "amount": 500, "currency": "THB", "country": "TH" });
        let merchant = attempt(stage, terms, "KBANK_MOBILE_BANKING", None).await?;
        let shown = merchant.form("payment").presentation().await?;
        assert!(!shown.link().await?.is_empty());
        assert!(shown.shows("qr").await?, "a desktop has no such app");
        stage.sandbox.complete().await?;
        shown.says_it_is_paid().await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_qr_code_names_the_merchant_and_is_saved_as_a_picture_by_mouse_touch_and_key() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = attempt(stage, json!({}), "QRIS", None).await?;
        let shown = merchant.form("payment").presentation().await?;
        assert!(shown.shows("qr").await?);
        assert_eq!(shown.mentions("Sandbox Merchant").await?, 1);
        assert!(shown.merchant_number().await?.starts_with("NMID: ID"));
        for hand in [Hand::Mouse, Hand::Touch, Hand::Key] {
            let (name, kind) = shown.is_saved_by(hand).await?;
            assert!(name.starts_with("payment-") && name.ends_with("-IDR-125000.png"), "{hand:?}: {name}");
            assert_eq!(kind, "image/png");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_account_number_and_the_sum_can_be_copied_and_each_place_to_pay_at_is_explained() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = attempt(stage, json!({}), "BNI_VIRTUAL_ACCOUNT", None).await?;
        let shown = merchant.form("payment").presentation().await?;
        assert_eq!(shown.copies("Account number").await?, shown.figure("Account number").await?);
        assert_eq!(shown.copies("Amount to pay").await?, "125000", "as a bank's form takes it");
        let written =
            "return new Intl.DateTimeFormat(arguments[0], { dateStyle: 'medium', timeStyle: 'short' })
            .format(new Date(arguments[1]))";
        let ends = &stage.sandbox.session().await?["expires_at"];
        let english = stage.window().run(written, vec!["en".into(), ends.clone()]).await?;
        assert_eq!(shown.deadline().await?, format!("Pay before {}.", english.as_str().unwrap_or_default()));
        merchant.updates("payment", json!({ "locale": "id" })).await?;
        let indonesian = stage.window().run(written, vec!["id".into(), ends.clone()]).await?;
        let expected = format!("Bayar sebelum {}.", indonesian.as_str().unwrap_or_default());
        eventually("the deadline is said in Indonesian", async || {
            Ok((shown.deadline().await? == expected).then_some(()))
        })
        .await?;
        merchant.updates("payment", json!({ "locale": "en" })).await?;
        let places = shown.places().await?;
        let (place, first_step) = shown.explained().await?;
        assert_eq!((&place, first_step.contains("card")), (&places[0], true), "{first_step}");
        shown.goes_to_the_next_place().await?;
        let (place, first_step) = shown.explained().await?;
        assert_eq!((&place, first_step.contains("app")), (&places[1], true), "{first_step}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_payment_code_is_shown_as_a_barcode_and_in_figures() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = attempt(stage, json!({}), "ALFAMART", Some("Ani")).await?;
        let shown = merchant.form("payment").presentation().await?;
        assert!(shown.shows("barcode").await?);
        assert!(shown.figure("Payment code").await?.starts_with("FA"));
        shown.says_it_is_paid().await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_action_no_browser_can_perform_is_an_outcome_and_the_next_attempt_pays() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.fill_in(&Card::CHALLENGED).await?;
        let otp = json!([{ "type": "API_POST_REQUEST", "descriptor": "VALIDATE_OTP", "value": "/otp" }]);
        stage
            .sandbox
            .go_wrong(
                json!({ "path": "payment_requests", "fault": "unknown", "field": "actions", "value": otp }),
            )
            .await?;
        merchant.submits("payment").await?;
        let outcome = merchant.outcome("payment").await?.fulfilled()?;
        assert_eq!(
            (&outcome["status"], &outcome["errorCode"]),
            (&json!("refused"), &json!("UNSUPPORTED_ACTION"))
        );

        merchant.submits("payment").await?;
        form.bank_dialog().await?.answer("1234").await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        Ok(())
    })
    .await
}
