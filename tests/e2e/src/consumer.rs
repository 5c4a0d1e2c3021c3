//! Where the package is paid with in the hands of its consumers: a sandbox, a browser, and a page that whoever made it
//! serves.
use anyhow::{Context, Result, ensure};
use serde_json::json;
use tempfile::TempDir;

use crate::browser::{Browser, Window};
use crate::events;
use crate::expected::{COMPLETED, CONFIRMED, FILLED_IN, SUBMITTED};
use crate::pages::{Card, PlainPage};
use crate::play::{Scene, play_named, take_a_seat};
use crate::sandbox::Sandbox;

/// Not the language that is built in, so that one has to be fetched.
const LANGUAGE: &str = "id";

/// The stage.
#[derive(Debug)]
pub struct Stage {
    /// The local Xendit.
    pub sandbox: Sandbox,
    window: Window,
}

/// What was to be seen of a page while it was paid on.
#[derive(Debug)]
pub struct Traces {
    /// What its console and its policy had to say.
    pub complaints: Vec<String>,
    /// How many WebAssembly files it got.
    pub wasm_files: usize,
}

impl Stage {
    /// Pays on the page at `origin`: by card, through 3-D Secure, and then with a QR code, for which the package has a
    /// second WebAssembly.
    ///
    /// # Errors
    /// When a payment does not complete.
    pub async fn pay_at(&self, origin: &str) -> Result<[Traces; 2]> {
        let by_card = self.pay_by_card(origin).await.context("by card")?;
        let by_qr_code = self.pay_by_qr_code(origin).await.context("by QR code")?;
        Ok([by_card, by_qr_code])
    }

    async fn pay_by_card(&self, origin: &str) -> Result<Traces> {
        let page = self.check_out(origin, "CARDS").await?;
        page.form.fill_in(&Card::CHALLENGED).await?;
        page.pay().await?;
        page.form.bank_dialog().await?.answer("1234").await?;
        self.is_paid(&page).await?;
        let heard = page.heard().await?;
        let expected = [&FILLED_IN[..], &SUBMITTED, &CONFIRMED, &COMPLETED].concat();
        ensure!(heard == expected, "the merchant heard {heard:?}");
        self.traces().await
    }

    async fn pay_by_qr_code(&self, origin: &str) -> Result<Traces> {
        let page = self.check_out(origin, "QRIS").await?;
        page.pay().await?;
        let code = page.form.presentation().await?;
        ensure!(code.shows("qr").await?, "no QR code is shown");
        code.says_it_is_paid().await?;
        self.is_paid(&page).await?;
        self.traces().await
    }

    /// The page with a new session. What a shop's page would ask its server for comes after the `#` of its address.
    async fn check_out(&self, origin: &str, channel: &str) -> Result<PlainPage> {
        let options = json!({
            "componentsSdkKey": self.sandbox.create_usual(origin, json!({})).await?,
            "environment": self.sandbox.environment().await?,
            "channels": channel,
            "locale": LANGUAGE,
        });
        // An address that differs in what comes after its # only would not be loaded again.
        self.window.visit("about:blank").await?;
        self.window.visit(&format!("{origin}/#{}", encoded(&options.to_string()))).await?;
        PlainPage::open(&self.window, LANGUAGE).await
    }

    async fn is_paid(&self, page: &PlainPage) -> Result<()> {
        page.says("Paid: order-1").await?;
        let session = self.sandbox.session().await?;
        ensure!(
            session.get("status").is_some_and(|status| status == "COMPLETED"),
            "it is not paid: {session}"
        );
        Ok(())
    }

    async fn traces(&self) -> Result<Traces> {
        let console = self.window.console().await?;
        // No consumer has a picture for the browser's tab.
        let console = console.lines().filter(|line| !line.contains("/favicon.ico ")).map(str::to_owned);
        let refused: Vec<String> =
            serde_json::from_value(self.window.run("return refused", Vec::new()).await?)?;
        // A file that was fetched in advance, as Nuxt does it, is one file.
        let script =
            "const files = performance.getEntriesByType('resource').filter(({ name, responseStatus }) =>
                          new URL(name).pathname.endsWith('.wasm') && responseStatus === 200);
                      return new Set(files.map(({ name }) => name)).size";
        let wasm_files = serde_json::from_value(self.window.run(script, Vec::new()).await?)?;
        Ok(Traces { complaints: console.chain(refused).collect(), wasm_files })
    }
}

impl Scene for Stage {
    fn window(&self) -> &Window {
        &self.window
    }

    fn logs(&self) -> Vec<(&'static str, String)> {
        vec![("sandbox.log", self.sandbox.log())]
    }
}

/// Sets the stage, tells the story, and clears away. What was on the stage when a story failed is kept, under its name.
///
/// # Errors
/// When the stage cannot be set, or when the story fails.
pub async fn tell(name: &str, story: impl AsyncFnOnce(&Stage) -> Result<()> + 'static) -> Result<()> {
    let _seat = take_a_seat().await?;
    let folder = TempDir::new()?;
    let sandbox = Sandbox::start(folder.path(), None).await?;
    let browser = Browser::start(&folder.path().join("chromedriver.log"), &[]).await?;
    let window = browser.window().clone();
    events::record(&window).await?;
    window.run_first(include_str!("violations.js")).await?;
    play_named(name, browser, Stage { sandbox, window }, story).await
}

/// As `encodeURIComponent` does it, but for more characters.
fn encoded(text: &str) -> String {
    let bytes = text.bytes().map(|byte| match byte {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    bytes.collect()
}
