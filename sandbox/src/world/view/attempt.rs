//! A PaymentRequest or PaymentToken as JSON: for the browser, and as the payment and token of webhooks.
use serde_json::{Value, json};

use crate::cards::brand::Brand;
use crate::cards::scenario::Authentication;
use crate::clock::iso;
use crate::http::members::Members;
use crate::values::ids::{PaymentId, PaymentRequestId, PaymentTokenId};
use crate::world::attempt::{Attempt, AttemptStatus, Entity};
use crate::world::session::PaymentSession;
use crate::world::terms::CaptureMethod;

/// The gateway's answer; protocol.md B.3 and B.4. `frames` is the origin 3DS pages are on.
pub(crate) fn for_browser(session: &PaymentSession, attempt: &Attempt, frames: &str) -> Value {
    let mut view = Members::default();
    match &attempt.entity {
        Entity::PaymentRequest { id, .. } => {
            view.put("payment_request_id", id);
            view.put("type", payment_type(attempt));
            view.put("request_amount", session.terms.amount);
            view.put_some("capture_method", session.terms.capture_method.map(CaptureMethod::code));
        }
        Entity::PaymentToken { id } => view.put("payment_token_id", id),
    }
    view.put("business_id", &session.business_id);
    view.put("reference_id", &session.terms.reference_id);
    view.put_some("customer_id", session.customer_id.as_ref());
    view.put("country", &session.terms.country);
    view.put("currency", session.terms.currency.code);
    view.put("channel_code", "CARDS");
    view.put("status", status(session, attempt));
    if let AttemptStatus::Failed(code) = &attempt.status {
        view.put("failure_code", code);
    }
    view.put("actions", actions(attempt, frames));
    view.put("created", iso(attempt.created));
    view.put("updated", iso(attempt.updated));
    view.into()
}

fn actions(attempt: &Attempt, frames: &str) -> Value {
    if !attempt.is_open() {
        return json!([]);
    }
    json!([{
        "type": "REDIRECT_CUSTOMER",
        "descriptor": "WEB_URL",
        "value": format!("{frames}/3ds/{}", attempt.entity.id()),
        "iframe_capable": true,
    }])
}

fn status(session: &PaymentSession, attempt: &Attempt) -> &'static str {
    match (&attempt.status, &attempt.entity) {
        (AttemptStatus::RequiresAction, _) => "REQUIRES_ACTION",
        (AttemptStatus::Succeeded, Entity::PaymentToken { .. }) => "ACTIVE",
        (AttemptStatus::Succeeded, Entity::PaymentRequest { .. }) if session.captures_by_hand() => {
            "AUTHORIZED"
        }
        (AttemptStatus::Succeeded, Entity::PaymentRequest { .. }) => "SUCCEEDED",
        (AttemptStatus::Failed(_), _) => "FAILED",
        (AttemptStatus::Expired, _) => "EXPIRED",
        (AttemptStatus::Canceled, _) => "CANCELED",
    }
}

const fn payment_type(attempt: &Attempt) -> &'static str {
    if attempt.save_payment_method { "PAY_AND_SAVE" } else { "PAY" }
}

/// Numbers an acquirer would give out.
pub(crate) struct Receipt {
    pub(crate) capture_id: String,
    pub(crate) authorization_code: String,
}

/// The `data` of `payment.capture`, `payment.authorization` and `payment.failure`; xendit-api.md 3.3.
pub(crate) fn payment(
    session: &PaymentSession,
    attempt: &Attempt,
    (payment_request_id, payment_id): (&PaymentRequestId, &PaymentId),
    saved: Option<&PaymentTokenId>,
    receipt: &Receipt,
) -> Value {
    let mut view = Members::default();
    view.put("payment_id", payment_id);
    view.put("business_id", &session.business_id);
    view.put("reference_id", &session.terms.reference_id);
    view.put("payment_request_id", payment_request_id);
    view.put_some("payment_token_id", saved);
    view.put_some("customer_id", session.customer_id.as_ref());
    view.put("type", payment_type(attempt));
    view.put("country", &session.terms.country);
    view.put("currency", session.terms.currency.code);
    view.put("request_amount", session.terms.amount);
    view.put_some("capture_method", session.terms.capture_method.map(CaptureMethod::code));
    view.put("channel_code", "CARDS");
    if attempt.status == AttemptStatus::Succeeded && !session.captures_by_hand() {
        view.put(
            "captures",
            json!([{
                "capture_timestamp": iso(attempt.updated),
                "capture_id": receipt.capture_id,
                "capture_amount": session.terms.amount,
            }]),
        );
    }
    view.put("status", status(session, attempt));
    view.put("payment_details", payment_details(attempt, receipt));
    if let AttemptStatus::Failed(code) = &attempt.status {
        view.put("failure_code", code);
    }
    let metadata = session.terms.echoed.iter().find(|(name, _)| *name == "metadata");
    view.put_some("metadata", metadata.map(|(_, value)| value));
    view.put("created", iso(attempt.created));
    view.put("updated", iso(attempt.updated));
    view.into()
}

fn payment_details(attempt: &Attempt, receipt: &Receipt) -> Value {
    let mut details = Members::default();
    if attempt.status == AttemptStatus::Succeeded {
        details.put(
            "authorization_data",
            json!({
                "authorization_code": receipt.authorization_code,
                "cvn_verification_result": "M",
                "network_response_code": "00",
            }),
        );
    }
    let flow = match attempt.authentication {
        Authentication::Frictionless => "FRICTIONLESS",
        Authentication::Code | Authentication::ChosenResult => "FULL_AUTH",
    };
    details.put("authentication_data", json!({ "flow": flow }));
    if let Some(card) = &attempt.card {
        details.put("payer_account_number", &card.masked);
        details.put("payer_name", &card.cardholder);
        details.put_some("network", card.brand.map(Brand::code));
    }
    details.into()
}

/// The `data` of `payment_token.*`; xendit-api.md 3.4.
pub(crate) fn token(session: &PaymentSession, attempt: &Attempt, token_id: &PaymentTokenId) -> Value {
    let mut view = Members::default();
    view.put("payment_token_id", token_id);
    view.put("channel_code", "CARDS");
    view.put("country", &session.terms.country);
    view.put("business_id", &session.business_id);
    view.put_some("customer_id", session.customer_id.as_ref());
    view.put("reference_id", &session.terms.reference_id);
    view.put("currency", session.terms.currency.code);
    view.put("actions", json!([]));
    view.put("status", if attempt.status == AttemptStatus::Succeeded { "ACTIVE" } else { "FAILED" });
    if let Some(card) = &attempt.card {
        view.put("token_details", json!({ "account_name": card.cardholder, "account_number": card.masked }));
    }
    if let AttemptStatus::Failed(code) = &attempt.status {
        view.put("failure_code", code);
    }
    view.put("created", iso(attempt.created));
    view.put("updated", iso(attempt.updated));
    view.into()
}
