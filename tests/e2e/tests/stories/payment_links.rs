//! Payments on the page a payment link leads to.
use anyhow::Result;
use serde_json::json;
use xendit_e2e::pages::{Card, Field, HostedPage};
use xendit_e2e::stage::Stage;

use crate::{Setting, tell};

async fn follow_a_link(stage: &Stage) -> Result<HostedPage> {
    let link = stage.sandbox.payment_link(stage.store.origin()).await?;
    stage.follow(&link).await
}

#[tokio::test]
async fn a_card_with_3ds_pays_by_link_and_leads_back_to_a_shop_that_has_heard_of_it() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = follow_a_link(stage).await?;
        assert_eq!(page.offer().await?, "Pay Rp125.000");
        page.form.fill_in(&Card::CHALLENGED).await?;
        page.pay().await?;
        page.form.bank_dialog().await?.answer("1234").await?;
        page.is_paid().await?;
        stage.window().comes_to(&format!("{}/orders/paid", stage.store.origin())).await?;
        stage.sandbox.has_told("payment_session.completed").await
    })
    .await
}

#[tokio::test]
async fn a_link_that_was_paid_cannot_be_paid_again() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let link = stage.sandbox.payment_link(stage.store.origin()).await?;
        let page = stage.follow(&link).await?;
        page.form.fill_in(&Card::FRICTIONLESS).await?;
        page.pay().await?;
        page.is_paid().await?;
        let page = stage.follow(&link).await?;
        page.refuses("COMPLETED").await?;
        page.go_back().await?;
        stage.window().comes_to(&format!("{}/orders/paid", stage.store.origin())).await
    })
    .await
}

#[tokio::test]
async fn a_declined_card_leaves_the_page_open_for_another() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = follow_a_link(stage).await?;
        page.form.fill_in(&Card::CHALLENGED).await?;
        page.pay().await?;
        page.form.bank_dialog().await?.answer("9999").await?;
        page.declines().await?;
        page.form.fill_in(&Card::FRICTIONLESS).await?;
        page.pay().await?;
        page.is_paid().await
    })
    .await
}

#[tokio::test]
async fn pressing_pay_too_early_says_what_is_missing() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = follow_a_link(stage).await?;
        page.form.is_ready().await?;
        page.pay().await?;
        page.says("complete the fields").await?;
        assert_eq!(stage.sandbox.attempts().await?, [json!(null); 0]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_shopper_with_nothing_but_a_keyboard_pays_by_link() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = follow_a_link(stage).await?;
        page.form.is_ready().await?;
        for field in Field::ALL {
            page.form.tab_to(field).await?;
            page.form.type_keys(field.answer(&Card::FRICTIONLESS)).await?;
        }
        page.pay_by_keyboard().await?;
        page.is_paid().await
    })
    .await
}

#[tokio::test]
async fn enter_in_a_field_does_what_the_pages_button_does() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = follow_a_link(stage).await?;
        page.form.is_ready().await?;
        page.form.open_group("Direct debit").await?;
        page.form.choose("BRI_DIRECT_DEBIT").await?;
        page.form.press_enter_in("account_email").await?;
        page.says("complete the fields").await
    })
    .await
}

#[tokio::test]
async fn cancel_leads_back_to_the_cart() -> Result<()> {
    tell(Setting::default(), async |stage| {
        follow_a_link(stage).await?.cancel().await?;
        stage.window().comes_to(&format!("{}/#cart", stage.store.origin())).await
    })
    .await
}

#[tokio::test]
async fn an_expired_link_refuses_and_has_a_way_back() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let link = stage.sandbox.payment_link(stage.store.origin()).await?;
        stage.sandbox.let_half_an_hour_pass().await?;
        let page = stage.follow(&link).await?;
        page.refuses("EXPIRED").await?;
        page.go_back().await?;
        stage.window().comes_to(&format!("{}/#cart", stage.store.origin())).await
    })
    .await
}

#[tokio::test]
async fn a_canceled_link_refuses() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let link = stage.sandbox.payment_link(stage.store.origin()).await?;
        stage.sandbox.cancel_session().await?;
        stage.follow(&link).await?.refuses("CANCELED").await
    })
    .await
}

#[tokio::test]
async fn a_page_whose_session_expires_at_the_bank_says_so() -> Result<()> {
    tell(Setting::default(), async |stage| {
        let page = follow_a_link(stage).await?;
        page.form.fill_in(&Card::CHALLENGED).await?;
        page.pay().await?;
        page.form.bank_dialog().await?.asks_for_a_code().await?;
        stage.sandbox.let_half_an_hour_pass().await?;
        page.turns("expired").await
    })
    .await
}
