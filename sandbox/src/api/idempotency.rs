//! `idempotency-key`: the first answer to a key is the answer to every request with it, for a day; xendit-api.md 8.
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use axum::http::{HeaderMap, StatusCode};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::http::problem::{Problem, Violation};

const LIFE: SignedDuration = SignedDuration::from_hours(24);
const LONGEST_KEY: usize = 100;

#[derive(Default)]
pub(crate) struct Answers {
    given: Mutex<HashMap<String, Given>>,
}

struct Given {
    at: Timestamp,
    asked: Value,
    answer: Value,
}

impl Answers {
    /// What a request with this key was answered before. A key that comes with another body is refused.
    pub(crate) fn given(&self, key: &str, asked: &Value, now: Timestamp) -> Result<Option<Value>, Problem> {
        let mut answers = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        answers.retain(|_, given| now.duration_since(given.at) < LIFE);
        match answers.get(key) {
            None => Ok(None),
            Some(given) if given.asked == *asked => Ok(Some(given.answer.clone())),
            // assumed: the code is that of Xendit's older APIs; this one documents none.
            Some(_) => Err(Problem::new(
                StatusCode::CONFLICT,
                "IDEMPOTENCY_ERROR",
                "The idempotency-key has been used before with a different request",
            )),
        }
    }

    pub(crate) fn keep(&self, key: String, asked: Value, answer: Value, now: Timestamp) {
        let mut answers = self.given.lock().unwrap_or_else(PoisonError::into_inner);
        answers.insert(key, Given { at: now, asked, answer });
    }

    pub(crate) fn forget(&self) {
        self.given.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// The key of a request that has one.
pub(crate) fn key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let broken = |rule: String| Problem::validation(vec![Violation::new("/headers/idempotency-key", rule)]);
    let key = value.to_str().map_err(|_| broken("must be string".into()))?;
    match key.len() {
        0 => Err(broken("must NOT have fewer than 1 characters".into())),
        1..=LONGEST_KEY => Ok(Some(key.into())),
        _ => Err(broken(format!("must NOT have more than {LONGEST_KEY} characters"))),
    }
}
