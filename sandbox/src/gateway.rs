//! The components gateway, which the shopper's browser talks to; protocol.md B. Admits only the session's origins.
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Extension, Query, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::api::{fresh, no_such_method, no_such_path};
use crate::body::{payload, read};
use crate::card::Brand;
use crate::problem::Problem;
use crate::sandbox::{MERCHANT, Sandbox};
use crate::session::PaymentSession;
use crate::session_view::{Members, for_browser};
use crate::world::World;
use crate::{attempt_view, card_form, channel, payments, scenario, spoiling};

/// A request that was let in: which session it is about, and what it brought.
#[derive(Clone)]
pub(crate) struct Visit {
    auth_key: String,
    pub(crate) payload: Value,
}

impl Visit {
    /// Looked up again by each route: a reset may have happened since the request came in.
    pub(crate) fn session(&self, world: &World) -> Result<usize, Problem> {
        world.session_by_auth_key(&self.auth_key).ok_or_else(Problem::session_not_found)
    }
}

pub(crate) fn router(sandbox: Arc<Sandbox>) -> Router {
    Router::new()
        .route("/api/sessions/{key}", get(bootstrap))
        .route("/api/sessions/payment_requests", post(payments::create_payment_request))
        .route("/api/sessions/payment_tokens", post(payments::create_payment_token))
        .route("/api/sessions/{key}/poll", get(poll))
        .route("/api/sessions/{key}/card_info", post(card_info))
        // Everything else below /api answers with an error the page can read, CORS included.
        .route("/api/{*rest}", any(no_such_path))
        // Before the layers, so that they hold for it as well.
        .method_not_allowed_fallback(no_such_method)
        .layer(from_fn_with_state(Arc::clone(&sandbox), spoiling::apply))
        .layer(from_fn_with_state(Arc::clone(&sandbox), admit))
        .layer(from_fn(answer_preflight_kindly))
        .with_state(sandbox)
}

/// What a browser may do after a preflight. The web SDK needs none; clients that send JSON do.
async fn answer_preflight_kindly(request: Request, next: Next) -> Response {
    let preflight = request.method() == Method::OPTIONS;
    let mut response = next.run(request).await;
    if preflight && response.headers().contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN) {
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, HeaderValue::from_static("content-type"));
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    }
    response
}

enum Admission {
    /// With the origin to answer to, when there was one.
    Welcome(Option<HeaderValue>),
    Refused,
}

/// Finds the session a request is about and refuses pages the merchant did not list.
async fn admit(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let origin = parts.headers.get(header::ORIGIN).cloned();
    let key_in_path = parts.uri.path().split('/').nth(3).filter(|part| part.starts_with("session-"));
    let mut auth_key = key_in_path.map(str::to_owned);

    if parts.method == Method::OPTIONS {
        return match admission(&sandbox.world(), auth_key.as_deref(), origin.as_ref()) {
            Admission::Welcome(origin) => readable(StatusCode::NO_CONTENT.into_response(), origin),
            Admission::Refused => refusal(origin.as_ref()),
        };
    }

    let sent =
        if parts.method == Method::POST { received(&parts.headers, body).await } else { Ok(Value::Null) };
    if let (None, Ok(sent)) = (&auth_key, &sent) {
        // xendit: creates carry the session's auth key in their body, under a name that suggests its id.
        auth_key = sent.get("session_id").and_then(Value::as_str).map(str::to_owned);
    }
    let origin = match admission(&sandbox.world(), auth_key.as_deref(), origin.as_ref()) {
        Admission::Welcome(origin) => origin,
        Admission::Refused => return refusal(origin.as_ref()),
    };
    let response = match sent {
        Err(problem) => problem.into_response(),
        Ok(payload) => {
            parts.extensions.insert(Visit { auth_key: auth_key.unwrap_or_default(), payload });
            next.run(Request::from_parts(parts, Body::empty())).await
        }
    };
    readable(response, origin)
}

async fn received(headers: &HeaderMap, body: Body) -> Result<Value, Problem> {
    payload(headers, &read(body).await?)
}

fn admission(world: &World, auth_key: Option<&str>, origin: Option<&HeaderValue>) -> Admission {
    let session =
        auth_key.and_then(|key| world.session_by_auth_key(key)).and_then(|at| world.sessions.get(at));
    let text = origin.and_then(|origin| origin.to_str().ok());
    match (session, text) {
        // Not a browser: there is no page to protect.
        (_, None) => Admission::Welcome(None),
        (Some(session), Some(origin)) if !session.allows(origin) => Admission::Refused,
        // assumed: an unknown session has no origins, and nothing to hide; the page may read that it is unknown.
        (_, Some(_)) => Admission::Welcome(origin.cloned()),
    }
}

/// Lets the page that asked read the answer.
fn readable(mut response: Response, origin: Option<HeaderValue>) -> Response {
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    }
    response
}

/// Without CORS headers, so that a browser hides it from the page.
fn refusal(origin: Option<&HeaderValue>) -> Response {
    let origin = origin.and_then(|origin| origin.to_str().ok()).unwrap_or_default();
    eprintln!("refused: {origin} is not in the session's components_configuration.origins");
    let message = "The page's origin is not in the session's components_configuration.origins";
    readable(Problem::new(StatusCode::FORBIDDEN, "ORIGIN_NOT_ALLOWED", message).into_response(), None)
}

async fn bootstrap(
    State(sandbox): State<Arc<Sandbox>>,
    Extension(visit): Extension<Visit>,
) -> Result<Response, Problem> {
    let world = sandbox.world();
    let session = session_of(&world, &visit)?;
    let api = &sandbox.config.api_origin;
    let customer = session.customer_id.as_ref().and_then(|id| world.customer(id));
    let mut view = Members::default();
    view.put("session", for_browser(session));
    view.put(
        "business",
        json!({
            "name": MERCHANT,
            "country_of_operation": session.terms.country,
            "merchant_profile_picture_url": null,
        }),
    );
    view.put("customer", customer.map(|customer| customer.masked()));
    view.put("channels", json!([channel::cards(session, api)]));
    view.put("channel_ui_groups", channel::ui_groups(api));
    view.put_some("succeeded_channel", session.completed_by().map(|_| channel::succeeded(api)));
    Ok(fresh(view.into()))
}

fn session_of<'a>(world: &'a World, visit: &Visit) -> Result<&'a PaymentSession, Problem> {
    world.sessions.get(visit.session(world)?).ok_or_else(Problem::session_not_found)
}

#[derive(Deserialize)]
struct Polled {
    token_request_id: Option<String>,
}

async fn poll(
    State(sandbox): State<Arc<Sandbox>>,
    Extension(visit): Extension<Visit>,
    Query(polled): Query<Polled>,
) -> Result<Response, Problem> {
    let world = sandbox.world();
    let session = session_of(&world, &visit)?;
    let attempt = match polled.token_request_id.as_deref().filter(|id| !id.is_empty()) {
        None => session.attempts.last(),
        Some(id) => Some(
            session
                .attempts
                .iter()
                .find(|attempt| attempt.token_request_id.as_ref() == id)
                .ok_or_else(|| Problem::not_found("Token request not found"))?,
        ),
    };
    let mut view = Members::default();
    view.put("session", for_browser(session));
    if let Some(attempt) = attempt {
        let name = if attempt.is_token() { "payment_token" } else { "payment_request" };
        view.put(name, attempt_view::for_browser(session, attempt, &sandbox.config.frame_origin));
    }
    view.put_some(
        "succeeded_channel",
        session.completed_by().map(|_| channel::succeeded(&sandbox.config.api_origin)),
    );
    Ok(fresh(view.into()))
}

async fn card_info(
    State(sandbox): State<Arc<Sandbox>>,
    Extension(visit): Extension<Visit>,
) -> Result<Response, Problem> {
    let world = sandbox.world();
    let session = session_of(&world, &visit)?;
    // The shopper is still typing: anything from nothing to a whole number is fine.
    let typed = card_form::opened(session, &visit.payload, "/body", "card_number")?;
    let digits = typed.as_str();
    let schemes: Vec<&str> = Brand::of(digits).map(Brand::code).into_iter().collect();
    let countries: Vec<&str> = scenario::issuing_country(digits).into_iter().collect();
    Ok(fresh(json!({
        "schemes": schemes,
        "country_codes": countries,
        "require_billing_information": false,
    })))
}
