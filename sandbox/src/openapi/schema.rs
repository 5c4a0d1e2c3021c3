//! The shapes bodies are checked against, as JSON Schema.
use serde_json::{Map, Value, json};

use crate::http::schema::{Presence, Shape};

pub(super) fn of_shape(shape: &Shape) -> Value {
    match shape {
        Shape::Text { min, max } => json!({ "type": "string", "minLength": min, "maxLength": max }),
        Shape::PhoneNumber => json!({ "type": "string", "pattern": r"^\+[0-9]{5,49}$" }),
        Shape::OneOf(words) => json!({ "type": "string", "enum": words }),
        Shape::Number => json!({ "type": "number" }),
        Shape::WholeNumber { min } => json!({ "type": "integer", "minimum": min }),
        Shape::Boolean => json!({ "type": "boolean" }),
        Shape::DateTime => json!({ "type": "string", "format": "date-time" }),
        Shape::Date => json!({ "type": "string", "format": "date" }),
        Shape::WebUrl => json!({ "type": "string", "format": "uri", "pattern": "^https?://" }),
        Shape::AnyObject => json!({ "type": "object" }),
        Shape::Nullable(inner) => json!({ "anyOf": [of_shape(inner), { "type": "null" }] }),
        Shape::List { of, min } => json!({ "type": "array", "items": of_shape(of), "minItems": min }),
        Shape::Object(fields) => {
            let mut properties = Map::new();
            let mut required = Vec::new();
            for field in *fields {
                let schema = match field.presence {
                    Presence::Forbidden => json!(false),
                    _ => of_shape(&field.shape),
                };
                properties.insert(field.name.into(), schema);
                if matches!(field.presence, Presence::Required) {
                    required.push(field.name);
                }
            }
            json!({ "type": "object", "properties": properties, "required": required })
        }
    }
}

/// A form with one field that holds the JSON.
pub(super) fn in_a_form(shape: &Shape) -> Value {
    json!({
        "type": "object",
        "required": ["payload"],
        "properties": {
            "payload": {
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": of_shape(shape),
            },
        },
    })
}
