//! The webhook log, where webhooks go and how, and sending them on demand.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Value, json};

use crate::controls::{Newest, asked};
use crate::http::problem::Problem;
use crate::sandbox::Sandbox;
use crate::webhooks::manner::{MOST_COPIES, Manner};
use crate::webhooks::target::address;
use crate::webhooks::topic::Topic;
use crate::webhooks::webhook::Webhook;

pub(super) fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/_sandbox/webhooks", get(log).post(set_target))
        .route("/_sandbox/webhooks/targets", get(targets))
        .route("/_sandbox/webhooks/delivery", get(manner).post(set_manner))
        .route("/_sandbox/webhooks/sample", post(send_sample))
        .route("/_sandbox/webhooks/{id}/resend", post(resend))
}

/// Oldest first; with a limit, the newest of them.
async fn log(State(sandbox): State<Arc<Sandbox>>, Query(newest): Query<Newest>) -> Json<Value> {
    let world = sandbox.world();
    let mut entries: Vec<Value> =
        world.outbox.webhooks().rev().take(newest.limit()).map(Webhook::entry).collect();
    entries.reverse();
    Json(entries.into())
}

async fn targets(State(sandbox): State<Arc<Sandbox>>) -> Json<Value> {
    Json(sandbox.targets().view())
}

/// `url` is where webhooks go, or null for nowhere; with a `topic`, only those. What is not named stays as it is.
async fn set_target(State(sandbox): State<Arc<Sandbox>>, body: Body) -> Result<StatusCode, Problem> {
    let refused = |message: &str| Problem::bad_request("API_VALIDATION_ERROR", message);
    let body = asked(body).await?;
    let topic = match body.get("topic") {
        None | Some(Value::Null) => None,
        Some(topic) => {
            let topic: Result<Topic, _> = topic.as_str().unwrap_or_default().parse();
            Some(topic.map_err(|unknown| refused(&unknown.to_string()))?)
        }
    };
    let url = match body.get("url") {
        None => None,
        Some(Value::Null) => Some(None),
        Some(url) => {
            let url = address(url.as_str().unwrap_or_default());
            let url = url.map_err(|_| {
                Problem::bad_request("INVALID_URL", "url must be an http or https URL, or null")
            })?;
            Some(Some(url))
        }
    };
    let callback_token = match body.get("callback_token") {
        None | Some(Value::Null) => None,
        Some(token) => {
            let token = token.as_str().and_then(|text| HeaderValue::from_str(text).ok());
            Some(token.ok_or_else(|| refused("callback_token must be text that fits into a header"))?)
        }
    };
    if url.is_none() && callback_token.is_none() {
        return Err(refused("expecting url, callback_token, or both"));
    }
    let mut targets = sandbox.targets();
    if let Some(url) = url {
        targets.set(topic, url);
    }
    if let Some(token) = callback_token {
        targets.callback_token = token;
    }
    sandbox.set_targets(targets);
    Ok(StatusCode::NO_CONTENT)
}

async fn manner(State(sandbox): State<Arc<Sandbox>>) -> Json<Manner> {
    Json(sandbox.world().outbox.manner())
}

async fn set_manner(State(sandbox): State<Arc<Sandbox>>, body: Body) -> Result<Json<Manner>, Problem> {
    let body = asked(body).await?;
    let manner = {
        let mut world = sandbox.world();
        let mut wanted = json!(world.outbox.manner());
        for name in ["order", "copies"] {
            if let (Some(value), Some(member)) = (body.get(name), wanted.get_mut(name)) {
                *member = value.clone();
            }
        }
        let manner: Option<Manner> = serde_json::from_value(wanted).ok();
        let manner = manner.filter(|manner| (1..=MOST_COPIES).contains(&manner.copies)).ok_or_else(|| {
            Problem::bad_request(
                "API_VALIDATION_ERROR",
                format!(
                    "order must be as_they_happen, reversed or by_hand, and copies from 1 to {MOST_COPIES}"
                ),
            )
        })?;
        world.outbox.set_manner(manner, sandbox.now());
        manner
    };
    sandbox.bell.notify_one();
    Ok(Json(manner))
}

async fn send_sample(State(sandbox): State<Arc<Sandbox>>) -> (StatusCode, Json<Value>) {
    let mut world = sandbox.world();
    let id = world.webhook_ids.webhook();
    world.outbox.add_dashboard_sample(id.clone(), sandbox.now());
    drop(world);
    sandbox.bell.notify_one();
    (StatusCode::ACCEPTED, Json(json!({ "id": id })))
}

async fn resend(State(sandbox): State<Arc<Sandbox>>, Path(id): Path<String>) -> Result<StatusCode, Problem> {
    let resent = sandbox.world().outbox.resend(&id, sandbox.now());
    resent.map_err(|_| Problem::not_found("Webhook not found"))?;
    sandbox.bell.notify_one();
    Ok(StatusCode::ACCEPTED)
}
