//! Errors as Xendit words them: `error_code`, `message`, and where documented `errors` or `error_content`.
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

#[derive(Debug, Serialize)]
pub(crate) struct Problem {
    #[serde(skip)]
    status: StatusCode,
    error_code: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Violation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error_content: Option<ErrorContent>,
}

/// One broken rule of a request body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Violation {
    pub(crate) message: String,
    pub(crate) path: String,
}

/// What a shopper may read.
#[derive(Debug, Serialize)]
pub(crate) struct ErrorContent {
    title: &'static str,
    message_1: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    message_2: Option<&'static str>,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, error_code: &'static str, message: impl Into<String>) -> Self {
        Self { status, error_code, message: message.into(), errors: Vec::new(), error_content: None }
    }

    pub(crate) fn bad_request(error_code: &'static str, message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, error_code, message)
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "NOT_FOUND", message)
    }

    pub(crate) fn session_not_found() -> Self {
        Self::not_found("Session not found")
    }

    pub(crate) fn server_error() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "SERVER_ERROR",
            "Something unexpected happened. We are investigating this issue. Please try again later.",
        )
    }

    /// The documented answer to a body that breaks the schema: every violation, and all of them in one sentence.
    pub(crate) fn validation(violations: Vec<Violation>) -> Self {
        let sentence: Vec<String> = violations.iter().map(Violation::sentence).collect();
        Self { errors: violations, ..Self::bad_request("API_VALIDATION_ERROR", sentence.join(", ")) }
    }

    pub(crate) fn told_shopper(self, title: &'static str, message_1: &'static str) -> Self {
        Self { error_content: Some(ErrorContent { title, message_1, message_2: None }), ..self }
    }

    pub(crate) fn and(mut self, message_2: &'static str) -> Self {
        if let Some(content) = &mut self.error_content {
            content.message_2 = Some(message_2);
        }
        self
    }
}

impl Violation {
    pub(crate) fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { message: message.into(), path: path.into() }
    }

    // xendit: the sentence about a missing property names the object it is missing from, the entry's path the property.
    fn sentence(&self) -> String {
        let place =
            match (self.message.starts_with("must have required property"), self.path.rsplit_once('/')) {
                (true, Some((parent, _))) => parent,
                _ => &self.path,
            };
        format!("request{place} {}", self.message)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status, Json(self)).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_property_is_worded_as_the_documentation_words_it() {
        let violation = Violation::new("/body/session_type", "must have required property 'session_type'");
        let problem = serde_json::to_value(Problem::validation(vec![violation])).unwrap();
        assert_eq!(problem["message"], "request/body must have required property 'session_type'");
        assert_eq!(problem["errors"][0]["path"], "/body/session_type");
    }
}
