//! The dialog with something in it to pay elsewhere with.
use anyhow::{Context, Result};
use thirtyfour::Key;

use crate::browser::Window;
use crate::patience::eventually;

/// What a shopper presses a button with.
#[derive(Debug, Clone, Copy)]
pub enum Hand {
    /// A click.
    Mouse,
    /// A finger.
    Touch,
    /// Tab and Enter.
    Key,
}

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
        let script = "const rows = [...document.querySelectorAll(arguments[0])];
                      const row = rows.find(({ firstChild }) => firstChild.textContent === arguments[1]);
                      return row?.querySelector('.xendit-figure-value').innerText ?? ''";
        let rows = format!("{} .xendit-figure", self.locator);
        let figure = self.window.run(script, vec![rows.into(), name.into()]).await?;
        Ok(figure.as_str().unwrap_or_default().to_owned())
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

    /// How often the dialog has this text in it.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn mentions(&self, text: &str) -> Result<usize> {
        let dialog = self.window.text_of(self.locator.trim_end_matches(" .xendit-present")).await?;
        Ok(dialog.matches(text).count())
    }

    /// Whom it says is paid, in Indonesia's numbering of merchants.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn merchant_number(&self) -> Result<String> {
        self.window.text_of(&format!("{} .xendit-present-nmid", self.locator)).await
    }

    /// What it says of how long there is.
    ///
    /// # Errors
    /// When it says nothing.
    pub async fn deadline(&self) -> Result<String> {
        self.window.text_of(&format!("{} .xendit-present-deadline", self.locator)).await
    }

    /// The places it says how to pay at.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn places(&self) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll(arguments[0])].map((place) => place.textContent)";
        let places = format!("{} [role=tablist] [role=tab]", self.locator);
        Ok(serde_json::from_value(self.window.run(script, vec![places.into()]).await?)?)
    }

    /// Goes to the place after the one that is explained, by keyboard alone.
    ///
    /// # Errors
    /// When Tab does not lead to the places.
    pub async fn goes_to_the_next_place(&self) -> Result<()> {
        self.window.tab_to(&format!("{} [role=tab][aria-selected=true]", self.locator)).await?;
        self.window.press(Key::Right).await
    }

    /// The place whose steps are seen, and the first of them.
    ///
    /// # Errors
    /// When it is not exactly one that is said to be chosen.
    pub async fn explained(&self) -> Result<(String, String)> {
        let script = "const panels = [...document.querySelectorAll(`${arguments[0]} [role=tabpanel]`)];
                      const seen = panels.filter((panel) => panel.checkVisibility());
                      return seen.map((panel) => {
                        const tab = document.getElementById(panel.getAttribute('aria-labelledby'));
                        const isChosen = tab.ariaSelected === 'true' && tab.getAttribute('aria-controls') === panel.id;
                        return [isChosen ? tab.textContent : '', panel.querySelector('li').innerText];
                      })";
        let seen = self.window.run(script, vec![self.locator.clone().into()]).await?;
        let [explained]: [(String, String); 1] = serde_json::from_value(seen)?;
        Ok(explained)
    }

    /// Presses the button beside a number or a sum: what the shopper can paste then.
    ///
    /// # Errors
    /// When there is no such button, or nothing is copied.
    pub async fn copies(&self, name: &str) -> Result<String> {
        let listen = "navigator.clipboard.writeText = async (text) => { window.copied = text; }";
        self.window.run(listen, Vec::new()).await?;
        self.window.click(&format!("{} [aria-label='Copy: {name}']", self.locator)).await?;
        let copied = self.window.run("return window.copied", Vec::new()).await?;
        Ok(copied.as_str().context("something is copied")?.to_owned())
    }

    /// Saves the code: the name and the kind of the file the shopper gets.
    ///
    /// # Errors
    /// When there is none to save, or nothing comes of it.
    pub async fn is_saved_by(&self, hand: Hand) -> Result<(String, String)> {
        let listen = "const address = URL.createObjectURL;
                      URL.createObjectURL = (file) => ((window.kind = file.type), address.call(URL, file));
                      HTMLAnchorElement.prototype.click = function () { window.saved = [this.download, kind]; };
                      window.saved = null;";
        self.window.run(listen, Vec::new()).await?;
        let button = format!("{} .xendit-save", self.locator);
        match hand {
            Hand::Mouse => self.window.click(&button).await?,
            Hand::Touch => self.window.tap(&button).await?,
            Hand::Key => {
                self.window.tab_to(&button).await?;
                self.window.press(Key::Enter).await?;
            }
        }
        eventually("a picture is saved", async || {
            Ok(serde_json::from_value(self.window.run("return window.saved ?? null", Vec::new()).await?)?)
        })
        .await
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

    /// Presses it with nothing but the keyboard.
    ///
    /// # Errors
    /// When Tab does not lead there.
    pub async fn says_it_is_paid_by_keyboard(&self) -> Result<()> {
        self.window.tab_to(&format!("{} .xendit-affirm", self.locator)).await?;
        self.window.press(Key::Enter).await
    }
}
