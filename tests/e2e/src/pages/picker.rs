//! The form's picker: groups of channels, of which one is open.
use anyhow::{Result, bail};
use thirtyfour::Key;

use super::CheckoutForm;
use crate::patience::eventually;

/// More groups than any session of a story has.
const MOST_GROUPS: usize = 10;

/// More channels than any of them has.
const MOST_OFFERS: usize = 30;

impl CheckoutForm {
    /// Opens a group of the picker.
    ///
    /// # Errors
    /// When there is no such group.
    pub async fn open_group(&self, label: &str) -> Result<()> {
        self.window.click_on(&format!("#{} .xendit-group-label", self.host), label).await
    }

    /// Opens a group of the picker with nothing but the keyboard.
    ///
    /// # Errors
    /// When Tab and Enter do not do it.
    pub async fn open_group_by_keyboard(&self, label: &str) -> Result<()> {
        let script = "return document.activeElement.textContent";
        for _ in 0..MOST_GROUPS {
            self.window.tab_to(&format!("#{} .xendit-group-button", self.host)).await?;
            if self.window.run(script, Vec::new()).await?.as_str().is_some_and(|text| text.contains(label)) {
                return self.window.press(Key::Enter).await;
            }
        }
        bail!("Tab does not lead to {label:?}")
    }

    /// Chooses a channel of the open group with nothing but the keyboard: arrows, as among radio buttons.
    ///
    /// # Errors
    /// When they do not lead to it.
    pub async fn choose_by_keyboard(&self, channel_code: &str) -> Result<()> {
        self.window.tab_to(&format!("#{} .xendit-offer-input", self.host)).await?;
        self.window.press(Key::Space).await?;
        let script = "return document.activeElement.value";
        for _ in 0..MOST_OFFERS {
            if self.window.run(script, Vec::new()).await? == channel_code {
                return Ok(());
            }
            self.window.press(Key::Down).await?;
        }
        bail!("no arrow leads to {channel_code}")
    }

    /// Chooses a channel of the open group.
    ///
    /// # Errors
    /// When it is not on offer there.
    pub async fn choose(&self, channel_code: &str) -> Result<()> {
        self.window.click(&format!("#{} .xendit-offer:has([value={channel_code}])", self.host)).await
    }

    /// Waits until a channel of the open group cannot be chosen, and says why in words with these.
    ///
    /// # Errors
    /// When it does not come to it.
    pub async fn refuses(&self, channel_code: &str, words: &str) -> Result<()> {
        let offer = format!("#{} .xendit-offer:has([value={channel_code}]:disabled)", self.host);
        eventually(&format!("{channel_code} is refused: {words}"), async || {
            Ok(self.window.text_of(&offer).await?.contains(words).then_some(()))
        })
        .await
    }
}
