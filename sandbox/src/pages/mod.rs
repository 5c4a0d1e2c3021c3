//! The frame origin: card fields, the pages of banks and wallets, the landing page they lead to, and their scripts.
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::middleware::from_fn_with_state;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use minijinja::Environment;
use rust_embed::{EmbeddedFile, RustEmbed};

use self::landing::About;
use crate::faults::spoiling;
use crate::http::answer::{no_such_method, no_such_path};
use crate::http::problem::Problem;
use crate::sandbox::Sandbox;
use crate::world::World;
use crate::world::action::Action;
use crate::world::attempt::{Attempt, AttemptId};
use crate::world::session::PaymentSession;

pub(crate) mod hosted;
mod landing;
mod pay;
mod three_ds;

#[derive(RustEmbed)]
#[folder = "pages/"]
#[include = "*.html"]
#[include = "*.css"]
#[include = "*.js"]
#[include = "*.svg"]
#[exclude = "tests/*"]
pub(crate) struct Pages;

pub(crate) fn router(sandbox: Arc<Sandbox>) -> Router {
    Router::new()
        .route("/components/{document}", get(document))
        .route("/components/pinning-keys.js", get(pinning_keys))
        .route("/components/card-field/{module}", get(module))
        .merge(three_ds::routes())
        .merge(pay::routes())
        // Before the layer, so that faults hold for it as well.
        .method_not_allowed_fallback(no_such_method)
        .layer(from_fn_with_state(Arc::clone(&sandbox), spoiling::apply))
        .with_state(sandbox)
}

async fn document(
    State(sandbox): State<Arc<Sandbox>>,
    Path(name): Path<String>,
    Query(about): Query<About>,
) -> Result<Response, Problem> {
    let versioned = |prefix: &str| name.starts_with(prefix) && name.ends_with(".html");
    if versioned("secure-iframe-") {
        let ancestors = ancestors(&sandbox.world(), about.session_id.as_deref());
        // Fonts may come from anywhere: the merchant names them in `appearance`.
        let policy = format!(
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src *; form-action 'none'; \
             frame-ancestors {ancestors}"
        );
        return with_policy(page("card-field.html")?, &policy);
    }
    if versioned("action-landing-iframe-") {
        return landing::document(&sandbox.world(), &about);
    }
    match name.as_str() {
        "card-field.js" | "card-field.css" | "action-landing.js" => page(&name),
        _ => Err(no_such_path().await),
    }
}

async fn module(Path(name): Path<String>) -> Result<Response, Problem> {
    if !name.ends_with(".js") {
        return Err(no_such_path().await);
    }
    page(&format!("card-field/{name}"))
}

async fn pinning_keys(State(sandbox): State<Arc<Sandbox>>) -> Response {
    let keys = serde_json::json!([sandbox.pinning_key.public_jwk()]);
    let headers =
        [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (headers, format!("// The keys this sandbox signs session keys with.\nexport default {keys};\n"))
        .into_response()
}

/// One of the files in `pages/`.
pub(crate) fn page(name: &str) -> Result<Response, Problem> {
    let EmbeddedFile { data, .. } =
        Pages::get(name).ok_or_else(|| Problem::not_found("There is no such page"))?;
    let content_type = match name.rsplit_once('.') {
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "svg")) => "image/svg+xml",
        _ => "text/html; charset=utf-8",
    };
    // Long enough for three card fields to share their scripts, short enough to see an edit at once.
    let kept = if content_type.starts_with("text/html") { "no-cache" } else { "max-age=10" };
    let headers = [
        (header::CONTENT_TYPE, content_type),
        (header::CACHE_CONTROL, kept),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    Ok((headers, data.into_owned()).into_response())
}

/// The page on which the shopper, or whoever plays the shopper, decides an attempt. Apps that were told by push have one,
/// too: it stands for the phone.
pub(crate) fn of_attempt(attempt: &Attempt, id: &AttemptId, frames: &str) -> Option<String> {
    let page = match attempt.action()? {
        Action::ThreeDs => "3ds",
        Action::Redirect { .. } | Action::Deeplink | Action::PushNotification => "pay",
        Action::QrString(_) | Action::VirtualAccountNumber(_) | Action::PaymentCode(_) => return None,
    };
    Some(format!("{frames}/{page}/{}", id.as_ref()))
}

/// One of the templates in `pages/`, filled in. Never kept: it is about one payment at one time.
fn rendered(name: &'static str, with: minijinja::Value) -> Result<Response, Problem> {
    let file = Pages::get(name).ok_or_else(Problem::server_error)?;
    let template = std::str::from_utf8(&file.data).map_err(|_| Problem::server_error())?;
    // The name ends in .html: that is what turns escaping on.
    let html = Environment::new().render_named_str(name, template, with);
    let html = html.map_err(|_| Problem::server_error())?;
    let headers = [(header::CACHE_CONTROL, "no-store"), (header::REFERRER_POLICY, "no-referrer")];
    Ok((headers, Html(html)).into_response())
}

/// The policy of pages that hold a form.
pub(crate) fn page_policy(ancestors: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; frame-ancestors {ancestors}"
    )
}

pub(crate) fn with_policy(mut response: Response, policy: &str) -> Result<Response, Problem> {
    let policy = HeaderValue::from_str(policy).map_err(|_| Problem::server_error())?;
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    Ok(response)
}

/// Who may frame a page: the named session's origins. When the URL names none, its parameters may be in the fragment,
/// which never reaches a server: then the origins of all living sessions.
fn ancestors(world: &World, session_id: Option<&str>) -> String {
    let mut origins: Vec<&str> = match session_id {
        Some(id) => {
            let session = world.sessions.get(&id);
            session.map(PaymentSession::origins).unwrap_or_default()
        }
        None => world.origins().collect(),
    };
    origins.sort_unstable();
    origins.dedup();
    if origins.is_empty() { "'none'".into() } else { origins.join(" ") }
}
