//! The SDK's dialog: what a shopper has to do before a payment goes through.
use anyhow::Result;

use crate::browser::Window;

const DIALOG: &str = ".xendit-dialog";

/// An open dialog.
#[derive(Debug)]
pub struct ActionDialog {
    window: Window,
}

impl ActionDialog {
    pub(super) async fn open(window: &Window) -> Result<Self> {
        window.find(DIALOG).await?;
        Ok(Self { window: window.clone() })
    }

    /// Types a code into the bank's page in it and sends it.
    ///
    /// # Errors
    /// When no page asks for one.
    pub async fn answer(&self, code: &str) -> Result<()> {
        self.on_the_page(async || {
            self.window.find("#code").await?.send_keys(code).await?;
            self.window.click("button.primary").await
        })
        .await
    }

    /// Pays on the page of a wallet or a bank in it.
    ///
    /// # Errors
    /// When there is no such page.
    pub async fn pay(&self) -> Result<()> {
        self.on_the_page(async || self.window.click("button.primary").await).await
    }

    /// Has the page of a wallet or a bank in it fail.
    ///
    /// # Errors
    /// When there is no such page.
    pub async fn fail(&self) -> Result<()> {
        self.on_the_page(async || self.window.click("[value=fail]").await).await
    }

    /// Waits until a QR code is drawn.
    ///
    /// # Errors
    /// When none is.
    pub async fn shows_a_qr_code(&self) -> Result<()> {
        self.window.find(&format!("{DIALOG} [data-testid=qr-code] svg")).await.map(drop)
    }

    /// What it says.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text(&self) -> Result<String> {
        self.window.text_of(DIALOG).await
    }

    /// Says "I have paid", which in test mode makes the money arrive.
    ///
    /// # Errors
    /// When there is no such button.
    pub async fn affirm(&self) -> Result<()> {
        self.window.click(&format!("{DIALOG} .xendit-action-present-to-customer-affirm button")).await
    }

    /// Closes it.
    ///
    /// # Errors
    /// When it has no button for that.
    pub async fn close(&self) -> Result<()> {
        self.window.click(&format!("{DIALOG} [aria-label=Close]")).await
    }

    /// Waits until it is gone.
    ///
    /// # Errors
    /// When it stays.
    pub async fn is_gone(&self) -> Result<()> {
        self.window.wait_until_gone(DIALOG).await
    }

    async fn on_the_page(&self, doing: impl AsyncFnOnce() -> Result<()>) -> Result<()> {
        let frame = self.window.find(&format!("{DIALOG} .xendit-action-iframe")).await?;
        self.window.inside(frame, doing).await
    }
}
