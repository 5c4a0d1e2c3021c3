//! How much `metadata` may hold.
use serde_json::{Map, Value};

const LONGEST_KEY: usize = 40;

pub(super) struct Limits {
    keys: usize,
    text: usize,
}

// xendit: its error texts and its schema disagree.
pub(super) const OF_THE_ERRORS: Limits = Limits { keys: 20, text: 80 };
pub(super) const OF_THE_SCHEMA: Limits = Limits { keys: 50, text: 500 };

impl Limits {
    pub(super) fn admit(&self, members: &Map<String, Value>) -> Result<(), String> {
        if members.len() > self.keys {
            return Err(format!("Metadata must have at most {} keys", self.keys));
        }
        if members.keys().any(|key| key.chars().count() > LONGEST_KEY) {
            return Err(format!("Metadata key must have at most {LONGEST_KEY} characters"));
        }
        for value in members.values() {
            match value {
                Value::String(text) if text.chars().count() <= self.text => {}
                Value::String(_) => {
                    return Err(format!("Metadata value must have at most {} characters", self.text));
                }
                // xendit: "each value must be a string".
                _ => return Err("Metadata value must be a string".into()),
            }
        }
        Ok(())
    }
}
