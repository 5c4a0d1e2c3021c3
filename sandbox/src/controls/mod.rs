//! Controls for tests and developers, under `/_sandbox/`: nothing here exists at Xendit.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use url::Url;

use crate::clock::iso;
use crate::faults::Fault;
use crate::http::answer::{fresh, not_active};
use crate::http::body::{json, read};
use crate::http::problem::Problem;
use crate::pages::{of_attempt, page, page_policy, with_policy};
use crate::sandbox::{Sandbox, WebhookTarget};
use crate::values::channel_code::ChannelCode;
use crate::values::failure_code::FailureCode;
use crate::values::ids::PaymentSessionId;
use crate::world::World;
use crate::world::attempt::{AttemptId, Means};
use crate::world::view::browser;
use crate::world::view::session::for_webhook;

pub(crate) fn router(sandbox: Arc<Sandbox>) -> Router {
    Router::new()
        .route("/_sandbox", get(async || Redirect::permanent("/_sandbox/")))
        .route("/_sandbox/", get(control_page))
        .route("/_sandbox/control.css", get(async || page("control.css")))
        .route("/_sandbox/control.js", get(async || page("control.js")))
        .route("/_sandbox/environment", get(environment))
        .route("/_sandbox/reset", post(reset))
        .route("/_sandbox/clock", get(clock).post(advance_clock))
        .route("/_sandbox/sessions", get(sessions))
        .route("/_sandbox/sessions/{id}/{turn}", post(turn_session))
        .route("/_sandbox/next", post(next))
        .route("/_sandbox/webhooks", get(webhooks).post(set_webhook_target))
        .route("/_sandbox/webhooks/{id}/resend", post(resend))
        .with_state(sandbox)
}

async fn control_page() -> Result<Response, Problem> {
    with_policy(page("control.html")?, &format!("{}; connect-src 'self'", page_policy("'none'")))
}

/// Readable by any page: it holds public keys and addresses only, and every checkout against the sandbox needs it.
async fn environment(State(sandbox): State<Arc<Sandbox>>) -> Response {
    ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], fresh(sandbox.environment())).into_response()
}

async fn reset(State(sandbox): State<Arc<Sandbox>>) -> StatusCode {
    sandbox.reset();
    StatusCode::NO_CONTENT
}

async fn clock(State(sandbox): State<Arc<Sandbox>>) -> Json<Value> {
    Json(json!({ "now": iso(sandbox.now()) }))
}

async fn advance_clock(State(sandbox): State<Arc<Sandbox>>, body: Body) -> Result<Json<Value>, Problem> {
    let body = asked(body).await?;
    let seconds = body.get("advance_seconds").and_then(Value::as_i64).unwrap_or(-1);
    sandbox
        .advance_clock(seconds)
        .map_err(|error| Problem::bad_request("API_VALIDATION_ERROR", error.to_string()))?;
    Ok(clock(State(sandbox)).await)
}

async fn sessions(State(sandbox): State<Arc<Sandbox>>) -> Json<Value> {
    let world = sandbox.world();
    let entries = world.sessions.iter().rev().map(|session| {
        let attempts = session.attempts.iter().filter_map(|id| {
            let view = browser::attempt(&world, id, &sandbox.config.frame_origin)?;
            let mut shown = json!({ "id": id.as_ref() });
            if let Value::Object(shown) = &mut shown {
                for name in ["channel_code", "status", "failure_code", "created", "actions"] {
                    shown.extend(view.get(name).map(|value| (name.to_owned(), value.clone())));
                }
                let page = of_attempt(world.attempt(id)?, id, &sandbox.config.frame_origin);
                shown.extend(page.map(|page| ("page".to_owned(), page.into())));
            }
            Some(shown)
        });
        json!({ "session": for_webhook(session), "attempts": attempts.collect::<Value>() })
    });
    Json(entries.collect())
}

async fn turn_session(
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

async fn next(State(sandbox): State<Arc<Sandbox>>, body: Body) -> Result<StatusCode, Problem> {
    let fault = Fault::parse(asked(body).await?)
        .map_err(|error| Problem::bad_request("API_VALIDATION_ERROR", format!("not a fault: {error}")))?;
    sandbox.faults().add(fault);
    Ok(StatusCode::NO_CONTENT)
}

async fn webhooks(State(sandbox): State<Arc<Sandbox>>) -> Json<Value> {
    Json(sandbox.world().outbox.log())
}

async fn set_webhook_target(State(sandbox): State<Arc<Sandbox>>, body: Body) -> Result<StatusCode, Problem> {
    let body = asked(body).await?;
    let url = match body.get("url") {
        None | Some(Value::Null) => None,
        Some(url) => Some(
            url.as_str()
                .and_then(|text| Url::parse(text).ok())
                .filter(|url| matches!(url.scheme(), "http" | "https"))
                .ok_or_else(|| {
                    Problem::bad_request("INVALID_URL", "url must be an http or https URL, or null")
                })?,
        ),
    };
    let callback_token = match body.get("callback_token") {
        None | Some(Value::Null) => sandbox.webhook_target().callback_token,
        Some(token) => token.as_str().and_then(|text| HeaderValue::from_str(text).ok()).ok_or_else(|| {
            Problem::bad_request(
                "API_VALIDATION_ERROR",
                "callback_token must be text that fits into a header",
            )
        })?,
    };
    sandbox.set_webhook_target(WebhookTarget { url, callback_token });
    Ok(StatusCode::NO_CONTENT)
}

async fn resend(State(sandbox): State<Arc<Sandbox>>, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    if !sandbox.world().outbox.resend(&id, sandbox.now()) {
        return Err(Problem::not_found("Webhook not found"));
    }
    sandbox.bell.notify_one();
    Ok(StatusCode::ACCEPTED)
}

/// A control's body: JSON, or nothing at all.
async fn asked(body: Body) -> Result<Value, Problem> {
    let bytes = read(body).await?;
    if bytes.is_empty() { Ok(json!({})) } else { json(&bytes) }
}
