//! `POST payment_requests` and `POST payment_tokens`: one attempt each; protocol.md B.3 and B.4.
use std::sync::Arc;

use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Map, Value};

use crate::channels::cards;
use crate::gateway::admission::Visit;
use crate::gateway::card_form::CardForm;
use crate::http::answer::{fresh, not_active};
use crate::http::problem::Problem;
use crate::http::schema::{Shape, optional, required, violations};
use crate::sandbox::Sandbox;
use crate::values::channel_code::ChannelCode;
use crate::world::action::Action;
use crate::world::attempt::Means;
use crate::world::session::PaymentSession;
use crate::world::terms::SessionType;
use crate::world::view::browser;

const PAYLOAD: Shape = Shape::Object(&[
    required("session_id", Shape::Text { min: 1, max: 255 }),
    required("channel_code", Shape::Text { min: 1, max: 255 }),
    required("channel_properties", Shape::AnyObject),
    optional("save_payment_method", Shape::Boolean),
    optional("customer", Shape::Object(&[optional("given_names", Shape::Text { min: 0, max: 255 })])),
]);

pub(crate) async fn create_payment_request(
    State(sandbox): State<Arc<Sandbox>>,
    Extension(visit): Extension<Visit>,
) -> Result<Response, Problem> {
    create(&sandbox, &visit, SessionType::Pay)
}

pub(crate) async fn create_payment_token(
    State(sandbox): State<Arc<Sandbox>>,
    Extension(visit): Extension<Visit>,
) -> Result<Response, Problem> {
    create(&sandbox, &visit, SessionType::Save)
}

fn create(sandbox: &Sandbox, visit: &Visit, wanted: SessionType) -> Result<Response, Problem> {
    let found = violations(&PAYLOAD, &visit.payload);
    if !found.is_empty() {
        return Err(Problem::validation(found));
    }
    let now = sandbox.now();
    let mut world = sandbox.world();
    let session = visit.session(&world)?;
    usable(session, wanted, &visit.payload)?;

    let properties = visit.payload.get("channel_properties").unwrap_or(&Value::Null);
    let card = CardForm::parse(session, properties, now)?.used_card(&session.terms.charge());
    let is_challenged = card.challenge.is_some();
    let means = Means {
        channel_code: ChannelCode::CARDS,
        channel_properties: Map::new(),
        card: Some(card),
        action: is_challenged.then_some(Action::ThreeDs),
        expires_at: None,
    };
    let shopper_saves = visit.payload.get("save_payment_method") == Some(&Value::Bool(true));
    let id = session.id.clone();
    let attempt =
        world.begin_attempt(&id, means, shopper_saves, now).ok_or_else(Problem::session_not_found)?;
    if !is_challenged {
        world.charge(&attempt, now);
        sandbox.bell.notify_one();
    }
    let view = browser::created(&world, &attempt, &sandbox.config.frame_origin);
    view.map(fresh).ok_or_else(Problem::server_error)
}

fn usable(session: &PaymentSession, wanted: SessionType, payload: &Value) -> Result<(), Problem> {
    if !session.is_active() {
        return Err(not_active(session.status.code())
            .told_shopper("This checkout has ended", "Nothing was charged just now.")
            .and("Go back to the shop and start again."));
    }
    let terms = &session.terms;
    // xendit: sessions that link a payment method, at once or for a subscription, ask for a token.
    if (terms.session_type == SessionType::Pay) != (wanted == SessionType::Pay) {
        return Err(Problem::bad_request(
            "SESSION_TYPE_NOT_SUPPORTED",
            format!("session_type {} does not take this request", terms.session_type.code()),
        ));
    }
    if payload.get("channel_code").and_then(Value::as_str) != Some(cards::CODE) {
        return Err(Problem::bad_request(
            "CHANNEL_NOT_ACTIVATED",
            "channel is not activated for this business",
        )
        .told_shopper("Payment unavailable", "This payment method can't be used right now.")
        .and("Pick another method."));
    }
    let limits = terms.currency.cards_min..=terms.currency.cards_max;
    if wanted == SessionType::Pay && !limits.contains(&terms.amount) {
        return Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "PAYMENT_AMOUNT_LIMITS_EXCEEDED",
            "amount is outside the limits of channel CARDS",
        )
        .told_shopper("Payment unavailable", "The amount can't be paid by card."));
    }
    Ok(())
}
