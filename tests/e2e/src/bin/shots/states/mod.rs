//! What there is to take pictures of: how each state is come to, and the part of the page that matters.
mod checkouts;
mod pages;
mod step;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xendit_e2e::stage::Stage;

use checkouts::{CHECKOUTS, Checkout};
use step::take_step;

/// The checkout, with or without what is around it.
const CHECKOUT: &str = "#payment";
/// The whole page.
const PAGE: &str = "html";

/// A merchant's page with nothing on it but a checkout.
const ALONE: &str = "document.body.replaceChildren(); merchant.hostWith('payment').textContent = '';
    Object.assign(document.body.style, { padding: '16px', maxWidth: '480px' })";

/// By the names of their pictures.
pub(crate) fn all() -> impl Iterator<Item = &'static str> {
    CHECKOUTS.iter().map(|checkout| checkout.name).chain(pages::ALL)
}

/// Comes to a state, and returns what is to be seen in the picture. An open dialog is taken as the shopper sees it.
pub(crate) async fn show(stage: &Stage, name: &str, locale: &str) -> Result<&'static str> {
    match CHECKOUTS.iter().find(|checkout| checkout.name == name) {
        Some(checkout) => show_checkout(stage, checkout, locale).await.map(|()| CHECKOUT),
        None => pages::show(stage, name, locale).await.map(|()| PAGE),
    }
}

async fn show_checkout(stage: &Stage, checkout: &Checkout, locale: &str) -> Result<()> {
    let merchant = stage.merchant().await?;
    merchant.runs(ALONE).await?;
    let mut options = stage.options_of(checkout.channels, serde_json::from_str(checkout.terms)?).await?;
    let members = options.as_object_mut().context("options have members")?;
    members.insert("locale".to_owned(), json!(locale));
    if checkout.channels == checkouts::EVERY {
        members.insert("channels".to_owned(), Value::Null);
    }
    for step in checkout.steps {
        take_step(*step, stage, &merchant, &options).await?;
    }
    Ok(())
}
