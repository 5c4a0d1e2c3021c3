//! Where a provider's page leads to: inside a frame it tells the checkout, as a page of its own it goes back to the shop;
//! protocol.md B.10.
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use serde::Deserialize;
use serde_json::Value;
use url::Url;

use crate::http::problem::Problem;
use crate::pages::{ancestors, page_policy, rendered, with_policy};
use crate::world::World;
use crate::world::attempt::{Attempt, AttemptId, AttemptStatus};
use crate::world::session::PaymentSession;
use crate::world::terms::Mode;

/// What a page is asked with: whose it is.
#[derive(Deserialize)]
pub(super) struct About {
    pub(super) session_id: Option<String>,
    attempt_id: Option<String>,
}

/// The session is named, so that its pages may still frame this one when it has expired meanwhile.
pub(super) fn of_session(session: &PaymentSession) -> Response {
    redirect("session_id", session.id.as_ref())
}

/// For what the merchant's server asked for, outside any session.
pub(super) fn of_attempt(id: &AttemptId) -> Response {
    redirect("attempt_id", id.as_ref())
}

fn redirect(name: &str, id: &str) -> Response {
    Redirect::to(&format!("/components/action-landing-iframe-v0.0.24.html?{name}={id}")).into_response()
}

// A page in between, and not a redirect straight to the shop: browsers do not let a form's answer lead to where its
// page's policy does not let the form go.
pub(super) fn document(world: &World, about: &About) -> Result<Response, Problem> {
    let session_id = about.session_id.as_deref();
    let session = session_id.and_then(|id| world.sessions.get(&id));
    // What the shopper comes back from is the attempt that was begun last.
    let last = session.and_then(|session| session.attempts.last().cloned());
    let attempt_id = last.or_else(|| world.attempt_id(about.attempt_id.as_deref()?));
    let attempt = attempt_id.and_then(|id| world.attempt(&id));
    let return_url = match session {
        Some(session) => return_url(session, attempt),
        None => attempt.and_then(servers_return_url),
    };
    let message = match attempt.and_then(outcome) {
        Some("SUCCESS") => "Done. You can close this page.",
        Some(_) => "That did not work. Go back to the shop to try again.",
        None => "You can close this page.",
    };
    let response = rendered("action-landing.html", context! { message, return_url })?;
    with_policy(response, &page_policy(&ancestors(world, session_id)))
}

/// What Xendit's landing page calls `component_status`. None while nothing is decided.
fn outcome(attempt: &Attempt) -> Option<&'static str> {
    match attempt.status {
        AttemptStatus::Succeeded | AttemptStatus::Authorized => Some("SUCCESS"),
        AttemptStatus::Failed(_) | AttemptStatus::Expired | AttemptStatus::Canceled => Some("FAILURE"),
        AttemptStatus::RequiresAction(_) | AttemptStatus::AcceptingPayments(_) | AttemptStatus::Pending => {
            None
        }
    }
}

fn return_url(session: &PaymentSession, attempt: Option<&Attempt>) -> Option<String> {
    let url = match &session.terms.mode {
        Mode::Components { return_url, .. } => return_url.as_deref()?,
        // The hosted page knows how it goes on from there.
        Mode::PaymentLink { .. } => return session.payment_link_url.as_deref().map(str::to_owned),
    };
    let mut url = Url::parse(url).ok()?;
    if let Some(status) = attempt.and_then(outcome) {
        url.query_pairs_mut().append_pair("component_status", status);
    }
    // xendit: later versions of its SDK resume by the token request they find in the page's address.
    if let Some(in_session) = attempt.and_then(|attempt| attempt.session.as_ref()) {
        url.query_pairs_mut().append_pair("token_request_id", in_session.token_request_id.as_ref());
    }
    Some(url.into())
}

/// Where a merchant's server wanted its shopper to go, as it said in `channel_properties`.
fn servers_return_url(attempt: &Attempt) -> Option<String> {
    let wanted = match outcome(attempt) {
        Some("SUCCESS") => "success_return_url",
        Some(_) => "failure_return_url",
        None => "cancel_return_url",
    };
    let url = attempt.channel_properties.get(wanted).and_then(Value::as_str)?;
    // A page must not be led to javascript:, or to any other place that is none.
    Url::parse(url).ok().filter(|url| matches!(url.scheme(), "http" | "https")).map(Into::into)
}
