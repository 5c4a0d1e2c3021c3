//! The merchant's page and the SDK it imports, as `npm ci` installed it.
use std::path::PathBuf;

use anyhow::{Result, ensure};
use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::{ServeDir, ServeFile};

use crate::server::repository;

/// A web server; it ends with this value.
#[derive(Debug)]
pub(super) struct MerchantServer {
    origin: String,
    serving: JoinHandle<()>,
}

impl MerchantServer {
    /// Starts one on a free port.
    pub(super) async fn start() -> Result<Self> {
        let folder = repository()?.join("tests").join("official");
        let sdk: PathBuf = ["node_modules", "xendit-components-web", "sdk", "dist"].iter().collect();
        let sdk = folder.join(sdk);
        ensure!(
            sdk.is_dir(),
            "Xendit's SDK is not installed; run these stories by `cargo xtask test --only official`"
        );
        let app = Router::new()
            .route_service("/", ServeFile::new(folder.join("index.html")))
            .route_service("/shop.js", ServeFile::new(folder.join("shop.js")))
            .nest_service("/xendit-components-web", ServeDir::new(sdk));
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

impl Drop for MerchantServer {
    fn drop(&mut self) {
        self.serving.abort();
    }
}
