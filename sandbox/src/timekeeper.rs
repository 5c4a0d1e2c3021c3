//! Makes things happen when their time comes, without anybody asking: sessions expire, webhooks go out.
use std::sync::Arc;
use std::time::Duration;

use axum::http::header;
use jiff::Timestamp;

use crate::sandbox::{Sandbox, WebhookTarget};
use crate::webhooks::delivery::Delivery;
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
        let target = self.webhook_target();
        let now = self.now();
        let mut world = self.world();
        if target.url.is_none() {
            world.outbox.hold_due(now);
        } else {
            for dispatch in world.outbox.take_due(now) {
                tokio::spawn(Arc::clone(self).deliver(target.clone(), dispatch));
            }
        }
        let next = [world.outbox.next_due(), world.next_expiry()].into_iter().flatten().min();
        next.map_or(LONGEST_NAP, |next| until(next, now).min(LONGEST_NAP))
    }

    async fn deliver(self: Arc<Self>, target: WebhookTarget, dispatch: Dispatch) {
        let Some(url) = target.url else { return };
        let request = self
            .http
            .post(url)
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-callback-token", target.callback_token)
            .header("webhook-id", dispatch.id.as_ref())
            .body(dispatch.body.to_string());
        let delivery = match request.send().await {
            Ok(response) => Delivery::Answered(response.status().as_u16()),
            Err(error) if error.is_timeout() => Delivery::Unanswered("no answer in time".into()),
            Err(error) if error.is_connect() => Delivery::Unanswered("cannot connect".into()),
            Err(_) => Delivery::Unanswered("connection broken".into()),
        };
        self.world().outbox.record(&dispatch.id, delivery, self.now(), self.config.speed);
        self.bell.notify_one();
    }
}

fn until(next: Timestamp, now: Timestamp) -> Duration {
    // A millisecond more, so that waking up is never just too early.
    Duration::try_from(next.duration_since(now)).unwrap_or_default() + Duration::from_millis(1)
}
