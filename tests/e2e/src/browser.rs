//! One headless Chromium with an empty profile, and the few things every page model does in it.
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;
use thirtyfour::{ChromiumLikeCapabilities, Key};
use tokio::process::Command;

use crate::http::plain_client;
use crate::inspection::inspect;
use crate::patience::{LIMIT, PAUSE, eventually};
use crate::senses::Wishes;
use crate::server::{Server, path_in};

/// No window, nothing that talks to anybody but the page, and root may run it.
const ARGUMENTS: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,1400",
];

/// Between a selector of an element that has a shadow root and one of something in it.
pub const SHADOW: &str = " >>> ";

/// What a selector with such marks matches.
const DEEP: &str = include_str!("deep.js");

/// More than any of our pages has places for the focus.
const MOST_TABS: usize = 40;

/// How often a driver may meet a port that is taken.
const MOST_TRIES: u32 = 5;

/// A browser and the driver that ends with it.
#[derive(Debug)]
pub struct Browser {
    window: Window,
    _driver: Server,
}

impl Browser {
    /// Starts a driver on a free port and a browser; the driver's log goes to `log`.
    ///
    /// # Errors
    /// When one of them does not start.
    pub async fn start(log: &Path, more_arguments: &[&str]) -> Result<Self> {
        let driver = driver(log).await?;
        let mut capabilities = DesiredCapabilities::chrome();
        let chromium = path_in("XENDIT_E2E_CHROMIUM")?;
        capabilities.set_binary(chromium.to_str().context("Chromium's path is text")?)?;
        for argument in ARGUMENTS.iter().chain(more_arguments) {
            capabilities.add_arg(argument)?;
        }
        let address = format!("http://localhost:{}", driver.ready.trim_end_matches('.'));
        let connecting = WebDriver::builder(address, capabilities).client(plain_client()?);
        let window = connecting.await.context("Chromium does not start with its driver")?;
        window.set_script_timeout(LIMIT + Duration::from_secs(30)).await?;
        Ok(Self {
            window: Window { driver: window, is_inspected: false, wishes: Rc::default() },
            _driver: driver,
        })
    }

    /// Its window.
    #[must_use]
    pub fn window(&self) -> &Window {
        &self.window
    }

    /// Ends it.
    ///
    /// # Errors
    /// When it ended before.
    pub async fn quit(self) -> Result<()> {
        Ok(self.window.driver.quit().await?)
    }
}

async fn driver(log: &Path) -> Result<Server> {
    let program = path_in("XENDIT_E2E_CHROMEDRIVER")?;
    let mut tries = 1;
    loop {
        let mut command = Command::new(&program);
        command.arg("--port=0");
        // "ChromeDriver was started successfully on port 40123."
        let driver = Server::start(command, "successfully on port ", log.to_owned()).await;
        // It takes a free IPv4 port and wants the same IPv6 port, which another driver may have: then it ends.
        if driver.is_ok() || tries == MOST_TRIES {
            return driver;
        }
        tries += 1;
    }
}

/// What a shopper looks at.
#[derive(Clone, Debug)]
pub struct Window {
    pub(crate) driver: WebDriver,
    is_inspected: bool,
    pub(crate) wishes: Rc<RefCell<Wishes>>,
}

impl Window {
    /// The same window, with an eye on whether everybody can use what it shows.
    #[must_use]
    pub fn inspected(&self) -> Self {
        Self { is_inspected: true, ..self.clone() }
    }

    /// Looks at what it shows, if that is wanted; done before whatever a shopper does.
    ///
    /// # Errors
    /// With everything that somebody cannot use.
    pub async fn inspect(&self) -> Result<()> {
        if !self.is_inspected {
            return Ok(());
        }
        let wishes = self.wishes.borrow().clone();
        inspect(&self.driver, &wishes).await
    }

    /// Goes to an address.
    ///
    /// # Errors
    /// When there is no such page.
    pub async fn visit(&self, url: &str) -> Result<()> {
        self.inspect().await?;
        Ok(self.driver.goto(url).await?)
    }

    /// Waits until it is at this address.
    ///
    /// # Errors
    /// When it stays elsewhere.
    pub async fn comes_to(&self, url: &str) -> Result<()> {
        eventually(&format!("the page at {url}"), async || {
            Ok((self.driver.current_url().await?.as_str() == url).then_some(()))
        })
        .await
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// When the browser does not.
    pub async fn reload(&self) -> Result<()> {
        self.inspect().await?;
        Ok(self.driver.refresh().await?)
    }

    /// Goes to the page before.
    ///
    /// # Errors
    /// When the browser does not.
    pub async fn back(&self) -> Result<()> {
        self.inspect().await?;
        Ok(self.driver.back().await?)
    }

    /// Does something in another tab, which is then closed.
    ///
    /// # Errors
    /// When there can be none, or when `doing` fails.
    pub async fn in_another_tab<T>(&self, doing: impl AsyncFnOnce() -> Result<T>) -> Result<T> {
        let here = self.driver.window().await?;
        let other = self.driver.new_tab().await?;
        self.driver.switch_to_window(other).await?;
        let done = doing().await;
        self.driver.close_window().await?;
        self.driver.switch_to_window(here).await?;
        done
    }

    /// Has `script` run in every page before the page's own scripts.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub async fn run_first(&self, script: &str) -> Result<()> {
        self.driver.cdp().page().add_script_to_evaluate_on_new_document(script).await?;
        Ok(())
    }

    /// Runs `script` in the page and returns what it returns.
    ///
    /// # Errors
    /// When it throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute(script, arguments).await?.json().clone())
    }

    /// Runs `script` in the page and returns what it calls its last argument with.
    ///
    /// # Errors
    /// When it throws, or never calls.
    pub async fn run_until_called(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.driver.execute_async(script, arguments).await?.json().clone())
    }

    /// The first element that matches, once it is visible. What stands before a [`SHADOW`] has the shadow root in which to
    /// look for the rest.
    ///
    /// # Errors
    /// When none becomes visible.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        if css.contains(SHADOW) {
            return self.find_in_shadow(css).await;
        }
        let visible = self.driver.query(By::Css(css)).wait(LIMIT, PAUSE).and_displayed();
        visible.first().await.with_context(|| format!("nothing visible matches {css}"))
    }

    async fn find_in_shadow(&self, css: &str) -> Result<WebElement> {
        let script =
            format!("{DEEP}return deep(arguments[0]).find((found) => found.checkVisibility()) ?? null");
        eventually(&format!("something visible that matches {css}"), async || {
            let found = self.driver.execute(script.as_str(), vec![css.into()]).await?;
            if found.json().is_null() { Ok(None) } else { Ok(Some(found.element()?)) }
        })
        .await
    }

    /// Whether something that matches is visible now.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn shows(&self, css: &str) -> Result<bool> {
        // In one script: what is found by one command can be gone at the next.
        let script = format!("{DEEP}return deep(arguments[0]).some((found) => found.checkVisibility())");
        Ok(self.run(&script, vec![css.into()]).await? == Value::Bool(true))
    }

    /// The text of the first element that matches; none while there is no such element.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text_of(&self, css: &str) -> Result<String> {
        let script = format!("{DEEP}return deep(arguments[0])[0]?.innerText ?? ''");
        Ok(self.run(&script, vec![css.into()]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until nothing that matches is visible.
    ///
    /// # Errors
    /// When something stays.
    pub async fn wait_until_gone(&self, css: &str) -> Result<()> {
        eventually(&format!("{css} disappears"), async || Ok((!self.shows(css).await?).then_some(()))).await
    }

    /// Clicks on the first element that matches, once it can be clicked.
    ///
    /// # Errors
    /// When none can.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.inspect().await?;
        eventually(&format!("a click on {css}"), async || has_landed(self.find(css).await?.click().await))
            .await
    }

    /// Waits until the first element that matches is where it was, and nothing moves: a click on what is pushed away
    /// meanwhile lands on what pushed it.
    ///
    /// # Errors
    /// When it goes on moving.
    pub async fn stands_still(&self, css: &str) -> Result<()> {
        let top = "return document.querySelector(arguments[0])?.getBoundingClientRect().top";
        eventually(&format!("{css} stands still"), async || {
            let before = self.run(top, vec![css.into()]).await?;
            self.comes_to_rest().await?;
            Ok((self.run(top, vec![css.into()]).await? == before).then_some(()))
        })
        .await
    }

    /// Clicks on the first element that matches and says exactly this, once it can be clicked.
    ///
    /// # Errors
    /// When none can.
    pub async fn click_on(&self, css: &str, text: &str) -> Result<()> {
        self.inspect().await?;
        eventually(&format!("a click on {text:?} among {css}"), async || {
            let visible =
                self.driver.query(By::Css(css)).wait(LIMIT, PAUSE).and_displayed().with_text(text.to_owned());
            let found = visible.first().await.with_context(|| format!("no {css} says {text:?}"))?;
            has_landed(found.click().await)
        })
        .await
    }

    /// Taps with a finger on the middle of the first element that matches.
    ///
    /// # Errors
    /// When it is not on the screen, or the browser does not take it.
    pub async fn tap(&self, css: &str) -> Result<()> {
        self.inspect().await?;
        let middle = "const element = document.querySelector(arguments[0]);
                      element.scrollIntoView({ block: 'center', behavior: 'instant' });
                      const { x, y, width, height } = element.getBoundingClientRect();
                      return { x: x + width / 2, y: y + height / 2 }";
        let middle = self.run(middle, vec![css.into()]).await?;
        let touch = |kind: &str, points: &[&Value]| json!({ "type": kind, "touchPoints": points });
        let cdp = self.driver.cdp();
        cdp.send_raw("Input.dispatchTouchEvent", touch("touchStart", &[&middle])).await?;
        cdp.send_raw("Input.dispatchTouchEvent", touch("touchEnd", &[])).await?;
        Ok(())
    }

    /// Clicks twice, as fast as a hand does.
    ///
    /// # Errors
    /// When the element cannot be clicked.
    pub async fn double_click(&self, css: &str) -> Result<()> {
        self.inspect().await?;
        let clickable = self.driver.query(By::Css(css)).wait(LIMIT, PAUSE).and_clickable().first().await;
        let element = clickable.with_context(|| format!("nothing that matches {css} can be clicked"))?;
        Ok(self.driver.action_chain().double_click_element(&element).perform().await?)
    }

    /// Types into whatever has the focus.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub async fn type_keys(&self, keys: impl AsRef<str>) -> Result<()> {
        self.inspect().await?;
        Ok(self.driver.action_chain().send_keys(keys.as_ref()).perform().await?)
    }

    /// Presses one key.
    ///
    /// # Errors
    /// When the browser does not take it.
    pub async fn press(&self, key: Key) -> Result<()> {
        self.inspect().await?;
        Ok(self.driver.action_chain().send_keys(key).perform().await?)
    }

    /// Presses Tab until the focus is on something that matches; a frame has it when something in the frame has.
    ///
    /// # Errors
    /// When Tab does not lead there.
    pub async fn tab_to(&self, css: &str) -> Result<()> {
        for _ in 0..MOST_TABS {
            self.press(Key::Tab).await?;
            let script = "return document.activeElement.matches(arguments[0])";
            if self.run(script, vec![css.into()]).await? == Value::Bool(true) {
                return Ok(());
            }
        }
        bail!("{MOST_TABS} times Tab do not lead to {css}")
    }

    /// Does something inside a frame, and comes back out whatever becomes of it.
    ///
    /// # Errors
    /// When there is no such frame, or when `doing` fails.
    pub async fn inside<T>(&self, frame: WebElement, doing: impl AsyncFnOnce() -> Result<T>) -> Result<T> {
        self.inspect().await?;
        frame.enter_frame().await?;
        let done = doing().await;
        self.driver.enter_default_frame().await?;
        done
    }

    /// What its console said.
    ///
    /// # Errors
    /// When the browser does not tell.
    pub async fn console(&self) -> Result<String> {
        let entries = self.driver.browser_log().await?;
        Ok(entries.iter().map(|entry| format!("{entry:?}\n")).collect())
    }
}

/// Nothing for a click that missed because the element was moving, or was just replaced.
fn has_landed(click: WebDriverResult<()>) -> Result<Option<()>> {
    match click {
        Ok(()) => Ok(Some(())),
        Err(error) if is_passing(&error) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn is_passing(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::ElementClickIntercepted(_)
            | WebDriverErrorInner::ElementNotInteractable(_)
            | WebDriverErrorInner::StaleElementReference(_)
    )
}
