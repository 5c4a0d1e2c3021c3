//! Limits on `metadata` of a session and of its items.
use serde_json::{Map, Value};

use super::Asked;
use crate::http::problem::Problem;
use crate::values::quirk::Quirk;

const LONGEST_KEY: usize = 40;

struct Limits {
    keys: usize,
    text: usize,
}

// xendit: its error texts and its schema disagree.
const OF_THE_ERRORS: Limits = Limits { keys: 20, text: 80 };
const OF_THE_SCHEMA: Limits = Limits { keys: 50, text: 500 };

pub(super) fn check(asked: Asked<'_>) -> Result<(), Problem> {
    let limits = if asked.is_read(Quirk::SchemaMetadata) { OF_THE_SCHEMA } else { OF_THE_ERRORS };
    if let Some(Value::Object(members)) = asked.body.get("metadata") {
        limits.admit(members).map_err(|message| Problem::bad_request("INVALID_METADATA", message))?;
    }
    for members in asked.list("/items").into_iter().flatten().filter_map(|item| item.get("metadata")) {
        if let Value::Object(members) = members {
            limits
                .admit(members)
                .map_err(|message| Problem::bad_request("INVALID_ITEM_METADATA", message))?;
        }
    }
    Ok(())
}

impl Limits {
    fn admit(&self, members: &Map<String, Value>) -> Result<(), String> {
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
