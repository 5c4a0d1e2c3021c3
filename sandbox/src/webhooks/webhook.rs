//! One webhook: what it tells, and how far its delivery is.
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Value, json};

use crate::clock::iso;
use crate::http::members::Members;
use crate::store::row::Kept;
use crate::values::ids::{BusinessId, WebhookId};
use crate::webhooks::delivery::{Delivery, Source, Try, retry};
use crate::webhooks::event::Event;
use crate::webhooks::sample;
use crate::webhooks::topic::Topic;

#[derive(Serialize, Deserialize)]
pub(crate) struct Webhook {
    pub(super) id: WebhookId,
    told: Told,
    created: Timestamp,
    pub(super) state: State,
    first_try: Option<Timestamp>,
    retries: usize,
    /// Deliveries asked for while one is under way, and copies still to be made.
    again: u8,
    tries: Vec<Try>,
}

#[derive(Serialize, Deserialize)]
enum Told {
    Event { event: Event, business_id: BusinessId, data: Box<RawValue> },
    DashboardSample,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum State {
    /// There was nowhere to send it when it was due; a resend sends it.
    HeldWithoutAddress,
    /// Webhooks were to be sent by hand when it was due.
    HeldForHand,
    Waiting {
        at: Timestamp,
        source: Source,
    },
    Sending {
        source: Source,
    },
    Delivered,
    GivenUp,
}

/// A webhook's body as it is sent.
#[derive(Serialize)]
struct Body<'a> {
    event: Event,
    business_id: &'a BusinessId,
    /// xendit: the time of this delivery, not of the event.
    created: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_version: Option<&'static str>,
    data: &'a RawValue,
}

impl Webhook {
    pub(super) fn of_event(
        id: WebhookId,
        event: Event,
        business_id: BusinessId,
        data: &Value,
        now: Timestamp,
    ) -> Self {
        // A value that came from JSON can always be written as JSON.
        let data = to_raw_value(data).unwrap_or_default();
        Self::new(id, Told::Event { event, business_id, data }, now)
    }

    pub(super) fn dashboard_sample(id: WebhookId, now: Timestamp) -> Self {
        Self::new(id, Told::DashboardSample, now)
    }

    fn new(id: WebhookId, told: Told, now: Timestamp) -> Self {
        let state = State::Waiting { at: now, source: Source::Automatic };
        Self { id, told, created: now, state, first_try: None, retries: 0, again: 0, tries: Vec::new() }
    }

    /// As it goes on after a restart. What was being sent is sent again: better twice than never. What was held for
    /// somebody's hand goes out, because the hand is not remembered.
    pub(super) fn taken_up(self) -> Self {
        let state = match self.state {
            State::Sending { source } => State::Waiting { at: self.created, source },
            State::HeldForHand => State::Waiting { at: self.created, source: Source::Automatic },
            state => state,
        };
        Self { state, ..self }
    }

    pub(super) fn topic(&self) -> Topic {
        match &self.told {
            Told::Event { event, .. } => event.topic(),
            Told::DashboardSample => Topic::SessionCompleted,
        }
    }

    pub(super) fn body(&self, now: Timestamp) -> String {
        match &self.told {
            Told::DashboardSample => sample::body().to_string(),
            Told::Event { event, business_id, data } => {
                let body = Body {
                    event: *event,
                    business_id,
                    created: iso(now),
                    api_version: event.api_version(),
                    data,
                };
                serde_json::to_string(&body).unwrap_or_default()
            }
        }
    }

    /// From now until `ended` it is under way.
    pub(super) fn begin(&mut self, source: Source, copies: u8, now: Timestamp) {
        if self.first_try.is_none() {
            self.first_try = Some(now);
            self.again = self.again.saturating_add(copies.saturating_sub(1));
        }
        self.state = State::Sending { source };
    }

    /// Says how a try to `url` went. A webhook that is not under way stays as it is.
    pub(super) fn ended(&mut self, url: &str, delivery: Delivery, now: Timestamp, speed: u32) {
        let State::Sending { source } = self.state else { return };
        self.tries.push(Try { at: now, url: url.into(), source, delivery });
        self.state = if self.again > 0 {
            self.again -= 1;
            State::Waiting { at: now, source }
        } else if delivery.succeeded() {
            State::Delivered
        } else {
            let next = retry(self.retries, self.first_try.unwrap_or(now), speed);
            self.retries += 1;
            next.map_or(State::GivenUp, |at| State::Waiting { at, source: Source::Automatic })
        };
    }

    pub(super) fn send_again(&mut self, now: Timestamp) {
        match self.state {
            State::Sending { .. } => self.again = self.again.saturating_add(1),
            _ => self.state = State::Waiting { at: now, source: Source::Resend },
        }
    }

    /// Whether it tells of one of these ids.
    pub(crate) fn mentions(&self, ids: &[&str]) -> bool {
        match &self.told {
            Told::Event { data, .. } => ids.iter().any(|id| data.get().contains(id)),
            Told::DashboardSample => false,
        }
    }

    pub(crate) fn entry(&self) -> Value {
        let (state, next) = match self.state {
            State::HeldWithoutAddress => ("held: no webhook url", None),
            State::HeldForHand => ("held: sent by hand only", None),
            State::Waiting { at, .. } => ("waiting", Some(iso(at))),
            State::Sending { .. } => ("sending", None),
            State::Delivered => ("delivered", None),
            State::GivenUp => ("given up", None),
        };
        let (event, data) = match &self.told {
            Told::Event { event, data, .. } => (json!(event), json!(data)),
            Told::DashboardSample => (json!(Event::SessionCompleted), sample::data()),
        };
        let mut entry = Members::default();
        entry.put("id", &self.id);
        entry.put("event", event);
        entry.put("created", iso(self.created));
        entry.put("state", state);
        entry.put_some("next_attempt_at", next);
        entry.put("attempts", self.tries.iter().map(Try::entry).collect::<Value>());
        if matches!(self.told, Told::DashboardSample) {
            entry.put("dashboard_sample", true);
        }
        entry.put("data", data);
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
