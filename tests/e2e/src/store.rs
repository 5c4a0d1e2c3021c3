//! The sample store of one story, selling what the story wants at the price the story wants.
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;
use tokio::process::Command;

use crate::sandbox::{CALLBACK_TOKEN, SECRET_KEY};
use crate::server::{Server, path_in, repository};

/// Which of the store's two backends.
#[derive(Clone, Copy, Debug, Default)]
pub enum Backend {
    /// `www/server`
    #[default]
    Rust,
    /// `www/server-js`
    JavaScript,
}

/// A running store.
#[derive(Debug)]
pub struct Store {
    server: Server,
}

impl Store {
    /// Starts one on a free port against the sandbox at `api`, with this backend; the mug on its shelf has the members of
    /// `mug`.
    ///
    /// # Errors
    /// When it does not start.
    pub async fn start(folder: &Path, api: &str, mug: Value, backend: Backend) -> Result<Self> {
        let www = repository()?.join("www");
        let products = folder.join("products.json");
        std::fs::write(&products, shelf(&www.join("products.json"), mug)?)?;
        let mut command = Command::new(match backend {
            Backend::Rust => path_in("XENDIT_E2E_STORE")?,
            Backend::JavaScript => www.join("server-js").join("server.js"),
        });
        command
            .args(["--port", "0", "--pkg"])
            .arg(path_in("XENDIT_E2E_PKG")?)
            .arg("--products")
            .arg(products)
            .arg("--www")
            .arg(www)
            .env("XENDIT_SECRET_KEY", SECRET_KEY)
            .env("XENDIT_API_URL", api)
            .env("XENDIT_CALLBACK_TOKEN", CALLBACK_TOKEN);
        Ok(Self { server: Server::start(command, "store ready: ", folder.join("store.log")).await? })
    }

    /// Its origin, `http://localhost:…`.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.server.ready
    }

    /// Where it takes webhooks.
    #[must_use]
    pub fn webhook_url(&self) -> String {
        format!("{}/webhooks/xendit", self.origin())
    }

    /// What it logged.
    #[must_use]
    pub fn log(&self) -> String {
        self.server.log()
    }
}

fn shelf(usual: &Path, mug: Value) -> Result<String> {
    let mut products: Value = serde_json::from_str(&std::fs::read_to_string(usual)?)?;
    let first = products.get_mut(0).and_then(Value::as_object_mut).context("there is a first product")?;
    if let Value::Object(mug) = mug {
        first.extend(mug);
    }
    Ok(products.to_string())
}
