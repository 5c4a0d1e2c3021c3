//! Payments that somebody walks away from.
use anyhow::Result;
use serde_json::json;
use xendit_e2e::pages::{Card, CheckoutPanel};
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};
use xendit_e2e::expected::{COMPLETED, CONFIRMED, FILLED_IN, SUBMITTED, SUBMITTED_AGAIN};

const ABORTED: [&str; 3] =
    ["payment-request-discarded 1", "submission-end ACTION_ABORTED", "submission-ready CARDS"];

/// As far as the bank's question.
async fn a_payment_the_bank_asks_about(stage: &Stage) -> Result<CheckoutPanel> {
    let shop = stage.visit_shop().await?;
    shop.put_into_cart("mug").await?;
    let checkout = shop.check_out().await?;
    checkout.form.fill_in(&Card::CHALLENGED).await?;
    checkout.pay().await?;
    checkout.form.bank_dialog().await?.asks_for_a_code().await?;
    Ok(checkout)
}

#[tokio::test]
async fn a_shopper_who_closes_the_dialog_finds_the_form_as_it_was_and_can_still_pay() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let checkout = a_payment_the_bank_asks_about(stage).await?;
        let dialog = checkout.form.bank_dialog().await?;
        dialog.close().await?;
        dialog.is_gone().await?;
        checkout.says("Cancelled").await?;
        assert!(checkout.form.is_filled_in_with(&Card::CHALLENGED).await?);

        checkout.pay().await?;
        checkout.form.bank_dialog().await?.answer("1234").await?;
        checkout.leads_to_order().await?.turns("paid").await?;
        let first = [&FILLED_IN[..], &SUBMITTED, &CONFIRMED, &ABORTED].concat();
        let second = [&SUBMITTED_AGAIN[..], &CONFIRMED, &COMPLETED].concat();
        assert_eq!(checkout.heard().await?, [first, second].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn escape_closes_the_dialog_as_its_button_does() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let checkout = a_payment_the_bank_asks_about(stage).await?;
        let dialog = checkout.form.bank_dialog().await?;
        dialog.escape().await?;
        dialog.is_gone().await?;
        checkout.says("Cancelled").await?;
        assert!(checkout.form.is_filled_in_with(&Card::CHALLENGED).await?);
        assert_eq!(checkout.heard().await?, [&FILLED_IN[..], &SUBMITTED, &CONFIRMED, &ABORTED].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn closing_the_dialog_is_an_outcome_by_the_shopper() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.fill_in(&Card::CHALLENGED).await?;
        merchant.submits("payment").await?;
        form.bank_dialog().await?.close().await?;
        let outcome = merchant.outcome("payment").await?.fulfilled()?;
        assert_eq!(outcome, json!({ "status": "aborted", "by": "shopper" }));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_session_that_expires_while_the_dialog_is_open_says_so() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let checkout = a_payment_the_bank_asks_about(stage).await?;
        let dialog = checkout.form.bank_dialog().await?;
        stage.sandbox.let_half_an_hour_pass().await?;
        dialog.is_gone().await?;
        checkout.says("run out of time").await?;

        let expired =
            ["payment-request-discarded 1", "submission-end SESSION_EXPIRED", "session-expired-or-canceled"];
        assert_eq!(checkout.heard().await?, [&FILLED_IN[..], &SUBMITTED, &CONFIRMED, &expired].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_expired_session_ends_the_submission_and_rejects_the_completion() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.fill_in(&Card::CHALLENGED).await?;
        merchant.submits("payment").await?;
        form.bank_dialog().await?.asks_for_a_code().await?;
        stage.sandbox.let_half_an_hour_pass().await?;

        let outcome = merchant.outcome("payment").await?.fulfilled()?;
        assert_eq!(outcome, json!({ "status": "session-ended", "sessionStatus": "EXPIRED" }));
        let completion = merchant.completion("payment").await?.rejected()?;
        assert_eq!(completion.code, "SESSION_EXPIRED");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_checkout_that_is_unmounted_while_it_submits_leaves_the_host_as_it_was() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        let before = merchant.makes_host("payment").await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").fill_in(&Card::FRICTIONLESS).await?;
        let slow = json!({ "path": "payment_requests", "fault": "delay", "delay_ms": 2000 });
        stage.sandbox.go_wrong(slow).await?;
        merchant.submits("payment").await?;
        merchant.unmounts("payment").await?;
        merchant.unmounts("payment").await?;

        assert_eq!(merchant.html_of("payment").await?, before);
        for settled in [
            merchant.outcome("payment").await?,
            merchant.completion("payment").await?,
            merchant.saved_token("payment").await?,
        ] {
            assert_eq!(settled.rejected()?.code, "UNMOUNTED");
        }
        let begun = ["submission-not-ready", "submission-begin"];
        assert_eq!(merchant.heard("payment").await?, [&FILLED_IN[..], &begun].concat());

        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").is_ready().await
    })
    .await
}

#[tokio::test]
async fn a_reload_in_the_middle_of_a_payment_leads_to_a_page_that_works() -> Result<()> {
    tell(Setting::default(), async |stage| {
        a_payment_the_bank_asks_about(stage).await?;
        stage.window().reload().await?;
        let checkout = stage.shop().panel();
        checkout.form.fill_in(&Card::FRICTIONLESS).await?;
        checkout.pay().await?;
        checkout.leads_to_order().await?.turns("paid").await
    })
    .await
}

#[tokio::test]
async fn after_the_back_button_a_payment_goes_on_where_the_browser_kept_the_page() -> Result<()> {
    tell(Setting::default(), async |stage| {
        a_payment_the_bank_asks_about(stage).await?;
        stage.window().visit(&format!("{}/orders/another", stage.store.origin())).await?;
        stage.window().back().await?;
        let checkout = stage.shop().panel();
        checkout.form.bank_dialog().await?.answer("1234").await?;
        checkout.leads_to_order().await?.turns("paid").await
    })
    .await
}

#[tokio::test]
async fn after_the_back_button_a_payment_can_be_begun_anew_where_the_browser_did_not() -> Result<()> {
    tell(Setting::default().with_a_forgetful_browser(), async |stage| {
        a_payment_the_bank_asks_about(stage).await?;
        stage.window().visit(&format!("{}/orders/another", stage.store.origin())).await?;
        stage.window().back().await?;
        let checkout = stage.shop().panel();
        checkout.form.fill_in(&Card::FRICTIONLESS).await?;
        checkout.pay().await?;
        checkout.leads_to_order().await?.turns("paid").await
    })
    .await
}
