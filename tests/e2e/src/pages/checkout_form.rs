//! The component's form inside a host: fields, card frames among them, and what is said over it.
use anyhow::{Context, Result};
use serde_json::Value;
use thirtyfour::{Key, WebElement};

use super::{BankDialog, Card, Field, Presentation};
use crate::browser::{SHADOW, Window};
use crate::patience::eventually;

/// The form in the host with this id.
#[derive(Clone, Debug)]
pub struct CheckoutForm {
    pub(super) window: Window,
    pub(super) host: String,
}

impl CheckoutForm {
    pub(crate) fn new(window: &Window, host: &str) -> Self {
        Self { window: window.clone(), host: host.to_owned() }
    }

    pub(crate) fn in_element(window: &Window, element: &str) -> Self {
        Self::new(window, &format!("{element}{SHADOW}"))
    }

    /// Whether it is in this language.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn speaks(&self, language: &str) -> Result<bool> {
        self.window.shows(&format!("#{} .xendit-checkout[lang={language}]", self.host)).await
    }

    /// Waits until every card field can be typed in.
    ///
    /// # Errors
    /// When one cannot.
    pub async fn is_ready(&self) -> Result<()> {
        for field in Field::SECURE {
            self.window.find(&self.frame(field, "ready")).await?;
        }
        Ok(())
    }

    /// Fills in everything, over whatever stands there.
    ///
    /// # Errors
    /// When a field cannot be typed in.
    pub async fn fill_in(&self, card: &Card) -> Result<()> {
        for field in Field::ALL {
            self.fill_in_one(field, card).await?;
        }
        Ok(())
    }

    /// Fills in one field, over whatever stands there.
    ///
    /// # Errors
    /// When it cannot be typed in.
    pub async fn fill_in_one(&self, field: Field, card: &Card) -> Result<()> {
        self.on(field, async |input| {
            input.send_keys(Key::Control + "a").await?;
            Ok(input.send_keys(field.answer(card)).await?)
        })
        .await
        .with_context(|| format!("{field:?} cannot be filled in"))
    }

    /// Copies a card out of the list that test sessions have, and pastes it into the field for its number.
    ///
    /// # Errors
    /// When there is no such list, or no such card in it.
    pub async fn paste_test_card(&self, number: &str) -> Result<()> {
        self.open_test_cards().await?;
        let list = self.test_cards();
        self.window.click_on(&format!("{list} button"), number).await?;
        eventually("the number is copied", async || {
            let buttons = self.window.text_of(&list).await?;
            Ok(buttons.contains("Copied").then_some(()))
        })
        .await?;
        self.on(Field::Number, async |input| {
            input.send_keys(Key::Control + "a").await?;
            Ok(input.send_keys(Key::Control + "v").await?)
        })
        .await
    }

    /// Opens the list of test cards that test sessions have.
    ///
    /// # Errors
    /// When there is none.
    pub async fn open_test_cards(&self) -> Result<()> {
        self.window.click(&format!("{} summary", self.test_cards())).await
    }

    /// Types into the field of this name, over whatever stands there.
    ///
    /// # Errors
    /// When it is not asked.
    pub async fn type_into(&self, name: &str, text: &str) -> Result<()> {
        let input = self.window.find(&format!("{} input:not([hidden])", self.asked(name))).await?;
        input.send_keys(Key::Control + "a").await?;
        Ok(input.send_keys(text).await?)
    }

    /// Chooses from the list of the field of this name, by keyboard: what begins like this.
    ///
    /// # Errors
    /// When it is not asked, or has no list.
    pub async fn choose_from(&self, name: &str, beginning: &str) -> Result<()> {
        let list = self.window.find(&format!("{} select", self.asked(name))).await?;
        Ok(list.send_keys(beginning).await?)
    }

    /// What is chosen in the list of the field of this name, once anything is.
    ///
    /// # Errors
    /// When nothing is.
    pub async fn chosen_in(&self, name: &str) -> Result<String> {
        let chosen = format!("{} select option:checked:not([value=''])", self.asked(name));
        // A list that stands on the page for the first time is not always taken for visible yet.
        Ok(self.window.find(&chosen).await?.prop("textContent").await?.unwrap_or_default())
    }

    /// Whether the field of this name is asked.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn asks(&self, name: &str) -> Result<bool> {
        self.window.shows(&self.asked(name)).await
    }

    /// What stands in a field, without what groups its digits.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn text_in(&self, field: Field) -> Result<String> {
        if field == Field::Phone {
            return self.phone_number().await;
        }
        let text = self.on(field, async |input| Ok(input.value().await?.unwrap_or_default())).await?;
        Ok(text.replace([' ', '/'], ""))
    }

    /// The code of the country that is chosen, and the number beside it.
    async fn phone_number(&self) -> Result<String> {
        let chosen = self.window.text_of(&format!("{} [aria-hidden]", self.field(Field::Phone))).await?;
        let code: String = chosen.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        let number =
            self.on(Field::Phone, async |input| Ok(input.value().await?.unwrap_or_default())).await?;
        Ok(if number.starts_with('+') { number } else { format!("{code}{number}") })
    }

    /// What `script` returns in a card field's frame, with its input as `input`.
    ///
    /// # Errors
    /// When there is no such field, or it throws.
    pub async fn asks_inside(&self, field: Field, script: &str) -> Result<Value> {
        let frame = self.window.find(&format!("{} iframe", self.frame(field, "ready"))).await?;
        let script = format!("const input = document.querySelector('input');\n{script}");
        self.window.inside(frame, async || self.window.run(&script, Vec::new()).await).await
    }

    /// Whether every field still holds what a shopper with this card typed.
    ///
    /// # Errors
    /// When a field is not there.
    pub async fn is_filled_in_with(&self, card: &Card) -> Result<bool> {
        for field in Field::ALL {
            if self.text_in(field).await? != field.answer(card) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Waits until a card field says that it did not load, and says which.
    ///
    /// # Errors
    /// When none does.
    pub async fn failed_field(&self) -> Result<Field> {
        eventually("a card field says that it did not load", async || {
            for field in Field::SECURE {
                if self.window.shows(&self.frame(field, "failed")).await? {
                    return Ok(Some(field));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Presses the button of a field that did not load, and waits until it did.
    ///
    /// # Errors
    /// When there is no such button, or the field fails again.
    pub async fn try_again(&self, field: Field) -> Result<()> {
        self.window.click(&format!("{} .xendit-retry", self.frame(field, "failed"))).await?;
        self.window.find(&self.frame(field, "ready")).await?;
        Ok(())
    }

    /// What is said over the form, once it is of this tone.
    ///
    /// # Errors
    /// When nothing of the kind is said.
    pub async fn says(&self, tone: &str) -> Result<String> {
        let said = self.window.find(&format!("#{} .xendit-status[data-tone={tone}]", self.host)).await?;
        Ok(said.text().await?)
    }

    /// Waits until there is a button for whoever will not wait.
    ///
    /// # Errors
    /// When there is none.
    pub async fn has_a_way_out(&self) -> Result<()> {
        self.window.find(&format!("#{} .xendit-status .xendit-retry", self.host)).await.map(drop)
    }

    /// Waits until the form asks by something that matches.
    ///
    /// # Errors
    /// When it does not.
    pub async fn asks_by(&self, control: &str) -> Result<()> {
        self.window.find(&format!("#{} .xendit-form:not([hidden]) {control}", self.host)).await.map(drop)
    }

    /// Waits until nothing is said over the form, and it can be filled in.
    ///
    /// # Errors
    /// When something goes on being said.
    pub async fn is_idle(&self) -> Result<()> {
        self.window.find(&format!("#{} .xendit-form:not([inert])", self.host)).await?;
        self.window.wait_until_gone(&format!("#{} .xendit-status[data-tone]", self.host)).await
    }

    /// Presses Google's button, once it is there.
    ///
    /// # Errors
    /// When it is not.
    pub async fn press_google_pay(&self) -> Result<()> {
        // It fills its place, whose inside is out of a selector's reach.
        self.window.click(&format!("#{} .xendit-google-pay", self.host)).await
    }

    /// Types into the only input the form has.
    ///
    /// # Errors
    /// When it has none.
    pub async fn answer_the_only_question(&self, answer: &str) -> Result<()> {
        let input = format!("#{} .xendit-form:not([hidden]) input:not([hidden], [type=checkbox])", self.host);
        Ok(self.window.find(&input).await?.send_keys(answer).await?)
    }

    /// Presses Enter in the field of this name.
    ///
    /// # Errors
    /// When it is not asked.
    pub async fn press_enter_in(&self, name: &str) -> Result<()> {
        let input = self.window.find(&format!("{} input:not([hidden])", self.asked(name))).await?;
        Ok(input.send_keys("" + Key::Enter).await?)
    }

    /// Ticks the box that saves what is paid with, or unticks it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn tick_saving(&self) -> Result<()> {
        self.window.click(&format!("#{} .xendit-form:not([hidden]) .xendit-box", self.host)).await
    }

    /// Whether there is such a box.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn offers_saving(&self) -> Result<bool> {
        self.window.shows(&format!("#{} .xendit-form:not([hidden]) .xendit-box", self.host)).await
    }

    /// Something to pay elsewhere with, once it is shown.
    ///
    /// # Errors
    /// When nothing is.
    pub async fn presentation(&self) -> Result<Presentation> {
        Presentation::open(&self.window, &self.host).await
    }

    /// The bank's page, once it is open.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn bank_dialog(&self) -> Result<BankDialog> {
        BankDialog::open(&self.window, &self.host).await
    }

    /// Presses Tab until the focus is in a field.
    ///
    /// # Errors
    /// When Tab does not lead there.
    pub async fn tab_to(&self, field: Field) -> Result<()> {
        let control =
            if field.is_secure() { format!("{} iframe", self.field(field)) } else { self.input(field) };
        self.window.tab_to(&control).await
    }

    /// Clicks on a field's label.
    ///
    /// # Errors
    /// When it has none.
    pub async fn click_label(&self, field: Field) -> Result<()> {
        self.window.click(&format!("{} .xendit-label", self.field(field))).await
    }

    /// Waits until the focus is inside a card field's frame.
    ///
    /// # Errors
    /// When it goes elsewhere.
    pub async fn has_focus_in(&self, field: Field) -> Result<()> {
        let frame = self.window.find(&format!("{} iframe", self.frame(field, "ready"))).await?;
        self.window
            .inside(frame, async || self.window.find("#secure-iframe-input:focus").await.map(drop))
            .await
    }

    /// Types into the field that has the focus.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub async fn type_keys(&self, keys: &str) -> Result<()> {
        self.window.type_keys(keys).await
    }

    fn test_cards(&self) -> String {
        format!("#{} .xendit-test-cards", self.host)
    }

    fn asked(&self, name: &str) -> String {
        format!("#{} .xendit-field[data-name='{name}']:not([hidden])", self.host)
    }

    fn field(&self, field: Field) -> String {
        format!("#{} .xendit-field[data-name='{}']", self.host, field.name())
    }

    /// What a shopper types into. A telephone number has a country beside it, as soon as that is fetched.
    fn input(&self, field: Field) -> String {
        let beside = if field == Field::Phone { ":has(select)" } else { "" };
        format!("{}{beside} input:not([hidden])", self.field(field))
    }

    fn frame(&self, field: Field, state: &str) -> String {
        format!("{} .xendit-card-frame[data-state={state}]", self.field(field))
    }

    async fn on<T>(&self, field: Field, doing: impl AsyncFnOnce(WebElement) -> Result<T>) -> Result<T> {
        if !field.is_secure() {
            return doing(self.window.find(&self.input(field)).await?).await;
        }
        let frame = self.window.find(&format!("{} iframe", self.frame(field, "ready"))).await?;
        self.window.inside(frame, async || doing(self.window.find("#secure-iframe-input").await?).await).await
    }
}
