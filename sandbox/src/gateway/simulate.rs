//! `POST payment_requests/{id}/simulate`: pays what would be paid from outside; protocol.md B.6.
use std::sync::Arc;

use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Value, json};

use crate::gateway::admission::Visit;
use crate::http::answer::fresh;
use crate::http::problem::{Problem, Violation};
use crate::sandbox::Sandbox;
use crate::world::attempt::AttemptId;

pub(super) async fn simulate(
    State(sandbox): State<Arc<Sandbox>>,
    Extension(visit): Extension<Visit>,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let now = sandbox.now();
    let mut world = sandbox.world();
    let session = visit.session(&world)?;
    let attempt_id = world
        .attempt_id(&id)
        .filter(|id| matches!(id, AttemptId::PaymentRequest(_)) && session.attempts.contains(id))
        .ok_or_else(|| Problem::not_found("Payment request not found"))?;
    let attempt = world.attempt(&attempt_id).ok_or_else(Problem::server_error)?;
    let code = attempt.channel_code.clone();
    if visit.payload.get("channel_code").and_then(Value::as_str) != Some(code.as_str()) {
        let message = format!("must be equal to the payment request's channel_code: {}", code.as_str());
        return Err(Problem::validation(vec![Violation::new("/body/channel_code", message)]));
    }
    let terms = &session.terms;
    let channel = sandbox.catalogue.find(code.as_str(), &terms.country, terms.currency.code);
    if !channel.is_some_and(|channel| channel.asks.is_paid_from_outside()) {
        return Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "INELIGIBLE_TRANSACTION_STATUS",
            "only payments by QR code, virtual account or payment code can be simulated",
        ));
    }
    // What is over stays as it is: simulating twice pays once.
    world.charge(&attempt_id, now);
    sandbox.bell.notify_one();
    // xendit: the answer is always PENDING; polling tells the result.
    Ok(fresh(json!({
        "payment_request_id": id,
        "status": "PENDING",
        "channel_code": code.as_str(),
        "actions": [],
    })))
}
