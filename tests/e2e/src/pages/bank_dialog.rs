//! The dialog with the bank's page in it.
use anyhow::Result;
use thirtyfour::Key;

use crate::browser::Window;

/// An open dialog.
#[derive(Debug)]
pub struct BankDialog {
    window: Window,
    locator: String,
}

impl BankDialog {
    pub(super) async fn open(window: &Window, host: &str) -> Result<Self> {
        let locator = format!("#{host} dialog.xendit-dialog[open]");
        window.find(&locator).await?;
        Ok(Self { window: window.clone(), locator })
    }

    /// Types a code into the bank's page and sends it.
    ///
    /// # Errors
    /// When the page asks for none.
    pub async fn answer(&self, code: &str) -> Result<()> {
        let frame = self.window.find(&format!("{} iframe", self.locator)).await?;
        self.window
            .inside(frame, async || {
                self.window.find("#code").await?.send_keys(code).await?;
                self.window.click("button.primary").await
            })
            .await
    }

    /// Presses a button of the page in it.
    ///
    /// # Errors
    /// When it has none of that name.
    pub async fn presses(&self, button: &str) -> Result<()> {
        let frame = self.window.find(&format!("{} iframe", self.locator)).await?;
        let name = format!("button[value={}]", button.to_lowercase());
        self.window.inside(frame, async || self.window.click(&name).await).await
    }

    /// Waits until the bank's page asks for its code.
    ///
    /// # Errors
    /// When it does not.
    pub async fn asks_for_a_code(&self) -> Result<()> {
        let frame = self.window.find(&format!("{} iframe", self.locator)).await?;
        self.window.inside(frame, async || self.window.find("#code").await.map(drop)).await
    }

    /// Presses its close button.
    ///
    /// # Errors
    /// When it has none.
    pub async fn close(&self) -> Result<()> {
        self.window.click(&format!("{} .xendit-close", self.locator)).await
    }

    /// Presses Escape.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub async fn escape(&self) -> Result<()> {
        self.window.press(Key::Escape).await
    }

    /// Whether the focus is still inside, or nowhere, after so many times Tab.
    ///
    /// # Errors
    /// When the browser does not take a key.
    pub async fn keeps_the_focus(&self, tabs: usize) -> Result<bool> {
        for _ in 0..tabs {
            self.window.press(Key::Tab).await?;
            let is_elsewhere = format!("body :focus:not({0}, {0} *)", self.locator);
            if self.window.shows(&is_elsewhere).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Waits until it is gone.
    ///
    /// # Errors
    /// When it stays.
    pub async fn is_gone(&self) -> Result<()> {
        self.window.wait_until_gone(&self.locator).await
    }
}
