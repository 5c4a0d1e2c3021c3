//! What is asked of the gateway, and what its answers are to the story.

use std::cell::Cell;

use js_sys::Promise;
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;

use super::Runtime;
use crate::checkout::Event;
use crate::checkout::polling::Serial;
use crate::domain::id::TokenRequestId;
use crate::domain::payment::Submission;
use crate::domain::session::Purpose;
use crate::gateway::{Call, Cancel, GatewayError, answer, read, request};
use crate::wire;
use crate::wire::value::Value;

pub(super) type Answer = Result<Value, GatewayError>;
/// What is to be done with an answer.
pub(super) type Hearing = Box<dyn FnOnce(&Runtime, Answer)>;

impl Runtime {
    pub(super) fn fetch_session(&self) {
        self.send(&self.fetching, self.gateway.session(), |this, answer| {
            this.tell(match read(answer, wire::session::opening) {
                Ok(opening) => Event::SessionRefreshed(Box::new(opening)),
                Err(_) => Event::RefreshFailed,
            });
        });
    }

    pub(super) fn create(&self, serial: Serial, purpose: Purpose, submission: &Submission) {
        let call = self.gateway.create(purpose, submission);
        self.send(&self.creating, call, move |this, answer| {
            this.tell(match read(answer, wire::payment::created) {
                Ok(created) => Event::PaymentCreated(serial, created),
                Err(GatewayError::Refused { refusal, .. }) => Event::PaymentRefused(serial, refusal),
                Err(error) => Event::PaymentUnanswered(serial, error.into()),
            });
        });
    }

    /// Without anything to poll by, the session itself is asked: that answer can be read the same way.
    pub(super) fn poll(&self, serial: Serial, asked: Option<&TokenRequestId>) {
        let call = asked.map_or_else(|| self.gateway.session(), |asked| self.gateway.poll(asked));
        self.send(&self.polling, call, move |this, answer| {
            this.tell(match read(answer, wire::payment::progress) {
                Ok(progress) => Event::PollAnswered(serial, Box::new(progress)),
                // assumed: what the gateway says of an attempt at another session.
                Err(GatewayError::Refused { status: 404, .. }) => Event::AttemptUnknown(serial),
                Err(_) => Event::PollFailed(serial),
            });
        });
    }

    /// Sends a request that takes the place of the one in `slot`; nobody hears of one that was canceled.
    pub(super) fn send(
        &self,
        slot: &Cell<Option<Cancel>>,
        call: Call,
        hear: impl FnOnce(&Self, Answer) + 'static,
    ) {
        self.send_boxed(slot, call, Box::new(hear));
    }

    pub(super) fn send_boxed(&self, slot: &Cell<Option<Cancel>>, call: Call, hear: Hearing) {
        let Ok(cancel) = Cancel::new() else { return };
        let controller = cancel.controller();
        slot.set(Some(cancel));
        self.listen(call, controller, None, hear);
    }

    /// One kind of future for all requests: each kind is downloaded. `early` is the answer when the request was sent before.
    pub(super) fn listen(
        &self,
        call: Call,
        controller: AbortController,
        early: Option<Promise>,
        hear: Hearing,
    ) {
        let Some(this) = self.this.upgrade() else { return };
        spawn_local(async move {
            // Not before: whoever hears of it first may still hang up.
            let sent = early.or_else(|| this.fetch(&call, &controller));
            let answer = answer(sent, controller).await;
            if !matches!(answer, Err(GatewayError::Canceled)) {
                hear(&this, answer);
            }
        });
    }

    pub(super) fn fetch(&self, call: &Call, cancel: &AbortController) -> Option<Promise> {
        Some(self.audience.fetch(&request(call, cancel)?, call.is_attempt))
    }
}
