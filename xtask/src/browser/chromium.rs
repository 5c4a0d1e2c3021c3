//! One headless Chromium with a fresh profile, driven through its chromedriver.
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, WebDriver};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use xendit_e2e::http::plain_client;
use xtask::setup::Browser;

/// How long a script may wait for its page.
const SCRIPT_LIMIT: Duration = Duration::from_secs(30);

/// The driver; each window it opens is a browser of its own with an empty profile.
pub(crate) struct Chromium {
    address: String,
    // Kept for its end: the driver dies with this value.
    _driver: Child,
}

impl Chromium {
    /// Starts the driver that the environment names.
    pub(crate) async fn start() -> Result<Self> {
        let program = named("XENDIT_E2E_CHROMEDRIVER")?;
        let mut driver = Command::new(&program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| format!("{program} cannot be started"))?;
        let output = driver.stdout.take().context("a child without stdout")?;
        let mut lines = BufReader::new(output).lines();
        while let Some(line) = lines.next_line().await? {
            // "ChromeDriver was started successfully on port 40123."
            if let Some((_, port)) = line.split_once("successfully on port ") {
                let port = port.trim_end_matches('.');
                tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
                return Ok(Self { address: format!("http://localhost:{port}"), _driver: driver });
            }
        }
        bail!("{program} ended before it named its port")
    }

    /// A new browser with an empty profile and nothing in its cache.
    pub(crate) async fn open(&self, more_arguments: &[&str]) -> Result<WebDriver> {
        let mut capabilities = DesiredCapabilities::chrome();
        capabilities.set_binary(&named("XENDIT_E2E_CHROMIUM")?)?;
        for argument in Browser::ARGUMENTS.iter().chain(more_arguments) {
            capabilities.add_arg(argument)?;
        }
        let connecting = WebDriver::builder(&self.address, capabilities).client(plain_client()?);
        let window = connecting.await.context("Chromium cannot be started")?;
        window.set_script_timeout(SCRIPT_LIMIT).await?;
        Ok(window)
    }
}

/// Has `script` run in every page before the page's own scripts.
pub(crate) async fn run_first(window: &WebDriver, script: &str) -> Result<()> {
    window.cdp().page().add_script_to_evaluate_on_new_document(script).await?;
    Ok(())
}

/// Waits in the page until `script` calls back, and returns what it says.
pub(crate) async fn wait_for(window: &WebDriver, script: &str) -> Result<Value> {
    Ok(window.execute_async(script, Vec::new()).await?.json().clone())
}

fn named(variable: &str) -> Result<String> {
    std::env::var(variable)
        .with_context(|| format!("{variable} is not set; start this through `cargo xtask`"))
}
