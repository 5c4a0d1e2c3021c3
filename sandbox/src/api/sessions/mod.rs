//! `/sessions`: Payment Sessions are made, read and cancelled; xendit-api.md 2.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use serde_json::Value;

use crate::api::auth::Account;
use crate::http::body::read_json;
use crate::http::problem::Problem;
use crate::http::request_log::About;
use crate::sandbox::Sandbox;
use crate::values::ids::PaymentSessionId;
use crate::values::quirk::Quirk;
use crate::world::World;
use crate::world::session::PaymentSession;
use crate::world::terms::NewSession;
use crate::world::view::session::for_merchant;

mod refusals;
mod rules;
pub(super) mod shape;

/// What the reference's schema says can be null.
const NULLABLE: [&str; 8] = [
    "items",
    "metadata",
    "payment_link_url",
    "payment_token_id",
    "payment_id",
    "payment_request_id",
    "components_sdk_key",
    "components_configuration",
];

pub(crate) fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/sessions", post(create))
        .route("/sessions/{id}", get(read))
        .route("/sessions/{id}/cancel", post(cancel))
}

async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    body: Body,
) -> Result<(StatusCode, Extension<About>, Json<Value>), Problem> {
    let body = read_json(body).await?;
    let now = sandbox.now();
    let quirks = &sandbox.config.quirks;
    let new = NewSession::parse(&body, &sandbox.catalogue, quirks, now)?;
    let mut world = sandbox.world();
    let business_id = account.business_id(&world);
    let draft =
        world.draft_session(new, business_id, now).map_err(|refused| refusals::customer(refused, quirks))?;
    drop(world);
    let host_id = sandbox.host_id(&draft.terms.mode);
    let public_key = draft.key.secret().public_key();
    let key = sandbox.pinning_key.components_sdk_key(&draft.auth_key, host_id, &public_key);
    let key = key.map_err(|error| {
        eprintln!("no session key: {error}");
        Problem::server_error()
    })?;
    let link = sandbox.payment_link(&draft.terms.mode, &draft.id);
    let id = draft.id.clone();
    let mut world = sandbox.world();
    world.open_session(draft, key, link, now);
    // A new session may be the next thing to expire.
    sandbox.bell.notify_one();
    let session = world.sessions.get(&id).ok_or_else(Problem::server_error)?;
    let about = Extension(About(id.as_ref().into()));
    Ok((StatusCode::CREATED, about, shown(session, quirks)))
}

async fn read(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let quirks = &sandbox.config.quirks;
    let world = sandbox.world();
    find(&world, &account, &id, quirks).map(|session| shown(session, quirks))
}

async fn cancel(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let quirks = &sandbox.config.quirks;
    let mut world = sandbox.world();
    let session = find(&world, &account, &id, quirks)?;
    if !session.is_open() {
        return Err(refusals::not_active(session.status.code(), quirks));
    }
    let id: PaymentSessionId = session.id.clone();
    world.cancel_session(&id, sandbox.now());
    world.sessions.get(&id).map(|session| shown(session, quirks)).ok_or_else(Problem::server_error)
}

fn find<'a>(
    world: &'a World,
    account: &Account,
    id: &str,
    quirks: &[Quirk],
) -> Result<&'a PaymentSession, Problem> {
    let session = world.sessions.get(&id).filter(|session| account.owns(world, &session.business_id));
    session.ok_or_else(|| refusals::unknown_session(quirks))
}

fn shown(session: &PaymentSession, quirks: &[Quirk]) -> Json<Value> {
    let mut view = for_merchant(session);
    if let (Value::Object(members), true) = (&mut view, quirks.contains(&Quirk::NullMembers)) {
        for name in NULLABLE {
            members.entry(name).or_insert(Value::Null);
        }
    }
    Json(view)
}
