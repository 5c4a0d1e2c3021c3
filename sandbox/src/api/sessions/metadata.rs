//! Limits on `metadata` of a session and of its items.
// xendit: its schema (50 keys, values of 500) and its error texts disagree; these are the stricter ones, of the texts.
use serde_json::{Map, Value};

use crate::http::problem::Problem;

pub(crate) fn check(body: &Value) -> Result<(), Problem> {
    if let Some(Value::Object(members)) = body.get("metadata") {
        limits(members).map_err(|message| Problem::bad_request("INVALID_METADATA", message))?;
    }
    let items = body.get("items").and_then(Value::as_array).into_iter().flatten();
    for members in items.filter_map(|item| item.get("metadata")).filter_map(Value::as_object) {
        limits(members).map_err(|message| Problem::bad_request("INVALID_ITEM_METADATA", message))?;
    }
    Ok(())
}

fn limits(members: &Map<String, Value>) -> Result<(), &'static str> {
    if members.len() > 20 {
        return Err("Metadata must have at most 20 keys");
    }
    if members.keys().any(|key| key.chars().count() > 40) {
        return Err("Metadata key must have at most 40 characters");
    }
    let too_long = |value: &Value| value.as_str().is_some_and(|text| text.chars().count() > 80);
    if members.values().any(too_long) {
        return Err("Metadata value must have at most 80 characters");
    }
    Ok(())
}
