//! The plainest page that takes a payment: a checkout, a button, and a line in which the merchant speaks.
use anyhow::{Context, Result};

use super::CheckoutForm;
use crate::browser::Window;
use crate::events;
use crate::patience::eventually;

const HOST: &str = "checkout";

/// The page.
#[derive(Debug)]
pub struct PlainPage {
    window: Window,
    /// The checkout's form.
    pub form: CheckoutForm,
}

impl PlainPage {
    pub(crate) fn new(window: &Window) -> Self {
        Self { window: window.clone(), form: CheckoutForm::new(window, HOST) }
    }

    /// Waits until the checkout is in this language.
    ///
    /// # Errors
    /// When it does not come to it, with what the merchant says instead.
    pub async fn speaks(&self, language: &str) -> Result<()> {
        let checkout = format!("#{HOST} .xendit-checkout[lang={language}]");
        if self.window.find(&checkout).await.is_ok() {
            return Ok(());
        }
        let said = self.window.text_of("#message").await?;
        anyhow::bail!("there is no checkout in {language}; the merchant says {said:?}")
    }

    /// Presses the merchant's button, once the form is complete.
    ///
    /// # Errors
    /// When it is not.
    pub async fn pay(&self) -> Result<()> {
        self.window.find("#pay:enabled").await.context("the merchant's button stays as it was")?;
        self.window.stands_still("#pay").await?;
        self.window.click("#pay:enabled").await
    }

    /// Waits until the merchant says this.
    ///
    /// # Errors
    /// With what is said instead.
    pub async fn says(&self, text: &str) -> Result<()> {
        let heard = eventually(&format!("the merchant says {text:?}"), async || {
            Ok((self.window.text_of("#message").await? == text).then_some(()))
        })
        .await;
        let said = self.window.text_of("#message").await?;
        heard.with_context(|| format!("the merchant says {said:?}"))
    }

    /// What the merchant's code has heard from the checkout, oldest first.
    ///
    /// # Errors
    /// When there is no page.
    pub async fn heard(&self) -> Result<Vec<String>> {
        events::heard(&self.window, HOST).await
    }
}
