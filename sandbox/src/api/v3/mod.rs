//! The Payments API, version 3: payment requests, payments and payment tokens without a session; xendit-api.md 3.
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};

use crate::http::problem::{Problem, Violation};
use crate::sandbox::Sandbox;

mod card;
pub(super) mod order;
mod payment_requests;
mod payment_tokens;
mod payments;
pub(super) mod refusals;
pub(super) mod shape;

/// The only one there is.
const VERSION: &str = "2024-11-11";

pub(crate) fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .merge(payment_requests::routes())
        .merge(payment_tokens::routes())
        .merge(payments::routes())
        .layer(from_fn(check_version))
}

/// xendit: the header can be left out, and has one value if it is there.
async fn check_version(request: Request, next: Next) -> Response {
    match request.headers().get("api-version") {
        Some(version) if version.as_bytes() != VERSION.as_bytes() => {
            let rule = format!("must be equal to one of the allowed values: {VERSION}");
            Problem::validation(vec![Violation::new("/headers/api-version", rule)]).into_response()
        }
        _ => next.run(request).await,
    }
}
