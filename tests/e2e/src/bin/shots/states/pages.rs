//! The pages of the store and of the sandbox. Those of the store, and the sandbox's controls, speak English alone.
use anyhow::{Result, bail};
use xendit_e2e::pages::Card;
use xendit_e2e::stage::Stage;

/// By the names of their pictures.
pub(super) const ALL: [&str; 12] = [
    "shop",
    "shop-checkout",
    "shop-declined",
    "order-waiting",
    "order",
    "theming",
    "hosted-page",
    "hosted-declined",
    "hosted-paid",
    "hosted-canceled",
    "bank-page",
    "control-page",
];

pub(super) async fn show(stage: &Stage, name: &str, locale: &str) -> Result<()> {
    match name {
        "shop" | "shop-checkout" | "shop-declined" | "order" | "order-waiting" => {
            show_shop(stage, name).await
        }
        "theming" => {
            let page = stage.visit_theming().await?;
            page.speak(locale).await?;
            page.form("card").is_ready().await?;
            page.form("picker").is_ready().await
        }
        "bank-page" => stage.leave_for_the_bank().await.map(drop),
        "control-page" => {
            stage.leave_for_the_bank().await?;
            stage.window().visit(&format!("{}/_sandbox/", stage.sandbox.address())).await
        }
        _ => show_hosted(stage, name, locale).await,
    }
}

async fn show_shop(stage: &Stage, name: &str) -> Result<()> {
    // The shop goes on where it was left, and is to begin here: what it remembers is forgotten where it does not run.
    stage.window().visit(&format!("{}/products.json", stage.store.origin())).await?;
    stage.window().run("sessionStorage.clear()", Vec::new()).await?;
    let shop = stage.visit_shop().await?;
    if name == "shop" {
        return Ok(());
    }
    shop.put_into_cart("mug").await?;
    let checkout = shop.check_out().await?;
    checkout.form.is_ready().await?;
    if name == "shop-checkout" {
        return Ok(());
    }
    if name == "shop-declined" {
        checkout.form.fill_in(&Card::CHALLENGED).await?;
        checkout.pay().await?;
        checkout.form.bank_dialog().await?.answer("0000").await?;
        checkout.says("Payment failed").await?;
        return Ok(());
    }
    let is_heard = name == "order";
    stage.sandbox.send_webhooks_to(is_heard.then(|| stage.store.webhook_url()).as_deref()).await?;
    checkout.form.fill_in(&Card::FRICTIONLESS).await?;
    checkout.pay().await?;
    checkout.leads_to_order().await?.turns(if is_heard { "paid" } else { "waiting" }).await
}

async fn show_hosted(stage: &Stage, name: &str, locale: &str) -> Result<()> {
    let link = stage.sandbox.payment_link_in(locale, stage.store.origin()).await?;
    let page = stage.follow(&link).await?;
    page.form.is_ready().await?;
    match name {
        "hosted-page" => Ok(()),
        "hosted-declined" => {
            page.form.fill_in(&Card::CHALLENGED).await?;
            page.pay().await?;
            page.form.bank_dialog().await?.answer("0000").await?;
            page.declines().await
        }
        "hosted-paid" => {
            page.form.fill_in(&Card::FRICTIONLESS).await?;
            page.pay().await?;
            page.is_paid().await?;
            stage.window().comes_to(&format!("{}/orders/paid", stage.store.origin())).await?;
            stage.follow(&link).await?.refuses("COMPLETED").await
        }
        "hosted-canceled" => {
            stage.sandbox.cancel_session().await?;
            stage.follow(&link).await?.refuses("CANCELED").await
        }
        _ => bail!("nobody knows how to come to {name:?}"),
    }
}
