//! `/sessions`: Payment Sessions are made, read and cancelled; xendit-api.md 2.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;

use crate::api::auth::authorize;
use crate::api::sessions::rules::unknown_customer;
use crate::http::answer::not_active;
use crate::http::body::read_json;
use crate::http::problem::Problem;
use crate::sandbox::Sandbox;
use crate::world::NotCreated;
use crate::world::terms::SessionTerms;
use crate::world::view::session::for_merchant;

mod metadata;
mod rules;
mod shape;

pub(crate) fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/sessions", post(create))
        .route("/sessions/{id}", get(read))
        .route("/sessions/{id}/cancel", post(cancel))
}

async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    body: Body,
) -> Result<(StatusCode, Json<Value>), Problem> {
    authorize(&headers)?;
    let body = read_json(body).await?;
    let now = sandbox.now();
    let terms = SessionTerms::parse(&body, now)?;
    let mut world = sandbox.world();
    let created = world.create_session(terms, &sandbox.pinning_key, sandbox.config.host_id.code(), now);
    let at = created.map_err(|not_created| match not_created {
        NotCreated::UnknownCustomer => unknown_customer(),
        NotCreated::Key(error) => {
            eprintln!("no session key: {error}");
            Problem::server_error()
        }
    })?;
    // A new session may be the next thing to expire.
    sandbox.bell.notify_one();
    let session = world.sessions.get(at).ok_or_else(Problem::server_error)?;
    Ok((StatusCode::CREATED, Json(for_merchant(session))))
}

async fn read(
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    authorize(&headers)?;
    let world = sandbox.world();
    let session = world.session_by_id(&id).and_then(|at| world.sessions.get(at));
    session.map(|session| Json(for_merchant(session))).ok_or_else(Problem::session_not_found)
}

async fn cancel(
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    authorize(&headers)?;
    let mut world = sandbox.world();
    let at = world.session_by_id(&id).ok_or_else(Problem::session_not_found)?;
    let status = world.sessions.get(at).map_or("", |session| session.status.code());
    if status != "ACTIVE" {
        return Err(not_active(status));
    }
    world.cancel(at, sandbox.now());
    world.sessions.get(at).map(|session| Json(for_merchant(session))).ok_or_else(Problem::session_not_found)
}
