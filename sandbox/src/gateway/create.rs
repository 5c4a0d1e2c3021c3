//! `POST payment_requests` and `POST payment_tokens`: one attempt each; protocol.md B.3 and B.4.
use std::sync::Arc;

use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::Value;

use crate::channels::action::{Bill, DIGITS, asked_by, illustrate};
use crate::channels::catalogue::Catalogue;
use crate::channels::channel::Channel;
use crate::channels::family::Asks;
use crate::gateway::admission::Visit;
use crate::gateway::filled_form::FilledForm;
use crate::http::answer::{fresh, not_active};
use crate::http::problem::Problem;
use crate::http::schema::{Shape, admit, optional, required};
use crate::sandbox::Sandbox;
use crate::values::channel_code::ChannelCode;
use crate::world::attempt::Means;
use crate::world::session::PaymentSession;
use crate::world::terms::SessionType;
use crate::world::view::browser;

pub(crate) const ATTEMPT: Shape = Shape::Object(&[
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
    admit(&ATTEMPT, &visit.payload)?;
    let now = sandbox.now();
    let mut world = sandbox.world();
    let session = visit.session(&world)?;
    let channel = usable(&sandbox.catalogue, session, wanted, &visit.payload)?;
    let FilledForm { card, properties } = FilledForm::parse(session, channel, &visit.payload, now)?;
    let (id, amount) = (session.id.clone(), session.terms.amount);

    let digits = world.ids.digits(DIGITS);
    let bill = Bill { amount, merchant: sandbox.merchant(), digits: &digits };
    let challenge = card.as_ref().and_then(|card| card.challenge);
    let action = asked_by(channel, challenge, &bill);
    let is_asked = action.is_some();
    let means = Means {
        channel_code: ChannelCode::from(channel.code.as_str()),
        channel_properties: properties,
        card,
        action,
        expires_at: None,
    };
    let shopper_saves =
        channel.can_save() && visit.payload.get("save_payment_method") == Some(&Value::Bool(true));
    let attempt =
        world.begin_attempt(&id, means, shopper_saves, now).ok_or_else(Problem::session_not_found)?;
    match channel.asks {
        _ if is_asked => {}
        Asks::Approval => world.await_approval(&attempt, now),
        _ => world.charge(&attempt, now),
    }
    // There may be a webhook to send, or an approval to wait for.
    sandbox.bell.notify_one();
    let view = browser::created(&world, &attempt, &sandbox.config.frame_origin);
    let mut view = view.ok_or_else(Problem::server_error)?;
    illustrate(&mut view, channel, &sandbox.config.api_origin);
    Ok(fresh(view))
}

/// The channel a session may be paid with now.
fn usable<'a>(
    catalogue: &'a Catalogue,
    session: &PaymentSession,
    wanted: SessionType,
    payload: &Value,
) -> Result<&'a Channel, Problem> {
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
    let code = payload.get("channel_code").and_then(Value::as_str).unwrap_or_default();
    let channel = catalogue.offered_by_code(terms, code).ok_or_else(not_activated)?;
    if wanted == SessionType::Pay && !channel.limits.admit(terms.amount) {
        return Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "PAYMENT_AMOUNT_LIMITS_EXCEEDED",
            format!("amount is outside the limits of channel {code}"),
        )
        .told_shopper("Payment unavailable", "The amount can't be paid this way."));
    }
    Ok(channel)
}

/// The answer to a channel the session does not offer.
pub(super) fn not_activated() -> Problem {
    Problem::bad_request("CHANNEL_NOT_ACTIVATED", "channel is not activated for this business")
        .told_shopper("Payment unavailable", "This payment method can't be used right now.")
        .and("Pick another method.")
}
