//! `/v3/payment_requests`: money asked for by a channel, or with a token that was saved; xendit-api.md 3.2.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::order::{Asked, Wanted, action, amount};
use super::refusals::{duplicate, inactive, invalid_token, invalid_value, not_found};
use super::shape::{PAYMENT_REQUEST, SIMULATION};
use crate::api::auth::Account;
use crate::cards::scenario::Charge;
use crate::channels::channel::{Capture, Channel, Saving};
use crate::channels::family::Asks;
use crate::http::body::{read_json, read_json_or_nothing};
use crate::http::problem::{Problem, Violation};
use crate::http::schema::{admit, violations};
use crate::sandbox::Sandbox;
use crate::values::channel_code::ChannelCode;
use crate::values::ids::PaymentTokenId;
use crate::values::money::{Amount, Currency};
use crate::values::quirk::Quirk;
use crate::world::World;
use crate::world::attempt::{AttemptId, UsedCard};
use crate::world::changes::requests::NewPaymentRequest;
use crate::world::payment_request::{PaymentRequest, PaymentType};
use crate::world::terms::CaptureMethod;
use crate::world::view::attempt::payment_request;

pub(super) fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/v3/payment_requests", post(create))
        .route("/v3/payment_requests/{id}", get(read))
        .route("/v3/payment_requests/{id}/cancel", post(cancel))
        .route("/v3/payment_requests/{id}/simulate", post(simulate))
}

async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    body: Body,
) -> Result<(StatusCode, Json<Value>), Problem> {
    let body = read_json(body).await?;
    let now = sandbox.now();
    let payment_type = payment_type(&body, &sandbox.config.quirks)?;
    let asked = Asked(&body);
    asked.check(now)?;
    let currency = asked.currency()?;
    let amount = amount(&body, "request_amount", currency)?.unwrap_or(Amount::ZERO);
    let mut world = sandbox.world();
    let source = Source::find(&sandbox, &world, &account, asked, currency, now)?;
    fits(&source, asked, payment_type, amount)?;

    let charge = Charge {
        amount,
        currency,
        country: asked.text("country").unwrap_or_default(),
        skip_three_ds: asked.property("skip_three_ds") == Some(&Value::Bool(true)),
    };
    let (card, properties, payment_token_id) = match source.from {
        From::Properties(card, properties) => (card.map(|card| card.used(&charge)), properties, None),
        From::Token(id, card) => {
            (card.map(|card| on_file(card, asked, &charge)), asked.properties(), Some(id))
        }
    };
    let channel = source.channel;
    if channel.code == ChannelCode::CARDS.as_str() {
        let reference_id = asked.text("reference_id").unwrap_or_default();
        // xendit: "For CARDS channel code, reference ID must be unique."
        if world.request_by_reference(reference_id).is_some() {
            return Err(duplicate("reference_id"));
        }
    }
    let order = asked.order(&mut world, &account, currency, now)?;
    let needs_nobody = payment_token_id.is_some() && channel.saving == Saving::ForMerchant;
    let action = if needs_nobody && channel.asks != Asks::CardCheck {
        None
    } else {
        action(&sandbox, &mut world, channel, card.as_ref(), amount)
    };
    let is_asked = action.is_some();
    let id = world.request_payment(
        NewPaymentRequest {
            order,
            means: asked.means(channel, Wanted { properties, card, action }),
            payment_type,
            amount,
            capture_method: Some(capture_method(asked)),
            payment_token_id,
            items: asked.member("items"),
            shipping_information: asked.member("shipping_information"),
        },
        now,
    );
    let attempt = AttemptId::PaymentRequest(id.clone());
    match channel.asks {
        _ if is_asked => {}
        Asks::Approval => world.await_approval(&attempt, now),
        _ => world.charge(&attempt, now),
    }
    sandbox.bell.notify_one();
    let request = world.payment_requests.get(&id).ok_or_else(Problem::server_error)?;
    Ok((StatusCode::CREATED, shown(&sandbox, request)))
}

/// The type, and whether everything is there that it needs.
fn payment_type(body: &Value, quirks: &[Quirk]) -> Result<PaymentType, Problem> {
    let mut found = violations(&PAYMENT_REQUEST, body);
    let has = |name: &str| body.get(name).is_some();
    let payment_type = match body.get("type").and_then(Value::as_str) {
        Some("PAY_AND_SAVE") => PaymentType::PayAndSave,
        Some("REUSABLE_PAYMENT_CODE") => PaymentType::ReusablePaymentCode,
        _ => PaymentType::Pay,
    };
    let with_token = has("payment_token_id");
    // xendit: the schema wants a channel_code with a token, too; the guide says there is no need.
    let needs_channel = !with_token || quirks.contains(&Quirk::TokenWithChannel);
    let needed = [
        ("request_amount", payment_type != PaymentType::ReusablePaymentCode),
        ("channel_code", needs_channel),
        ("channel_properties", !with_token),
    ];
    for (name, is_needed) in needed {
        if is_needed && !has(name) {
            let rule = format!("must have required property '{name}'");
            found.push(Violation::new(format!("/body/{name}"), rule));
        }
    }
    if with_token && payment_type != PaymentType::Pay {
        found.push(Violation::new("/body/type", "must be equal to one of the allowed values: PAY"));
    }
    if found.is_empty() { Ok(payment_type) } else { Err(Problem::validation(found)) }
}

/// What a payment is paid with: the channel, and what was sent to it now or saved before.
struct Source<'a> {
    channel: &'a Channel,
    from: From,
}

enum From {
    Properties(Option<super::card::Card>, Map<String, Value>),
    Token(PaymentTokenId, Option<UsedCard>),
}

impl<'a> Source<'a> {
    fn find(
        sandbox: &'a Sandbox,
        world: &World,
        account: &Account,
        asked: Asked<'_>,
        currency: &Currency,
        now: Timestamp,
    ) -> Result<Self, Problem> {
        let catalogue = &sandbox.catalogue;
        let Some(id) = asked.text("payment_token_id") else {
            let code = asked.text("channel_code").unwrap_or_default();
            let channel = asked.channel(catalogue, code, currency)?;
            let (card, properties) = asked.card(sandbox, channel, now)?;
            return Ok(Self { channel, from: From::Properties(card, properties) });
        };
        let token = world.payment_tokens.get(&id);
        let token = token.filter(|token| account.owns(world, &token.attempt.order.business_id));
        let token = token.ok_or_else(not_found)?;
        if !token.is_active() {
            return Err(invalid_token());
        }
        let saved = &token.attempt;
        if asked.text("channel_code").is_some_and(|code| code != saved.channel_code.as_str()) {
            return Err(invalid_value("channel_code is not the payment token's"));
        }
        let channel = asked.channel(catalogue, saved.channel_code.as_str(), currency)?;
        Ok(Self { channel, from: From::Token(token.id.clone(), saved.card.clone()) })
    }
}

/// What the channel can do at all.
fn fits(
    source: &Source<'_>,
    asked: Asked<'_>,
    payment_type: PaymentType,
    amount: Amount,
) -> Result<(), Problem> {
    let channel = source.channel;
    let code = &channel.code;
    if payment_type == PaymentType::PayAndSave && !channel.can_save() {
        return Err(invalid_value(format!("channel_code {code} cannot be saved")));
    }
    let presents = matches!(channel.asks, Asks::QrCode | Asks::VirtualAccount | Asks::PaymentCode);
    if payment_type == PaymentType::ReusablePaymentCode {
        if !presents {
            return Err(invalid_value(format!("channel_code {code} has no reusable payment codes")));
        }
        return Ok(());
    }
    if capture_method(asked) == CaptureMethod::Manual && channel.capture != Capture::Either {
        return Err(invalid_value(format!("channel_code {code} cannot be captured manually")));
    }
    if !channel.limits.admit(amount) {
        return Err(invalid_value(format!("request_amount is outside the limits of channel_code {code}")));
    }
    Ok(())
}

/// A saved card: it is challenged as it was when it was saved, unless nobody is there to be asked.
fn on_file(mut card: UsedCard, asked: Asked<'_>, charge: &Charge<'_>) -> UsedCard {
    let on_file_type = asked.property("card_on_file_type").and_then(Value::as_str);
    if charge.skip_three_ds || matches!(on_file_type, Some("MERCHANT_UNSCHEDULED" | "RECURRING")) {
        card.challenge = None;
    }
    card
}

fn capture_method(asked: Asked<'_>) -> CaptureMethod {
    match asked.text("capture_method") {
        Some("MANUAL") => CaptureMethod::Manual,
        _ => CaptureMethod::Automatic,
    }
}

async fn read(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    find(&sandbox.world(), &account, &id).map(|request| shown(&sandbox, request))
}

async fn cancel(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let mut world = sandbox.world();
    let id = find(&world, &account, &id)?.id.clone();
    if !world.cancel_attempt(&AttemptId::PaymentRequest(id.clone()), sandbox.now()) {
        return Err(inactive());
    }
    world.payment_requests.get(&id).map(|request| shown(&sandbox, request)).ok_or_else(Problem::server_error)
}

/// Stands in for a payer. xendit: the answer is always PENDING, the result comes by webhook.
async fn simulate(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    Path(id): Path<String>,
    body: Body,
) -> Result<Json<Value>, Problem> {
    let body = read_json_or_nothing(body).await?;
    admit(&SIMULATION, &body)?;
    let now = sandbox.now();
    let mut world = sandbox.world();
    let request = find(&world, &account, &id)?;
    if !request.attempt.is_open() {
        return Err(inactive());
    }
    let (id, asked) = (request.id.clone(), request.amount);
    let paid = amount(&body, "amount", request.attempt.order.currency)?.unwrap_or(asked);
    if request.payment_type == PaymentType::ReusablePaymentCode {
        world.accept_payment(&id, paid, now);
    } else if paid == asked {
        world.charge(&AttemptId::PaymentRequest(id), now);
    } else {
        // assumed: a code for one payment takes its amount only.
        return Err(invalid_value("amount must be the payment request's"));
    }
    sandbox.bell.notify_one();
    let message = "A simulated payment for the specified payment request id is being processed. \
                   You will be informed of the result via a webhook.";
    Ok(Json(json!({ "status": "PENDING", "message": message })))
}

fn find<'a>(world: &'a World, account: &Account, id: &str) -> Result<&'a PaymentRequest, Problem> {
    let request = world.payment_requests.get(&id);
    request.filter(|request| account.owns(world, &request.attempt.order.business_id)).ok_or_else(not_found)
}

fn shown(sandbox: &Sandbox, request: &PaymentRequest) -> Json<Value> {
    Json(payment_request(request, &sandbox.config.frame_origin))
}
