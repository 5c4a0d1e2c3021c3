//! What came of a request: an answer, or one of the gateway's ways of saying no. `pkg/exchange.js` sends and listens.

use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::AbortController;

use super::GatewayError;
use crate::json;
use crate::wire::problem::problem;
use crate::wire::value::Value;

/// An answer, if there is one.
pub type Answer = Result<Value, GatewayError>;

/// Told a status and, if there was any, JSON.
pub type Ear = Closure<dyn FnMut(i32, JsValue)>;

/// In place of a status: nobody answered, or nobody did in time.
const UNREACHABLE: i32 = -1;
const LATE: i32 = -2;

/// A request that somebody may hang up on: dropping this does.
pub struct Exchange {
    controller: AbortController,
    _ear: Ear,
}

impl Exchange {
    /// One that is under way, and who is told of its end.
    pub fn new(controller: AbortController, ear: Ear) -> Self {
        Self { controller, _ear: ear }
    }
}

impl Drop for Exchange {
    fn drop(&mut self) {
        self.controller.abort();
    }
}

/// Who is told an answer, once.
pub fn ear(hear: Box<dyn FnOnce(Answer)>) -> Ear {
    Closure::once(move |status, body| hear(answer(status, &body)))
}

fn answer(status: i32, body: &JsValue) -> Answer {
    match status {
        UNREACHABLE => return Err(GatewayError::Unreachable),
        LATE => return Err(GatewayError::TimedOut),
        _ => {}
    }
    let body = (!body.is_undefined()).then(|| json::read(body));
    if (200..300).contains(&status) {
        return body.ok_or(GatewayError::Unreadable("its JSON"));
    }
    Err(match body.and_then(|body| problem(&body)) {
        Some((refusal, message)) => GatewayError::Refused { status, refusal, message },
        None => GatewayError::Broken(status),
    })
}
