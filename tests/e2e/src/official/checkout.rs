//! The merchant's page: the SDK's channel picker with the open channel's form, and the merchant's own button.
use anyhow::{Context, Result};
use serde_json::Value;
use thirtyfour::{Key, WebElement};

use super::ActionDialog;
use crate::browser::Window;
use crate::events;
use crate::pages::{Card, Field};
use crate::patience::eventually;

const HOST: &str = "checkout";
const OPTION: &str = "[role=option] .xendit-dropdown-item-title";

/// The page of one session.
#[derive(Debug)]
pub struct Checkout {
    window: Window,
}

impl Checkout {
    pub(super) async fn open(window: &Window) -> Result<Self> {
        let page = Self { window: window.clone() };
        eventually("the SDK opens the session", async || Ok((!page.heard().await?.is_empty()).then_some(())))
            .await?;
        Ok(page)
    }

    /// Opens a group of the picker; one with a single channel shows that channel's form.
    ///
    /// # Errors
    /// When there is no such group.
    pub async fn choose_group(&self, label: &str) -> Result<()> {
        self.window.click_on(".xendit-accordion-item-header", label).await
    }

    /// Chooses a channel of the open group, by the name of its brand.
    ///
    /// # Errors
    /// When the group has none.
    pub async fn choose_channel(&self, brand: &str) -> Result<()> {
        self.window
            .click(".xendit-accordion-item-open .xendit-channel-picker-group .xendit-dropdown")
            .await?;
        self.window.click_on(OPTION, brand).await
    }

    /// Puts the form of every channel the SDK knows on the page, and returns the channels' codes. A channel with a twin
    /// is one form and both codes.
    ///
    /// # Errors
    /// When the SDK throws at one of them.
    pub async fn mount_every_channel(&self) -> Result<Vec<String>> {
        let script = "
            const channels = components.getActiveChannels({ filterMinMax: true });
            checkout.replaceChildren(...channels.map((channel) => components.createChannelComponent(channel, false)));
            return channels.flatMap(({ channelCode, uiGroup }) => uiGroup.label && channelCode);";
        let codes = self.window.run(script, Vec::new()).await?;
        let codes = codes.as_array().context("a list of channels")?.iter();
        Ok(codes.filter_map(Value::as_str).map(str::to_owned).collect())
    }

    /// What went wrong in the page's scripts, or was asked for in vain, as its console has it.
    ///
    /// # Errors
    /// When the browser does not tell.
    pub async fn complaints(&self) -> Result<Vec<String>> {
        let console = self.window.console().await?;
        Ok(console.lines().filter(|line| line.contains("SEVERE")).map(str::to_owned).collect())
    }

    /// Wants the means of payment kept.
    ///
    /// # Errors
    /// When the form does not offer it.
    pub async fn tick_save(&self) -> Result<()> {
        self.window.click("xendit-payment-channel .xendit-checkbox label").await
    }

    /// Has the SDK fill in one of Xendit's test cards.
    ///
    /// # Errors
    /// When it offers none of this name.
    pub async fn simulate_card(&self, scenario: &str) -> Result<()> {
        self.window.click(".xendit-form-simulation-trigger").await?;
        self.window.click(".xendit-form-simulation-popover .xendit-dropdown").await?;
        self.window.click_on(OPTION, scenario).await
    }

    /// Fills in the form for cards, over whatever stands there.
    ///
    /// # Errors
    /// When a field cannot be typed in.
    pub async fn fill_in(&self, card: &Card) -> Result<()> {
        self.fill_in_fields(&Field::ALL, card).await
    }

    /// Fills in who the cardholder is.
    ///
    /// # Errors
    /// When a field cannot be typed in.
    pub async fn fill_in_cardholder(&self) -> Result<()> {
        let is_plain = |field: &Field| !field.is_secure();
        let fields: Vec<Field> = Field::ALL.into_iter().filter(is_plain).collect();
        self.fill_in_fields(&fields, &Card::FRICTIONLESS).await
    }

    async fn fill_in_fields(&self, fields: &[Field], card: &Card) -> Result<()> {
        for &field in fields {
            self.type_into(field, field.answer(card))
                .await
                .with_context(|| format!("{field:?} cannot be filled in"))?;
        }
        Ok(())
    }

    /// Presses the merchant's button, once the SDK has said that the form is complete.
    ///
    /// # Errors
    /// When it does not.
    pub async fn pay(&self) -> Result<()> {
        // A group that unfolds pushes the button down.
        self.window.find("#pay:enabled").await?;
        self.window.stands_still("#pay").await?;
        self.window.click("#pay:enabled").await
    }

    /// The SDK's dialog, once it is open.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn action(&self) -> Result<ActionDialog> {
        ActionDialog::open(&self.window).await
    }

    /// Loads the page again, with the same session.
    ///
    /// # Errors
    /// When the browser does not.
    pub async fn reload(&self) -> Result<()> {
        self.window.reload().await
    }

    /// What the merchant tells the shopper, once it holds `part`.
    ///
    /// # Errors
    /// When it does not.
    pub async fn says(&self, part: &str) -> Result<String> {
        eventually(&format!("the merchant says {part:?}"), async || {
            let said = self.window.text_of("#said").await?;
            Ok(said.contains(part).then_some(said))
        })
        .await
    }

    /// Every public event so far, oldest first, once the last one is this.
    ///
    /// # Errors
    /// When it does not come.
    pub async fn heard_until(&self, last: &str) -> Result<Vec<String>> {
        eventually(&format!("the event {last:?}"), async || {
            let heard = self.heard().await?;
            Ok(heard.last().is_some_and(|event| event == last).then_some(heard))
        })
        .await
    }

    /// Every public event so far, oldest first, once there are so many.
    ///
    /// # Errors
    /// When fewer come.
    pub async fn heard_until_there_are(&self, many: usize) -> Result<Vec<String>> {
        eventually(&format!("{many} events"), async || {
            let heard = self.heard().await?;
            Ok((heard.len() >= many).then_some(heard))
        })
        .await
    }

    async fn heard(&self) -> Result<Vec<String>> {
        events::heard(&self.window, HOST).await
    }

    /// Types into one of the channel's own fields, named by where its value goes.
    ///
    /// # Errors
    /// When the open form has none of this name.
    pub async fn type_in(&self, name: &str, text: &str) -> Result<()> {
        overwrite(&self.window.find(&control(name)).await?, text).await
    }

    /// Chooses in a dropdown, named by where its value goes.
    ///
    /// # Errors
    /// When the open form has no such dropdown, or the dropdown no such option.
    pub async fn choose_in(&self, name: &str, option: &str) -> Result<()> {
        let field = format!(".xendit-channel-form-field:has(input[name='{name}'])");
        self.window.click(&format!("{field} button.xendit-dropdown")).await?;
        self.window.click_on(OPTION, option).await
    }

    /// What a dropdown shows, once it is there.
    ///
    /// # Errors
    /// When the open form has none of this name.
    pub async fn choice_in(&self, name: &str) -> Result<String> {
        let field = format!(".xendit-channel-form-field:has(input[name='{name}'])");
        Ok(self.window.find(&format!("{field} button.xendit-dropdown")).await?.text().await?)
    }

    /// Pays on the page of a bank that took the whole window, and comes back to the merchant's.
    ///
    /// # Errors
    /// When there is no such page, or it does not lead back.
    pub async fn pay_at_the_bank(&self) -> Result<()> {
        self.window.click("form button.primary").await?;
        self.window.find("#pay").await.map(drop)
    }

    async fn type_into(&self, field: Field, text: &str) -> Result<()> {
        let name = field.name();
        if !field.is_secure() {
            return overwrite(&self.window.find(&control(name)).await?, text).await;
        }
        let frame = format!(".xendit-iframe-container:has([name='{name}']) iframe");
        let frame = self.window.find(&frame).await?;
        self.window
            .inside(frame, async || overwrite(&self.window.find("#secure-iframe-input").await?, text).await)
            .await
    }
}

/// The input of a field that is no frame; the one of a phone number has its name on a hidden input beside it.
fn control(name: &str) -> String {
    format!(
        "xendit-payment-channel input[name='{name}']:not([type=hidden]), \
         .xendit-input-phone:has([name='{name}']) .xendit-phone-number-input"
    )
}

async fn overwrite(input: &WebElement, text: &str) -> Result<()> {
    input.send_keys(Key::Control + "a").await?;
    Ok(input.send_keys(text).await?)
}
