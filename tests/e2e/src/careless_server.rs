//! A web server that was set up without care: it serves the package, but its WebAssembly not as one should.
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use crate::server::path_in;

/// What comes for the WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WasmAnswer {
    /// The right bytes under the wrong content type.
    CalledText,
    /// The page that such servers send for whatever they do not find.
    FrontPage,
}

/// The server; it ends with this value.
#[derive(Debug)]
pub struct CarelessServer {
    origin: String,
    answer: Arc<Mutex<WasmAnswer>>,
    serving: JoinHandle<()>,
}

impl CarelessServer {
    /// Starts one on a free port.
    ///
    /// # Errors
    /// When there is none.
    pub async fn start(answer: WasmAnswer) -> Result<Self> {
        let package = path_in("XENDIT_E2E_PKG")?;
        let answer = Arc::new(Mutex::new(answer));
        let app = Router::new()
            .route("/", get(async || Html(include_str!("careless.html"))))
            .route("/package/wasm/xendit_bg.wasm", get(wasm))
            .with_state(answer.clone())
            .nest_service("/package", ServeDir::new(package));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let serving = tokio::spawn(async move {
            // It serves until it is aborted.
            let _ = axum::serve(listener, app).await;
        });
        Ok(Self { origin, answer, serving })
    }

    /// Its origin.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Answers differently from now on.
    pub fn answers(&self, answer: WasmAnswer) {
        *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = answer;
    }
}

impl Drop for CarelessServer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn wasm(State(answer): State<Arc<Mutex<WasmAnswer>>>) -> Response {
    let answer = *answer.lock().unwrap_or_else(PoisonError::into_inner);
    if answer == WasmAnswer::FrontPage {
        return Html(include_str!("careless.html")).into_response();
    }
    let bytes = path_in("XENDIT_E2E_PKG").map(|package| std::fs::read(package.join("wasm/xendit_bg.wasm")));
    match bytes {
        Ok(Ok(bytes)) => ([(header::CONTENT_TYPE, "text/plain")], bytes).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}
