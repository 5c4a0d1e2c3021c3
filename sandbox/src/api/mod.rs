//! Xendit's API for merchants' servers.
use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};

use crate::faults::spoiling;
use crate::http::answer::no_such_method;
use crate::http::media;
use crate::sandbox::Sandbox;

mod auth;
mod customers;
pub(crate) mod idempotency;
mod metadata;
pub(crate) mod rate_limit;
mod refunds;
mod sessions;
mod shapes;
mod v3;

/// What bodies must look like, for the document that tells of it.
pub(crate) mod bodies {
    pub(crate) use super::customers::shape::CUSTOMER;
    pub(crate) use super::refunds::REFUND;
    pub(crate) use super::sessions::shape::SESSION;
    pub(crate) use super::v3::shape::{CAPTURE, PAYMENT_REQUEST, PAYMENT_TOKEN, SIMULATION};
}

pub(crate) fn router(sandbox: Arc<Sandbox>) -> Router {
    Router::new()
        .merge(sessions::routes())
        .merge(customers::routes())
        .merge(v3::routes())
        .merge(refunds::routes())
        // Before the layer, so that faults hold for it as well.
        .method_not_allowed_fallback(no_such_method)
        .layer(from_fn(media::only_json))
        .layer(from_fn_with_state(Arc::clone(&sandbox), spoiling::apply))
        .layer(from_fn_with_state(Arc::clone(&sandbox), rate_limit::apply))
        .with_state(sandbox)
}
