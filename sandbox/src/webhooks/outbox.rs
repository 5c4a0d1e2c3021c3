//! Webhooks waiting, sent and given up on; xendit-api.md 4.5.
use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::Value;
use serde_json::value::to_raw_value;

use crate::store::row::Row;
use crate::store::table::Table;
use crate::values::ids::{BusinessId, WebhookId};
use crate::webhooks::delivery::Delivery;
use crate::webhooks::event::Event;
use crate::webhooks::webhook::{State, Webhook};

/// One delivery to make now.
pub(crate) struct Dispatch {
    pub(crate) id: WebhookId,
    pub(crate) body: Value,
}

#[derive(Default)]
pub(crate) struct Outbox {
    webhooks: Table<Webhook>,
    /// The places of those waiting, soonest first.
    waiting: BTreeSet<(Timestamp, usize)>,
}

impl Outbox {
    /// As it was written down. What was being sent then is sent again: better twice than never.
    pub(crate) fn restored(webhooks: Vec<Webhook>) -> Self {
        let mut outbox = Self::default();
        for webhook in webhooks {
            let state = match webhook.state {
                State::Sending | State::SendingTwice => State::Waiting(webhook.created),
                state => state,
            };
            let place = outbox.webhooks.add(Webhook { state: State::Held, ..webhook });
            outbox.turn(place, state);
        }
        outbox
    }

    pub(crate) fn watch(&mut self) {
        self.webhooks.watch();
    }

    pub(crate) fn take_changes(&mut self, rows: &mut Vec<Row>) {
        self.webhooks.take_changes(rows);
    }

    pub(crate) fn add(
        &mut self,
        id: WebhookId,
        event: Event,
        business_id: BusinessId,
        data: &Value,
        at: Timestamp,
    ) {
        // A value that came from JSON can always be written as JSON.
        let Ok(data) = to_raw_value(data) else { return };
        let place = self.webhooks.add(Webhook {
            id,
            event,
            business_id,
            data,
            created: at,
            state: State::Held,
            first_try: None,
            retries: 0,
            tries: Vec::new(),
        });
        self.turn(place, State::Waiting(at));
    }

    /// Takes out everything that is due. What is taken is being sent until `record` says how it went.
    pub(crate) fn take_due(&mut self, now: Timestamp) -> Vec<Dispatch> {
        let mut dispatches = Vec::new();
        while let Some(place) = self.first_due(now) {
            self.turn(place, State::Sending);
            if let Some(webhook) = self.webhooks.at_mut(place) {
                webhook.first_try.get_or_insert(now);
                dispatches.push(Dispatch { id: webhook.id.clone(), body: webhook.body(now) });
            }
        }
        dispatches
    }

    /// Puts back what was due while there is nowhere to send it.
    pub(crate) fn hold_due(&mut self, now: Timestamp) {
        while let Some(place) = self.first_due(now) {
            self.turn(place, State::Held);
        }
    }

    pub(crate) fn record(&mut self, id: &WebhookId, delivery: Delivery, now: Timestamp, speed: u32) {
        // After a reset the webhook is gone. With a seed its id may be another's by now, which has not been sent yet.
        let is_sent = |webhook: &&mut Webhook| matches!(webhook.state, State::Sending | State::SendingTwice);
        let Some(place) = self.webhooks.place(id.as_ref()) else { return };
        let Some(webhook) = self.webhooks.at_mut(place).filter(is_sent) else { return };
        let next = webhook.after(delivery, now, speed);
        self.turn(place, next);
    }

    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        self.waiting.first().map(|(at, _)| *at)
    }

    /// Sends once more, now. False when there is no such webhook.
    pub(crate) fn resend(&mut self, id: &str, now: Timestamp) -> bool {
        let Some(place) = self.webhooks.place(id) else { return false };
        let next = self.webhooks.at_mut(place).map(|webhook| match webhook.state {
            State::Sending | State::SendingTwice => State::SendingTwice,
            _ => State::Waiting(now),
        });
        if let Some(next) = next {
            self.turn(place, next);
        }
        true
    }

    pub(crate) fn log(&self) -> Value {
        self.webhooks.iter().map(Webhook::entry).collect()
    }

    fn first_due(&self, now: Timestamp) -> Option<usize> {
        self.waiting.first().filter(|(at, _)| *at <= now).map(|(_, place)| *place)
    }

    fn turn(&mut self, place: usize, state: State) {
        let Some(webhook) = self.webhooks.at_mut(place) else { return };
        if let State::Waiting(at) = webhook.state {
            self.waiting.remove(&(at, place));
        }
        if let State::Waiting(at) = state {
            self.waiting.insert((at, place));
        }
        webhook.state = state;
    }
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;
    use serde_json::json;

    use super::*;
    use crate::values::ids::Ids;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
    }

    fn outbox() -> (Outbox, WebhookId) {
        let mut ids = Ids::new(Some(1));
        let (id, mut outbox) = (ids.webhook(), Outbox::default());
        outbox.add(id.clone(), Event::Captured, ids.business(), &json!({}), at(0));
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
        outbox.record(&id, Delivery::Unanswered("refused".into()), at(0), 15);
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
