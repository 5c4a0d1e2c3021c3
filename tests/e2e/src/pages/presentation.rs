//! The dialog with something in it to pay elsewhere with.
use anyhow::{Context, Result};

use crate::browser::Window;

/// What is shown.
#[derive(Debug)]
pub struct Presentation {
    window: Window,
    locator: String,
}

impl Presentation {
    pub(super) async fn open(window: &Window, host: &str) -> Result<Self> {
        let locator = format!("#{host} dialog[open] .xendit-present");
        window.find(&locator).await?;
        Ok(Self { window: window.clone(), locator })
    }

    /// A number or a sum, by what stands beside it.
    ///
    /// # Errors
    /// When there is none of that name.
    pub async fn figure(&self, name: &str) -> Result<String> {
        let copy =
            format!("{} .xendit-figure:has([aria-label$='{name}']) .xendit-figure-value", self.locator);
        self.window.text_of(&copy).await
    }

    /// What it is called.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn title(&self) -> Result<String> {
        self.window.text_of(&format!("{} .xendit-present-title", self.locator)).await
    }

    /// Where its link into an app leads.
    ///
    /// # Errors
    /// When it has none.
    pub async fn link(&self) -> Result<String> {
        let link = self.window.find(&format!("{} .xendit-open-app", self.locator)).await?;
        link.attr("href").await?.context("a link leads somewhere")
    }

    /// Whether it shows a picture of this kind: `qr`, `barcode`.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn shows(&self, picture: &str) -> Result<bool> {
        self.window.shows(&format!("{} .xendit-{picture}", self.locator)).await
    }

    /// Waits until it is gone.
    ///
    /// # Errors
    /// When it stays.
    pub async fn is_gone(&self) -> Result<()> {
        self.window.wait_until_gone(&self.locator).await
    }

    /// Presses the button for shoppers who have paid.
    ///
    /// # Errors
    /// When there is none.
    pub async fn says_it_is_paid(&self) -> Result<()> {
        self.window.click(&format!("{} .xendit-affirm", self.locator)).await
    }
}
