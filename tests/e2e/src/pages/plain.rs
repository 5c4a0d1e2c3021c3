//! The plainest page that takes a payment: a checkout, a button, and a line in which the merchant speaks.
use anyhow::{Context, Result, ensure};

use super::CheckoutForm;
use crate::browser::Window;
use crate::events;
use crate::patience::eventually;

const HOST: &str = "checkout";
const MESSAGE: &str = "#message";

/// The page.
#[derive(Debug)]
pub struct PlainPage {
    window: Window,
    /// The checkout's form.
    pub form: CheckoutForm,
}

impl PlainPage {
    /// The page the window is at, once its checkout is in this language; a `<xendit-checkout>` has it in its shadow root.
    ///
    /// # Errors
    /// When it does not come to it, with what the merchant says instead.
    pub(crate) async fn open(window: &Window, language: &str) -> Result<Self> {
        let forms = [CheckoutForm::new(window, HOST), CheckoutForm::in_element(window, HOST)];
        let opened = eventually(&format!("a checkout in {language}"), async || {
            for form in &forms {
                if form.speaks(language).await? {
                    return Ok(Some(form.clone()));
                }
            }
            Ok(None)
        })
        .await;
        let said = window.text_of(MESSAGE).await?;
        let form = opened.with_context(|| format!("the merchant says {said:?}"))?;
        Ok(Self { window: window.clone(), form })
    }

    /// Presses the merchant's button, once the form is complete.
    ///
    /// # Errors
    /// When it is not, or when the merchant had to speak before.
    pub async fn pay(&self) -> Result<()> {
        self.window.find("#pay:enabled").await.context("the merchant's button stays as it was")?;
        let said = self.window.text_of(MESSAGE).await?;
        ensure!(said.is_empty(), "the merchant says {said:?} beside the form");
        self.window.stands_still("#pay").await?;
        self.window.click("#pay:enabled").await
    }

    /// Waits until the merchant says this.
    ///
    /// # Errors
    /// With what is said instead.
    pub async fn says(&self, text: &str) -> Result<()> {
        let heard = eventually(&format!("the merchant says {text:?}"), async || {
            Ok((self.window.text_of(MESSAGE).await? == text).then_some(()))
        })
        .await;
        let said = self.window.text_of(MESSAGE).await?;
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
