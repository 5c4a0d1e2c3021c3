//! What there is to take pictures of: how each state is come to, and the part of the page that matters.
use anyhow::{Result, bail};
use serde_json::{Value, json};
use xendit_e2e::merchant::Merchant;
use xendit_e2e::pages::{Card, CheckoutForm};
use xendit_e2e::stage::Stage;

/// By the names of their pictures.
pub(crate) const ALL: [&str; 29] = [
    "loading",
    "card",
    "card-filled-in",
    "card-incomplete",
    "card-field-failed",
    "card-address",
    "card-instalments",
    "card-saving",
    "picker",
    "picker-channels",
    "question",
    "bank",
    "paying",
    "declined-challenge",
    "three-ds",
    "qr-code",
    "virtual-account",
    "payment-code",
    "app-link",
    "in-app",
    "pending",
    "paid",
    "saved",
    "expired",
    "shop",
    "shop-checkout",
    "order",
    "hosted-page",
    "control-page",
];

/// The checkout, with or without what is around it.
const CHECKOUT: &str = "#payment";
/// The whole page.
const PAGE: &str = "html";

/// Comes to a state, and returns what is to be seen in the picture. An open dialog is taken as the shopper sees it.
pub(crate) async fn show(stage: &Stage, name: &str, locale: &str) -> Result<&'static str> {
    match name {
        "shop" | "shop-checkout" | "order" => show_shop(stage, name).await,
        "hosted-page" => {
            let link = stage.sandbox.payment_link(stage.store.origin()).await?;
            stage.follow(&link).await?.form.is_ready().await?;
            Ok(PAGE)
        }
        "control-page" => {
            stage.options().await?;
            stage.window().visit(&format!("{}/_sandbox/", stage.sandbox.address())).await?;
            Ok(PAGE)
        }
        _ => show_checkout(stage, name, locale).await,
    }
}

async fn show_shop(stage: &Stage, name: &str) -> Result<&'static str> {
    // The shop goes on where it was left, and is to begin here: what it remembers is forgotten where it does not run.
    stage.window().visit(&format!("{}/products.json", stage.store.origin())).await?;
    stage.window().run("sessionStorage.clear()", Vec::new()).await?;
    let shop = stage.visit_shop().await?;
    if name == "shop" {
        return Ok(PAGE);
    }
    shop.put_into_cart("mug").await?;
    let checkout = shop.check_out().await?;
    checkout.form.is_ready().await?;
    if name == "order" {
        checkout.form.fill_in(&Card::FRICTIONLESS).await?;
        checkout.pay().await?;
        checkout.leads_to_order().await?.turns("paid").await?;
    }
    Ok(PAGE)
}

async fn show_checkout(stage: &Stage, name: &str, locale: &str) -> Result<&'static str> {
    let merchant = stage.merchant().await?;
    let alone = "document.body.replaceChildren(); Object.assign(document.body.style, { padding: '16px', maxWidth: '480px' }); merchant.hostWith('payment').textContent = ''";
    merchant.runs(alone).await?;
    let mut options = options(stage, name).await?;
    if let Value::Object(options) = &mut options {
        options.insert("locale".to_owned(), json!(locale));
    }
    if name == "loading" {
        let slow = json!({ "path": "/api/sessions/", "fault": "delay", "delay_ms": 30_000 });
        stage.sandbox.go_wrong(slow).await?;
        merchant.begins_to_mount("payment", options).await?;
        merchant.form("payment").says("waiting").await?;
        return Ok(CHECKOUT);
    }
    if name == "card-field-failed" {
        let broken = json!({ "path": "/components/pinning-keys.js", "fault": "status", "times": 12 });
        stage.sandbox.go_wrong(broken).await?;
    }
    merchant.mounts("payment", options).await?.fulfilled()?;
    let form = merchant.form("payment");
    fill_in(&merchant, &form, name).await?;
    if name == "expired" {
        stage.sandbox.let_half_an_hour_pass().await?;
        merchant.submits("payment").await?;
        form.says("failure").await?;
    }
    if !matches!(
        name,
        "paying"
            | "declined-challenge"
            | "three-ds"
            | "qr-code"
            | "virtual-account"
            | "payment-code"
            | "app-link"
            | "in-app"
            | "pending"
            | "paid"
            | "saved"
    ) {
        return Ok(CHECKOUT);
    }
    if name == "paying" {
        stage
            .sandbox
            .go_wrong(json!({ "path": "payment_requests", "fault": "delay", "delay_ms": 30_000 }))
            .await?;
    }
    merchant.submits("payment").await?;
    match name {
        "paying" => form.says("waiting").await.map(drop)?,
        "paid" | "saved" => form.says("success").await.map(drop)?,
        "pending" => merchant.hears("payment", "session-pending").await?,
        "three-ds" => form.bank_dialog().await?.asks_for_a_code().await?,
        "declined-challenge" => {
            form.bank_dialog().await?.answer("0000").await?;
            merchant.outcome("payment").await?.fulfilled()?;
            form.is_idle().await?;
        }
        _ => form.presentation().await.map(drop)?,
    }
    Ok(CHECKOUT)
}

/// The session a state needs.
async fn options(stage: &Stage, name: &str) -> Result<Value> {
    let cards = |terms| stage.options_of("CARDS", terms);
    match name {
        "picker" | "picker-channels" => stage.options().await,
        "card-instalments" => cards(json!({ "amount": 1_200_000 })).await,
        "card-saving" => cards(json!({ "allow_save_payment_method": "OPTIONAL" })).await,
        "saved" => stage.options_to_save().await,
        "question" | "in-app" => stage.options_of("OVO", json!({})).await,
        "bank" => {
            stage
                .options_of("KTB_DIRECT_DEBIT", json!({ "amount": 500, "currency": "THB", "country": "TH" }))
                .await
        }
        "qr-code" => stage.options_of("QRIS", json!({})).await,
        "virtual-account" => stage.options_of("BNI_VIRTUAL_ACCOUNT", json!({})).await,
        "payment-code" => stage.options_of("ALFAMART", json!({})).await,
        "app-link" => {
            let terms = json!({ "amount": 500, "currency": "THB", "country": "TH" });
            stage.options_of("KBANK_MOBILE_BANKING", terms).await
        }
        "pending" => {
            let terms = json!({ "amount": 5000, "currency": "MYR", "country": "MY" });
            stage.options_of("MAYB2E_FPX_BUSINESS", terms).await
        }
        _ => cards(json!({})).await,
    }
}

/// Types what a state needs.
async fn fill_in(merchant: &Merchant, form: &CheckoutForm, name: &str) -> Result<()> {
    match name {
        "card" | "picker" | "card-saving" => form.is_ready().await,
        "card-incomplete" => {
            form.is_ready().await?;
            merchant.shows_validation_errors("payment").await
        }
        "card-field-failed" => form.failed_field().await.map(drop),
        "card-address" => form.fill_in(&Card::AMERICAN).await,
        "card-instalments" => form.fill_in(&Card::INSTALMENTS).await,
        "card-filled-in" | "paying" | "paid" | "saved" | "expired" => form.fill_in(&Card::FRICTIONLESS).await,
        "three-ds" | "declined-challenge" => form.fill_in(&Card::CHALLENGED).await,
        "picker-channels" => form.open_group("E-wallets").await,
        "in-app" => form.answer_the_only_question("812 3456 7890").await,
        "payment-code" => form.answer_the_only_question("Ani").await,
        "question" | "bank" | "qr-code" | "virtual-account" | "app-link" | "pending" => Ok(()),
        other => bail!("nobody knows how to come to {other:?}"),
    }
}
