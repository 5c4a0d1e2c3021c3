//! A PaymentSession as JSON: for the merchant's server, for the browser, and inside webhooks.
// Absent members are left out, not null, and the order is that of Xendit's samples.
use serde_json::Value;

use crate::clock::iso;
use crate::http::members::Members;
use crate::values::origin::Origin;
use crate::world::session::{PaymentSession, SessionStatus};
use crate::world::terms::{CaptureMethod, SavePaymentMethod};

/// What `POST /sessions`, `GET /sessions/{id}` and cancelling answer.
pub(crate) fn for_merchant(session: &PaymentSession) -> Value {
    let terms = &session.terms;
    let mut view = Members::default();
    view.put("payment_session_id", &session.id);
    view.put("created", iso(session.created));
    view.put("updated", iso(session.updated));
    view.put("status", session.status.code());
    view.put("reference_id", &terms.reference_id);
    view.put("currency", terms.currency.code);
    view.put("amount", terms.amount);
    view.put("country", &terms.country);
    view.put("expires_at", iso(session.expires_at));
    view.put("session_type", terms.session_type.code());
    view.put("mode", "COMPONENTS");
    view.put("locale", &terms.locale);
    view.put("business_id", &session.business_id);
    view.put_some("customer_id", session.customer_id.as_ref());
    view.put_some("capture_method", terms.capture_method.map(CaptureMethod::code));
    view.put_some("allow_save_payment_method", terms.save_payment_method.map(SavePaymentMethod::code));
    for (name, value) in &terms.echoed {
        view.put(name, value);
    }
    completion(&mut view, session);
    if session.is_active() {
        view.put("components_sdk_key", session.components_sdk_key.as_str());
    }
    view.put("components_configuration", configuration(session));
    view.into()
}

/// What the gateway calls `session`; protocol.md B.2.1. Complete in every answer: the client replaces what it had.
pub(crate) fn for_browser(session: &PaymentSession) -> Value {
    let terms = &session.terms;
    let mut view = Members::default();
    view.put("payment_session_id", &session.id);
    view.put("business_id", &session.business_id);
    view.put("created", iso(session.created));
    view.put("updated", iso(session.updated));
    view.put("reference_id", &terms.reference_id);
    view.put_some("customer_id", session.customer_id.as_ref());
    view.put("session_type", terms.session_type.code());
    view.put("status", session.status.code());
    view.put("mode", "COMPONENTS");
    view.put("currency", terms.currency.code);
    view.put("country", &terms.country);
    view.put("amount", terms.amount);
    view.put("locale", &terms.locale);
    view.put("expires_at", iso(session.expires_at));
    view.put_some("allow_save_payment_method", terms.save_payment_method.map(SavePaymentMethod::code));
    view.put_some("capture_method", terms.capture_method.map(CaptureMethod::code));
    for (name, value) in &terms.echoed {
        view.put(name, value);
    }
    completion(&mut view, session);
    view.put("components_configuration", configuration(session));
    view.into()
}

/// The `data` of `payment_session.*`. Without the SDK key: bodies of webhooks end up in logs.
pub(crate) fn for_webhook(session: &PaymentSession) -> Value {
    let mut view = for_merchant(session);
    if let Value::Object(members) = &mut view {
        members.shift_remove("components_sdk_key");
    }
    view
}

fn completion(view: &mut Members, session: &PaymentSession) {
    if let SessionStatus::Completed(completion) = &session.status {
        view.put_some("payment_token_id", completion.payment_token_id.as_ref());
        if let Some((payment_request_id, payment_id)) = &completion.payment {
            view.put("payment_request_id", payment_request_id);
            view.put("payment_id", payment_id);
        }
    }
}

fn configuration(session: &PaymentSession) -> Value {
    let origins: Vec<&str> = session.terms.origins.iter().map(Origin::as_str).collect();
    let mut view = Members::default();
    view.put("origins", origins);
    view.put_some("return_url", session.terms.return_url.as_ref());
    view.into()
}
