//! The store's page on which the look of checkouts is tried.
use anyhow::{Context, Result};
use serde_json::Value;
use thirtyfour::prelude::*;

use crate::browser::Window;
use crate::pages::{CheckoutForm, Presentation};
use crate::patience::eventually;

/// The page.
#[derive(Debug)]
pub struct ThemingPage {
    window: Window,
}

impl ThemingPage {
    pub(crate) fn new(window: &Window) -> Self {
        Self { window: window.clone() }
    }

    /// The form in one of its scenes: `card`, `picker`, `action`, `way`.
    #[must_use]
    pub fn form(&self, scene: &str) -> CheckoutForm {
        CheckoutForm::new(&self.window, &format!("{scene}-host"))
    }

    /// What is to be paid elsewhere, in a place of the page's own.
    ///
    /// # Errors
    /// When nothing is shown there.
    pub async fn presentation(&self) -> Result<Presentation> {
        Presentation::open(&self.window, "action-container").await
    }

    /// Whether what is to be paid elsewhere has this part.
    ///
    /// # Errors
    /// When there is no page.
    pub async fn presents(&self, part: &str) -> Result<bool> {
        self.window.shows(&format!("#action-container .xendit-{part}")).await
    }

    /// Waits until a scene tells of an attempt in words with these.
    ///
    /// # Errors
    /// When it does not come to it.
    pub async fn tells(&self, scene: &str, words: &str) -> Result<()> {
        eventually(&format!("{scene} tells: {words}"), async || {
            Ok(self.window.text_of(&format!("#{scene} .outcome")).await?.contains(words).then_some(()))
        })
        .await
    }

    /// Turns a knob: types this over whatever stands there, and goes on.
    ///
    /// # Errors
    /// When there is no such knob.
    pub async fn set(&self, knob: &str, text: &str) -> Result<()> {
        self.window.inspect().await?;
        let input = self.window.find(&format!("[id='{knob}']")).await?;
        input.send_keys(Key::Control + "a").await?;
        Ok(input.send_keys(format!("{text}{}", Key::Tab.value())).await?)
    }

    /// Takes another theme or preset.
    ///
    /// # Errors
    /// When there is no such one.
    pub async fn choose(&self, list: &str, choice: &str) -> Result<()> {
        self.window.inspect().await?;
        self.window.find(&format!("#{list}")).await?.send_keys(choice).await?;
        Ok(())
    }

    /// Has the page's checkouts speak the language of this tag.
    ///
    /// # Errors
    /// When they do not know it.
    pub async fn speak(&self, tag: &str) -> Result<()> {
        self.window.click(&format!("#language option[value={tag}]")).await
    }

    /// Has a scene show something else, by the keyboard.
    ///
    /// # Errors
    /// When it has no such button.
    pub async fn shows(&self, scene: &str, act: &str) -> Result<()> {
        self.window.inspect().await?;
        let script = "const acts = [...document.querySelectorAll(arguments[0])];
            acts.find(({ innerText }) => innerText === arguments[1]).focus()";
        self.window.run(script, vec![format!("#{scene} .act").into(), act.into()]).await?;
        self.window.press(Key::Enter).await
    }

    /// What something in a scene's checkout looks like: a property's computed value; none while it
    /// is not there.
    ///
    /// # Errors
    /// When there is no page.
    pub async fn look_of(&self, scene: &str, part: &str, property: &str) -> Result<String> {
        let script = "const found = document.querySelector(arguments[0]);
            return found && getComputedStyle(found).getPropertyValue(arguments[1])";
        let css = format!("#{scene} {part}");
        let value = self.window.run(script, vec![css.into(), property.into()]).await?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until something in a scene's checkout looks like this.
    ///
    /// # Errors
    /// When it does not come to it.
    pub async fn comes_to_look(&self, scene: &str, part: &str, property: &str, value: &str) -> Result<()> {
        eventually(&format!("{part} has {property} {value}"), async || {
            Ok((self.look_of(scene, part, property).await? == value).then_some(()))
        })
        .await
    }

    /// Waits until a scene's checkout is in this language.
    ///
    /// # Errors
    /// When it does not come to it.
    pub async fn comes_to_speak(&self, scene: &str, language: &str) -> Result<()> {
        self.window.find(&format!("#{scene} .xendit-checkout[lang={language}]")).await.map(drop)
    }

    /// What the page says of what was done last.
    ///
    /// # Errors
    /// When it says nothing.
    pub async fn says(&self) -> Result<String> {
        Ok(self.window.find("#word").await?.text().await?)
    }

    /// The code it offers.
    ///
    /// # Errors
    /// When there is no page.
    pub async fn code(&self) -> Result<String> {
        self.window.text_of("#code").await
    }

    /// Copies the code, and pastes it over what a knob says: it comes in one line.
    ///
    /// # Errors
    /// When the page does not copy it.
    pub async fn copies_into(&self, knob: &str) -> Result<String> {
        self.window.click("#copy").await?;
        eventually("the code is copied", async || {
            Ok((self.window.text_of("#word").await? == "Copied.").then_some(()))
        })
        .await?;
        let input = self.window.find(&format!("[id='{knob}']")).await?;
        input.send_keys(Key::Control + "a").await?;
        input.send_keys(Key::Control + "v").await?;
        input.value().await?.context("it can be typed in")
    }

    /// Whether there is more of it to the side than fits.
    ///
    /// # Errors
    /// When there is no page.
    pub async fn runs_over(&self) -> Result<bool> {
        let script = "return document.documentElement.scrollWidth > innerWidth";
        Ok(self.window.run(script, Vec::new()).await? == Value::Bool(true))
    }
}
