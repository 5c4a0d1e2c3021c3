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
use crate::world::World;
use crate::world::changes::sessions::UnknownCustomer;
use crate::world::terms::NewSession;
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
    let new = NewSession::parse(&body, &sandbox.catalogue, now)?;
    let draft = sandbox.world().draft_session(new).map_err(|UnknownCustomer| unknown_customer())?;
    let host_id = sandbox.config.host_id.code();
    let public_key = draft.key.secret().public_key();
    let key = sandbox.pinning_key.components_sdk_key(&draft.auth_key, host_id, &public_key);
    let key = key.map_err(|error| {
        eprintln!("no session key: {error}");
        Problem::server_error()
    })?;
    let id = draft.id.clone();
    let mut world = sandbox.world();
    world.open_session(draft, key, None, now);
    // A new session may be the next thing to expire.
    sandbox.bell.notify_one();
    shown(&world, &id).map(|session| (StatusCode::CREATED, session))
}

async fn read(
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    authorize(&headers)?;
    shown(&sandbox.world(), &id)
}

async fn cancel(
    State(sandbox): State<Arc<Sandbox>>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    authorize(&headers)?;
    let mut world = sandbox.world();
    let session = world.sessions.get(&id).ok_or_else(Problem::session_not_found)?;
    if !session.is_open() {
        return Err(not_active(session.status.code()));
    }
    let id = session.id.clone();
    world.cancel_session(&id, sandbox.now());
    shown(&world, &id)
}

fn shown(world: &World, id: &impl AsRef<str>) -> Result<Json<Value>, Problem> {
    world.sessions.get(id).map(|session| Json(for_merchant(session))).ok_or_else(Problem::session_not_found)
}
