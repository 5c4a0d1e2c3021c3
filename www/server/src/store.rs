//! The store as a whole: what it holds, and which address leads where.
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::order::Orders;
use crate::pages::{self, Pages};
use crate::product::Shelf;
use crate::webhook::CallbackToken;
use crate::xendit::Xendit;
use crate::{checkout, theming, webhook};

/// A cart and a webhook are far smaller.
const BODY_LIMIT: usize = 256 * 1024;

/// Everything a request may need.
#[derive(Debug)]
pub struct Store {
    /// Where the shopper's browser finds the store, e.g. `http://localhost:4100`.
    pub origin: String,
    /// What is sold.
    pub shelf: Shelf,
    /// Who the money comes from.
    pub xendit: Xendit,
    /// What a webhook must carry; without it none is believed.
    pub callback_token: Option<CallbackToken>,
    /// The pages, read at the start.
    pub pages: Pages,
    /// The browser package's folder.
    pub package: PathBuf,
    orders: Mutex<Orders>,
}

impl Store {
    /// A store without any orders yet.
    #[must_use]
    pub fn new(
        origin: String,
        shelf: Shelf,
        xendit: Xendit,
        callback_token: Option<CallbackToken>,
        pages: Pages,
        package: PathBuf,
    ) -> Self {
        Self { origin, shelf, xendit, callback_token, pages, package, orders: Mutex::default() }
    }

    /// All orders; hold them only as long as it takes to look or write.
    pub fn orders(&self) -> MutexGuard<'_, Orders> {
        // No change of an order is ever half done, so a panic elsewhere leaves them whole.
        self.orders.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The store's addresses.
pub fn app(store: Arc<Store>) -> Router {
    let theming = if store.xendit.is_sandbox() { theming::routes(&store) } else { Router::new() };
    Router::new()
        .route("/checkout", post(checkout::buy))
        .route("/cards", post(checkout::save_card))
        .route("/webhooks/xendit", post(webhook::receive))
        .route("/environment", get(pages::environment))
        .route("/", get(pages::shop))
        .route("/orders/{id}", get(pages::order))
        .route("/orders/{id}/status", get(pages::order_status))
        .nest_service("/xendit-components-wasm", pages::folder(&store.package))
        .merge(pages::files(&store.pages))
        .merge(theming)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(pages::header("x-content-type-options", "nosniff"))
        // A file that was edited is to be seen at the next reload.
        .layer(pages::header("cache-control", "no-cache"))
        .with_state(store)
}
