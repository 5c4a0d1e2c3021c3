//! Faults on demand: what `POST /_sandbox/next` or a fault plan asked to go wrong with the next matching request.
use std::time::Duration;

use axum::http::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::faults::plan::FaultPlan;

pub(crate) mod plan;
pub(crate) mod spoiling;

/// Longer waits are indistinguishable from a dropped connection, and keep a test hanging.
const LONGEST_DELAY_MS: u64 = 10 * 60 * 1000;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Fault {
    /// Part of the path of the requests it is for.
    path: String,
    method: Option<String>,
    /// How many requests it spoils before it is gone.
    #[serde(default = "once")]
    times: u32,
    #[serde(flatten)]
    kind: FaultKind,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "lowercase")]
pub(crate) enum FaultKind {
    /// Answers with this status and Xendit's error shape.
    Status {
        #[serde(default = "server_error")]
        status: u16,
        error_code: Option<String>,
        message: Option<String>,
    },
    /// Waits, then answers as usual.
    Delay { delay_ms: u64 },
    /// Closes the connection without an answer.
    Drop,
    /// Answers with a web page.
    Html {
        #[serde(default = "bad_gateway")]
        status: u16,
    },
    /// Answers as usual, with one member replaced.
    Unknown {
        field: String,
        #[serde(default = "weird")]
        value: Value,
    },
    /// Answers as usual, without one member.
    Missing { field: String },
}

const fn once() -> u32 {
    1
}

const fn server_error() -> u16 {
    500
}

const fn bad_gateway() -> u16 {
    502
}

fn weird() -> Value {
    Value::String("WEIRD".into())
}

#[derive(Debug, Default)]
pub(crate) struct Faults {
    waiting: Vec<Fault>,
}

impl Fault {
    /// Reads what `POST /_sandbox/next` was sent, or says what is wrong with it.
    pub(crate) fn parse(body: Value) -> Result<Self, String> {
        let given: Vec<String> =
            body.as_object().into_iter().flat_map(|members| members.keys().cloned()).collect();
        let fault: Self = serde_json::from_value(body).map_err(|error| error.to_string())?;
        // Written out again it has every member it may have, so what is missing there was a typing mistake.
        let written = json!(fault);
        if let Some(unknown) = given.iter().find(|name| written.get(name.as_str()).is_none()) {
            let kind = written.get("fault").and_then(Value::as_str).unwrap_or_default();
            return Err(format!("a {kind} fault has no member {unknown:?}"));
        }
        if fault.times == 0 {
            return Err("times must be at least 1".into());
        }
        match fault.kind {
            FaultKind::Status { status, .. } | FaultKind::Html { status }
                if !(200..=599).contains(&status) =>
            {
                Err("status must be from 200 to 599".into())
            }
            FaultKind::Delay { delay_ms } if delay_ms > LONGEST_DELAY_MS => {
                Err(format!("delay_ms must be at most {LONGEST_DELAY_MS}"))
            }
            _ => Ok(fault),
        }
    }

    fn is_for(&self, method: &Method, path: &str) -> bool {
        path.contains(&self.path)
            && self.method.as_ref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(method.as_str()))
    }
}

impl Faults {
    pub(crate) fn planned(FaultPlan(faults): &FaultPlan) -> Self {
        Self { waiting: faults.clone() }
    }

    /// What still waits, in the words it was asked for in.
    pub(crate) fn view(&self) -> Value {
        json!(self.waiting)
    }

    pub(crate) fn clear(&mut self) {
        self.waiting.clear();
    }

    pub(crate) fn add(&mut self, fault: Fault) {
        self.waiting.push(fault);
    }

    pub(crate) fn take(&mut self, method: &Method, path: &str) -> Option<FaultKind> {
        let place = self.waiting.iter().position(|fault| fault.is_for(method, path))?;
        let fault = self.waiting.get_mut(place)?;
        fault.times -= 1;
        let kind = fault.kind.clone();
        self.waiting.retain(|fault| fault.times > 0);
        Some(kind)
    }
}

impl FaultKind {
    pub(crate) fn delay(&self) -> Option<Duration> {
        match self {
            Self::Delay { delay_ms } => Some(Duration::from_millis(*delay_ms)),
            _ => None,
        }
    }
}

/// Replaces or removes the member at a dotted path, "payment_request.actions.0.type". False when there is none.
pub(crate) fn spoil(body: &mut Value, field: &str, replacement: Option<Value>) -> bool {
    let (parent, name) = match field.rsplit_once('.') {
        Some((parent, name)) => (body.pointer_mut(&format!("/{}", parent.replace('.', "/"))), name),
        None => (Some(body), field),
    };
    match (parent, replacement) {
        (Some(Value::Object(members)), Some(value)) => members.insert(name.into(), value).is_some(),
        (Some(Value::Object(members)), None) => members.shift_remove(name).is_some(),
        (Some(Value::Array(entries)), replacement) => match name.parse::<usize>() {
            Ok(place) if place < entries.len() => {
                match (entries.get_mut(place), replacement) {
                    (Some(entry), Some(value)) => *entry = value,
                    _ => {
                        entries.remove(place);
                    }
                }
                true
            }
            _ => false,
        },
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_for_one_request_unless_told_otherwise() {
        let mut faults = Faults::default();
        faults.add(Fault::parse(json!({"path": "/poll", "fault": "drop"})).unwrap());
        faults.add(
            Fault::parse(json!({"path": "/poll", "method": "post", "times": 2, "fault": "drop"})).unwrap(),
        );
        assert!(faults.take(&Method::GET, "/api/sessions/x").is_none());
        assert!(faults.take(&Method::GET, "/api/sessions/x/poll").is_some());
        assert!(faults.take(&Method::GET, "/api/sessions/x/poll").is_none());
        assert!(
            faults.take(&Method::POST, "/poll").is_some() && faults.take(&Method::POST, "/poll").is_some()
        );
        assert!(faults.take(&Method::POST, "/poll").is_none());
    }

    #[test]
    fn a_fault_nobody_knows_is_refused() {
        for body in [
            json!({}),
            json!({"path": "/", "fault": "explode"}),
            json!({"path": "/", "fault": "status", "status": 99}),
            json!({"path": "/", "fault": "drop", "times": 0}),
        ] {
            assert!(Fault::parse(body).is_err());
        }
    }

    #[test]
    fn a_member_is_replaced_or_removed_wherever_it_is() {
        let mut body = json!({"session": {"status": "ACTIVE"}, "actions": [{"type": "A"}]});
        assert!(spoil(&mut body, "session.status", Some(json!("WEIRD"))));
        assert!(spoil(&mut body, "actions.0.type", None));
        assert!(!spoil(&mut body, "nowhere.at.all", None));
        assert_eq!(body, json!({"session": {"status": "WEIRD"}, "actions": [{}]}));
    }
}
