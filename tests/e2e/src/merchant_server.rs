//! A merchant's web server whose page has nothing on it but a way to the package: through any of its entries, under any
//! policy, and with as little care for the package's files as one likes.
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use crate::server::path_in;

/// The way a page has to the package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// `xendit-components-wasm`.
    Default,
    /// `xendit-components-wasm/inline`.
    Inline,
    /// `xendit-components-wasm/no-wasm`.
    NoWasm,
    /// A plain script element with an `integrity`, on a page that does not say what charset it is in.
    Global,
}

impl Entry {
    /// Every way.
    pub const ALL: [Self; 4] = [Self::Default, Self::Inline, Self::NoWasm, Self::Global];

    const fn script(self) -> &'static str {
        match self {
            Self::Default => "index.min.js",
            Self::Inline => "inline.min.js",
            Self::NoWasm => "no-wasm.min.js",
            Self::Global => "global.min.js",
        }
    }

    fn page(self) -> Result<String> {
        let script = self.script();
        let (language, element) = match self {
            Self::Global => {
                let integrity = integrity(script)?;
                (
                    String::new(),
                    format!(r#"<script src="/package/{script}" integrity="{integrity}"></script>"#),
                )
            }
            // merchant.js looks for it there: what the page itself names in a script has to be in its policy
            Self::Default | Self::Inline | Self::NoWasm => {
                (format!(r#" data-package="/package/{script}""#), String::new())
            }
        };
        Ok(format!(
            r#"<!doctype html><html lang="en"{language}><head><title>A merchant</title><link rel="icon" href="data:,">{element}</head><body></body></html>"#
        ))
    }
}

/// What `cargo xtask build` says a script's hash is.
fn integrity(script: &str) -> Result<String> {
    let hashes = std::fs::read(path_in("XENDIT_E2E_PKG")?.join("integrity.json"))?;
    let hashes: serde_json::Value = serde_json::from_slice(&hashes)?;
    let hash = hashes.get(script).and_then(serde_json::Value::as_str);
    hash.map(str::to_owned).with_context(|| format!("integrity.json does not name {script}"))
}

/// What comes for WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WasmAnswer {
    /// The right bytes under the right content type.
    Served,
    /// The right bytes under the wrong one.
    CalledText,
    /// The page that some servers send for whatever they do not find.
    FrontPage,
    /// Not found.
    Missing,
    /// Nothing, until it answers differently.
    Held,
}

#[derive(Debug)]
struct Ways {
    wasm: watch::Sender<WasmAnswer>,
    lost: Mutex<Vec<&'static str>>,
    policy: Mutex<Option<String>>,
    asked: Mutex<Vec<String>>,
}

/// The server; it ends with this value.
#[derive(Debug)]
pub struct MerchantServer {
    origin: String,
    ways: Arc<Ways>,
    serving: JoinHandle<()>,
}

impl MerchantServer {
    /// Starts one on a free port.
    ///
    /// # Errors
    /// When there is none.
    pub async fn start(answer: WasmAnswer) -> Result<Self> {
        let package = path_in("XENDIT_E2E_PKG")?;
        let ways = Arc::new(Ways {
            wasm: watch::Sender::new(answer),
            lost: Mutex::default(),
            policy: Mutex::default(),
            asked: Mutex::default(),
        });
        let app = Router::new()
            .route("/{page}", get(page))
            .route("/package/wasm/{file}", get(wasm))
            .nest_service("/package", ServeDir::new(package))
            .layer(from_fn_with_state(ways.clone(), careless))
            .with_state(ways.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let serving = tokio::spawn(async move {
            // It serves until it is aborted.
            let _ = axum::serve(listener, app).await;
        });
        Ok(Self { origin, ways, serving })
    }

    /// Its origin.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The address of the page that has this way to the package.
    #[must_use]
    pub fn page(&self, entry: Entry) -> String {
        format!("{}/{}", self.origin, entry.script())
    }

    /// Answers differently from now on.
    pub fn answers(&self, answer: WasmAnswer) {
        self.ways.wasm.send_replace(answer);
    }

    /// Cannot find this file of the package any more.
    pub fn loses(&self, file: &'static str) {
        locked(&self.ways.lost).push(file);
    }

    /// Finds everything again.
    pub fn finds_everything(&self) {
        locked(&self.ways.lost).clear();
    }

    /// Sends its pages under a Content-Security-Policy from now on.
    pub fn permits(&self, policy: &str) {
        *locked(&self.ways.policy) = Some(policy.to_owned());
    }

    /// What it was asked for, in the order in which it was.
    #[must_use]
    pub fn was_asked_for(&self) -> Vec<String> {
        locked(&self.ways.asked).clone()
    }
}

impl Drop for MerchantServer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn careless(State(ways): State<Arc<Ways>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let is_lost = locked(&ways.lost).iter().any(|lost| path.ends_with(lost));
    locked(&ways.asked).push(path);
    if is_lost { StatusCode::NOT_FOUND.into_response() } else { next.run(request).await }
}

async fn page(State(ways): State<Arc<Ways>>, Path(script): Path<String>) -> Response {
    let entry = Entry::ALL.into_iter().find(|entry| entry.script() == script);
    let Some(Ok(page)) = entry.map(Entry::page) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = Html(page).into_response();
    let policy = locked(&ways.policy).clone().and_then(|policy| HeaderValue::from_str(&policy).ok());
    if let Some(policy) = policy {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    // As old shops are: what is read in the page's charset is read wrongly, if it is more than ASCII.
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=windows-1252"));
    response
}

async fn wasm(State(ways): State<Arc<Ways>>, Path(file): Path<String>) -> Response {
    let mut answers = ways.wasm.subscribe();
    // The sender lives as long as the server.
    let answer = answers.wait_for(|answer| *answer != WasmAnswer::Held).await.map(|answer| *answer);
    let bytes = path_in("XENDIT_E2E_PKG").map(|package| std::fs::read(package.join("wasm").join(file)));
    match (answer, bytes) {
        (Ok(WasmAnswer::Served), Ok(Ok(bytes))) => {
            ([(header::CONTENT_TYPE, "application/wasm")], bytes).into_response()
        }
        (Ok(WasmAnswer::CalledText), Ok(Ok(bytes))) => {
            ([(header::CONTENT_TYPE, "text/plain")], bytes).into_response()
        }
        (Ok(WasmAnswer::FrontPage), _) => Html("<!doctype html><title>Welcome</title>").into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
