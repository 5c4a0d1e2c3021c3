//! Answers that every room gives alike.
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::http::problem::Problem;

pub(crate) async fn no_such_path() -> Problem {
    Problem::not_found("The requested resource was not found")
}

pub(crate) async fn no_such_method() -> Problem {
    Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "METHOD_NOT_ALLOWED",
        "The requested resource does not support this method",
    )
}

/// The documented answer when a session has already ended.
pub(crate) fn not_active(status: &str) -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "INVALID_SESSION_STATUS",
        format!("Session status is {status}, expecting ACTIVE"),
    )
}

/// JSON that no cache may keep.
pub(crate) fn fresh(value: Value) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(value)).into_response()
}

/// What axum refuses by itself (a path or query that cannot be decoded) it refuses in plain text; this rewords it.
pub(crate) async fn in_xendits_shape(response: Response) -> Response {
    let status = response.status();
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    if !status.is_client_error() || response.headers().get(header::CONTENT_TYPE) != Some(&plain) {
        return response;
    }
    let problem =
        Problem::new(status, "API_VALIDATION_ERROR", "The request could not be read").into_response();
    let (mut parts, _) = response.into_parts();
    let (of_problem, body) = problem.into_parts();
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.extend(of_problem.headers);
    Response::from_parts(parts, body)
}
