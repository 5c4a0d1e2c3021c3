//! Payments that go well.
use anyhow::Result;
use xendit_e2e::pages::Card;

use crate::{Setting, tell};

#[tokio::test]
async fn a_frictionless_card_pays_and_the_webhook_alone_turns_the_order_to_paid() -> Result<()> {
    tell(Setting::default(), async |stage| {
        stage.sandbox.send_webhooks_to(None).await?;
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("mug").await?;
        let checkout = shop.check_out().await?;
        checkout.form.fill_in(&Card::FRICTIONLESS).await?;
        checkout.pay().await?;

        let order = checkout.leads_to_order().await?;
        assert_eq!(order.status().await?, "waiting");
        stage.sandbox.send_webhooks_to(Some(&stage.store.webhook_url())).await?;
        stage.sandbox.resend_webhooks().await?;
        order.turns("paid").await?;

        assert_eq!(
            checkout.heard().await?,
            [
                "init",
                "submission-ready CARDS",
                "submission-not-ready",
                "submission-begin",
                "payment-request-created 1",
                "submission-end SESSION_COMPLETED",
                "session-complete CARDS",
            ]
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_card_the_bank_wants_to_confirm_pays_after_the_right_code() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("beans").await?;
        let checkout = shop.check_out().await?;
        checkout.form.fill_in(&Card::CHALLENGED).await?;
        checkout.pay().await?;
        checkout.form.bank_dialog().await?.answer("1234").await?;
        checkout.leads_to_order().await?.turns("paid").await?;

        assert_eq!(
            checkout.heard().await?,
            [
                "init",
                "submission-ready CARDS",
                "submission-not-ready",
                "submission-begin",
                "payment-request-created 1",
                "action-begin",
                "action-end",
                "submission-end SESSION_COMPLETED",
                "session-complete CARDS",
            ]
        );
        Ok(())
    })
    .await
}
