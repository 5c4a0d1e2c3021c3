//! Who asks: Basic auth as Xendit's API has it (the secret key as user name, no password), and on whose behalf.
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::http::problem::{Problem, Violation};
use crate::sandbox::Sandbox;
use crate::values::ids::BusinessId;
use crate::world::World;

/// A business that may ask: the sandbox's own, or a sub-account it acts for. Each sees only what is its own.
pub(crate) struct Account {
    sub_account: Option<BusinessId>,
}

impl Account {
    pub(crate) fn business_id(&self, world: &World) -> BusinessId {
        self.sub_account.as_ref().unwrap_or(&world.business_id).clone()
    }

    pub(crate) fn owns(&self, world: &World, business_id: &BusinessId) -> bool {
        self.sub_account.as_ref().unwrap_or(&world.business_id) == business_id
    }
}

impl FromRequestParts<Arc<Sandbox>> for Account {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<Sandbox>) -> Result<Self, Problem> {
        authorize(&parts.headers)?;
        let Some(named) = parts.headers.get("for-user-id") else { return Ok(Self { sub_account: None }) };
        // assumed: what a sub-account's id looks like is not documented; those of businesses have 24 hex digits.
        let sub_account = named.to_str().ok().and_then(BusinessId::parse).ok_or_else(|| {
            Problem::validation(vec![Violation::new(
                "/headers/for-user-id",
                r#"must match pattern "^[0-9a-f]{24}$""#,
            )])
        })?;
        Ok(Self { sub_account: Some(sub_account) })
    }
}

fn authorize(headers: &HeaderMap) -> Result<(), Problem> {
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
