//! Controls for tests and developers, under `/_sandbox/`: nothing here exists at Xendit.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::http::answer::fresh;
use crate::http::body::{json, read};
use crate::http::problem::Problem;
use crate::openapi;
use crate::pages::{page, page_policy, with_policy};
use crate::sandbox::Sandbox;

mod attempts;
mod clock;
mod faults;
mod sessions;
mod timeline;
mod webhooks;

pub(crate) fn router(sandbox: Arc<Sandbox>) -> Router {
    Router::new()
        .route("/_sandbox", get(async || Redirect::permanent("/_sandbox/")))
        .route("/_sandbox/", get(control_page))
        .route("/_sandbox/look.css", get(async || page("look.css")))
        .route("/_sandbox/control.js", get(async || page("control.js")))
        .route("/_sandbox/control/{file}", get(file))
        .route("/_sandbox/environment", get(environment))
        .route("/_sandbox/openapi.json", get(openapi))
        .route("/_sandbox/reset", post(reset))
        .route("/_sandbox/requests", get(requests))
        .merge(attempts::routes())
        .merge(clock::routes())
        .merge(faults::routes())
        .merge(sessions::routes())
        .merge(webhooks::routes())
        .with_state(sandbox)
}

async fn control_page() -> Result<Response, Problem> {
    let policy = format!("{}; connect-src 'self'; img-src 'self'", page_policy("'none'"));
    with_policy(page("control.html")?, &policy)
}

/// Of the page: its looks, its script's modules, its icon.
async fn file(Path(name): Path<String>) -> Result<Response, Problem> {
    page(&format!("control/{name}"))
}

/// Readable by any page: it holds public keys and addresses only, and every checkout against the sandbox needs it.
async fn environment(State(sandbox): State<Arc<Sandbox>>) -> Response {
    ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], fresh(sandbox.environment())).into_response()
}

/// Readable by any page, so that any page can show it.
async fn openapi(State(sandbox): State<Arc<Sandbox>>) -> Response {
    let document = openapi::document(&sandbox.config.api_origin);
    ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], fresh(document)).into_response()
}

async fn reset(State(sandbox): State<Arc<Sandbox>>) -> StatusCode {
    sandbox.reset();
    StatusCode::NO_CONTENT
}

/// The newest first.
async fn requests(State(sandbox): State<Arc<Sandbox>>, Query(newest): Query<Newest>) -> Json<Value> {
    Json(sandbox.requests.newest(newest.limit()))
}

/// How many of a long list are wanted.
#[derive(Deserialize)]
struct Newest {
    limit: Option<usize>,
}

impl Newest {
    fn limit(&self) -> usize {
        self.limit.unwrap_or(usize::MAX)
    }
}

/// A control's body: JSON, or nothing at all.
async fn asked(body: Body) -> Result<Value, Problem> {
    let bytes = read(body).await?;
    if bytes.is_empty() { Ok(json!({})) } else { json(&bytes) }
}
