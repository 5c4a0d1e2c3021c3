//! One request and its answer: timeout, cancellation, and the gateway's two ways of saying no.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{Request, Response};
use gloo_timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestMode, UrlSearchParams};

use super::GatewayError;
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

/// A request that was sent before the WebAssembly was there: a promise of its `Response`.
pub struct Early(pub Promise);

pub(super) async fn get(url: &str, cancel: &AbortController) -> Result<Value, GatewayError> {
    let request = Request::get(url).header("Content-Type", CONTENT_TYPE).abort_signal(Some(&cancel.signal()));
    let clock = Clock::start(cancel);
    let response = request.send().await.map_err(|_| clock.why(cancel))?;
    parse(response, &clock, cancel).await
}

/// xendit: the body is form-encoded with one `payload` field, which holds JSON; protocol.md B.0
pub(super) async fn post(url: &str, json: &str, cancel: &AbortController) -> Result<Value, GatewayError> {
    let form = UrlSearchParams::new().map_err(|_| GatewayError::Unreachable)?;
    form.append("payload", json);
    let request =
        Request::post(url).header("Content-Type", CONTENT_TYPE).abort_signal(Some(&cancel.signal()));
    let request = request.body(String::from(form.to_string())).map_err(|_| GatewayError::Unreachable)?;
    let clock = Clock::start(cancel);
    let response = request.send().await.map_err(|_| clock.why(cancel))?;
    parse(response, &clock, cancel).await
}

pub(super) async fn read_early(early: Early, cancel: &AbortController) -> Result<Value, GatewayError> {
    let clock = Clock::start(cancel);
    let response = JsFuture::from(early.0).await.map_err(|_| clock.why(cancel))?;
    let response: web_sys::Response = response.dyn_into().map_err(|_| GatewayError::Unreachable)?;
    parse(response.into(), &clock, cancel).await
}

pub(super) async fn probe(url: &str) -> bool {
    Request::get(url).mode(RequestMode::NoCors).send().await.is_ok()
}

async fn parse(response: Response, clock: &Clock, cancel: &AbortController) -> Result<Value, GatewayError> {
    let (status, is_ok) = (response.status(), response.ok());
    let body = web_sys::Response::from(response).json().map_err(|_| GatewayError::Broken(status))?;
    let body = match JsFuture::from(body).await {
        Ok(body) => body,
        Err(_) if cancel.signal().aborted() => return Err(clock.why(cancel)),
        Err(_) if is_ok => return Err(GatewayError::Unreadable("its JSON")),
        Err(_) => return Err(GatewayError::Broken(status)),
    };
    let answer: Value =
        serde_wasm_bindgen::from_value(body).map_err(|_| GatewayError::Unreadable("its JSON"))?;
    if is_ok {
        return Ok(answer);
    }
    Err(match problem(&answer) {
        Some((refusal, message)) => GatewayError::Refused { status, refusal, message },
        None => GatewayError::Broken(status),
    })
}

/// Hangs up when time is over, and remembers that it was the clock.
struct Clock {
    has_struck: Rc<Cell<bool>>,
    _timeout: Timeout,
}

impl Clock {
    fn start(cancel: &AbortController) -> Self {
        let has_struck = Rc::new(Cell::new(false));
        let (strike, controller) = (has_struck.clone(), cancel.clone());
        let timeout = Timeout::new(TIMEOUT_MS, move || {
            strike.set(true);
            controller.abort();
        });
        Self { has_struck, _timeout: timeout }
    }

    /// Why a request failed: the browser itself calls every reason the same.
    fn why(&self, cancel: &AbortController) -> GatewayError {
        if self.has_struck.get() {
            GatewayError::TimedOut
        } else if cancel.signal().aborted() {
            GatewayError::Canceled
        } else {
            GatewayError::Unreachable
        }
    }
}
