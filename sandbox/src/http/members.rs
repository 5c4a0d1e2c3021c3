//! JSON objects as Xendit writes them: absent members are left out, not null, and the order is kept.
use serde_json::{Map, Value, json};

/// A JSON object under construction.
#[derive(Default)]
pub(crate) struct Members(Map<String, Value>);

impl Members {
    pub(crate) fn put(&mut self, name: &str, value: impl serde::Serialize) {
        self.0.insert(name.into(), json!(value));
    }

    pub(crate) fn put_some(&mut self, name: &str, value: Option<impl serde::Serialize>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }
}

impl From<Members> for Value {
    fn from(members: Members) -> Self {
        Self::Object(members.0)
    }
}
