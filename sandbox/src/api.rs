//! Xendit's API for merchants' servers: `/sessions`. Also puts the whole API origin together.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;

use crate::auth::authorize;
use crate::body::read_json;
use crate::problem::Problem;
use crate::sandbox::Sandbox;
use crate::session_rules::unknown_customer;
use crate::session_terms::SessionTerms;
use crate::session_view::for_merchant;
use crate::world::NotCreated;
use crate::{controls, gateway, logos, request_log, spoiling};

pub(crate) fn router(sandbox: Arc<Sandbox>) -> Router {
    let merchants = Router::new()
        .route("/sessions", post(create))
        .route("/sessions/{id}", get(read))
        .route("/sessions/{id}/cancel", post(cancel))
        .layer(from_fn_with_state(Arc::clone(&sandbox), spoiling::apply))
        .with_state(Arc::clone(&sandbox));
    Router::new()
        .merge(merchants)
        .merge(gateway::router(Arc::clone(&sandbox)))
        .merge(controls::router(sandbox))
        .merge(logos::router())
        .fallback(no_such_path)
        .method_not_allowed_fallback(no_such_method)
        .layer(map_response(in_xendits_shape))
        .layer(from_fn(request_log::log))
}

pub(crate) async fn no_such_path() -> Problem {
    Problem::not_found("The requested resource was not found")
}

pub(crate) async fn no_such_method() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "METHOD_NOT_ALLOWED",
        "The requested resource does not support this method",
    )
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

/// The documented answer when a session has already ended.
pub(crate) fn not_active(status: &str) -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "INVALID_SESSION_STATUS",
        format!("Session status is {status}, expecting ACTIVE"),
    )
}

/// JSON that no cache may keep.
pub(crate) fn fresh(value: Value) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(value)).into_response()
}

/// What axum refuses by itself (a path or query that cannot be decoded) it refuses in plain text; this rewords it.
pub(crate) async fn in_xendits_shape(response: Response) -> Response {
    let status = response.status();
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    if !status.is_client_error() || response.headers().get(header::CONTENT_TYPE) != Some(&plain) {
        return response;
    }
    let problem =
        Problem::new(status, "API_VALIDATION_ERROR", "The request could not be read").into_response();
    let (mut parts, _) = response.into_parts();
    let (of_problem, body) = problem.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.extend(of_problem.headers);
    Response::from_parts(parts, body)
}
