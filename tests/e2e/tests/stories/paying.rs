//! Payments that go well.
use anyhow::Result;
use serde_json::json;
use xendit_e2e::pages::{Card, Field};

use crate::{Setting, tell};
use xendit_e2e::expected::{COMPLETED, CONFIRMED, FILLED_IN, SUBMITTED};

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

        assert_eq!(checkout.heard().await?, [&FILLED_IN[..], &SUBMITTED, &COMPLETED].concat());
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

        assert_eq!(checkout.heard().await?, [&FILLED_IN[..], &SUBMITTED, &CONFIRMED, &COMPLETED].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_store_whose_backend_is_javascript_is_paid_and_told_of_it() -> Result<()> {
    tell(Setting::default().with_a_backend_in_javascript(), async |stage| {
        stage.sandbox.send_webhooks_to(None).await?;
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("mug").await?;
        let checkout = shop.check_out().await?;
        checkout.form.fill_in(&Card::CHALLENGED).await?;
        checkout.pay().await?;
        checkout.form.bank_dialog().await?.answer("1234").await?;

        let order = checkout.leads_to_order().await?;
        assert_eq!(order.status().await?, "waiting");
        stage.sandbox.send_webhooks_to(Some(&stage.store.webhook_url())).await?;
        stage.sandbox.resend_webhooks().await?;
        order.turns("paid").await
    })
    .await
}

#[tokio::test]
async fn a_test_card_is_copied_from_the_list_and_pays() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("mug").await?;
        let checkout = shop.check_out().await?;
        checkout.form.fill_in(&Card::CHALLENGED).await?;
        checkout.form.paste_test_card("4000 0000 0000 1000").await?;
        assert_eq!(checkout.form.text_in(Field::Number).await?, "4000000000001000");
        checkout.pay().await?;
        checkout.leads_to_order().await?.turns("paid").await
    })
    .await
}

#[tokio::test]
async fn a_payment_under_way_cannot_be_left_for_another_cart() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("mug").await?;
        let checkout = shop.check_out().await?;
        checkout.form.fill_in(&Card::FRICTIONLESS).await?;
        let slow = json!({ "path": "payment_requests", "fault": "delay", "delay_ms": 2000 });
        stage.sandbox.go_wrong(slow).await?;
        checkout.pay().await?;
        checkout.cannot_be_left().await?;
        checkout.leads_to_order().await?.turns("paid").await
    })
    .await
}

#[tokio::test]
async fn a_double_click_on_pay_pays_once() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let shop = stage.visit_shop().await?;
        shop.put_into_cart("tote").await?;
        let checkout = shop.check_out().await?;
        checkout.form.fill_in(&Card::FRICTIONLESS).await?;
        checkout.pay_impatiently().await?;
        checkout.leads_to_order().await?.turns("paid").await?;

        assert_eq!(stage.sandbox.attempts().await?.len(), 1);
        assert_eq!(checkout.heard().await?, [&FILLED_IN[..], &SUBMITTED, &COMPLETED].concat());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_second_submit_gets_the_promise_of_the_first_and_pays_nothing_more() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let merchant = stage.merchant().await?;
        merchant.mounts("payment", stage.options().await?).await?.fulfilled()?;
        merchant.form("payment").fill_in(&Card::FRICTIONLESS).await?;
        assert!(merchant.submits_twice_and_gets_the_same_promise("payment").await?);

        let outcome = merchant.outcome("payment").await?.fulfilled()?;
        assert_eq!(outcome["status"], "completed");
        assert_eq!(stage.sandbox.attempts().await?.len(), 1);
        Ok(())
    })
    .await
}
