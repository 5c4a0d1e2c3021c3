//! `metadata` of a session and of its items.
use serde_json::Value;

use super::Asked;
use crate::api::metadata::{OF_THE_ERRORS, OF_THE_SCHEMA};
use crate::http::problem::Problem;
use crate::values::quirk::Quirk;

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
