//! `/refunds`: money is given back; xendit-api.md 3.8.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;

use crate::api::auth::Account;
use crate::api::metadata;
use crate::api::shapes::TEXT;
use crate::api::v3::order::amount;
use crate::api::v3::refusals::{ineligible, invalid_value, not_found};
use crate::channels::channel::Refunds;
use crate::http::body::read_json;
use crate::http::problem::{Problem, Violation};
use crate::http::schema::{Shape, admit, optional, required};
use crate::sandbox::Sandbox;
use crate::values::money::Amount;
use crate::world::World;
use crate::world::changes::refunds::RefundRefused;
use crate::world::payment::{Payment, PaymentStatus};
use crate::world::payment_request::PaymentRequest;
use crate::world::refund::{RefundStatus, RefundTerms};
use crate::world::view::refund::refund;

pub(crate) const REFUND: Shape = Shape::Object(&[
    required("payment_request_id", TEXT),
    required(
        "reason",
        Shape::OneOf(&["FRAUDULENT", "DUPLICATE", "REQUESTED_BY_CUSTOMER", "CANCELLATION", "OTHERS"]),
    ),
    optional("reference_id", TEXT),
    optional("currency", TEXT),
    optional("amount", Shape::Number),
    optional("metadata", Shape::AnyObject),
]);

pub(crate) fn routes() -> Router<Arc<Sandbox>> {
    Router::new().route("/refunds", post(create)).route("/refunds/{id}", get(read))
}

/// xendit: the answer is PENDING, how it ends comes by webhook.
async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    body: Body,
) -> Result<Json<Value>, Problem> {
    let body = read_json(body).await?;
    admit(&REFUND, &body)?;
    if let Some(Value::Object(members)) = body.get("metadata") {
        metadata::OF_THE_SCHEMA.admit(members).map_err(invalid_value)?;
    }
    let now = sandbox.now();
    let mut world = sandbox.world();
    let (request, payment) = find(&world, &account, &body)?;
    let terms = terms(&sandbox, &world, &body, request, payment)?;
    let (payment_id, status) = (payment.id.clone(), payment.status.code());
    let id = world.refund(&payment_id, terms, now).map_err(|refused| match refused {
        RefundRefused::NotSucceeded => ineligible("payment", status),
        RefundRefused::AmountExceeded => Problem::bad_request(
            "REFUND_AMOUNT_EXCEEDED",
            "Refund amount specified in refund request must be less than or equal to unrefunded capture amount.",
        ),
    })?;
    let answer = shown(&world, &account, id.as_ref())?;
    world.conclude_refund(&id, now);
    sandbox.bell.notify_one();
    Ok(answer)
}

/// The payment that is to be given back: the last one of the request.
fn find<'a>(
    world: &'a World,
    account: &Account,
    body: &Value,
) -> Result<(&'a PaymentRequest, &'a Payment), Problem> {
    let id = body.get("payment_request_id").and_then(Value::as_str).unwrap_or_default();
    let request = world.payment_requests.get(&id).ok_or_else(not_found)?;
    if !account.owns(world, &request.attempt.order.business_id) {
        return Err(not_found());
    }
    let last = request.payments.last().and_then(|id| world.payments.get(id));
    last.map(|payment| (request, payment)).ok_or_else(|| ineligible("payment request", request.status()))
}

fn terms(
    sandbox: &Sandbox,
    world: &World,
    body: &Value,
    request: &PaymentRequest,
    payment: &Payment,
) -> Result<RefundTerms, Problem> {
    let order = &request.attempt.order;
    let text = |name: &str| body.get(name).and_then(Value::as_str);
    if text("currency").is_some_and(|code| code != order.currency.code) {
        return Err(invalid_value("currency must be the payment request's"));
    }
    if payment.status != PaymentStatus::Succeeded {
        return Err(ineligible("payment", payment.status.code()));
    }
    let asked = amount(body, "amount", order.currency)?;
    if asked == Some(Amount::ZERO) {
        return Err(Problem::validation(vec![Violation::new("/body/amount", "must be > 0")]));
    }
    let left = world.refundable(payment);
    let amount = asked.unwrap_or(left);
    let code = request.attempt.channel_code.as_str();
    let channel = sandbox.catalogue.find(code, &order.country, order.currency.code);
    match channel.map_or(Refunds::None, |channel| channel.refunds) {
        Refunds::None => Err(Problem::new(
            StatusCode::FORBIDDEN,
            "REFUND_NOT_SUPPORTED",
            "Refund feature is not available for this payment channel.",
        )),
        Refunds::WholeOnly if amount < payment.captured() => Err(Problem::new(
            StatusCode::FORBIDDEN,
            "PARTIAL_REFUND_NOT_SUPPORTED",
            "Partial Refund feature is not available for this payment channel.",
        )),
        Refunds::WholeOnly | Refunds::Partial => Ok(()),
    }?;
    let pending = payment.refunds.iter().filter_map(|id| world.refunds.get(id));
    if pending.into_iter().any(|refund| refund.status == RefundStatus::Pending) {
        return Err(Problem::bad_request(
            "REFUND_IN_PROGRESS",
            "Please wait for the pending refund request to be completed before initiating a new one.",
        ));
    }
    if left == Amount::ZERO {
        return Err(ineligible("payment", "REFUNDED"));
    }
    Ok(RefundTerms {
        amount,
        reason: text("reason").unwrap_or_default().into(),
        reference_id: text("reference_id").map(str::to_owned),
        metadata: body.get("metadata").cloned(),
    })
}

async fn read(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    shown(&sandbox.world(), &account, &id)
}

fn shown(world: &World, account: &Account, id: &str) -> Result<Json<Value>, Problem> {
    let found = world.refunds.get(&id).and_then(|found| {
        let request = world.payment_requests.get(&found.payment_request_id)?;
        account.owns(world, &request.attempt.order.business_id).then(|| refund(request, found))
    });
    found.map(Json).ok_or_else(not_found)
}
