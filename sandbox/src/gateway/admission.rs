//! Who may talk to the gateway: pages the session's merchant listed, and whatever is no page at all.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::http::body::{payload, read};
use crate::http::media::{FORM, JSON, understood};
use crate::http::problem::Problem;
use crate::http::request_log::About;
use crate::sandbox::Sandbox;
use crate::world::World;
use crate::world::session::PaymentSession;

/// A request that was let in: which session it is about, and what it brought.
#[derive(Clone)]
pub(crate) struct Visit {
    auth_key: String,
    pub(crate) payload: Value,
}

impl Visit {
    /// Looked up again by each route: a reset may have happened since the request came in.
    pub(super) fn session<'a>(&self, world: &'a World) -> Result<&'a PaymentSession, Problem> {
        world.session_by_auth_key(&self.auth_key).ok_or_else(Problem::session_not_found)
    }
}

/// What a browser may do after a preflight. The web SDK needs none; clients that send JSON do.
pub(super) async fn answer_preflight_kindly(request: Request, next: Next) -> Response {
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
pub(super) async fn admit(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
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
    let (admission, about) = {
        let world = sandbox.world();
        (admission(&world, auth_key.as_deref(), origin.as_ref()), about(&world, auth_key.as_deref()))
    };
    let origin = match admission {
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
    let mut response = readable(response, origin);
    if let Some(about) = about {
        response.extensions_mut().insert(about);
    }
    response
}

async fn received(headers: &HeaderMap, body: Body) -> Result<Value, Problem> {
    understood(headers, &[JSON, FORM])?;
    payload(headers, &read(body).await?)
}

fn admission(world: &World, auth_key: Option<&str>, origin: Option<&HeaderValue>) -> Admission {
    let session = auth_key.and_then(|key| world.session_by_auth_key(key));
    let text = origin.and_then(|origin| origin.to_str().ok());
    match (session, text) {
        // Not a browser: there is no page to protect.
        (_, None) => Admission::Welcome(None),
        (Some(session), Some(origin)) if !session.allows(origin) => Admission::Refused,
        // assumed: an unknown session has no origins, and nothing to hide; the page may read that it is unknown.
        (_, Some(_)) => Admission::Welcome(origin.cloned()),
    }
}

/// For the request log, which never shows auth keys.
fn about(world: &World, auth_key: Option<&str>) -> Option<About> {
    Some(About(world.session_by_auth_key(auth_key?)?.id.as_ref().into()))
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
