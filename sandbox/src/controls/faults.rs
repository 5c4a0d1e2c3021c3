//! Arming faults, and looking at those that still wait.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::Value;

use crate::controls::asked;
use crate::faults::Fault;
use crate::http::problem::Problem;
use crate::sandbox::Sandbox;

pub(super) fn routes() -> Router<Arc<Sandbox>> {
    Router::new().route("/_sandbox/next", get(waiting).post(arm).delete(disarm))
}

async fn waiting(State(sandbox): State<Arc<Sandbox>>) -> Json<Value> {
    Json(sandbox.faults().view())
}

async fn arm(State(sandbox): State<Arc<Sandbox>>, body: Body) -> Result<StatusCode, Problem> {
    let fault = Fault::parse(asked(body).await?)
        .map_err(|error| Problem::bad_request("API_VALIDATION_ERROR", format!("not a fault: {error}")))?;
    sandbox.faults().add(fault);
    Ok(StatusCode::NO_CONTENT)
}

async fn disarm(State(sandbox): State<Arc<Sandbox>>) -> StatusCode {
    sandbox.faults().clear();
    StatusCode::NO_CONTENT
}
