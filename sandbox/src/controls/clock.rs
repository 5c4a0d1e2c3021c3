//! What time it is in the sandbox, and moving it.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::clock::iso;
use crate::controls::asked;
use crate::http::problem::Problem;
use crate::sandbox::Sandbox;

pub(super) fn routes() -> Router<Arc<Sandbox>> {
    Router::new().route("/_sandbox/clock", get(read).post(change))
}

async fn read(State(sandbox): State<Arc<Sandbox>>) -> Json<Value> {
    Json(json!({ "now": iso(sandbox.now()), "frozen": sandbox.clock.is_frozen() }))
}

/// Freezes or lets run first, then advances, so that one request can do both.
async fn change(State(sandbox): State<Arc<Sandbox>>, body: Body) -> Result<Json<Value>, Problem> {
    let refused = |message: String| Problem::bad_request("API_VALIDATION_ERROR", message);
    let body = asked(body).await?;
    let (frozen, seconds) = (body.get("frozen"), body.get("advance_seconds"));
    if frozen.is_none() && seconds.is_none() {
        return Err(refused("expecting advance_seconds, frozen, or both".into()));
    }
    let frozen = match frozen.map(Value::as_bool) {
        Some(None) => return Err(refused("frozen must be true or false".into())),
        frozen => frozen.flatten(),
    };
    // What is no whole number is as bad as one out of bounds.
    let seconds = seconds.map(|seconds| seconds.as_i64().unwrap_or(-1));
    sandbox.change_clock(frozen, seconds.unwrap_or(0)).map_err(|error| refused(error.to_string()))?;
    Ok(read(State(sandbox)).await)
}
