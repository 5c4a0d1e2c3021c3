//! Payment requests, payment tokens and refunds turned from outside: completed, failed, left pending or expired.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::routing::post;
use axum::{Json, Router};
use serde_json::Value;

use crate::http::body::read_json_or_nothing;
use crate::http::problem::Problem;
use crate::sandbox::Sandbox;
use crate::values::failure_code::FailureCode;
use crate::world::attempt::AttemptId;
use crate::world::refund::RefundStatus;
use crate::world::view::{attempt, refund};

pub(super) fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/_sandbox/payment_requests/{id}/{turn}", post(turn_attempt))
        .route("/_sandbox/payment_tokens/{id}/{turn}", post(turn_attempt))
        .route("/_sandbox/refunds/{id}/{turn}", post(turn_refund))
}

async fn turn_attempt(
    State(sandbox): State<Arc<Sandbox>>,
    Path((id, turn)): Path<(String, String)>,
    body: Body,
) -> Result<Json<Value>, Problem> {
    let body = read_json_or_nothing(body).await?;
    let now = sandbox.now();
    let mut world = sandbox.world();
    let id = world.attempt_id(&id).ok_or_else(|| Problem::not_found("There is no such attempt"))?;
    if !world.attempt(&id).is_some_and(|attempt| attempt.is_open()) {
        return Err(over());
    }
    match turn.as_str() {
        "complete" => world.settle(&id, Ok(()), now),
        "fail" => world.settle(&id, Err(failure_code(&body, FailureCode::CARD_DECLINED)), now),
        "pend" => world.leave_pending(&id, now),
        "expire" => world.expire_attempt(&id, now),
        _ => return Err(Problem::not_found("An attempt can be turned by complete, fail, pend or expire")),
    }
    sandbox.bell.notify_one();
    let frames = &sandbox.config.frame_origin;
    let shown = match &id {
        AttemptId::PaymentRequest(id) => {
            world.payment_requests.get(id).map(|request| attempt::payment_request(request, frames))
        }
        AttemptId::PaymentToken(id) => {
            world.payment_tokens.get(id).map(|token| attempt::payment_token(token, frames))
        }
    };
    shown.map(Json).ok_or_else(Problem::server_error)
}

async fn turn_refund(
    State(sandbox): State<Arc<Sandbox>>,
    Path((id, turn)): Path<(String, String)>,
    body: Body,
) -> Result<Json<Value>, Problem> {
    let body = read_json_or_nothing(body).await?;
    let mut world = sandbox.world();
    let found = world.refunds.get(&id).ok_or_else(|| Problem::not_found("There is no such refund"))?;
    if found.status != RefundStatus::Pending {
        return Err(over());
    }
    let id = found.id.clone();
    let verdict = match turn.as_str() {
        "complete" => Ok(()),
        "fail" => Err(failure_code(&body, FailureCode::known("REFUND_FAILED"))),
        _ => return Err(Problem::not_found("A refund can be turned by complete or fail")),
    };
    world.settle_refund(&id, verdict, sandbox.now());
    sandbox.bell.notify_one();
    let shown = world.refunds.get(&id).and_then(|found| {
        Some(refund::refund(world.payment_requests.get(&found.payment_request_id)?, found))
    });
    shown.map(Json).ok_or_else(Problem::server_error)
}

fn over() -> Problem {
    Problem::bad_request("API_VALIDATION_ERROR", "It is over already")
}

fn failure_code(body: &Value, otherwise: FailureCode) -> FailureCode {
    body.get("failure_code").and_then(Value::as_str).map_or(otherwise, |code| FailureCode::new(code.into()))
}
