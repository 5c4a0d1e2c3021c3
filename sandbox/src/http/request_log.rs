//! What was asked and answered: a line on stderr for each request, and the last of them to look at. Never a body,
//! never a key.
use std::collections::VecDeque;
use std::fmt::Write as _;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use jiff::Timestamp;
use serde_json::Value;

use crate::clock::{Clock, iso};
use crate::http::members::Members;

/// Enough to see how a checkout went.
const KEPT: usize = 500;

pub(crate) struct RequestLog {
    clock: Arc<Clock>,
    last: Mutex<VecDeque<Answered>>,
}

/// Says in a response's extensions which session it was about, where the path does not.
#[derive(Clone)]
pub(crate) struct About(pub(crate) String);

struct Answered {
    at: Timestamp,
    method: String,
    path: String,
    status: u16,
    milliseconds: u64,
    about: Option<About>,
}

pub(crate) async fn log(State(log): State<Arc<RequestLog>>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().to_string(), without_keys(request.uri().path()));
    let (at, begun) = (log.clock.now(), Instant::now());
    let response = next.run(request).await;
    let is_control = path.starts_with("/_sandbox");
    // Looking changes nothing, and the control page looks all the time.
    if is_control && method == "GET" {
        return response;
    }
    let status = response.status().as_u16();
    eprintln!("{method} {path} {status}");
    if !is_control {
        let milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        let about = response.extensions().get::<About>().cloned();
        log.keep(Answered { at, method, path, status, milliseconds, about });
    }
    response
}

impl RequestLog {
    pub(crate) fn new(clock: Arc<Clock>) -> Self {
        Self { clock, last: Mutex::default() }
    }

    fn keep(&self, answered: Answered) {
        let mut last = self.last();
        if last.len() == KEPT {
            last.pop_front();
        }
        last.push_back(answered);
    }

    fn last(&self) -> MutexGuard<'_, VecDeque<Answered>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn clear(&self) {
        self.last().clear();
    }

    /// The newest, newest first.
    pub(crate) fn newest(&self, limit: usize) -> Value {
        self.last().iter().rev().take(limit).map(Answered::entry).collect()
    }

    /// Those that name one of these ids, oldest first.
    pub(crate) fn naming(&self, ids: &[&str]) -> Vec<Value> {
        self.last().iter().filter(|answered| answered.names(ids)).map(Answered::entry).collect()
    }
}

impl Answered {
    fn names(&self, ids: &[&str]) -> bool {
        let about = self.about.as_ref().map(|About(id)| id.as_str());
        ids.iter().any(|id| about == Some(id) || self.path.contains(id))
    }

    fn entry(&self) -> Value {
        let mut entry = Members::default();
        entry.put("at", iso(self.at));
        entry.put("method", &self.method);
        entry.put("path", &self.path);
        entry.put("status", self.status);
        entry.put("milliseconds", self.milliseconds);
        entry.put_some("payment_session_id", self.about.as_ref().map(|About(id)| id));
        entry.into()
    }
}

/// The path with session auth keys taken out: whoever reads the log must not be able to pay the session.
fn without_keys(path: &str) -> String {
    let mut shown = String::new();
    for part in path.split('/').skip(1) {
        let part = if part.starts_with("session-") { "session-…" } else { part };
        let _ = write!(shown, "/{part}");
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_auth_key_is_not_logged() {
        assert_eq!(without_keys("/api/sessions/session-0123abcd/poll"), "/api/sessions/session-…/poll");
        assert_eq!(without_keys("/sessions"), "/sessions");
    }

    #[test]
    fn only_the_last_are_kept() {
        let log = RequestLog::new(Arc::new(Clock::new(None)));
        for status in 0..600 {
            let (method, path) = ("GET".into(), "/sessions/ps-1".into());
            log.keep(Answered {
                at: Timestamp::UNIX_EPOCH,
                method,
                path,
                status,
                milliseconds: 0,
                about: None,
            });
        }
        assert_eq!(log.newest(1)[0]["status"], 599);
        assert_eq!(log.naming(&["ps-1"]).len(), KEPT);
        assert!(log.naming(&["ps-2"]).is_empty());
    }
}
