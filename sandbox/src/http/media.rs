//! What kinds of body are understood. Others are refused before anybody guesses at them.
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::http::problem::Problem;

pub(crate) const JSON: &str = "application/json";
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// For routes that take JSON only.
pub(crate) async fn only_json(request: Request, next: Next) -> Response {
    if request.method() == Method::POST
        && let Err(problem) = understood(request.headers(), &[JSON])
    {
        return problem.into_response();
    }
    next.run(request).await
}

/// Whether a body is one of these, plain and in UTF-8. One that does not say what it is is taken for JSON.
// assumed: status and sentence are those of the validator Xendit's other sentences come from.
pub(crate) fn understood(headers: &HeaderMap, kinds: &[&str]) -> Result<(), Problem> {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let refused = |what: &str| {
        let message = format!("unsupported media type {what}");
        Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", message))
    };
    if let Some(encoding) = text(header::CONTENT_ENCODING).filter(|encoding| *encoding != "identity") {
        return refused(encoding);
    }
    let Some(content_type) = text(header::CONTENT_TYPE) else { return Ok(()) };
    let (kind, parameters) = content_type.split_once(';').unwrap_or((content_type, ""));
    let charset = parameters.to_lowercase();
    let charset = charset.split_once("charset=").map(|(_, charset)| charset.trim_matches(['"', ' ']));
    let is_known = kinds.iter().any(|known| kind.trim().eq_ignore_ascii_case(known));
    if is_known && charset.is_none_or(|charset| charset == "utf-8") { Ok(()) } else { refused(content_type) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_understood(name: HeaderName, value: &str) -> bool {
        let headers = HeaderMap::from_iter([(name, value.parse().unwrap())]);
        understood(&headers, &[JSON]).is_ok()
    }

    #[test]
    fn json_is_understood_however_it_is_spelled() {
        assert!(understood(&HeaderMap::new(), &[JSON]).is_ok());
        for spelling in
            ["application/json", "Application/JSON; charset=UTF-8", "application/json;charset=\"utf-8\""]
        {
            assert!(is_understood(header::CONTENT_TYPE, spelling), "{spelling}");
        }
    }

    #[test]
    fn anything_else_is_not() {
        for spelling in ["text/plain", FORM, "application/json; charset=utf-16", "", "application/jsonp"] {
            assert!(!is_understood(header::CONTENT_TYPE, spelling), "{spelling}");
        }
        assert!(!is_understood(header::CONTENT_ENCODING, "gzip"));
        assert!(is_understood(header::CONTENT_ENCODING, "identity"));
    }
}
