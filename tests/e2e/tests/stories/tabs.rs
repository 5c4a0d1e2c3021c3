//! One session in two tabs.
use anyhow::Result;
use serde_json::{Value, json};
use xendit_e2e::merchant::Merchant;
use xendit_e2e::pages::Card;
use xendit_e2e::patience::eventually;
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};

/// The merchant's page in the tab that is open, with a form that is filled in with this card.
async fn filled_in(stage: &Stage, options: &Value, card: &Card) -> Result<Merchant> {
    let merchant = stage.merchant().await?;
    merchant.mounts("payment", options.clone()).await?.fulfilled()?;
    merchant.form("payment").fill_in(card).await?;
    Ok(merchant)
}

#[tokio::test]
async fn while_one_tab_is_at_an_attempt_the_other_is_told_so_and_then_has_its_turn() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let options = stage.options().await?;
        let first = filled_in(stage, &options, &Card::CHALLENGED).await?;
        first.submits("payment").await?;
        let dialog = first.form("payment").bank_dialog().await?;
        dialog.asks_for_a_code().await?;

        stage
            .window()
            .in_another_tab(async || {
                let second = filled_in(stage, &options, &Card::FRICTIONLESS).await?;
                second.submits("payment").await?;
                let refused = second.outcome("payment").await?.fulfilled()?;
                assert_eq!(refused["status"], "refused");
                assert_eq!(refused["errorCode"], "ATTEMPT_IN_ANOTHER_TAB");
                assert_eq!(refused["userMessage"], json!(["This payment is under way in another tab."]));
                Ok(())
            })
            .await?;
        assert_eq!(stage.sandbox.attempts().await?.len(), 1);

        dialog.close().await?;
        assert_eq!(first.outcome("payment").await?.fulfilled()?["status"], "aborted");
        stage
            .window()
            .in_another_tab(async || {
                let second = filled_in(stage, &options, &Card::FRICTIONLESS).await?;
                second.submits("payment").await?;
                assert_eq!(second.outcome("payment").await?.fulfilled()?["status"], "completed");
                Ok(())
            })
            .await?;

        // Its attempt was called off: what became of it is asked when this tab is looked at again.
        assert_eq!(first.completion("payment").await?.fulfilled()?["referenceId"], "order-1");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_tab_that_is_closed_in_the_middle_of_an_attempt_leaves_the_turn_to_the_other() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let options = stage.options().await?;
        let first = filled_in(stage, &options, &Card::FRICTIONLESS).await?;
        stage
            .window()
            .in_another_tab(async || {
                let second = filled_in(stage, &options, &Card::CHALLENGED).await?;
                second.submits("payment").await?;
                second.form("payment").bank_dialog().await?.asks_for_a_code().await
            })
            .await?;

        // A browser takes a moment to clear a closed tab away.
        let outcome = eventually("it is this tab's turn", async || {
            first.submits("payment").await?;
            let outcome = first.outcome("payment").await?.fulfilled()?;
            Ok((outcome["errorCode"] != "ATTEMPT_IN_ANOTHER_TAB").then_some(outcome))
        });
        assert_eq!(outcome.await?["status"], "completed");
        assert_eq!(stage.sandbox.attempts().await?.len(), 2, "one of them is nobody's any more");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_paid_in_one_tab_is_the_outcome_of_paying_again_in_the_other() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let options = stage.options().await?;
        let first = filled_in(stage, &options, &Card::FRICTIONLESS).await?;
        stage
            .window()
            .in_another_tab(async || {
                let second = filled_in(stage, &options, &Card::FRICTIONLESS).await?;
                second.submits("payment").await?;
                second.completion("payment").await?.fulfilled().map(drop)
            })
            .await?;

        first.submits("payment").await?;
        assert_eq!(first.outcome("payment").await?.fulfilled()?["status"], "completed");
        assert_eq!(stage.sandbox.attempts().await?.len(), 1, "charged once");
        Ok(())
    })
    .await
}
