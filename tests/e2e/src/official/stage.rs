//! Where a story of Xendit's own SDK plays: a sandbox in Xendit's place, a merchant's page, and a browser that finds
//! nobody else.
use anyhow::{Context, Result};
use serde_json::Value;
use tempfile::TempDir;

use super::Checkout;
use super::server::MerchantServer;
use crate::browser::{Browser, Window};
use crate::play::{Scene, play, take_a_seat};
use crate::sandbox::Sandbox;

/// The hosts of Xendit's test mode that are compiled into the SDK; protocol.md A.3.
const GATEWAY: &str = "checkout-ui-gateway-prod-dev.xendit.co";
const FRAMES: &str = "assets.xendit.co";

/// The stage.
#[derive(Debug)]
pub struct Stage {
    /// The local Xendit.
    pub sandbox: Sandbox,
    server: MerchantServer,
    window: Window,
}

impl Stage {
    /// The merchant's page with a new session, once the SDK has opened it. `terms` are what the merchant's server asks
    /// for besides what all sessions here have in common.
    ///
    /// # Errors
    /// When the sandbox makes no session, or the SDK does not take it.
    pub async fn check_out(&self, terms: Value) -> Result<Checkout> {
        let key = self.sandbox.create_usual(self.server.origin(), terms).await?;
        // An address that differs in its fragment only would not be loaded again.
        self.window.visit("about:blank").await?;
        self.window.visit(&format!("{}/#{key}", self.server.origin())).await?;
        Checkout::open(&self.window).await
    }

    /// The merchant's origin.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.server.origin()
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

/// Sets the stage, tells the story, and clears away. What was on the stage when a story failed is kept.
///
/// # Errors
/// When the stage cannot be set, or when the story fails.
pub async fn tell(story: impl AsyncFnOnce(&Stage) -> Result<()> + 'static) -> Result<()> {
    let _seat = take_a_seat().await?;
    let folder = TempDir::new()?;
    let sandbox = Sandbox::start_in_place_of_xendit(folder.path()).await?;
    let server = MerchantServer::start().await?;
    let whereabouts = whereabouts(&sandbox)?;
    let arguments = [whereabouts.as_str(), &sandbox.trust()?];
    let browser = Browser::start(&folder.path().join("chromedriver.log"), &arguments).await?;
    let window = browser.window().clone();
    // The SDK's polls are 5 s apart at first, and only ever further.
    window.run_first(include_str!("../hurry.js")).await?;
    play(browser, Stage { sandbox, server, window }, story).await
}

/// Xendit's hosts are the sandbox's two ports, this machine is itself, and there is nobody else.
fn whereabouts(sandbox: &Sandbox) -> Result<String> {
    let host = |address: &str| -> Result<String> {
        Ok(address.strip_prefix("https://").context("a sandbox over https")?.to_owned())
    };
    Ok(format!(
        "--host-resolver-rules=MAP {GATEWAY} {}, MAP {FRAMES} {}, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        host(sandbox.address())?,
        host(sandbox.frame_address())?
    ))
}
