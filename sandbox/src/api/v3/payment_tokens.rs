//! `/v3/payment_tokens`: payment methods are linked for later, read and unlinked; xendit-api.md 3.4.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;

use super::order::{Asked, Wanted, action};
use super::refusals::{already_linked, ineligible, invalid_value, not_found};
use super::shape::PAYMENT_TOKEN;
use crate::api::auth::Account;
use crate::cards::scenario::Charge;
use crate::http::body::read_json;
use crate::http::problem::Problem;
use crate::http::schema::admit;
use crate::sandbox::Sandbox;
use crate::values::channel_code::ChannelCode;
use crate::values::money::Amount;
use crate::world::World;
use crate::world::attempt::{AttemptId, Order};
use crate::world::changes::requests::NewPaymentToken;
use crate::world::payment_token::PaymentToken;
use crate::world::view::attempt::payment_token;

pub(super) fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v3/payment_tokens", post(create))
        .route("/v3/payment_tokens/{id}", get(read))
        .route("/v3/payment_tokens/{id}/cancel", post(cancel))
}

async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    body: Body,
) -> Result<(StatusCode, Json<Value>), Problem> {
    let body = read_json(body).await?;
    admit(&PAYMENT_TOKEN, &body)?;
    let now = sandbox.now();
    let asked = Asked(&body);
    asked.check(now)?;
    let currency = asked.currency()?;
    let code = asked.text("channel_code").unwrap_or_default();
    let channel = asked.channel(&sandbox.catalogue, code, currency)?;
    if !channel.can_save() {
        return Err(invalid_value(format!("channel_code {code} cannot be saved")));
    }
    let (card, properties) = asked.card(&sandbox, channel, now)?;
    let charge = Charge {
        amount: Amount::ZERO,
        currency,
        country: &channel.country,
        skip_three_ds: asked.property("skip_three_ds") == Some(&Value::Bool(true)),
    };
    let card = card.map(|card| card.used(&charge));
    let mut world = sandbox.world();
    let order = asked.order(&mut world, &account, currency, now)?;
    if is_linked(&world, &order, code) {
        return Err(already_linked());
    }
    let action = action(&sandbox, &mut world, channel, card.as_ref(), Amount::ZERO);
    let is_done = action.is_none();
    let means = asked.means(channel, Wanted { properties, card, action });
    let id = world.request_token(NewPaymentToken { order, means }, now);
    if is_done {
        world.charge(&AttemptId::PaymentToken(id.clone()), now);
    }
    sandbox.bell.notify_one();
    let token = world.payment_tokens.get(&id).ok_or_else(Problem::server_error)?;
    Ok((StatusCode::CREATED, shown(&sandbox, token)))
}

/// Whether the customer has this account linked already. Of cards, anybody may have several.
fn is_linked(world: &World, order: &Order, code: &str) -> bool {
    code != ChannelCode::CARDS.as_str()
        && order.customer_id.is_some()
        && world.payment_tokens.iter().any(|token| {
            let other = &token.attempt;
            token.is_active()
                && other.channel_code.as_str() == code
                && other.order.customer_id == order.customer_id
        })
}

async fn read(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    find(&sandbox.world(), &account, &id).map(|token| shown(&sandbox, token))
}

async fn cancel(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let mut world = sandbox.world();
    let token = find(&world, &account, &id)?;
    let (id, status) = (token.id.clone(), token.status());
    if !world.cancel_attempt(&AttemptId::PaymentToken(id.clone()), sandbox.now()) {
        return Err(ineligible("payment token", status));
    }
    world.payment_tokens.get(&id).map(|token| shown(&sandbox, token)).ok_or_else(Problem::server_error)
}

fn find<'a>(world: &'a World, account: &Account, id: &str) -> Result<&'a PaymentToken, Problem> {
    let token = world.payment_tokens.get(&id);
    token.filter(|token| account.owns(world, &token.attempt.order.business_id)).ok_or_else(not_found)
}

fn shown(sandbox: &Sandbox, token: &PaymentToken) -> Json<Value> {
    Json(payment_token(token, &sandbox.config.frame_origin))
}
