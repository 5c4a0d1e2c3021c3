//! The dialog with something in it to pay elsewhere with.
use anyhow::Result;

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

    /// Presses the button for shoppers who have paid.
    ///
    /// # Errors
    /// When there is none.
    pub async fn says_it_is_paid(&self) -> Result<()> {
        self.window.click(&format!("{} .xendit-affirm", self.locator)).await
    }
}
