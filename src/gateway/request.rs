//! One request and its answer: timeout, cancellation, and the gateway's two ways of saying no.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{Request, Response};
use gloo_timers::callback::Timeout;
use js_sys::{JSON, Promise};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestMode, UrlSearchParams};

use super::{Call, GatewayError};
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
        // gloo-net panics on an abort with a reason that is no Error; without one the browser makes an AbortError
        self.0.abort();
    }
}

/// Sends a call and reads the JSON of its answer.
pub async fn ask(call: Call, cancel: AbortController) -> Result<Value, GatewayError> {
    let clock = Clock::start(cancel);
    let sent = match request(&call, &clock.cancel) {
        Some(request) => request.send().await.ok(),
        None => None,
    };
    clock.read(sent).await
}

/// Reads the JSON of the answer to a request that was sent earlier: a promise of its `Response`.
pub async fn ask_early(response: Promise, cancel: AbortController) -> Result<Value, GatewayError> {
    let clock = Clock::start(cancel);
    let response = JsFuture::from(response).await.ok().and_then(|response| response.dyn_into().ok());
    clock.read(response.map(|response: web_sys::Response| response.into())).await
}

pub(super) async fn probe(url: &str) -> bool {
    Request::get(url).mode(RequestMode::NoCors).send().await.is_ok()
}

/// xendit: a body is form-encoded with one `payload` field, which holds JSON; protocol.md B.0
fn request(call: &Call, cancel: &AbortController) -> Option<Request> {
    let start = if call.payload.is_some() { Request::post } else { Request::get };
    let request = start(&call.url).header("Content-Type", CONTENT_TYPE).abort_signal(Some(&cancel.signal()));
    let Some(payload) = &call.payload else { return request.build().ok() };
    // The browser writes JSON; a writer of our own would be downloaded by every shopper.
    let json = payload.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).ok()?;
    let form = UrlSearchParams::new().ok()?;
    form.append("payload", &String::from(JSON::stringify(&json).ok()?));
    request.body(String::from(form.to_string())).ok()
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

    async fn read(self, response: Option<Response>) -> Result<Value, GatewayError> {
        let Some(response) = response else { return Err(self.why()) };
        let (status, is_ok) = (response.status(), response.ok());
        let body = web_sys::Response::from(response).json().map_err(|_| GatewayError::Broken(status))?;
        let answer = match JsFuture::from(body).await {
            Ok(body) => Some(json::read(&body)),
            Err(_) if self.cancel.signal().aborted() => return Err(self.why()),
            Err(_) => None,
        };
        match (answer, is_ok) {
            (Some(answer), true) => Ok(answer),
            (None, true) => Err(GatewayError::Unreadable("its JSON")),
            (answer, false) => Err(match answer.and_then(|answer| problem(&answer)) {
                Some((refusal, message)) => GatewayError::Refused { status, refusal, message },
                None => GatewayError::Broken(status),
            }),
        }
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
