//! The page of one order.
use anyhow::Result;

use crate::browser::Window;

/// An order's page.
#[derive(Debug)]
pub struct OrderPage {
    window: Window,
}

impl OrderPage {
    pub(crate) async fn open(window: &Window) -> Result<Self> {
        window.find("#order").await?;
        Ok(Self { window: window.clone() })
    }

    /// What it says now: `waiting`, `paid`, `saved` or `expired`.
    ///
    /// # Errors
    /// When it is no order's page any more.
    pub async fn status(&self) -> Result<String> {
        Ok(self.window.find("#order").await?.attr("data-status").await?.unwrap_or_default())
    }

    /// Waits until it says so.
    ///
    /// # Errors
    /// When it does not.
    pub async fn turns(&self, status: &str) -> Result<()> {
        self.window.find(&format!("#order[data-status={status}]")).await?;
        Ok(())
    }
}
