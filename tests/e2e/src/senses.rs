//! What a page is to shoppers who hear it, see it otherwise or see it small, and to whoever takes a picture of it.
use std::collections::BTreeMap;

use anyhow::{Context, Result};
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::Window;

/// What is narrower is a phone: it has no scrollbars to show.
const PHONE: u32 = 600;

/// How much of a page is seen at once, in CSS pixels, where nothing else is said.
const HEIGHT: u32 = 800;

/// The frames that are seen: those behind an open dialog are never painted.
const SEEN_FRAMES: &str = "dialog:modal iframe, body:not(:has(dialog:modal)) iframe";

/// How a script waits until nothing moves.
pub(crate) const REST: &str = include_str!("rest.js");

/// What a shopper told the browser to prefer, by the feature's name.
pub(crate) type Wishes = BTreeMap<&'static str, &'static str>;

impl Window {
    /// Waits until nothing moves that comes to rest, and what is to be seen then is painted, pictures and fonts included.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn comes_to_rest(&self) -> Result<()> {
        let script = format!(
            "{REST}const [done] = arguments;
            const pictures = [...document.images].map((image) => image.decode());
            Promise.allSettled([rest(), document.fonts.ready, ...pictures])
                .then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));"
        );
        self.run_until_called(&script, Vec::new()).await.map(drop)
    }

    /// Has the browser say this of the shopper's wishes, such as `prefers-reduced-motion`, `reduce`.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub async fn prefers(&self, feature: &'static str, value: &'static str) -> Result<()> {
        self.wishes.borrow_mut().insert(feature, value);
        let wishes = self.wishes.borrow().clone();
        prefer(&self.driver, &wishes).await
    }

    /// Has the page this wide, in CSS pixels, as it is on a small phone, or where everything is magnified.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub async fn is_wide(&self, pixels: u32) -> Result<()> {
        self.is_of(pixels, HEIGHT).await
    }

    async fn is_of(&self, width: u32, height: u32) -> Result<()> {
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < PHONE });
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", screen).await?;
        Ok(())
    }

    /// Has the shopper point with a finger.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub async fn is_touched(&self) -> Result<()> {
        let finger = json!({ "enabled": true });
        self.driver.cdp().send_raw("Emulation.setTouchEmulationEnabled", finger).await?;
        Ok(())
    }

    /// Shows the page as a desktop of 1,280 by 1,024 pixels does that is zoomed in so many times.
    ///
    /// # Errors
    /// When the browser does not.
    pub async fn is_zoomed(&self, times: u32) -> Result<()> {
        let screen = json!({ "width": 1280 / times, "height": 1024 / times, "deviceScaleFactor": times, "mobile": false });
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", screen).await?;
        Ok(())
    }

    /// What a screen reader calls everything of this role on the page, frames aside, in the page's order.
    ///
    /// # Errors
    /// When the browser does not tell.
    pub async fn names_of(&self, role: &str) -> Result<Vec<String>> {
        let heard = self.heard_as(role).await?;
        Ok(heard.into_iter().map(|(name, _)| name).collect())
    }

    /// What a screen reader adds to the name of what has this role and this name.
    ///
    /// # Errors
    /// When there is nothing of the kind, or the browser does not tell.
    pub async fn describes(&self, role: &str, name: &str) -> Result<String> {
        let mut heard = self.heard_as(role).await?.into_iter();
        let (_, description) = heard
            .find(|(called, _)| called == name)
            .with_context(|| format!("no {role} is called {name:?}"))?;
        Ok(description)
    }

    /// From here on what checkouts say in their lines for news is remembered.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn listens(&self) -> Result<()> {
        let script = "window.told = [];
            for (const line of document.querySelectorAll('.xendit-checkout [role=status]'))
                new MutationObserver(() => line.textContent && window.told.push(line.textContent))
                    .observe(line, { childList: true, characterData: true, subtree: true })";
        self.run(script, Vec::new()).await.map(drop)
    }

    /// What was said there since, one by one.
    ///
    /// # Errors
    /// When nobody listens.
    pub async fn told(&self) -> Result<Value> {
        self.run("return window.told", Vec::new()).await
    }

    /// What stands in lines for news, as the browser tells screen readers.
    ///
    /// # Errors
    /// When the browser does not tell.
    pub async fn news(&self) -> Result<Vec<String>> {
        let nodes = self.heard().await?;
        let children =
            |node: &Value| node.get("childIds").and_then(Value::as_array).cloned().unwrap_or_default();
        let lines = nodes
            .iter()
            .filter(|node| node.pointer("/role/value") == Some(&json!("status")))
            .flat_map(children);
        let texts = lines.filter_map(|id| nodes.iter().find(|node| node.get("nodeId") == Some(&id)));
        Ok(texts.filter_map(|text| text.pointer("/name/value")?.as_str()).map(str::to_owned).collect())
    }

    async fn heard(&self) -> Result<Vec<Value>> {
        let tree = self.driver.cdp().send_raw("Accessibility.getFullAXTree", json!({})).await?;
        let nodes = tree.get("nodes").and_then(Value::as_array).context("a tree has nodes")?;
        let is_told = |node: &&Value| node.get("ignored") == Some(&Value::Bool(false));
        Ok(nodes.iter().filter(is_told).cloned().collect())
    }

    /// Name and description of everything of this role, as the browser tells screen readers.
    async fn heard_as(&self, role: &str) -> Result<Vec<(String, String)>> {
        let nodes = self.heard().await?;
        let text = |node: &Value, member: &str| {
            node.pointer(&format!("/{member}/value")).and_then(Value::as_str).unwrap_or_default().to_owned()
        };
        let heard = nodes.iter().filter(|node| text(node, "role") == role);
        Ok(heard.map(|node| (text(node, "name"), text(node, "description"))).collect())
    }

    /// A picture of all of a part of the page with some air around it, in a page this wide; of the window, while a dialog
    /// is open.
    ///
    /// # Errors
    /// When there is no such part, or the browser cannot make one.
    pub async fn picture_of(&self, css: &str, width: u32) -> Result<Vec<u8>> {
        let script =
            "return document.querySelector('dialog:modal') ? 0 : document.documentElement.scrollHeight";
        self.driver.cdp().send_raw("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
        let height = self.run(script, Vec::new()).await?.as_u64().context("a page has a height")?;
        // Beyond the window, frames stay blank in pictures, and what sticks to its top stands somewhere in the middle.
        self.is_of(width, HEIGHT.max(u32::try_from(height)?)).await?;
        // What is as high as the window has grown with it.
        self.run("scrollTo({ top: 0, behavior: 'instant' })", Vec::new()).await?;
        self.is_painted().await?;
        let picture = self.picture_inside(css).await;
        self.is_wide(width).await?;
        picture
    }

    /// Waits until the page is at rest, and each frame that is seen.
    async fn is_painted(&self) -> Result<()> {
        for frame in self.driver.find_all(By::Css(SEEN_FRAMES)).await? {
            if frame.is_displayed().await? {
                self.inside(frame, async || self.comes_to_rest().await).await?;
            }
        }
        self.comes_to_rest().await
    }

    async fn picture_inside(&self, css: &str) -> Result<Vec<u8>> {
        let script = "if (arguments[0] === 'html' || document.querySelector('dialog:modal')) return null;
            const { x, y, width, height } = document.querySelector(arguments[0]).getBoundingClientRect();
            const air = 16;
            return { x: x + scrollX - air, y: y + scrollY - air, width: width + 2 * air, height: height + 2 * air, scale: 1 }";
        let clip = self.run(script, vec![css.into()]).await?;
        if clip.is_null() {
            return self.picture().await;
        }
        let taken = self.driver.cdp().send_raw("Page.captureScreenshot", json!({ "clip": clip })).await?;
        let png = taken.get("data").and_then(Value::as_str).context("a picture")?;
        Ok(BASE64.decode(png)?)
    }

    /// A picture of it.
    ///
    /// # Errors
    /// When the browser cannot make one.
    pub async fn picture(&self) -> Result<Vec<u8>> {
        Ok(self.driver.screenshot_as_png().await?)
    }
}

/// Tells the browser all of these, and forgets what it was told before.
pub(crate) async fn prefer(driver: &WebDriver, wishes: &Wishes) -> Result<()> {
    let features: Vec<_> =
        wishes.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
    driver.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
    Ok(())
}
