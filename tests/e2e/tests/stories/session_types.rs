//! What a session is for, and what its promises say at the end: `completion` and `savedToken`. Plain payments and plain
//! saving are in `paying` and `saving`.
use anyhow::Result;
use serde_json::{Value, json};
use xendit_e2e::merchant::Merchant;
use xendit_e2e::pages::Card;
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};

/// Mounts a session of these terms and fills in a card.
async fn filled_in(stage: &Stage, terms: Value, card: &Card) -> Result<Merchant> {
    let merchant = stage.merchant().await?;
    merchant.mounts("payment", stage.options_of("CARDS", terms).await?).await?.fulfilled()?;
    merchant.form("payment").fill_in(card).await?;
    Ok(merchant)
}

/// Both promises say the same of what was saved.
async fn is_saved(merchant: &Merchant) -> Result<()> {
    let completion = merchant.completion("payment").await?.fulfilled()?;
    let token = merchant.saved_token("payment").await?.fulfilled()?;
    let id = token.get("paymentTokenId");
    assert!(id.and_then(Value::as_str).is_some_and(|id| id.starts_with("pt-")), "{token}");
    assert_eq!(completion.get("paymentTokenId"), id);
    assert_eq!(token.get("channelCode"), Some(&json!("CARDS")));
    Ok(())
}

#[tokio::test]
async fn a_shopper_who_wishes_to_has_the_card_saved_with_the_payment() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let terms = json!({ "allow_save_payment_method": "OPTIONAL" });
        let merchant = filled_in(stage, terms, &Card::FRICTIONLESS).await?;
        merchant.form("payment").tick_saving().await?;
        merchant.submits("payment").await?;
        is_saved(&merchant).await?;
        let completion = merchant.completion("payment").await?.fulfilled()?;
        assert!(completion["paymentRequestId"].is_string());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_shopper_who_does_not_has_it_only_charged() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let terms = json!({ "allow_save_payment_method": "OPTIONAL" });
        let merchant = filled_in(stage, terms, &Card::FRICTIONLESS).await?;
        merchant.submits("payment").await?;
        assert!(merchant.saved_token("payment").await?.fulfilled()?.is_null());
        assert!(merchant.completion("payment").await?.fulfilled()?["paymentTokenId"].is_null());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_saving_is_forced_nobody_is_asked_and_the_card_is_saved() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let terms = json!({ "allow_save_payment_method": "FORCED" });
        let merchant = filled_in(stage, terms, &Card::FRICTIONLESS).await?;
        assert!(!merchant.form("payment").offers_saving().await?);
        merchant.submits("payment").await?;
        is_saved(&merchant).await
    })
    .await
}

#[tokio::test]
async fn a_subscription_links_the_card() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let schedule =
            json!({ "interval": "MONTH", "interval_count": 1, "anchor_date": "2027-02-01T00:00:00Z" });
        let terms = json!({ "session_type": "SUBSCRIPTION", "subscription": { "schedule": schedule } });
        let merchant = filled_in(stage, terms, &Card::CHALLENGED).await?;
        merchant.submits("payment").await?;
        merchant.form("payment").bank_dialog().await?.answer("1234").await?;
        is_saved(&merchant).await?;
        assert_eq!(merchant.completion("payment").await?.fulfilled()?["sessionType"], "SUBSCRIPTION");
        assert!(merchant.heard("payment").await?.contains(&"payment-token-created 1".to_owned()));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_token_that_was_discarded_is_not_the_one_that_is_saved() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let terms = json!({ "session_type": "SAVE", "amount": 0 });
        let merchant = filled_in(stage, terms, &Card::CHALLENGED).await?;
        let form = merchant.form("payment");
        merchant.submits("payment").await?;
        form.bank_dialog().await?.close().await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "aborted");

        merchant.submits("payment").await?;
        form.bank_dialog().await?.answer("1234").await?;
        is_saved(&merchant).await?;
        let attempts = stage.sandbox.attempts().await?;
        let token = merchant.saved_token("payment").await?.fulfilled()?;
        assert_eq!(attempts.len(), 2);
        assert_eq!(token["paymentTokenId"], attempts[1]["id"]);
        let heard = merchant.heard("payment").await?;
        assert!(heard.contains(&"payment-token-discarded 1".to_owned()));
        Ok(())
    })
    .await
}
