//! Sessions as they are, and turning them by hand.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::controls::timeline::timeline;
use crate::controls::{Newest, asked};
use crate::http::answer::not_active;
use crate::http::problem::Problem;
use crate::pages::of_attempt;
use crate::sandbox::Sandbox;
use crate::values::channel_code::ChannelCode;
use crate::values::failure_code::FailureCode;
use crate::values::ids::PaymentSessionId;
use crate::world::World;
use crate::world::attempt::{AttemptId, Means};
use crate::world::session::PaymentSession;
use crate::world::view::browser;
use crate::world::view::session::for_webhook;

pub(super) fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/_sandbox/sessions", get(list))
        .route("/_sandbox/sessions/{id}", get(one))
        .route("/_sandbox/sessions/{id}/{turn}", post(turn))
}

/// Newest first.
async fn list(State(sandbox): State<Arc<Sandbox>>, Query(newest): Query<Newest>) -> Json<Value> {
    let world = sandbox.world();
    let frames = &sandbox.config.frame_origin;
    let sessions = world.sessions.iter().rev().take(newest.limit());
    Json(sessions.map(|session| shown(&world, session, frames)).collect())
}

/// One of the list, with all that happened to it.
async fn one(State(sandbox): State<Arc<Sandbox>>, Path(id): Path<String>) -> Result<Json<Value>, Problem> {
    let world = sandbox.world();
    let session = world.sessions.get(&id).ok_or_else(Problem::session_not_found)?;
    let mut shown = shown(&world, session, &sandbox.config.frame_origin);
    if let Value::Object(shown) = &mut shown {
        shown.insert("timeline".into(), timeline(&world, session, &sandbox.requests));
    }
    Ok(Json(shown))
}

fn shown(world: &World, session: &PaymentSession, frames: &str) -> Value {
    let attempts = session.attempts.iter().filter_map(|id| {
        let view = browser::attempt(world, id, frames)?;
        let mut shown = json!({ "id": id.as_ref() });
        if let Value::Object(shown) = &mut shown {
            for name in ["channel_code", "status", "failure_code", "created", "actions"] {
                shown.extend(view.get(name).map(|value| (name.to_owned(), value.clone())));
            }
            let page = of_attempt(world.attempt(id)?, id, frames);
            shown.extend(page.map(|page| ("page".to_owned(), page.into())));
        }
        Some(shown)
    });
    json!({ "session": for_webhook(session), "attempts": attempts.collect::<Value>() })
}

async fn turn(
    State(sandbox): State<Arc<Sandbox>>,
    Path((id, turn)): Path<(String, String)>,
    body: Body,
) -> Result<Json<Value>, Problem> {
    let body = asked(body).await?;
    let now = sandbox.now();
    let mut world = sandbox.world();
    let session = world.sessions.get(&id).ok_or_else(Problem::session_not_found)?;
    if !session.is_open() {
        return Err(not_active(session.status.code()));
    }
    let id = session.id.clone();
    match turn.as_str() {
        "complete" => {
            let attempt = running_attempt(&mut world, &id, now).ok_or_else(Problem::server_error)?;
            world.settle(&attempt, Ok(()), now);
        }
        "fail" => {
            let code = body.get("failure_code").and_then(Value::as_str);
            let code = code.map_or(FailureCode::CARD_DECLINED, |code| FailureCode::new(code.into()));
            let attempt = running_attempt(&mut world, &id, now).ok_or_else(Problem::server_error)?;
            world.settle(&attempt, Err(code), now);
        }
        "expire" => world.expire_session(&id, now),
        _ => return Err(Problem::not_found("A session can be turned by complete, fail or expire")),
    }
    sandbox.bell.notify_one();
    let session = world.sessions.get(&id).ok_or_else(Problem::session_not_found)?;
    Ok(Json(for_webhook(session)))
}

/// The attempt that waits for the shopper, or a new one, so that a session can be turned before anybody opened it.
fn running_attempt(world: &mut World, id: &PaymentSessionId, now: Timestamp) -> Option<AttemptId> {
    let open = world.open_attempt(world.sessions.get(id)?);
    open.or_else(|| {
        let means = Means {
            channel_code: ChannelCode::CARDS,
            channel_properties: Map::new(),
            card: None,
            action: None,
            expires_at: None,
        };
        world.begin_attempt(id, means, false, now)
    })
}
