//! A PaymentSession as JSON: for the merchant's server, for the browser, and inside webhooks.
// Absent members are left out, not null, and the order is that of Xendit's samples.
use serde_json::Value;

use crate::clock::iso;
use crate::http::members::Members;
use crate::world::session::PaymentSession;
use crate::world::terms::{CaptureMethod, Mode, SavePaymentMethod};

/// What `POST /sessions`, `GET /sessions/{id}` and cancelling answer.
pub(crate) fn for_merchant(session: &PaymentSession) -> Value {
    let terms = &session.terms;
    let mut view = Members::default();
    view.put("payment_session_id", &session.id);
    view.put("created", iso(session.created));
    view.put("updated", iso(session.updated));
    view.put("status", status(session));
    view.put("reference_id", &terms.reference_id);
    view.put("currency", terms.currency.code);
    view.put("amount", terms.amount);
    view.put("country", &terms.country);
    // xendit: the samples of the two modes have it in different places.
    let is_component = matches!(terms.mode, Mode::Components { .. });
    let customer_id = session.customer_id.as_ref();
    view.put_some("customer_id", customer_id.filter(|_| !is_component));
    view.put("expires_at", iso(session.expires_at));
    view.put("session_type", terms.session_type.code());
    view.put("mode", terms.mode.code());
    view.put("locale", &terms.locale);
    view.put("business_id", &session.business_id);
    view.put_some("customer_id", customer_id.filter(|_| is_component));
    view.put_some("capture_method", terms.capture_method.map(CaptureMethod::code));
    view.put_some("allow_save_payment_method", terms.save_payment_method.map(SavePaymentMethod::code));
    for (name, value) in &terms.echoed {
        view.put(name, value);
    }
    completion(&mut view, session);
    if session.is_open() && is_component {
        view.put("components_sdk_key", session.components_sdk_key.as_str());
    }
    place(&mut view, session);
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
    // assumed: Xendit's hosted page is a page with components as well; our checkout refuses any other mode.
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
    configuration(&mut view, session);
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

// assumed: PENDING is the gateway's word; the API's list of statuses does not have it.
fn status(session: &PaymentSession) -> &'static str {
    if session.is_open() { "ACTIVE" } else { session.status.code() }
}

fn completion(view: &mut Members, session: &PaymentSession) {
    if let Some(completion) = session.completion() {
        view.put_some("payment_token_id", completion.payment_token_id.as_ref());
        if let Some((payment_request_id, payment_id)) = &completion.payment {
            view.put("payment_request_id", payment_request_id);
            view.put("payment_id", payment_id);
        }
    }
}

/// Where the shopper pays, and where they go from there.
fn place(view: &mut Members, session: &PaymentSession) {
    match &session.terms.mode {
        Mode::Components { .. } => configuration(view, session),
        Mode::PaymentLink { success_return_url, cancel_return_url } => {
            view.put_some("success_return_url", success_return_url.as_ref());
            view.put_some("cancel_return_url", cancel_return_url.as_ref());
            view.put_some("payment_link_url", session.payment_link_url.as_deref());
        }
    }
}

/// On which pages the checkout may be, and where it comes back to from pages it was left for.
fn configuration(view: &mut Members, session: &PaymentSession) {
    let return_url = match &session.terms.mode {
        Mode::Components { return_url, .. } => return_url.as_deref(),
        Mode::PaymentLink { .. } => session.payment_link_url.as_deref(),
    };
    let mut configuration = Members::default();
    configuration.put("origins", session.origins());
    configuration.put_some("return_url", return_url);
    view.put("components_configuration", Value::from(configuration));
}
