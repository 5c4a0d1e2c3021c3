//! Two checkouts on one page.
use anyhow::Result;
use xendit_e2e::pages::Card;

use crate::{Setting, tell};
use xendit_e2e::expected::{COMPLETED, CONFIRMED, FILLED_IN, SUBMITTED};

#[tokio::test]
async fn two_checkouts_on_one_page_pay_without_hearing_of_each_other() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        for host in ["gift", "groceries"] {
            let options = stage.options_for(stage.store.origin(), host).await?;
            merchant.mounts(host, options).await?.fulfilled()?;
        }
        merchant.form("gift").fill_in(&Card::CHALLENGED).await?;
        merchant.form("groceries").fill_in(&Card::FRICTIONLESS).await?;
        merchant.submits("gift").await?;
        let dialog = merchant.form("gift").bank_dialog().await?;
        merchant.submits("groceries").await?;
        let groceries = merchant.completion("groceries").await?.fulfilled()?;
        dialog.answer("1234").await?;
        let gift = merchant.completion("gift").await?.fulfilled()?;

        assert_eq!(gift["referenceId"], "gift");
        assert_eq!(groceries["referenceId"], "groceries");
        assert_ne!(gift["paymentRequestId"], groceries["paymentRequestId"]);
        let gift = [&FILLED_IN[..], &SUBMITTED, &CONFIRMED, &COMPLETED].concat();
        assert_eq!(merchant.heard("gift").await?, gift);
        assert_eq!(merchant.heard("groceries").await?, [&FILLED_IN[..], &SUBMITTED, &COMPLETED].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn unmounting_one_checkout_leaves_the_other_alone() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        for host in ["gift", "groceries"] {
            let options = stage.options_for(stage.store.origin(), host).await?;
            merchant.mounts(host, options).await?.fulfilled()?;
        }
        merchant.unmounts("gift").await?;
        merchant.form("groceries").fill_in(&Card::FRICTIONLESS).await?;
        merchant.submits("groceries").await?;
        let outcome = merchant.outcome("groceries").await?.fulfilled()?;
        assert_eq!(outcome["status"], "completed");
        Ok(())
    })
    .await
}
