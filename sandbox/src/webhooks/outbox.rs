//! Webhooks waiting, sent and given up on; xendit-api.md 4.5.
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::clock::iso;
use crate::http::members::Members;
use crate::values::ids::{BusinessId, WebhookId};
use crate::webhooks::delivery::{Delivery, retry};
use crate::webhooks::event::Event;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// No webhook URL was known when the event happened; a resend sends it.
    Held,
    Waiting(Timestamp),
    Sending,
    /// Being sent, and asked for once more meanwhile.
    SendingTwice,
    Delivered,
    GivenUp,
}

struct Webhook {
    id: WebhookId,
    event: Event,
    business_id: BusinessId,
    data: Value,
    created: Timestamp,
    state: State,
    first_try: Option<Timestamp>,
    retries: usize,
    tries: Vec<(Timestamp, Delivery)>,
}

/// One delivery to make now.
pub(crate) struct Dispatch {
    pub(crate) id: WebhookId,
    pub(crate) body: Value,
}

#[derive(Default)]
pub(crate) struct Outbox {
    webhooks: Vec<Webhook>,
}

impl Outbox {
    pub(crate) fn add(
        &mut self,
        id: WebhookId,
        event: Event,
        business_id: BusinessId,
        data: Value,
        at: Timestamp,
    ) {
        self.webhooks.push(Webhook {
            id,
            event,
            business_id,
            data,
            created: at,
            state: State::Waiting(at),
            first_try: None,
            retries: 0,
            tries: Vec::new(),
        });
    }

    /// Takes out everything that is due. What is taken is being sent until `record` says how it went.
    pub(crate) fn take_due(&mut self, now: Timestamp) -> Vec<Dispatch> {
        let due = self
            .webhooks
            .iter_mut()
            .filter(|webhook| matches!(webhook.state, State::Waiting(at) if at <= now));
        due.map(|webhook| {
            webhook.state = State::Sending;
            webhook.first_try.get_or_insert(now);
            Dispatch { id: webhook.id.clone(), body: webhook.body(now) }
        })
        .collect()
    }

    /// Puts back what was due while there is nowhere to send it.
    pub(crate) fn hold_due(&mut self, now: Timestamp) {
        for webhook in &mut self.webhooks {
            if matches!(webhook.state, State::Waiting(at) if at <= now) {
                webhook.state = State::Held;
            }
        }
    }

    pub(crate) fn record(&mut self, id: &WebhookId, delivery: Delivery, now: Timestamp, speed: u32) {
        // After a reset the webhook is gone. With a seed its id may be another's by now, which has not been sent yet.
        let sent = |webhook: &&mut Webhook| {
            webhook.id == *id && matches!(webhook.state, State::Sending | State::SendingTwice)
        };
        let Some(webhook) = self.webhooks.iter_mut().find(sent) else { return };
        webhook.state = if webhook.state == State::SendingTwice {
            State::Waiting(now)
        } else if delivery.succeeded() {
            State::Delivered
        } else {
            let first = webhook.first_try.unwrap_or(now);
            let next = retry(webhook.retries, first, speed);
            webhook.retries += 1;
            match next {
                Some(at) => State::Waiting(at),
                None => State::GivenUp,
            }
        };
        webhook.tries.push((now, delivery));
    }

    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        self.webhooks
            .iter()
            .filter_map(|webhook| match webhook.state {
                State::Waiting(at) => Some(at),
                _ => None,
            })
            .min()
    }

    /// Sends once more, now. False when there is no such webhook.
    pub(crate) fn resend(&mut self, id: &str, now: Timestamp) -> bool {
        match self.webhooks.iter_mut().find(|webhook| webhook.id.as_ref() == id) {
            Some(webhook) => {
                webhook.state = match webhook.state {
                    State::Sending | State::SendingTwice => State::SendingTwice,
                    _ => State::Waiting(now),
                };
                true
            }
            None => false,
        }
    }

    pub(crate) fn log(&self) -> Value {
        self.webhooks.iter().map(Webhook::entry).collect()
    }
}

impl Webhook {
    fn body(&self, now: Timestamp) -> Value {
        let mut body = Members::default();
        body.put("event", self.event.name());
        body.put("business_id", &self.business_id);
        // xendit: the time of this delivery, not of the event.
        body.put("created", iso(now));
        body.put_some("api_version", self.event.api_version());
        body.put("data", &self.data);
        body.into()
    }

    fn entry(&self) -> Value {
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

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::values::ids::Ids;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
    }

    fn outbox() -> (Outbox, WebhookId) {
        let mut ids = Ids::new(Some(1));
        let (id, mut outbox) = (ids.webhook(), Outbox::default());
        outbox.add(id.clone(), Event::Captured, ids.business(), json!({}), at(0));
        (outbox, id)
    }

    #[test]
    fn a_refused_delivery_is_retried_six_times_on_the_documented_schedule() {
        let (mut outbox, id) = outbox();
        for minutes in [0, 15, 60, 180, 360, 720, 1440] {
            assert_eq!(outbox.next_due(), Some(at(minutes)));
            assert_eq!(outbox.take_due(at(minutes)).len(), 1);
            outbox.record(&id, Delivery::Answered(500), at(minutes), 1);
        }
        assert_eq!(outbox.next_due(), None);
        assert_eq!(outbox.log()[0]["state"], "given up");
        assert_eq!(outbox.log()[0]["attempts"].as_array().unwrap().len(), 7);
    }

    #[test]
    fn speed_divides_the_schedule() {
        let (mut outbox, id) = outbox();
        outbox.take_due(at(0));
        outbox.record(&id, Delivery::Unanswered("refused"), at(0), 15);
        assert_eq!(outbox.next_due(), Some(at(1)));
    }

    #[test]
    fn an_accepted_delivery_is_not_repeated_until_it_is_resent() {
        let (mut outbox, id) = outbox();
        outbox.take_due(at(0));
        outbox.record(&id, Delivery::Answered(204), at(0), 1);
        assert!(outbox.take_due(at(100_000)).is_empty());
        assert!(outbox.resend(id.as_ref(), at(5)));
        assert_eq!(outbox.take_due(at(5)).first().unwrap().id, id);
    }

    #[test]
    fn a_delivery_from_before_a_reset_says_nothing_of_the_next_with_its_id() {
        let (mut before, id) = outbox();
        before.take_due(at(0));
        let (mut after, same_id) = outbox();
        assert_eq!(id, same_id);
        after.record(&id, Delivery::Answered(200), at(0), 1);
        assert_eq!(after.take_due(at(0)).len(), 1);
    }

    #[test]
    fn a_delivery_under_way_is_not_taken_twice() {
        let (mut outbox, _) = outbox();
        assert_eq!(outbox.take_due(at(0)).len(), 1);
        assert!(outbox.take_due(at(0)).is_empty());
    }
}
