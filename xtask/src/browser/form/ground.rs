//! Where `bench form` measures: a page of its own, the two packages, and what the gateway would answer.
use anyhow::{Result, ensure};
use axum::Router;
use axum::extract::Path;
use axum::http::HeaderValue;
use axum::response::{Html, Json, Response};
use axum::routing::get;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;
use xtask::project::Project;

use super::opening::opening;

const PAGE: &str = include_str!("page.html");
const BENCH: &str = include_str!("bench.js");
const OURS: &str = include_str!("ours.js");
const OFFICIAL: &str = include_str!("official.js");

/// The documented sample; the host id is not signed, and both packages take this one to Xendit's test mode.
const KEY: &str = include_str!("../../../../tests/fixtures/keys/one-time-payment.txt");

/// A web server; it ends with this value.
pub(super) struct Ground {
    origin: String,
    serving: JoinHandle<()>,
}

impl Ground {
    /// Starts it on a free port.
    pub(super) async fn start(project: &Project) -> Result<Self> {
        let official = project.path("tests/official/node_modules/xendit-components-web/sdk/dist");
        ensure!(official.is_dir(), "Xendit's SDK is not installed; start this by `cargo xtask bench form`");
        let script =
            |text: &'static str| get(move || async move { ([("content-type", "text/javascript")], text) });
        let app = Router::new()
            .route("/", get(|| async { Html(PAGE) }))
            .route("/bench.js", script(BENCH))
            .route("/ours.js", script(OURS))
            .route("/official.js", script(OFFICIAL))
            .route("/key", get(|| async { KEY.trim().replacen("-pl-", "-pd-", 1) }))
            .route("/opening/{channels}", get(answer))
            .nest_service("/packages/ours", ServeDir::new(project.package()))
            .nest_service("/packages/official", ServeDir::new(official))
            .layer(axum::middleware::map_response(isolate));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://localhost:{}", listener.local_addr()?.port());
        let serving = tokio::spawn(async move {
            // It serves until it is aborted.
            let _ = axum::serve(listener, app).await;
        });
        Ok(Self { origin, serving })
    }

    pub(super) fn origin(&self) -> &str {
        &self.origin
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(Path(channels): Path<usize>) -> Json<Value> {
    Json(opening(channels))
}

/// A page that shares its process with nobody has a clock of 5 µs; others have one of 100.
async fn isolate(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-embedder-policy", HeaderValue::from_static("require-corp"));
    response
}
