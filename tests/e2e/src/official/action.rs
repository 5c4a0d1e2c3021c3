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
        let frame = self.window.find(&format!("{DIALOG} .xendit-action-iframe")).await?;
        self.window
            .inside(frame, async || {
                self.window.find("#code").await?.send_keys(code).await?;
                self.window.click("button.primary").await
            })
            .await
    }

    /// Waits until it is gone.
    ///
    /// # Errors
    /// When it stays.
    pub async fn is_gone(&self) -> Result<()> {
        self.window.wait_until_gone(DIALOG).await
    }
}
