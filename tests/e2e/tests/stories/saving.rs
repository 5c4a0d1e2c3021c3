//! A card that is kept for later.
use anyhow::Result;
use xendit_e2e::pages::Card;

use crate::{Setting, tell};
use xendit_e2e::expected::FILLED_IN;

#[tokio::test]
async fn a_saved_card_reaches_the_store_as_a_token() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let shop = stage.visit_shop().await?;
        let checkout = shop.save_a_card().await?;
        checkout.form.fill_in(&Card::CHALLENGED).await?;
        checkout.pay().await?;
        checkout.form.bank_dialog().await?.answer("1234").await?;
        shop.says_of_saved_cards("Your card is saved").await?;

        let saved = [
            "submission-not-ready",
            "submission-begin",
            "payment-token-created 1",
            "action-begin",
            "action-end",
            "submission-end SESSION_COMPLETED",
            "session-complete CARDS",
        ];
        assert_eq!(checkout.heard().await?, [&FILLED_IN[..], &saved].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_store_whose_backend_is_javascript_saves_a_card() -> Result<()> {
    tell(Setting::default().with_a_backend_in_javascript(), async |stage| {
        let shop = stage.visit_shop().await?;
        let checkout = shop.save_a_card().await?;
        checkout.form.fill_in(&Card::FRICTIONLESS).await?;
        checkout.pay().await?;
        shop.says_of_saved_cards("Your card is saved").await
    })
    .await
}

#[tokio::test]
async fn the_saved_token_is_the_one_the_session_tells_of() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options_to_save().await?).await?.fulfilled()?;
        merchant.form("payment").fill_in(&Card::FRICTIONLESS).await?;
        merchant.submits("payment").await?;

        let token = merchant.saved_token("payment").await?.fulfilled()?;
        let completion = merchant.completion("payment").await?.fulfilled()?;
        assert_eq!(completion["sessionType"], "SAVE");
        assert_eq!(completion["paymentTokenId"], token["paymentTokenId"]);
        assert_eq!(token["channelCode"], "CARDS");
        let attempts = stage.sandbox.attempts().await?;
        assert_eq!(attempts[0]["id"], token["paymentTokenId"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_payment_without_saving_has_no_token() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").fill_in(&Card::FRICTIONLESS).await?;
        merchant.submits("payment").await?;
        assert!(merchant.saved_token("payment").await?.fulfilled()?.is_null());
        Ok(())
    })
    .await
}
