//! Basic auth as Xendit's API has it: the secret key as user name, no password. Test keys only.
use axum::http::{HeaderMap, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::http::problem::Problem;

pub(crate) fn authorize(headers: &HeaderMap) -> Result<(), Problem> {
    let user = user_name(headers);
    let user = user.as_deref().unwrap_or_default();
    if user.strip_prefix("xnd_development_").is_some_and(|rest| !rest.is_empty()) {
        return Ok(());
    }
    Err(Problem::new(
        StatusCode::UNAUTHORIZED,
        "INVALID_API_KEY",
        if user.starts_with("xnd_production_") {
            "This is a sandbox: it takes test keys (xnd_development_…) only. Never send it a production key"
        } else {
            "API key is not authorized for this API"
        },
    ))
}

fn user_name(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (user, password) = decoded.split_once(':')?;
    password.is_empty().then(|| user.to_owned())
}
