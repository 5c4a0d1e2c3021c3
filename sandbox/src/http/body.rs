//! Reads request bodies, up to a limit, and words what is wrong with them.
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, StatusCode, header};
use serde_json::{Map, Value};

use crate::http::media::FORM;
use crate::http::problem::Problem;

/// Far more than any request needs.
const LIMIT: usize = 1024 * 1024;

pub(crate) async fn read(body: Body) -> Result<Bytes, Problem> {
    to_bytes(body, LIMIT).await.map_err(|_| {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "REQUEST_TOO_LARGE", "request body must be at most 1 MiB")
    })
}

pub(crate) async fn read_json(body: Body) -> Result<Value, Problem> {
    json(&read(body).await?)
}

/// For requests whose body may be left out: then it is an empty object.
pub(crate) async fn read_json_or_nothing(body: Body) -> Result<Value, Problem> {
    let bytes = read(body).await?;
    if bytes.is_empty() { Ok(Value::Object(Map::new())) } else { json(&bytes) }
}

pub(crate) fn json(bytes: &[u8]) -> Result<Value, Problem> {
    // The parser's own sentence is not passed on: it could repeat what the body held.
    serde_json::from_slice(bytes)
        .map_err(|_| Problem::bad_request("API_VALIDATION_ERROR", "request body must be valid JSON"))
}

/// A gateway body: JSON, or a form whose one field `payload` is JSON. Browsers send the form, mobile SDKs the JSON.
pub(crate) fn payload(headers: &HeaderMap, bytes: &[u8]) -> Result<Value, Problem> {
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let is_form = |kind: &str| kind.get(..FORM.len()).is_some_and(|kind| kind.eq_ignore_ascii_case(FORM));
    if !content_type.is_some_and(is_form) {
        return json(bytes);
    }
    let field = form_urlencoded::parse(bytes).find(|(name, _)| name == "payload");
    match field {
        Some((_, text)) => json(text.as_bytes()),
        None => {
            Err(Problem::bad_request("API_VALIDATION_ERROR", "request body must have a form field 'payload'"))
        }
    }
}
