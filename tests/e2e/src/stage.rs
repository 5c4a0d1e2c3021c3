//! Where a story plays: a sandbox, a store and a browser, all its own.
use anyhow::Result;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::browser::{Browser, Window};
use crate::events;
use crate::merchant::Merchant;
use crate::pages::{HostedPage, Shop, ThemingPage};
use crate::play::{Scene, play, take_a_seat};
use crate::sandbox::{Purpose, Sandbox, SessionTerms};
use crate::store::{Backend, Store};

/// What a story wants different from the usual.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting {
    mug_price: Option<u32>,
    name: Option<&'static str>,
    is_in_a_hurry: bool,
    is_forgetful: bool,
    is_unwatched: bool,
    backend: Backend,
}

impl Setting {
    /// A mug costs this many rupiah.
    #[must_use]
    pub fn with_a_mug_at(self, price: u32) -> Self {
        Self { mug_price: Some(price), ..self }
    }

    /// The merchant is called this, and so is the mug.
    #[must_use]
    pub fn with_everything_called(self, name: &'static str) -> Self {
        Self { name: Some(name), ..self }
    }

    /// What the store's mug differs in from the usual.
    fn mug(self) -> Value {
        let price = self.mug_price.map(|price| ("price".to_owned(), json!(price)));
        let name = self.name.map(|name| ("name".to_owned(), json!(name)));
        price.into_iter().chain(name).collect()
    }

    /// The store's backend is the one in JavaScript.
    #[must_use]
    pub fn with_a_backend_in_javascript(self) -> Self {
        Self { backend: Backend::JavaScript, ..self }
    }

    /// What the page wants to wait for comes twenty times sooner.
    #[must_use]
    pub fn in_a_hurry(self) -> Self {
        Self { is_in_a_hurry: true, ..self }
    }

    /// Nobody inspects what is shown.
    #[must_use]
    pub fn unwatched(self) -> Self {
        Self { is_unwatched: true, ..self }
    }

    /// The browser keeps no page alive for the back button.
    #[must_use]
    pub fn with_a_forgetful_browser(self) -> Self {
        Self { is_forgetful: true, ..self }
    }
}

/// The stage.
#[derive(Debug)]
pub struct Stage {
    /// The local Xendit.
    pub sandbox: Sandbox,
    /// The sample store.
    pub store: Store,
    window: Window,
}

impl Stage {
    /// The store's front page.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn visit_shop(&self) -> Result<Shop> {
        self.window.visit(self.store.origin()).await?;
        Ok(Shop::new(&self.window))
    }

    /// The front page of the store, as the browser has it now.
    #[must_use]
    pub fn shop(&self) -> Shop {
        Shop::new(&self.window)
    }

    /// The store's page on which the look of checkouts is tried.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn visit_theming(&self) -> Result<ThemingPage> {
        self.window.visit(&format!("{}/theming", self.store.origin())).await?;
        Ok(ThemingPage::new(&self.window))
    }

    /// The page a payment link leads to.
    ///
    /// # Errors
    /// When it is not there.
    pub async fn follow(&self, payment_link: &str) -> Result<HostedPage> {
        self.window.visit(payment_link).await?;
        Ok(HostedPage::new(&self.window))
    }

    /// What a merchant's own script mounts with: a session that was made for pages of `origin`.
    ///
    /// # Errors
    /// When the sandbox makes none.
    pub async fn options_for(&self, origin: &str, reference_id: &str) -> Result<Value> {
        self.options_on(SessionTerms { purpose: Purpose::Pay(125_000), origin, reference_id }).await
    }

    /// What a merchant's own script mounts with to have a card saved.
    ///
    /// # Errors
    /// When the sandbox makes no session.
    pub async fn options_to_save(&self) -> Result<Value> {
        let origin = self.store.origin();
        self.options_on(SessionTerms { purpose: Purpose::Save, origin, reference_id: "card-1" }).await
    }

    async fn options_on(&self, terms: SessionTerms<'_>) -> Result<Value> {
        let key = self.sandbox.create_session(terms).await?;
        Ok(json!({ "componentsSdkKey": key, "environment": self.sandbox.environment().await? }))
    }

    /// What a merchant's own script on the store's page mounts with.
    ///
    /// # Errors
    /// When the sandbox makes no session.
    pub async fn options(&self) -> Result<Value> {
        self.options_for(self.store.origin(), "order-1").await
    }

    /// What a merchant's own script on the store's page mounts with for one channel of a session like the usual ones, but
    /// for these members.
    ///
    /// # Errors
    /// When the sandbox makes no such session.
    pub async fn options_of(&self, channel: &str, terms: Value) -> Result<Value> {
        let key = self.sandbox.create_usual(self.store.origin(), terms).await?;
        let environment = self.sandbox.environment().await?;
        Ok(json!({ "componentsSdkKey": key, "environment": environment, "channels": channel }))
    }

    /// What a merchant's own script mounts with for a bank whose page wants the whole window, and leads back to the store.
    ///
    /// # Errors
    /// When the sandbox makes no such session.
    pub async fn options_of_a_bank(&self) -> Result<Value> {
        let origin = self.store.origin();
        let configuration = json!({ "origins": [origin], "return_url": format!("{origin}/?back") });
        let terms = json!({
            "amount": 50, "currency": "MYR", "country": "MY", "components_configuration": configuration,
        });
        self.options_of("MAYB2U_FPX", terms).await
    }

    /// A merchant's page that was left for that bank's, and what it had mounted with.
    ///
    /// # Errors
    /// When it cannot be mounted.
    pub async fn leave_for_the_bank(&self) -> Result<(Merchant, Value)> {
        let merchant = self.merchant().await?;
        let options = self.options_of_a_bank().await?;
        merchant.mounts("payment", options.clone()).await?.fulfilled()?;
        merchant.submits("payment").await?;
        self.window.find("button[value=pay]").await?;
        Ok((merchant, options))
    }

    /// Has that bank's page `pay` or `fail`, and waits until it has led back to the store.
    ///
    /// # Errors
    /// When it does not.
    pub async fn come_back_from_the_bank(&self, button: &str) -> Result<()> {
        self.window.click(&format!("button[value={button}]")).await?;
        self.window.find(".shop").await.map(drop)
    }

    /// A merchant's own script on the store's page.
    ///
    /// # Errors
    /// When the page is not there.
    pub async fn merchant(&self) -> Result<Merchant> {
        self.window.visit(self.store.origin()).await?;
        Ok(Merchant::new(&self.window))
    }

    /// A merchant's own script on another page.
    ///
    /// # Errors
    /// When the page is not there.
    pub async fn merchant_at(&self, url: &str) -> Result<Merchant> {
        self.window.visit(url).await?;
        Ok(Merchant::new(&self.window))
    }

    /// The browser's window.
    #[must_use]
    pub fn window(&self) -> &Window {
        &self.window
    }
}

/// Sets the stage, tells the story, and clears away. What was on the stage when a story failed is kept.
///
/// # Errors
/// When the stage cannot be set, or when the story fails.
pub async fn tell(setting: Setting, story: impl AsyncFnOnce(&Stage) -> Result<()> + 'static) -> Result<()> {
    let _seat = take_a_seat().await?;
    let folder = TempDir::new()?;
    let sandbox = Sandbox::start(folder.path(), setting.name).await?;
    let store = Store::start(folder.path(), sandbox.address(), setting.mug(), setting.backend).await?;
    sandbox.send_webhooks_to(Some(&store.webhook_url())).await?;
    let more: &[&str] = if setting.is_forgetful { &["--disable-features=BackForwardCache"] } else { &[] };
    let browser = Browser::start(&folder.path().join("chromedriver.log"), more).await?;
    let window = browser.window();
    let window = if setting.is_unwatched { window.clone() } else { window.inspected() };
    events::record(&window).await?;
    if setting.is_in_a_hurry {
        window.run_first(include_str!("hurry.js")).await?;
    }
    play(browser, Stage { sandbox, store, window }, story).await
}

impl Scene for Stage {
    fn window(&self) -> &Window {
        &self.window
    }

    fn logs(&self) -> Vec<(&'static str, String)> {
        vec![("sandbox.log", self.sandbox.log()), ("store.log", self.store.log())]
    }
}
