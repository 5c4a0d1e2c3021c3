//! Makes things happen when their time comes, without anybody asking: sessions expire, webhooks go out.
use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderValue, header};
use jiff::Timestamp;

use crate::sandbox::Sandbox;
use crate::webhooks::delivery::{Delivery, Silence};
use crate::webhooks::outbox::Dispatch;

/// Looked at again after this long at the latest, so that a clock set by the system is noticed.
const LONGEST_NAP: Duration = Duration::from_secs(60);

impl Sandbox {
    /// Runs for ever: sends each webhook when it is due and expires each session in its time.
    pub async fn keep_time(self: Arc<Self>) {
        loop {
            let rung = self.bell.notified();
            let nap = self.send_due();
            tokio::select! {
                () = rung => {}
                () = tokio::time::sleep(nap) => {}
            }
        }
    }

    /// Starts what is due and says how long there is nothing to do.
    fn send_due(self: &Arc<Self>) -> Duration {
        let targets = self.targets();
        let now = self.now();
        let mut world = self.world();
        let due = world.outbox.take_due(&targets, now);
        let next = [world.outbox.next_due(), world.next_expiry()].into_iter().flatten().min();
        drop(world);
        if !due.is_empty() {
            tokio::spawn(Arc::clone(self).deliver(due, targets.callback_token));
        }
        next.map_or(LONGEST_NAP, |next| until(next, now).min(LONGEST_NAP))
    }

    /// One after another, so that the order is that of the events, or the one that was asked for.
    async fn deliver(self: Arc<Self>, due: Vec<Dispatch>, callback_token: HeaderValue) {
        for dispatch in due {
            let delivery = self.attempt(&dispatch, &callback_token).await;
            self.world().outbox.record(&dispatch, delivery, self.now(), self.config.speed);
            self.bell.notify_one();
        }
    }

    async fn attempt(&self, dispatch: &Dispatch, callback_token: &HeaderValue) -> Delivery {
        let request = self
            .http
            .post(dispatch.url.clone())
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-callback-token", callback_token)
            .header("webhook-id", dispatch.id.as_ref())
            .body(dispatch.body.clone());
        match request.send().await {
            Ok(response) => Delivery::Answered(response.status().as_u16()),
            Err(error) if error.is_timeout() => Delivery::Unanswered(Silence::TooLong),
            Err(error) if error.is_connect() => Delivery::Unanswered(Silence::NotThere),
            Err(_) => Delivery::Unanswered(Silence::Broken),
        }
    }
}

fn until(next: Timestamp, now: Timestamp) -> Duration {
    // A millisecond more, so that waking up is never just too early.
    Duration::try_from(next.duration_since(now)).unwrap_or_default() + Duration::from_millis(1)
}
