//! `/v3/payments`: read, captured and let go; xendit-api.md 1.5 and 3.3.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;

use super::order::amount;
use super::refusals::{capture_exceeded, ineligible, not_found};
use super::shape::CAPTURE;
use crate::api::auth::Account;
use crate::http::body::read_json_or_nothing;
use crate::http::problem::Problem;
use crate::http::schema::admit;
use crate::sandbox::Sandbox;
use crate::values::money::Amount;
use crate::world::World;
use crate::world::changes::payments::CaptureRefused;
use crate::world::payment::Payment;
use crate::world::payment_request::PaymentRequest;
use crate::world::view::payment::payment;

pub(super) fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v3/payments/{id}", get(read))
        .route("/v3/payments/{id}/capture", post(capture))
        .route("/v3/payments/{id}/cancel", post(cancel))
}

async fn read(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    shown(&sandbox.world(), &account, &id)
}

async fn capture(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    Path(id): Path<String>,
    body: Body,
) -> Result<Json<Value>, Problem> {
    let body = read_json_or_nothing(body).await?;
    admit(&CAPTURE, &body)?;
    let mut world = sandbox.world();
    let (request, payment) = find(&world, &account, &id)?;
    let captured = amount(&body, "capture_amount", request.attempt.order.currency)?;
    // assumed: without an amount, all of it; and nothing cannot be captured.
    let captured = captured.filter(|amount| *amount > Amount::ZERO).unwrap_or(payment.amount);
    let (payment_id, status) = (payment.id.clone(), payment.status.code());
    world.capture(&payment_id, captured, sandbox.now()).map_err(|refused| match refused {
        CaptureRefused::NotAuthorized => ineligible("payment", status),
        CaptureRefused::AmountExceeded => capture_exceeded(),
    })?;
    sandbox.bell.notify_one();
    shown(&world, &account, &id)
}

async fn cancel(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let mut world = sandbox.world();
    let (_, payment) = find(&world, &account, &id)?;
    let (payment_id, status) = (payment.id.clone(), payment.status.code());
    if !world.void(&payment_id, sandbox.now()) {
        return Err(ineligible("payment", status));
    }
    shown(&world, &account, &id)
}

fn find<'a>(
    world: &'a World,
    account: &Account,
    id: &str,
) -> Result<(&'a PaymentRequest, &'a Payment), Problem> {
    let payment = world.payments.get(&id).ok_or_else(not_found)?;
    let request = world.payment_requests.get(&payment.payment_request_id).ok_or_else(not_found)?;
    if account.owns(world, &request.attempt.order.business_id) {
        Ok((request, payment))
    } else {
        Err(not_found())
    }
}

fn shown(world: &World, account: &Account, id: &str) -> Result<Json<Value>, Problem> {
    find(world, account, id).map(|(request, found)| Json(payment(request, found)))
}
