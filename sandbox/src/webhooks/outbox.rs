//! Webhooks in the order they happened, and which of them is due; xendit-api.md 4.5.
use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::Value;
use url::Url;

use crate::store::row::Row;
use crate::store::table::Table;
use crate::values::ids::{BusinessId, WebhookId};
use crate::webhooks::delivery::{Delivery, Source};
use crate::webhooks::event::Event;
use crate::webhooks::manner::{Manner, Order};
use crate::webhooks::target::Targets;
use crate::webhooks::webhook::{State, Webhook};

/// One delivery to make now.
pub(crate) struct Dispatch {
    pub(crate) id: WebhookId,
    pub(crate) url: Url,
    pub(crate) body: String,
}

#[derive(Default)]
pub(crate) struct Outbox {
    webhooks: Table<Webhook>,
    /// The places of those waiting, soonest first.
    waiting: BTreeSet<(Timestamp, usize)>,
    manner: Manner,
}

/// There is no webhook of that id.
pub(crate) struct NoSuchWebhook;

impl Outbox {
    /// As it was written down.
    pub(crate) fn restored(webhooks: Vec<Webhook>) -> Self {
        let mut outbox = Self::default();
        webhooks.into_iter().for_each(|webhook| outbox.push(webhook.taken_up()));
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
        now: Timestamp,
    ) {
        self.push(Webhook::of_event(id, event, business_id, data, now));
    }

    pub(crate) fn add_dashboard_sample(&mut self, id: WebhookId, now: Timestamp) {
        self.push(Webhook::dashboard_sample(id, now));
    }

    fn push(&mut self, webhook: Webhook) {
        let state = webhook.state;
        let place = self.webhooks.add(webhook);
        self.note(place, state);
    }

    fn note(&mut self, place: usize, state: State) {
        if let State::Waiting { at, .. } = state {
            self.waiting.insert((at, place));
        }
    }

    /// Changes one webhook and keeps track of when it is due.
    fn change(&mut self, place: usize, change: impl FnOnce(&mut Webhook)) {
        let Some(webhook) = self.webhooks.at_mut(place) else { return };
        if let State::Waiting { at, .. } = webhook.state {
            self.waiting.remove(&(at, place));
        }
        change(webhook);
        let state = webhook.state;
        self.note(place, state);
    }

    /// Takes out what is due, in the order it is to be sent one after another. What is taken is under way until
    /// `record` says how it went.
    pub(crate) fn take_due(&mut self, targets: &Targets, now: Timestamp) -> Vec<Dispatch> {
        let mut dispatches = Vec::new();
        while let Some(place) = self.first_due(now) {
            let manner = self.manner;
            self.change(place, |webhook| dispatches.extend(begin(webhook, manner, targets, now)));
        }
        if self.manner.order == Order::Reversed {
            dispatches.reverse();
        }
        dispatches
    }

    fn first_due(&self, now: Timestamp) -> Option<usize> {
        self.waiting.first().filter(|(at, _)| *at <= now).map(|(_, place)| *place)
    }

    /// Says how a delivery went. One from before a reset is of no interest any more.
    pub(crate) fn record(&mut self, sent: &Dispatch, delivery: Delivery, now: Timestamp, speed: u32) {
        if let Some(place) = self.webhooks.place(sent.id.as_ref()) {
            self.change(place, |webhook| webhook.ended(sent.url.as_str(), delivery, now, speed));
        }
    }

    pub(crate) fn next_due(&self) -> Option<Timestamp> {
        self.waiting.first().map(|(at, _)| *at)
    }

    /// Sends once more, now.
    pub(crate) fn resend(&mut self, id: &str, now: Timestamp) -> Result<(), NoSuchWebhook> {
        let place = self.webhooks.place(id).ok_or(NoSuchWebhook)?;
        self.change(place, |webhook| webhook.send_again(now));
        Ok(())
    }

    pub(crate) fn manner(&self) -> Manner {
        self.manner
    }

    /// What was held for somebody's hand goes out when the hand is taken away.
    pub(crate) fn set_manner(&mut self, manner: Manner, now: Timestamp) {
        self.manner = manner;
        if manner.order == Order::ByHand {
            return;
        }
        let is_held = |(_, webhook): &(usize, &Webhook)| webhook.state == State::HeldForHand;
        let held: Vec<usize> =
            (0..).zip(self.webhooks.iter()).filter(is_held).map(|(place, _)| place).collect();
        for place in held {
            self.change(place, |webhook| {
                webhook.state = State::Waiting { at: now, source: Source::Automatic }
            });
        }
    }

    #[cfg(test)]
    pub(crate) fn log(&self) -> Value {
        self.webhooks().map(Webhook::entry).collect()
    }

    /// Oldest first.
    pub(crate) fn webhooks(&self) -> impl DoubleEndedIterator<Item = &Webhook> {
        self.webhooks.iter()
    }
}

/// What has to be sent for a webhook that is due, if it may go out and has somewhere to go.
fn begin(webhook: &mut Webhook, manner: Manner, targets: &Targets, now: Timestamp) -> Option<Dispatch> {
    let State::Waiting { source, .. } = webhook.state else { return None };
    if source == Source::Automatic && manner.order == Order::ByHand {
        webhook.state = State::HeldForHand;
        return None;
    }
    let Some(url) = targets.url(webhook.topic()) else {
        webhook.state = State::HeldWithoutAddress;
        return None;
    };
    webhook.begin(source, manner.copies, now);
    Some(Dispatch { id: webhook.id.clone(), url: url.clone(), body: webhook.body(now) })
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use jiff::SignedDuration;
    use serde_json::json;

    use super::*;
    use crate::values::ids::Ids;
    use crate::webhooks::delivery::Silence;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minutes)
    }

    fn targets() -> Targets {
        Targets::new(&["http://shop.test/".parse().unwrap()], HeaderValue::from_static("token"))
    }

    fn holding(events: &[Event]) -> Outbox {
        let (mut ids, mut outbox) = (Ids::new(Some(1)), Outbox::default());
        for event in events {
            outbox.add(ids.webhook(), *event, ids.business(), &json!({}), at(0));
        }
        outbox
    }

    /// Takes what is due and answers it, as the receiver would.
    fn deliver(outbox: &mut Outbox, minutes: i64, delivery: Delivery, speed: u32) -> Vec<Dispatch> {
        let sent = outbox.take_due(&targets(), at(minutes));
        sent.iter().for_each(|sent| outbox.record(sent, delivery, at(minutes), speed));
        sent
    }

    fn told(sent: &[Dispatch]) -> Vec<String> {
        let event = |sent: &Dispatch| serde_json::from_str::<Value>(&sent.body).unwrap()["event"].clone();
        sent.iter().map(|sent| event(sent).as_str().unwrap().to_owned()).collect()
    }

    const OK: Delivery = Delivery::Answered(204);

    #[test]
    fn a_refused_delivery_is_retried_six_times_on_the_documented_schedule() {
        let mut outbox = holding(&[Event::Captured]);
        for minutes in [0, 15, 60, 180, 360, 720, 1440] {
            assert_eq!(outbox.next_due(), Some(at(minutes)));
            assert_eq!(deliver(&mut outbox, minutes, Delivery::Answered(500), 1).len(), 1);
        }
        assert_eq!(outbox.next_due(), None);
        let log = outbox.log();
        assert_eq!((&log[0]["state"], log[0]["attempts"].as_array().unwrap().len()), (&json!("given up"), 7));
    }

    #[test]
    fn speed_divides_the_schedule() {
        let mut outbox = holding(&[Event::Captured]);
        deliver(&mut outbox, 0, Delivery::Unanswered(Silence::NotThere), 15);
        assert_eq!(outbox.next_due(), Some(at(1)));
    }

    #[test]
    fn an_accepted_delivery_is_not_repeated_until_it_is_resent() {
        let mut outbox = holding(&[Event::Captured]);
        let first = deliver(&mut outbox, 0, OK, 1);
        assert!(deliver(&mut outbox, 100_000, OK, 1).is_empty());
        assert!(outbox.resend(first[0].id.as_ref(), at(5)).is_ok());
        assert_eq!(deliver(&mut outbox, 5, OK, 1)[0].id, first[0].id);
        let sources: Vec<Value> = outbox.log()[0]["attempts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|each| each["source"].clone())
            .collect();
        assert_eq!(sources, ["automatic", "resend"]);
    }

    #[test]
    fn one_that_was_given_up_can_be_resent() {
        let mut outbox = holding(&[Event::Captured]);
        let id = outbox.take_due(&targets(), at(0)).remove(0).id;
        outbox.change(0, |webhook| webhook.state = State::GivenUp);
        assert!(outbox.resend(id.as_ref(), at(9)).is_ok());
        assert_eq!(deliver(&mut outbox, 9, OK, 1).len(), 1);
        assert_eq!(outbox.log()[0]["state"], "delivered");
    }

    #[test]
    fn one_under_way_is_not_taken_twice_but_can_be_asked_for_again() {
        let mut outbox = holding(&[Event::Captured]);
        let sent = outbox.take_due(&targets(), at(0));
        assert!(outbox.take_due(&targets(), at(0)).is_empty());
        assert!(outbox.resend(sent[0].id.as_ref(), at(0)).is_ok());
        outbox.record(&sent[0], OK, at(0), 1);
        assert_eq!(deliver(&mut outbox, 0, OK, 1).len(), 1);
        assert_eq!(outbox.next_due(), None);
    }

    #[test]
    fn a_delivery_from_before_a_reset_says_nothing_of_what_came_after() {
        let before = holding(&[Event::Captured]).take_due(&targets(), at(0));
        let mut after = holding(&[Event::Captured]);
        after.record(&before[0], OK, at(0), 1);
        assert_eq!(after.take_due(&targets(), at(0)).len(), 1);
    }

    #[test]
    fn what_is_due_together_goes_out_as_it_happened_or_the_other_way_round() {
        let events = [Event::Captured, Event::SessionCompleted];
        let mut outbox = holding(&events);
        assert_eq!(
            told(&outbox.take_due(&targets(), at(0))),
            ["payment.capture", "payment_session.completed"]
        );
        let mut outbox = holding(&events);
        outbox.set_manner(Manner { order: Order::Reversed, copies: 1 }, at(0));
        assert_eq!(
            told(&outbox.take_due(&targets(), at(0))),
            ["payment_session.completed", "payment.capture"]
        );
    }

    #[test]
    fn a_copy_has_the_same_id() {
        let mut outbox = holding(&[Event::Captured]);
        outbox.set_manner(Manner { order: Order::AsTheyHappen, copies: 3 }, at(0));
        let ids: Vec<_> = (0..4).flat_map(|_| deliver(&mut outbox, 0, OK, 1)).map(|sent| sent.id).collect();
        assert_eq!(ids.len(), 3);
        assert!(ids.iter().all(|id| *id == ids[0]));
    }

    #[test]
    fn by_hand_nothing_goes_out_until_it_is_asked_for_or_the_hand_is_taken_away() {
        let mut outbox = holding(&[Event::Captured, Event::SessionCompleted]);
        outbox.set_manner(Manner { order: Order::ByHand, copies: 1 }, at(0));
        assert!(outbox.take_due(&targets(), at(0)).is_empty());
        assert_eq!(outbox.next_due(), None);
        let second = outbox.log()[1]["id"].as_str().unwrap().to_owned();
        assert!(outbox.resend(&second, at(1)).is_ok());
        assert_eq!(told(&deliver(&mut outbox, 1, OK, 1)), ["payment_session.completed"]);
        outbox.set_manner(Manner::default(), at(2));
        assert_eq!(told(&deliver(&mut outbox, 2, OK, 1)), ["payment.capture"]);
    }

    #[test]
    fn without_an_address_it_is_held_until_it_is_resent() {
        let mut outbox = holding(&[Event::Captured]);
        let nowhere = Targets::new(&[], HeaderValue::from_static("token"));
        assert!(outbox.take_due(&nowhere, at(0)).is_empty());
        assert_eq!(outbox.log()[0]["state"], "held: no webhook url");
        let id = outbox.log()[0]["id"].as_str().unwrap().to_owned();
        assert!(outbox.resend(&id, at(1)).is_ok());
        assert_eq!(deliver(&mut outbox, 1, OK, 1).len(), 1);
    }

    #[test]
    fn the_dashboards_sample_has_an_id_where_sessions_have_none() {
        let mut outbox = holding(&[]);
        outbox.add_dashboard_sample(Ids::new(None).webhook(), at(0));
        let body: Value = serde_json::from_str(&deliver(&mut outbox, 0, OK, 1)[0].body).unwrap();
        assert_eq!(body["data"]["id"], "ps-579c8d61f23fa4ca35e52da4");
        assert!(body["data"].get("payment_session_id").is_none());
        assert_eq!(body["created"], "2020-04-20T16:25:52Z");
    }
}
