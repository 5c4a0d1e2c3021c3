//! Back from the bank's own page: paid there or not, sent or by the Back button, told once.
use anyhow::{Context, Result};
use serde_json::{Value, json};
use thirtyfour::Key;
use xendit_e2e::merchant::Merchant;
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};

const WAY_OUT: &str = ".xendit-status button";

/// The shopper is sent back to the shop, though nothing was done at the bank's.
async fn sent_back_too_early(stage: &Stage) -> Result<Merchant> {
    let merchant = stage.merchant().await?;
    let options = stage.options_of_a_bank().await?;
    merchant.mounts("payment", options.clone()).await?.fulfilled()?;
    merchant.submits("payment").await?;
    stage.window().find("button[value=pay]").await?;

    // Another page of the shop's, to look from at what was remembered.
    stage.merchant().await?;
    let remembered = "return Object.values(localStorage).map((text) => JSON.parse(text).tokenRequestId)[0]";
    let id = stage.window().run(remembered, Vec::new()).await?;
    let id = id.as_str().context("the attempt was remembered")?;
    let returned = stage.merchant_at(&format!("{}/?token_request_id={id}", stage.store.origin())).await?;
    returned.mounts("payment", options).await?.fulfilled()?;
    returned.hears("payment", "submission-resume").await?;
    Ok(returned)
}

#[tokio::test]
async fn who_is_sent_back_before_the_bank_knows_can_choose_another_way_to_pay_by_keyboard() -> Result<()> {
    tell(Setting::default().in_a_hurry(), async |stage| {
        let merchant = sent_back_too_early(stage).await?;
        stage.window().find(WAY_OUT).await?;
        stage.window().tab_to(WAY_OUT).await?;
        stage.window().press(Key::Enter).await?;
        merchant.form("payment").is_idle().await?;
        merchant.hears("payment", "submission-end ACTION_ABORTED").await?;
        assert_eq!(merchant.state("payment").await?, "choosing");

        merchant.submits("payment").await?;
        stage.come_back_from_the_bank("pay").await
    })
    .await
}

#[tokio::test]
async fn what_was_paid_after_all_completes_though_the_shopper_chose_another_way() -> Result<()> {
    tell(Setting::default().in_a_hurry(), async |stage| {
        let merchant = sent_back_too_early(stage).await?;
        stage.window().click(WAY_OUT).await?;
        merchant.form("payment").is_idle().await?;
        stage.sandbox.complete().await?;
        assert_eq!(merchant.completion("payment").await?.fulfilled()?["referenceId"], "order-1");
        let completed =
            |heard: Vec<String>| heard.iter().filter(|event| event.starts_with("session-complete")).count();
        assert_eq!(completed(merchant.heard("payment").await?), 1, "told once");
        Ok(())
    })
    .await
}

/// Pays at the bank's, and comes back with the Back button.
async fn paid_and_back(stage: &Stage, options: &Value) -> Result<Merchant> {
    let merchant = stage.merchant().await?;
    merchant.mounts("payment", options.clone()).await?.fulfilled()?;
    merchant.submits("payment").await?;
    stage.window().find("button[value=pay]").await?;
    stage.sandbox.complete().await?;
    stage.window().back().await?;
    Ok(merchant)
}

#[tokio::test]
async fn a_payment_made_before_the_back_button_is_told_once_where_the_browser_kept_the_page() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = paid_and_back(stage, &stage.options_of_a_bank().await?).await?;
        merchant.hears("payment", "submission-end SESSION_COMPLETED").await?;
        assert_eq!(merchant.completion("payment").await?.fulfilled()?["referenceId"], "order-1");
        let heard = merchant.heard("payment").await?;
        assert_eq!(
            heard.iter().filter(|event| event.starts_with("session-complete")).count(),
            1,
            "{heard:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_payment_made_before_the_back_button_is_told_where_the_browser_forgot_the_page() -> Result<()> {
    tell(Setting::default().with_a_forgetful_browser(), async |stage| {
        let options = stage.options_of_a_bank().await?;
        let merchant = paid_and_back(stage, &options).await?;
        merchant.mounts("payment", options).await?.fulfilled()?;
        assert_eq!(merchant.completion("payment").await?.fulfilled()?["referenceId"], "order-1");
        let heard = merchant.heard("payment").await?;
        assert_eq!(
            heard.iter().filter(|event| event.starts_with("session-complete")).count(),
            1,
            "{heard:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_return_address_of_another_session_keeps_nobody_waiting() -> Result<()> {
    tell(Setting::default(), async |stage| {
        for id in ["b6d0a1f3-3c52-4d67-8e58-0c4f7f0d9a21", "%26x%3D%2F..%23", "", "%00"] {
            let address = format!("{}/?token_request_id={id}", stage.store.origin());
            let merchant = stage.merchant_at(&address).await?;
            merchant.mounts("payment", stage.options_of_a_bank().await?).await?.fulfilled()?;
            merchant.hears("payment", "submission-ready MAYB2U_FPX").await?;
            merchant.form("payment").is_idle().await?;
            assert_eq!(merchant.state("payment").await?, "choosing", "{id}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn of_an_attempt_its_id_and_channel_are_remembered_and_forgotten_once_it_is_over() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let (_, options) = stage.leave_for_the_bank().await?;

        let returned = stage.merchant().await?;
        let remembered = "return Object.values(localStorage).map((text) => Object.keys(JSON.parse(text)))";
        let kept = stage.window().run(remembered, Vec::new()).await?;
        assert_eq!(kept, json!([["tokenRequestId", "channel"]]));
        let names = stage.window().run("return Object.keys(localStorage)", Vec::new()).await?;
        assert!(names[0].as_str().context("it has a name")?.starts_with("xendit-components-wasm:ps-"));

        returned.mounts("payment", options).await?.fulfilled()?;
        returned.hears("payment", "submission-end ACTION_ABORTED").await?;
        let left = stage.window().run("return localStorage.length", Vec::new()).await?;
        assert_eq!(left, json!(0));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_browser_that_keeps_nothing_pays_as_well() -> Result<()> {
    tell(Setting::default(), async |stage| {
        stage
            .window()
            .run_first(
                "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })",
            )
            .await?;
        let (merchant, options) = stage.leave_for_the_bank().await?;
        stage.come_back_from_the_bank("pay").await?;
        merchant.mounts("payment", options).await?.fulfilled()?;
        assert_eq!(merchant.completion("payment").await?.fulfilled()?["referenceId"], "order-1");
        Ok(())
    })
    .await
}
