//! A merchant's own code on a page: mounts checkouts and asks their promises, with no store around it.
use anyhow::{Result, bail};
use serde_json::{Value, json};

use crate::browser::Window;
use crate::events;
use crate::pages::CheckoutForm;
use crate::patience::eventually;

/// The merchant's side of one page.
#[derive(Debug)]
pub struct Merchant {
    window: Window,
}

/// How a promise ended.
#[derive(Clone, Debug)]
pub enum Settled {
    /// With this value.
    Fulfilled(Value),
    /// With this error.
    Rejected(Rejection),
}

/// The error a promise was rejected with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Of its class.
    pub name: String,
    /// What code may look at.
    pub code: String,
    /// What a developer is told.
    pub message: String,
}

impl Settled {
    /// The value.
    ///
    /// # Errors
    /// When the promise was rejected.
    pub fn fulfilled(self) -> Result<Value> {
        match self {
            Self::Fulfilled(value) => Ok(value),
            Self::Rejected(Rejection { code, message, .. }) => bail!("rejected: {code}: {message}"),
        }
    }

    /// The error.
    ///
    /// # Errors
    /// When the promise was fulfilled.
    pub fn rejected(self) -> Result<Rejection> {
        match self {
            Self::Fulfilled(value) => bail!("not rejected, but fulfilled with {value}"),
            Self::Rejected(rejection) => Ok(rejection),
        }
    }
}

impl Merchant {
    pub(crate) fn new(window: &Window) -> Self {
        Self { window: window.clone() }
    }

    /// Puts an element with this id on the page, with words of the merchant's in it, and returns its HTML.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn makes_host(&self, host: &str) -> Result<String> {
        self.run("merchant.hostWith(first)", host).await?;
        self.html_of(host).await
    }

    /// Mounts a checkout into the element with this id, which is made if the page has none, and waits for `mount()`.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn mounts(&self, host: &str, options: Value) -> Result<Settled> {
        self.settles("merchant.mount(first, second)", host, options).await
    }

    /// Mounts a checkout into the element with this id, which is made if the page has none, and does not wait.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn begins_to_mount(&self, host: &str, options: Value) -> Result<()> {
        let script = format!("{}\nvoid merchant.mount(...arguments)", include_str!("merchant.js"));
        self.window.run(&script, vec![json!(host), options]).await.map(drop)
    }

    /// Mounts a checkout into the element with this id, and calls that off as soon as the page has asked for WebAssembly.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn mounts_and_calls_off(&self, host: &str, options: Value) -> Result<Settled> {
        self.settles("merchant.mountAndCallOff(first, second)", host, options).await
    }

    /// Calls `showValidationErrors()`.
    ///
    /// # Errors
    /// When it throws.
    pub async fn shows_validation_errors(&self, host: &str) -> Result<()> {
        self.run("merchant.checkouts[first].showValidationErrors()", host).await.map(drop)
    }

    /// Mounts a checkout into whatever matches a selector, and waits for `mount()`.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn mounts_into(&self, selector: &str, options: Value) -> Result<Settled> {
        self.settles("merchant.mountInto(first, second)", selector, options).await
    }

    /// Runs a line of the merchant's own.
    ///
    /// # Errors
    /// When it throws.
    pub async fn runs(&self, line: &str) -> Result<()> {
        self.run(line, "").await.map(drop)
    }

    /// Calls `submit()`, and does not wait for it.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn submits(&self, host: &str) -> Result<()> {
        self.run("merchant.submit(first)", host).await.map(drop)
    }

    /// How the last `submit()` ended.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn outcome(&self, host: &str) -> Result<Settled> {
        self.settles("merchant.outcomes[first]", host, Value::Null).await
    }

    /// How `completion` ended.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn completion(&self, host: &str) -> Result<Settled> {
        self.settles("merchant.checkouts[first].completion", host, Value::Null).await
    }

    /// The state a checkout is in.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn state(&self, host: &str) -> Result<String> {
        let state = self.run("return merchant.checkouts[first].state", host).await?;
        Ok(state.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until this event was heard from a host.
    ///
    /// # Errors
    /// When it is not.
    pub async fn hears(&self, host: &str, event: &str) -> Result<()> {
        eventually(&format!("{event} is heard"), async || {
            Ok(self.heard(host).await?.iter().any(|heard| heard == event).then_some(()))
        })
        .await
    }

    /// Calls `simulatePayment()`, and waits for its end.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn simulates_payment(&self, host: &str) -> Result<Settled> {
        self.settles("merchant.checkouts[first].simulatePayment().then(() => null)", host, Value::Null).await
    }

    /// How `savedToken` ended.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn saved_token(&self, host: &str) -> Result<Settled> {
        self.settles("merchant.checkouts[first].savedToken", host, Value::Null).await
    }

    /// Calls `update()`.
    ///
    /// # Errors
    /// When it throws.
    pub async fn updates(&self, host: &str, changes: Value) -> Result<()> {
        let update = "(merchant.checkouts[first].update(second), null)";
        self.settles(update, host, changes).await?.fulfilled().map(drop)
    }

    /// Calls `unmount()`.
    ///
    /// # Errors
    /// When it throws.
    pub async fn unmounts(&self, host: &str) -> Result<()> {
        self.run("merchant.checkouts[first].unmount()", host).await.map(drop)
    }

    /// Whether two calls of `submit()` in a row return the same promise.
    ///
    /// # Errors
    /// When one throws.
    pub async fn submits_twice_and_gets_the_same_promise(&self, host: &str) -> Result<bool> {
        let script =
            "merchant.submit(first); return merchant.outcomes[first] === merchant.checkouts[first].submit()";
        Ok(self.run(script, host).await? == json!(true))
    }

    /// What stands in a host, as HTML.
    ///
    /// # Errors
    /// When there is no such element.
    pub async fn html_of(&self, host: &str) -> Result<String> {
        let html = self.run("return document.getElementById(first).outerHTML", host).await?;
        Ok(html.as_str().unwrap_or_default().to_owned())
    }

    /// The form in a host.
    #[must_use]
    pub fn form(&self, host: &str) -> CheckoutForm {
        CheckoutForm::new(&self.window, host)
    }

    /// Has the `<xendit-checkout>` with this id in the place of a checkout: it has the same methods and promises.
    ///
    /// # Errors
    /// When the page does not answer.
    pub async fn takes_element(&self, element: &str) -> Result<()> {
        self.run("merchant.checkouts[first] = document.getElementById(first)", element).await.map(drop)
    }

    /// The form in a `<xendit-checkout>`.
    #[must_use]
    pub fn form_of_element(&self, element: &str) -> CheckoutForm {
        CheckoutForm::in_element(&self.window, element)
    }

    /// The events heard from a host, oldest first.
    ///
    /// # Errors
    /// When there is no page.
    pub async fn heard(&self, host: &str) -> Result<Vec<String>> {
        events::heard(&self.window, host).await
    }

    async fn run(&self, script: &str, host: &str) -> Result<Value> {
        let script = format!("{}\nconst [first] = arguments;\n{script}", include_str!("merchant.js"));
        self.window.run(&script, vec![json!(host)]).await
    }

    async fn settles(&self, promise: &str, host: &str, argument: Value) -> Result<Settled> {
        let script = format!(
            "{}\nconst [first, second, done] = arguments;
             Promise.resolve({promise}).then(
                 (value) => done({{ fulfilled: merchant.plain(value ?? null) }}),
                 (reason) => done({{ rejected: merchant.plain(reason) }}));",
            include_str!("merchant.js")
        );
        let settled = self.window.run_until_called(&script, vec![json!(host), argument]).await?;
        let Some(reason) = settled.get("rejected") else {
            return Ok(Settled::Fulfilled(settled.get("fulfilled").cloned().unwrap_or_default()));
        };
        let [name, code, message] = ["name", "code", "message"]
            .map(|member| reason.get(member).and_then(Value::as_str).unwrap_or_default().to_owned());
        Ok(Settled::Rejected(Rejection { name, code, message }))
    }
}
