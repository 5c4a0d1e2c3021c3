//! Xendit's API for merchants' servers.
use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;

use crate::faults::spoiling;
use crate::sandbox::Sandbox;

mod auth;
mod sessions;

pub(crate) fn router(sandbox: Arc<Sandbox>) -> Router {
    Router::new()
        .merge(sessions::routes())
        .layer(from_fn_with_state(Arc::clone(&sandbox), spoiling::apply))
        .with_state(sandbox)
}
