//! The page a payment link leads to.
use anyhow::Result;
use thirtyfour::Key;

use super::CheckoutForm;
use crate::browser::Window;
use crate::patience::eventually;

const PAY: &str = "#pay:enabled";

/// The hosted payment page, whatever it shows.
#[derive(Debug)]
pub struct HostedPage {
    window: Window,
    /// The component's form.
    pub form: CheckoutForm,
}

impl HostedPage {
    pub(crate) fn new(window: &Window) -> Self {
        Self { window: window.clone(), form: CheckoutForm::new(window, "checkout") }
    }

    /// What the button says.
    ///
    /// # Errors
    /// When nothing can be paid.
    pub async fn offer(&self) -> Result<String> {
        Ok(self.window.find(PAY).await?.text().await?)
    }

    /// Presses Pay.
    ///
    /// # Errors
    /// When nothing can be paid.
    pub async fn pay(&self) -> Result<()> {
        self.window.click(PAY).await
    }

    /// Presses Pay with nothing but the keyboard.
    ///
    /// # Errors
    /// When Tab does not lead there.
    pub async fn pay_by_keyboard(&self) -> Result<()> {
        self.window.tab_to(PAY).await?;
        self.window.press(Key::Enter).await
    }

    /// Presses Cancel.
    ///
    /// # Errors
    /// When it cannot be left.
    pub async fn cancel(&self) -> Result<()> {
        self.window.click("#cancel").await
    }

    /// What it says over the button, once it says something that holds `part`.
    ///
    /// # Errors
    /// When it does not.
    pub async fn says(&self, part: &str) -> Result<()> {
        eventually(&format!("the hosted page says {part:?}"), async || {
            Ok(self.window.text_of("#message").await?.contains(part).then_some(()))
        })
        .await
    }

    /// Waits until it says that this attempt came to nothing, and another can be made.
    ///
    /// # Errors
    /// When it does not.
    pub async fn declines(&self) -> Result<()> {
        self.window.find("#message[data-tone=problem]").await.map(drop)
    }

    /// Waits until it says that all is paid.
    ///
    /// # Errors
    /// When it does not.
    pub async fn is_paid(&self) -> Result<()> {
        self.window.find("#done").await.map(drop)
    }

    /// Waits until the page that was open says that the session ended: `expired` or `canceled`.
    ///
    /// # Errors
    /// When it does not.
    pub async fn turns(&self, state: &str) -> Result<()> {
        self.window.find(&format!("[data-when={state}] h1:focus")).await.map(drop)
    }

    /// Waits for the page that has nothing to pay, because the session has this status.
    ///
    /// # Errors
    /// When something can be paid, or the reason is another.
    pub async fn refuses(&self, status: &str) -> Result<()> {
        self.window.find(&format!("#notice[data-status={status}]")).await?;
        anyhow::ensure!(!self.window.shows("#pay").await?, "a refusal has a button to pay with");
        Ok(())
    }

    /// Takes the way back to the shop.
    ///
    /// # Errors
    /// When there is none.
    pub async fn go_back(&self) -> Result<()> {
        self.window.click("#notice a, .outcome:not([hidden]) a").await
    }
}
