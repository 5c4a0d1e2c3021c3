//! The store's front page: products, a cart, and the panel with the checkout.
use anyhow::Result;
use thirtyfour::Key;

use super::{CheckoutForm, OrderPage};
use crate::browser::Window;
use crate::events;
use crate::patience::eventually;

const HOST: &str = "checkout-host";
const PAY: &str = "#pay-button:enabled";

/// The shop.
#[derive(Debug)]
pub struct Shop {
    window: Window,
}

impl Shop {
    pub(crate) fn new(window: &Window) -> Self {
        Self { window: window.clone() }
    }

    /// Puts one of these into the cart.
    ///
    /// # Errors
    /// When it is not sold.
    pub async fn put_into_cart(&self, product: &str) -> Result<()> {
        self.window.click(&format!("[data-add={product}]")).await
    }

    /// Goes to the checkout.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn check_out(&self) -> Result<CheckoutPanel> {
        self.open("#checkout-button").await
    }

    /// Wants to have a card saved.
    ///
    /// # Errors
    /// When it does not open.
    pub async fn save_a_card(&self) -> Result<CheckoutPanel> {
        self.open("#save-card-button").await
    }

    /// Buys a product and goes to the checkout with nothing but the keyboard.
    ///
    /// # Errors
    /// When Tab and Enter do not lead there.
    pub async fn check_out_by_keyboard(&self, product: &str) -> Result<CheckoutPanel> {
        self.window.tab_to(&format!("[data-add={product}]")).await?;
        self.window.press(Key::Enter).await?;
        self.window.tab_to("#checkout-button").await?;
        self.window.press(Key::Enter).await?;
        Ok(self.panel())
    }

    /// What it says of saved cards, once it says so.
    ///
    /// # Errors
    /// When it does not.
    pub async fn says_of_saved_cards(&self, part: &str) -> Result<()> {
        eventually(&format!("the shop says {part:?}"), async || {
            let said = self.window.text_of("#saved-card").await?;
            Ok(said.contains(part).then_some(()))
        })
        .await
    }

    async fn open(&self, button: &str) -> Result<CheckoutPanel> {
        self.window.click(button).await?;
        Ok(self.panel())
    }

    /// The checkout that is open on this page.
    #[must_use]
    pub fn panel(&self) -> CheckoutPanel {
        CheckoutPanel { window: self.window.clone(), form: CheckoutForm::new(&self.window, HOST) }
    }
}

/// The panel with the form, the store's own button, and what the store says about it.
#[derive(Debug)]
pub struct CheckoutPanel {
    window: Window,
    /// The component's form.
    pub form: CheckoutForm,
}

impl CheckoutPanel {
    /// Presses Pay, once the store lets one.
    ///
    /// # Errors
    /// When it does not.
    pub async fn pay(&self) -> Result<()> {
        self.window.click(PAY).await
    }

    /// Presses Pay twice at once.
    ///
    /// # Errors
    /// When the store does not let one.
    pub async fn pay_impatiently(&self) -> Result<()> {
        self.window.find(PAY).await?;
        self.window.double_click(PAY).await
    }

    /// Waits until the store lets one press Pay.
    ///
    /// # Errors
    /// When it does not.
    pub async fn can_be_paid(&self) -> Result<()> {
        self.window.find(PAY).await.map(drop)
    }

    /// Presses Pay with nothing but the keyboard.
    ///
    /// # Errors
    /// When Tab does not lead there.
    pub async fn pay_by_keyboard(&self) -> Result<()> {
        self.can_be_paid().await?;
        self.window.tab_to(PAY).await?;
        self.window.press(Key::Enter).await
    }

    /// Waits until nothing can take the checkout away: the cart stands still, and so does the button that closes it.
    ///
    /// # Errors
    /// When something still can.
    pub async fn cannot_be_left(&self) -> Result<()> {
        self.window.find(".columns:has(#products[inert]) #cart[inert]").await?;
        self.window.find("#close-button[inert]").await.map(drop)
    }

    /// What the store says, once it says something that holds `part`.
    ///
    /// # Errors
    /// When it does not.
    pub async fn says(&self, part: &str) -> Result<String> {
        eventually(&format!("the store says {part:?}"), async || {
            let said = self.window.text_of("#checkout-message").await?;
            Ok(said.contains(part).then_some(said))
        })
        .await
    }

    /// The order's page, once the store goes there.
    ///
    /// # Errors
    /// When it does not.
    pub async fn leads_to_order(&self) -> Result<OrderPage> {
        OrderPage::open(&self.window).await
    }

    /// What the store heard from the component, oldest first.
    ///
    /// # Errors
    /// When there is no page.
    pub async fn heard(&self) -> Result<Vec<String>> {
        events::heard(&self.window, HOST).await
    }
}
