//! All that happened to one session, in order: its attempts, the requests about it, its webhooks and their deliveries.
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::clock::iso;
use crate::http::request_log::RequestLog;
use crate::world::World;
use crate::world::attempt::AttemptId;
use crate::world::session::PaymentSession;
use crate::world::view::browser;

pub(super) fn timeline(world: &World, session: &PaymentSession, requests: &RequestLog) -> Value {
    let mut moments = vec![json!({ "at": iso(session.created), "what": "session_created" })];
    let mut ids = vec![session.id.as_ref()];
    ids.extend(session.attempts.iter().map(AsRef::as_ref));
    for id in &session.attempts {
        moments.extend(of_attempt(world, id).into_iter().flatten());
    }
    for request in requests.naming(&ids) {
        moments.push(json!({ "at": request.get("at"), "what": "request", "request": request }));
    }
    for webhook in world.outbox.webhooks().filter(|webhook| webhook.mentions(&ids)) {
        moments.extend(of_webhook(&webhook.entry()));
    }
    if !session.is_open() {
        let ended =
            json!({ "at": iso(session.updated), "what": "session_ended", "status": session.status.code() });
        moments.push(ended);
    }
    // All of one length and in UTC, so that text is in the order of time; what happened at once stays in this order.
    let at = |moment: &Value| moment.get("at").and_then(Value::as_str).map(str::to_owned);
    moments.sort_by_cached_key(at);
    moments.into()
}

fn of_attempt(world: &World, id: &AttemptId) -> Option<Vec<Value>> {
    let attempt = world.attempt(id)?;
    let view = browser::attempt(world, id, "")?;
    let moment = |at: Timestamp, what: &str| json!({ "at": iso(at), "what": what, "id": id.as_ref(), "channel_code": view.get("channel_code") });
    let mut moments = vec![moment(attempt.created, "attempt_begun")];
    if !attempt.is_open() || attempt.updated != attempt.created {
        let mut turned = moment(attempt.updated, "attempt_turned");
        for name in ["status", "failure_code"] {
            if let (Some(value), Value::Object(turned)) = (view.get(name), &mut turned) {
                turned.insert(name.into(), value.clone());
            }
        }
        moments.push(turned);
    }
    Some(moments)
}

fn of_webhook(entry: &Value) -> Vec<Value> {
    let (id, event) = (entry.get("id"), entry.get("event"));
    let mut moments =
        vec![json!({ "at": entry.get("created"), "what": "webhook", "id": id, "event": event })];
    for delivery in entry.get("attempts").and_then(Value::as_array).into_iter().flatten() {
        moments.push(json!({
            "at": delivery.get("at"), "what": "delivery", "id": id, "event": event, "delivery": delivery,
        }));
    }
    moments
}
