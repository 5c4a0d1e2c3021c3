//! Google Pay, with a stand-in for Google's script on the merchant's page.
use anyhow::Result;
use serde_json::{Value, json};
use xendit_e2e::expected::{COMPLETED, CONFIRMED};
use xendit_e2e::merchant::Merchant;
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};

/// What is announced when a wallet pays past an empty form.
const BEGUN: [&str; 2] = ["submission-begin", "payment-request-created 1"];

/// The merchant's page with Google's button on it; Google's sheet gives these answers.
async fn offered(stage: &Stage, answers: Value) -> Result<Merchant> {
    stage.window().run_first(include_str!("../../src/google.js")).await?;
    let merchant = stage.merchant().await?;
    stage.window().run("window.googleAnswers = arguments[0]", vec![answers]).await?;
    merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
    Ok(merchant)
}

#[tokio::test]
async fn a_shopper_pays_with_google_and_fills_in_nothing() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = offered(stage, json!([{}])).await?;
        merchant.form("payment").press_google_pay().await?;
        let completion = merchant.completion("payment").await?.fulfilled()?;
        assert_eq!(completion["channelCode"], "CARDS");
        assert_eq!(merchant.heard("payment").await?, [&["init"][..], &BEGUN, &COMPLETED].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_cardholder_whom_google_did_not_ask_confirms_at_the_bank() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let unasked = json!({ "assuranceDetails": { "cardHolderAuthenticated": false } });
        let merchant = offered(stage, json!([unasked])).await?;
        let form = merchant.form("payment");
        form.press_google_pay().await?;
        form.bank_dialog().await?.answer("1234").await?;
        merchant.completion("payment").await?.fulfilled()?;
        assert_eq!(
            merchant.heard("payment").await?,
            [&["init"][..], &BEGUN, &CONFIRMED, &COMPLETED].concat()
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn googles_sheet_can_be_closed_and_google_can_fail_and_the_shopper_goes_on() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let answers = json!([{ "statusCode": "CANCELED" }, { "statusCode": "BUYER_ACCOUNT_ERROR" }, {}]);
        let merchant = offered(stage, answers).await?;
        let form = merchant.form("payment");
        form.press_google_pay().await?;
        form.press_google_pay().await?;
        form.press_google_pay().await?;
        merchant.completion("payment").await?.fulfilled()?;
        let failed = ["submission-begin", "submission-end REQUEST_FAILED GOOGLE_PAY_BUYER_ACCOUNT_ERROR"];
        assert_eq!(merchant.heard("payment").await?, [&["init"][..], &failed, &BEGUN, &COMPLETED].concat());
        Ok(())
    })
    .await
}
