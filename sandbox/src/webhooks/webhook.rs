//! One webhook: an event, what it says, and how delivering it has gone so far.
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::clock::iso;
use crate::http::members::Members;
use crate::store::row::Kept;
use crate::values::ids::{BusinessId, WebhookId};
use crate::webhooks::delivery::{Delivery, retry};
use crate::webhooks::event::Event;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum State {
    /// No webhook URL was known when the event happened; a resend sends it.
    Held,
    Waiting(Timestamp),
    Sending,
    /// Being sent, and asked for once more meanwhile.
    SendingTwice,
    Delivered,
    GivenUp,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Webhook {
    pub(super) id: WebhookId,
    pub(super) event: Event,
    pub(super) business_id: BusinessId,
    /// As text: there are many, and hardly any is looked at again.
    pub(super) data: Box<RawValue>,
    pub(super) created: Timestamp,
    pub(super) state: State,
    pub(super) first_try: Option<Timestamp>,
    pub(super) retries: usize,
    pub(super) tries: Vec<(Timestamp, Delivery)>,
}

impl Webhook {
    /// What comes after a delivery.
    pub(super) fn after(&mut self, delivery: Delivery, now: Timestamp, speed: u32) -> State {
        let next = if self.state == State::SendingTwice {
            State::Waiting(now)
        } else if delivery.succeeded() {
            State::Delivered
        } else {
            let next = retry(self.retries, self.first_try.unwrap_or(now), speed);
            self.retries += 1;
            next.map_or(State::GivenUp, State::Waiting)
        };
        self.tries.push((now, delivery));
        next
    }

    pub(super) fn body(&self, now: Timestamp) -> Value {
        let mut body = Members::default();
        body.put("event", self.event.name());
        body.put("business_id", &self.business_id);
        // xendit: the time of this delivery, not of the event.
        body.put("created", iso(now));
        body.put_some("api_version", self.event.api_version());
        body.put("data", &self.data);
        body.into()
    }

    pub(super) fn entry(&self) -> Value {
        let (state, next) = match self.state {
            State::Held => ("held: no webhook url", None),
            State::Waiting(at) => ("waiting", Some(iso(at))),
            State::Sending | State::SendingTwice => ("sending", None),
            State::Delivered => ("delivered", None),
            State::GivenUp => ("given up", None),
        };
        let attempts = self.tries.iter().map(|(at, delivery)| match delivery {
            Delivery::Answered(status) => json!({ "at": iso(*at), "status": status }),
            Delivery::Unanswered(reason) => json!({ "at": iso(*at), "error": reason }),
        });
        let mut entry = Members::default();
        entry.put("id", &self.id);
        entry.put("event", self.event.name());
        entry.put("created", iso(self.created));
        entry.put("state", state);
        entry.put_some("next_attempt_at", next);
        entry.put("attempts", attempts.collect::<Value>());
        entry.put("data", &self.data);
        entry.into()
    }
}

impl Kept for Webhook {
    type Id = WebhookId;

    const KIND: &'static str = "webhook";

    fn id(&self) -> &WebhookId {
        &self.id
    }
}
