//! One request and its answer: timeout, cancellation, and the gateway's two ways of saying no.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{Headers, Response};
use gloo_timers::callback::Timeout;
use js_sys::{JSON, Promise, encode_uri_component};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Request, RequestInit};

use super::{Call, GatewayError};
use crate::domain::joined::joined;
use crate::json;
use crate::timer::after;
use crate::wire::problem::problem;
use crate::wire::value::Value;

/// The official SDK waits for ever; a shopper does not.
const TIMEOUT_MS: u32 = 30_000;
/// xendit: the same single header on every call, GET included, so that none needs a preflight; protocol.md B.0
const CONTENT_TYPE: &str = "application/x-www-form-urlencoded";

/// A request of ours that somebody may hang up on: dropping this does.
pub struct Cancel(AbortController);

impl Cancel {
    /// For one request.
    pub fn new() -> Result<Self, GatewayError> {
        AbortController::new().map(Self).map_err(|_| GatewayError::Unreachable)
    }

    /// Takes over the controller of a request that is under way.
    pub fn over(controller: AbortController) -> Self {
        Self(controller)
    }

    /// What the request is sent with.
    pub fn controller(&self) -> AbortController {
        self.0.clone()
    }
}

impl Drop for Cancel {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Reads the JSON of the answer to what was sent.
pub async fn answer(sent: Option<Promise>, cancel: AbortController) -> Result<Value, GatewayError> {
    let clock = Clock::start(cancel);
    let response = match sent {
        Some(sent) => JsFuture::from(sent).await.ok(),
        None => None,
    };
    let Some(response) = response else { return Err(clock.why()) };
    let response: web_sys::Response = response.unchecked_into();
    let Ok(body) = response.json() else { return Err(GatewayError::Broken(response.status())) };
    let answer = match JsFuture::from(body).await {
        Ok(body) => Some(json::read(&body)),
        Err(_) if clock.cancel.signal().aborted() => return Err(clock.why()),
        Err(_) => None,
    };
    let response = Response::from(response);
    let status = response.status();
    match (answer, response.ok()) {
        (Some(answer), true) => Ok(answer),
        (None, true) => Err(GatewayError::Unreadable("its JSON")),
        (answer, false) => Err(match answer.and_then(|answer| problem(&answer)) {
            Some((refusal, message)) => GatewayError::Refused { status, refusal, message },
            None => GatewayError::Broken(status),
        }),
    }
}

/// What is to be sent. Not with gloo-net's own `send`: it brings along the printing of every JavaScript value, for a
/// panic that cannot happen.
///
/// xendit: a body is form-encoded with one `payload` field, which holds JSON; protocol.md B.0
pub fn request(call: &Call, cancel: &AbortController) -> Option<Request> {
    let headers = Headers::new();
    headers.set("Content-Type", CONTENT_TYPE);
    // Not gloo-net's own builder: it takes every address apart for a query to add, which ours never have.
    let init = RequestInit::new();
    init.set_headers(&headers.into_raw());
    init.set_mode(call.mode);
    init.set_signal(Some(&cancel.signal()));
    if let Some(payload) = &call.payload {
        let json = String::from(JSON::stringify(&json::write(payload)).ok()?);
        init.set_method("POST");
        init.set_body(&joined(&["payload=", &String::from(encode_uri_component(&json))]).into());
    }
    Request::new_with_str_and_init(&call.url, &init).ok()
}

/// Hangs up when time is over, and remembers that it was the clock.
struct Clock {
    cancel: AbortController,
    has_struck: Rc<Cell<bool>>,
    _timeout: Timeout,
}

impl Clock {
    fn start(cancel: AbortController) -> Self {
        let has_struck = Rc::new(Cell::new(false));
        let (strike, controller) = (has_struck.clone(), cancel.clone());
        let timeout = after(TIMEOUT_MS, move || {
            strike.set(true);
            controller.abort();
        });
        Self { cancel, has_struck, _timeout: timeout }
    }

    /// Why a request failed: the browser itself calls every reason the same.
    fn why(&self) -> GatewayError {
        if self.has_struck.get() {
            GatewayError::TimedOut
        } else if self.cancel.signal().aborted() {
            GatewayError::Canceled
        } else {
            GatewayError::Unreachable
        }
    }
}
