//! Purchases that are split into several payments.
use anyhow::Result;
use serde_json::{Value, json};
use xendit_e2e::pages::Card;
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};

const PLANS: &str =
    "installment_configuration.terms__installment_configuration.interval__installment_configuration.code";

async fn options(stage: &Stage, country: &str, currency: &str, amount: u32) -> Result<Value> {
    let key = stage
        .sandbox
        .create(&json!({
            "reference_id": "order-1",
            "session_type": "PAY",
            "mode": "COMPONENTS",
            "amount": amount,
            "currency": currency,
            "country": country,
            "components_configuration": { "origins": [stage.store.origin()] },
        }))
        .await?;
    Ok(json!({ "componentsSdkKey": key, "environment": stage.sandbox.environment().await? }))
}

/// The plan that is charged by; nothing when all was paid at once.
async fn charged(stage: &Stage) -> Result<Value> {
    let properties = stage.sandbox.channel_properties().await?;
    Ok(properties.get("installment_configuration").cloned().unwrap_or_default())
}

#[tokio::test]
async fn a_card_pays_in_the_instalments_its_bank_offers_though_the_gateway_failed_first() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", options(stage, "ID", "IDR", 1_200_000).await?).await?.fulfilled()?;
        stage.sandbox.go_wrong(json!({ "path": "payment_options", "fault": "html" })).await?;
        let form = merchant.form("payment");
        form.fill_in(&Card::INSTALMENTS).await?;
        form.choose_from(PLANS, "3").await?;
        assert_eq!(form.chosen_in(PLANS).await?, "3 × Rp400.000 (3 months)");
        merchant.submits("payment").await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        assert_eq!(charged(stage).await?, json!({ "terms": 3, "interval": "MONTH", "code": "BCA_3M" }));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_that_could_pay_in_instalments_pays_in_full_unless_told_otherwise() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", options(stage, "ID", "IDR", 1_200_000).await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.fill_in(&Card::INSTALMENTS).await?;
        assert_eq!(form.chosen_in(PLANS).await?, "Pay in full");
        merchant.submits("payment").await?;
        assert_eq!(merchant.outcome("payment").await?.fulfilled()?["status"], "completed");
        assert_eq!(charged(stage).await?, Value::Null);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_banks_plan_is_chosen_without_a_card_and_the_first_is_chosen_already() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", options(stage, "TH", "THB", 24_000).await?).await?.fulfilled()?;
        let form = merchant.form("payment");
        form.open_group("Card instalments").await?;
        form.choose("BBL_CARD_INSTALLMENT").await?;
        assert_eq!(form.chosen_in(PLANS).await?, "3 × ฿8,000 (3 months)");
        form.choose_from(PLANS, "6").await?;
        merchant.submits("payment").await?;
        form.bank_dialog().await?.presses("Pay").await?;
        assert_eq!(merchant.completion("payment").await?.fulfilled()?["channelCode"], "BBL_CARD_INSTALLMENT");
        assert_eq!(charged(stage).await?, json!({ "terms": 6, "interval": "MONTH", "code": "BBL_6M" }));
        Ok(())
    })
    .await
}
