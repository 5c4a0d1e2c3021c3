//! Rate limits: a sliding minute for each endpoint and account, told in every answer; xendit-api.md 8.
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};

use crate::http::problem::Problem;
use crate::sandbox::Sandbox;

const WINDOW: SignedDuration = SignedDuration::from_mins(1);

/// What Xendit allows in test mode. Only told, unless the sandbox was started with a limit.
const DOCUMENTED_LIMIT: u32 = 60;

/// Requests of the last minute, by whose and which they were.
#[derive(Default)]
pub(crate) struct RateLimits {
    windows: Mutex<HashMap<(String, String), VecDeque<Timestamp>>>,
}

#[derive(Debug, PartialEq, Eq)]
struct Quota {
    remaining: u32,
    /// Until the oldest request of the window is forgotten.
    reset: SignedDuration,
    is_exceeded: bool,
}

impl RateLimits {
    fn count(&self, endpoint: (String, String), limit: u32, now: Timestamp) -> Quota {
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let window = windows.entry(endpoint).or_default();
        while window.front().is_some_and(|first| now.duration_since(*first) >= WINDOW) {
            window.pop_front();
        }
        let seen = |window: &VecDeque<Timestamp>| u32::try_from(window.len()).unwrap_or(u32::MAX);
        let is_exceeded = seen(window) >= limit;
        if !is_exceeded {
            window.push_back(now);
        }
        let first = window.front().copied().unwrap_or(now);
        Quota {
            remaining: limit.saturating_sub(seen(window)),
            reset: WINDOW - now.duration_since(first),
            is_exceeded,
        }
    }

    pub(crate) fn forget(&self) {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

pub(crate) async fn apply(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let account = request.headers().get("for-user-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
    let endpoint = (account.to_owned(), format!("{} {path}", request.method()));
    let limit = sandbox.config.rate_limit.unwrap_or(DOCUMENTED_LIMIT);
    let quota = sandbox.rate_limits.count(endpoint, limit, sandbox.now());
    let mut response = if quota.is_exceeded && sandbox.config.rate_limit.is_some() {
        let message = "You have exceeded the rate limit. Please try again later";
        Problem::new(StatusCode::TOO_MANY_REQUESTS, "RATE_LIMIT_EXCEEDED", message).into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    headers.insert("rate-limit-limit", HeaderValue::from(limit));
    headers.insert("rate-limit-remaining", HeaderValue::from(quota.remaining));
    // xendit: seconds, with a fraction of two digits.
    if let Ok(reset) = HeaderValue::from_str(&format!("{:.2}", quota.reset.as_secs_f64())) {
        headers.insert("rate-limit-reset", reset);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_of_the_last_minute_count_and_older_ones_do_not() {
        let limits = RateLimits::default();
        let count = |seconds: i64| {
            let at = Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds);
            let quota = limits.count((String::new(), "GET /".into()), 2, at);
            (quota.remaining, quota.reset.as_secs(), quota.is_exceeded)
        };
        assert_eq!(count(0), (1, 60, false));
        assert_eq!(count(30), (0, 30, false));
        assert_eq!(count(59), (0, 1, true));
        assert_eq!(count(60), (0, 30, false));
    }
}
