//! Answers that are lost, sessions that wait for somebody, and pages that are left and come back to. Redirects that end
//! at the bank are in `channels`.
use anyhow::Result;
use serde_json::{Value, json};
use xendit_e2e::pages::Card;
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};

#[tokio::test]
async fn a_payment_whose_answer_was_lost_is_found_by_asking_the_session() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").fill_in(&Card::FRICTIONLESS).await?;
        // The card is charged, and of the answer nothing can be made.
        stage
            .sandbox
            .go_wrong(
                json!({ "path": "payment_requests", "fault": "missing", "field": "payment_request_id" }),
            )
            .await?;
        merchant.submits("payment").await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        assert_eq!(stage.sandbox.attempts().await?.len(), 1, "charged once");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn after_a_lost_answer_nothing_is_created_before_the_session_could_be_asked() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").fill_in(&Card::FRICTIONLESS).await?;
        let lost = json!({ "path": "payment_requests", "fault": "missing", "field": "payment_request_id" });
        stage.sandbox.go_wrong(lost).await?;
        let down = json!({ "path": "/api/sessions/session-", "fault": "status", "times": 2 });
        stage.sandbox.go_wrong(down).await?;
        merchant.submits("payment").await?;
        assert_eq!(merchant.outcome("payment").await?.rejected()?.code, "UNREADABLE");
        merchant.submits("payment").await?;
        assert_eq!(merchant.outcome("payment").await?.rejected()?.code, "NETWORK");
        merchant.submits("payment").await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        assert_eq!(stage.sandbox.attempts().await?.len(), 1, "charged once");
        Ok(())
    })
    .await
}

/// A company's bank, where somebody else has to approve.
async fn options_of_a_company(stage: &Stage) -> Result<Value> {
    let terms = json!({ "amount": 5000, "currency": "MYR", "country": "MY" });
    stage.options_of("MAYB2E_FPX_BUSINESS", terms).await
}

#[tokio::test]
async fn a_payment_that_waits_for_approval_completes_when_somebody_approves() -> Result<()> {
    tell(Setting::default().in_a_hurry(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", options_of_a_company(stage).await?).await?.fulfilled()?;
        merchant.submits("payment").await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?, json!({ "status": "pending" }));
        stage.sandbox.complete().await?;
        assert_eq!(merchant.completion("payment").await?.fulfilled()?["channelCode"], "MAYB2E_FPX_BUSINESS");
        let heard = merchant.heard("payment").await?;
        let end = ["submission-end SESSION_PENDING", "session-pending", "session-not-pending"];
        assert!(heard.windows(3).any(|three| three == end), "{heard:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_opened_while_somebody_has_to_approve_waits_with_them() -> Result<()> {
    tell(Setting::default().in_a_hurry(), async |stage| {
        let merchant = stage.merchant().await?;
        let options = options_of_a_company(stage).await?;
        merchant.mounts("payment", options.clone()).await?.fulfilled()?;
        merchant.submits("payment").await?;
        merchant.outcome("payment").await?.fulfilled()?;
        stage.window().reload().await?;

        merchant.mounts("payment", options).await?.fulfilled()?;
        assert_eq!(merchant.state("payment").await?, "pending");
        stage.sandbox.complete().await?;
        assert_eq!(merchant.completion("payment").await?.fulfilled()?["channelCode"], "MAYB2E_FPX_BUSINESS");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_back_button_brings_the_page_back_as_it_was_and_the_form_to_pay_again() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options_of_a_bank().await?).await?.fulfilled()?;
        merchant.submits("payment").await?;
        stage.window().find("button[value=pay]").await?;
        stage.window().back().await?;

        merchant.hears("payment", "submission-end ACTION_ABORTED").await?;
        assert_eq!(merchant.state("payment").await?, "choosing", "the same checkout as before");
        merchant.submits("payment").await?;
        stage.come_back_from_the_bank("pay").await
    })
    .await
}

#[tokio::test]
async fn a_return_is_told_once_and_a_second_visit_to_its_address_finds_the_form() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let (merchant, options) = stage.leave_for_the_bank().await?;
        stage.come_back_from_the_bank("fail").await?;
        merchant.mounts("payment", options.clone()).await?.fulfilled()?;
        merchant.hears("payment", "submission-resume").await?;
        merchant.hears("payment", "submission-ready MAYB2U_FPX").await?;
        let told = |heard: &[String]| heard.iter().filter(|event| *event == "submission-resume").count();
        assert_eq!(told(&merchant.heard("payment").await?), 1);

        stage.window().reload().await?;
        merchant.mounts("payment", options).await?.fulfilled()?;
        assert_eq!(merchant.state("payment").await?, "choosing");
        assert_eq!(told(&merchant.heard("payment").await?), 1, "told once");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_shop_opened_in_another_tab_meanwhile_does_not_keep_the_return_from_being_told() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let (merchant, options) = stage.leave_for_the_bank().await?;
        stage.window().find("button[value=fail]").await?;
        stage
            .window()
            .in_another_tab(async || {
                let meanwhile = stage.merchant().await?;
                meanwhile.mounts("payment", options.clone()).await?.fulfilled()?;
                // It picked the attempt up, found it unfinished, and gave it up.
                meanwhile.form("payment").is_idle().await
            })
            .await?;
        stage.come_back_from_the_bank("fail").await?;
        merchant.mounts("payment", options).await?.fulfilled()?;
        merchant.hears("payment", "submission-resume").await
    })
    .await
}

#[tokio::test]
async fn a_payment_that_is_made_while_nobody_looks_is_found_when_somebody_does() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").open_group("QR codes").await?;
        merchant.submits("payment").await?;
        merchant.form("payment").presentation().await?;
        let look_away =
            "Object.defineProperty(document, 'hidden', { configurable: true, value: arguments[0] });
                         document.dispatchEvent(new Event('visibilitychange'))";
        stage.window().run(look_away, vec![json!(true)]).await?;
        stage.sandbox.complete().await?;
        let polls = || stage.sandbox.log().lines().filter(|line| line.contains("/poll")).count();
        let before = polls();
        stage.window().run(look_away, vec![json!(false)]).await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        assert_eq!(polls(), before + 1, "at once");
        Ok(())
    })
    .await
}
