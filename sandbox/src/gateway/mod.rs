//! The components gateway, which the shopper's browser talks to; protocol.md B.
use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{any, get, post};

use crate::faults::spoiling;
use crate::http::answer::{no_such_method, no_such_path};
use crate::sandbox::Sandbox;

mod admission;
mod bootstrap;
mod card_form;
mod card_info;
mod create;
mod filled_form;
mod google_pay;
mod payment_options;
mod poll;
mod simulate;

/// What bodies must look like, for the document that tells of it.
pub(crate) mod bodies {
    pub(crate) use super::create::ATTEMPT;
}

pub(crate) fn router(sandbox: Arc<Sandbox>) -> Router {
    Router::new()
        .route("/api/sessions/{key}", get(bootstrap::bootstrap))
        .route("/api/sessions/payment_requests", post(create::create_payment_request))
        .route("/api/sessions/payment_tokens", post(create::create_payment_token))
        .route("/api/sessions/{key}/poll", get(poll::poll))
        .route("/api/sessions/{key}/card_info", post(card_info::card_info))
        .route("/api/sessions/{key}/payment_options", post(payment_options::payment_options))
        .route("/api/sessions/{key}/payment_requests/{id}/simulate", post(simulate::simulate))
        // Everything else below /api answers with an error the page can read, CORS included.
        .route("/api/{*rest}", any(no_such_path))
        // Before the layers, so that they hold for it as well.
        .method_not_allowed_fallback(no_such_method)
        .layer(from_fn_with_state(Arc::clone(&sandbox), spoiling::apply))
        .layer(from_fn_with_state(Arc::clone(&sandbox), admission::admit))
        .layer(from_fn(admission::answer_preflight_kindly))
        .with_state(sandbox)
}
