//! The local Xendit of one story: sessions made by a merchant's server, and the sandbox's controls.
use std::path::Path;

use anyhow::{Context, Result, bail};
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};
use tokio::process::Command;

use crate::http::{client_that_trusts, plain_client};
use crate::patience::eventually;
use crate::server::{Server, path_in};

/// Any key with this prefix is good for the sandbox.
pub const SECRET_KEY: &str = "xnd_development_e2e";
/// What its webhooks carry.
pub const CALLBACK_TOKEN: &str = "e2e-callback-token";

/// A running sandbox.
#[derive(Debug)]
pub struct Sandbox {
    server: Server,
    api: String,
    frames: String,
    http: Client,
}

/// What a session is for.
#[derive(Clone, Copy, Debug)]
pub enum Purpose {
    /// To pay this many rupiah.
    Pay(u32),
    /// To save a card.
    Save,
}

/// What a merchant's server creates a session with; everything else is the same in all stories.
#[derive(Clone, Copy, Debug)]
pub struct SessionTerms<'a> {
    /// What it is for.
    pub purpose: Purpose,
    /// The origin of the pages it may be used on.
    pub origin: &'a str,
    /// The merchant's own id for it.
    pub reference_id: &'a str,
}

impl Sandbox {
    /// Starts one on free ports; its log goes into `folder`. With `merchant`, shoppers see this name.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start(folder: &Path, merchant: Option<&str>) -> Result<Self> {
        let profile = folder.join("profile.json");
        std::fs::write(&profile, merchant.map_or(json!({}), |name| json!({ "name": name })).to_string())?;
        let (server, api, frames) = start(folder, &["--profile", &profile.to_string_lossy()]).await?;
        Ok(Self { server, api, frames, http: plain_client()? })
    }

    /// Starts one that can stand in for Xendit's test mode: over https, with keys that name its hosts.
    ///
    /// # Errors
    /// When it does not start, or shows no certificate.
    pub async fn start_in_place_of_xendit(folder: &Path) -> Result<Self> {
        let (server, api, frames) = start(folder, &["--tls", "--host-id", "pd"]).await?;
        let log = server.log();
        let path = log.lines().find_map(|line| line.strip_prefix("certificate: "));
        let http = client_that_trusts(Path::new(path.context("the sandbox names its certificate")?))?;
        Ok(Self { server, api, frames, http })
    }

    /// What Chromium has to be started with to trust its certificate.
    ///
    /// # Errors
    /// When it has none.
    pub fn trust(&self) -> Result<String> {
        let log = self.log();
        let argument = log.lines().find_map(|line| line.strip_prefix("for Chromium: "));
        Ok(argument.context("the sandbox says how Chromium can trust it")?.to_owned())
    }

    /// Where its API and its gateway answer.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.api
    }

    /// Where card fields and the bank's pages come from.
    #[must_use]
    pub fn frame_address(&self) -> &str {
        &self.frames
    }

    /// What it logged.
    #[must_use]
    pub fn log(&self) -> String {
        self.server.log()
    }

    /// Creates a session, as a merchant's server does, and returns its key.
    ///
    /// # Errors
    /// When the sandbox refuses.
    pub async fn create_session(&self, terms: SessionTerms<'_>) -> Result<String> {
        let (session_type, amount) = match terms.purpose {
            Purpose::Pay(amount) => ("PAY", amount),
            Purpose::Save => ("SAVE", 0),
        };
        self.create(&json!({
            "reference_id": terms.reference_id,
            "session_type": session_type,
            "mode": "COMPONENTS",
            "amount": amount,
            "currency": "IDR",
            "country": "ID",
            "customer": {
                "reference_id": terms.reference_id.replace('-', "_"),
                "type": "INDIVIDUAL",
                "individual_detail": { "given_names": "Ani" },
            },
            "components_configuration": { "origins": [terms.origin] },
        }))
        .await
    }

    /// Creates the session that is asked for, and returns its key.
    ///
    /// # Errors
    /// When the sandbox refuses.
    pub async fn create(&self, request: &Value) -> Result<String> {
        let session = self.open_session(request).await?;
        let key = session.get("components_sdk_key").and_then(Value::as_str);
        Ok(key.context("a session for a page has a key")?.to_owned())
    }

    /// Creates a session like most of a story's for pages of `origin`, but for the members of `terms`; returns its key.
    ///
    /// # Errors
    /// When the sandbox refuses.
    pub async fn create_usual(&self, origin: &str, terms: Value) -> Result<String> {
        let mut request = json!({
            "reference_id": "order-1",
            "session_type": "PAY",
            "mode": "COMPONENTS",
            "amount": 125_000,
            "currency": "IDR",
            "country": "ID",
            "customer": {
                "reference_id": "ani",
                "type": "INDIVIDUAL",
                "individual_detail": { "given_names": "Ani" },
            },
            "components_configuration": { "origins": [origin] },
        });
        if let (Value::Object(request), Value::Object(terms)) = (&mut request, terms) {
            request.extend(terms);
        }
        self.create(&request).await
    }

    /// Creates a session that is paid on the hosted page, and from there leads back to pages of the shop at `shop`.
    /// Returns the page's address.
    ///
    /// # Errors
    /// When the sandbox refuses.
    pub async fn payment_link(&self, shop: &str) -> Result<String> {
        self.payment_link_in("en", shop).await
    }

    /// The same, for a page in this language.
    ///
    /// # Errors
    /// When the sandbox refuses.
    pub async fn payment_link_in(&self, locale: &str, shop: &str) -> Result<String> {
        self.payment_link_for(shop, json!({ "locale": locale })).await
    }

    /// The same, but for the members of `terms`.
    ///
    /// # Errors
    /// When the sandbox refuses.
    pub async fn payment_link_for(&self, shop: &str, terms: Value) -> Result<String> {
        let mut request = json!({
            "reference_id": "order-by-link",
            "session_type": "PAY",
            "mode": "PAYMENT_LINK",
            "amount": 125_000,
            "currency": "IDR",
            "country": "ID",
            "success_return_url": format!("{shop}/orders/paid"),
            "cancel_return_url": format!("{shop}/#cart"),
        });
        if let (Value::Object(request), Value::Object(terms)) = (&mut request, terms) {
            request.extend(terms);
        }
        let session = self.open_session(&request).await?;
        let link = session.get("payment_link_url").and_then(Value::as_str);
        Ok(link.context("a session with a hosted page has its address")?.to_owned())
    }

    /// Cancels the newest session, as a merchant's server does.
    ///
    /// # Errors
    /// When the sandbox refuses.
    pub async fn cancel_session(&self) -> Result<()> {
        let session = self.session().await?;
        let id = session.get("payment_session_id").and_then(Value::as_str).context("a session has an id")?;
        let cancel = self.http.post(format!("{}/sessions/{id}/cancel", self.api));
        answer(cancel.basic_auth(SECRET_KEY, Some(""))).await.map(drop)
    }

    async fn open_session(&self, request: &Value) -> Result<Value> {
        let post = self.http.post(format!("{}/sessions", self.api)).basic_auth(SECRET_KEY, Some(""));
        answer(post.json(request)).await
    }

    /// What `MountOptions.environment` wants.
    ///
    /// # Errors
    /// When the sandbox does not answer.
    pub async fn environment(&self) -> Result<Value> {
        self.control("environment").await
    }

    /// Lets the next matching requests go wrong; `fault` is what the sandbox's README says.
    ///
    /// # Errors
    /// When the sandbox does not know such a fault.
    pub async fn go_wrong(&self, fault: Value) -> Result<()> {
        self.turn("next", &fault).await
    }

    /// Uses up the faults that wait for requests to this address.
    ///
    /// # Errors
    /// When there is no end to them.
    pub async fn use_up_faults(&self, url: &str) -> Result<()> {
        eventually("a request that does not go wrong", async || {
            let sent = self.http.post(url).send().await;
            Ok(sent.is_ok_and(|answer| !answer.status().is_server_error()).then_some(()))
        })
        .await
    }

    /// Forgets sessions and faults.
    ///
    /// # Errors
    /// When the sandbox does not answer.
    pub async fn start_over(&self) -> Result<()> {
        self.turn("reset", &json!({})).await
    }

    /// Moves its clock past the end of every session there is.
    ///
    /// # Errors
    /// When the sandbox does not answer.
    pub async fn let_half_an_hour_pass(&self) -> Result<()> {
        self.turn("clock", &json!({ "advance_seconds": 31 * 60 })).await
    }

    /// The newest session.
    ///
    /// # Errors
    /// When there is none.
    pub async fn session(&self) -> Result<Value> {
        let sessions = self.control("sessions").await?;
        Ok(sessions.pointer("/0/session").context("there is a session")?.clone())
    }

    /// Has the newest session's open attempt succeed.
    ///
    /// # Errors
    /// When there is none.
    pub async fn complete(&self) -> Result<()> {
        let session = self.session().await?;
        let id = session.get("payment_session_id").and_then(Value::as_str).context("a session has an id")?;
        self.turn(&format!("sessions/{id}/complete"), &json!({})).await
    }

    /// The names of the events it had to tell the merchant's server, in alphabetical order.
    ///
    /// # Errors
    /// When the sandbox does not answer.
    pub async fn announced(&self) -> Result<Vec<String>> {
        let webhooks = self.control("webhooks").await?;
        let webhooks = webhooks.as_array().context("the log of webhooks is a list")?.iter();
        let names = webhooks.filter_map(|webhook| webhook.get("event").and_then(Value::as_str));
        let mut names: Vec<String> = names.map(str::to_owned).collect();
        names.sort_unstable();
        Ok(names)
    }

    /// Waits until the merchant's server has taken this event.
    ///
    /// # Errors
    /// When it does not.
    pub async fn has_told(&self, event: &str) -> Result<()> {
        eventually(&format!("the merchant's server takes {event}"), async || {
            let webhooks = self.control("webhooks").await?;
            let webhooks = webhooks.as_array().context("the log of webhooks is a list")?;
            let is_told = |webhook: &Value| webhook["event"] == event && webhook["state"] == "delivered";
            Ok(webhooks.iter().any(is_told).then_some(()))
        })
        .await
    }

    /// Every attempt at the newest session, oldest first.
    ///
    /// # Errors
    /// When the sandbox does not answer.
    pub async fn attempts(&self) -> Result<Vec<Value>> {
        let sessions = self.control("sessions").await?;
        let attempts = sessions.pointer("/0/attempts").and_then(Value::as_array);
        Ok(attempts.context("there is a session")?.clone())
    }

    /// What the newest session's payment request was filled in with, as a merchant's server reads it: no card details.
    ///
    /// # Errors
    /// When there is none.
    pub async fn channel_properties(&self) -> Result<Value> {
        let attempts = self.attempts().await?;
        let id = attempts.first().and_then(|attempt| attempt.get("id")?.as_str());
        let url = format!("{}/v3/payment_requests/{}", self.api, id.context("there is a payment request")?);
        let get = self.http.get(url).basic_auth(SECRET_KEY, Some("")).header("api-version", "2024-11-11");
        let request = answer(get).await?;
        Ok(request.get("channel_properties").cloned().unwrap_or_default())
    }

    /// Sends webhooks to this address from now on; to nobody without one.
    ///
    /// # Errors
    /// When the sandbox does not answer.
    pub async fn send_webhooks_to(&self, url: Option<&str>) -> Result<()> {
        self.turn("webhooks", &json!({ "url": url, "callback_token": CALLBACK_TOKEN })).await
    }

    /// Sends every webhook again.
    ///
    /// # Errors
    /// When the sandbox does not answer.
    pub async fn resend_webhooks(&self) -> Result<()> {
        let webhooks = self.control("webhooks").await?;
        for webhook in webhooks.as_array().context("the log of webhooks is a list")? {
            let id = webhook.get("id").and_then(Value::as_str);
            let id = id.context("a webhook has an id")?;
            self.turn(&format!("webhooks/{id}/resend"), &json!({})).await?;
        }
        Ok(())
    }

    async fn control(&self, name: &str) -> Result<Value> {
        answer(self.http.get(format!("{}/_sandbox/{name}", self.api))).await
    }

    async fn turn(&self, name: &str, body: &Value) -> Result<()> {
        answer(self.http.post(format!("{}/_sandbox/{name}", self.api)).json(body)).await?;
        Ok(())
    }
}

async fn start(folder: &Path, more_arguments: &[&str]) -> Result<(Server, String, String)> {
    let mut command = Command::new(path_in("XENDIT_E2E_SANDBOX")?);
    command.args(["--port", "0", "--frame-port", "0", "--checkout-port", "0"]);
    command.args(["--callback-token", CALLBACK_TOKEN, "--package"]).arg(path_in("XENDIT_E2E_PKG")?);
    command.args(more_arguments);
    // It is killed, and could not take its certificate's file away.
    command.env("TMPDIR", folder);
    let server = Server::start(command, "sandbox ready: ", folder.join("sandbox.log")).await?;
    let [_, api, _, frames] = server.ready.split_whitespace().collect::<Vec<_>>()[..] else {
        bail!("the sandbox is ready without its addresses: {}", server.ready);
    };
    let (api, frames) = (api.to_owned(), frames.to_owned());
    Ok((server, api, frames))
}

async fn answer(request: RequestBuilder) -> Result<Value> {
    let response = request.send().await?;
    let (status, text) = (response.status(), response.text().await?);
    if !status.is_success() {
        bail!("the sandbox answered {status}: {text}");
    }
    // Some controls have nothing to say.
    if text.is_empty() { Ok(Value::Null) } else { Ok(serde_json::from_str(&text)?) }
}
