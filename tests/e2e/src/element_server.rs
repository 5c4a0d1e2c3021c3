//! A web server with the package and one page of a merchant's, written by the story.
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;
use axum::Router;
use axum::extract::State;
use axum::response::Html;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use crate::server::path_in;

const PAGE: &str = include_str!("element.html");

/// The server; it ends with this value.
#[derive(Debug)]
pub struct ElementServer {
    origin: String,
    body: Arc<Mutex<String>>,
    serving: JoinHandle<()>,
}

impl ElementServer {
    /// Starts one on a free port.
    ///
    /// # Errors
    /// When there is none.
    pub async fn start() -> Result<Self> {
        let body = Arc::<Mutex<String>>::default();
        let app = Router::new()
            .route("/", get(page))
            .with_state(body.clone())
            .nest_service("/package", ServeDir::new(path_in("XENDIT_E2E_PKG")?));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let origin = format!("http://{}", listener.local_addr()?);
        let serving = tokio::spawn(async move {
            // It serves until it is aborted.
            let _ = axum::serve(listener, app).await;
        });
        Ok(Self { origin, body, serving })
    }

    /// Its origin.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Has this on the page from now on.
    pub fn writes(&self, body: &str) {
        body.clone_into(&mut self.body.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Drop for ElementServer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn page(State(body): State<Arc<Mutex<String>>>) -> Html<String> {
    Html(PAGE.replace("BODY", &body.lock().unwrap_or_else(PoisonError::into_inner)))
}
