//! Where payment links lead: a page on an origin of its own, with this project's own checkout in it.
use std::sync::Arc;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use minijinja::context;
use tower_http::services::ServeDir;

use self::page::Page;
use crate::http::problem::Problem;
use crate::pages::{page, rendered, with_policy};
use crate::sandbox::Sandbox;
use crate::world::session::SessionStatus;
use crate::world::terms::Mode;

mod lines;
mod page;
mod words;

/// Without these the page cannot pay.
const NEEDED: [&str; 3] = ["index.min.js", "wasm/xendit.js", "wasm/xendit_bg.wasm"];

pub(crate) fn router(sandbox: Arc<Sandbox>) -> Router {
    let package = ServeDir::new(sandbox.package()).append_index_html_on_directories(false);
    Router::new()
        .route("/sessions/{id}", get(show))
        .route("/hosted/{file}", get(file))
        .nest_service("/xendit-components-wasm", package)
        .fallback(nobody_knows)
        .with_state(sandbox)
}

async fn show(State(sandbox): State<Arc<Sandbox>>, Path(id): Path<String>) -> Response {
    let world = sandbox.world();
    // A session for a merchant's own page has no page here.
    let linked = |mode: &Mode| matches!(mode, Mode::PaymentLink { .. });
    let Some(session) = world.sessions.get(&id).filter(|session| linked(&session.terms.mode)) else {
        return unknown(&sandbox);
    };
    // Looked at each time: it may be built while the sandbox runs.
    let is_built = || NEEDED.iter().all(|name| sandbox.package().join(name).is_file());
    let (status, page) = match &session.status {
        // xendit: a session that has ended cannot be used again; what the link led to is gone for good.
        SessionStatus::Completed(_) => (StatusCode::GONE, Page::completed(session)),
        SessionStatus::Expired => (StatusCode::GONE, Page::expired(session)),
        SessionStatus::Canceled => (StatusCode::GONE, Page::canceled(session)),
        SessionStatus::Active | SessionStatus::Pending if is_built() => {
            (StatusCode::OK, Page::checkout(session, &sandbox.environment()))
        }
        SessionStatus::Active | SessionStatus::Pending => {
            (StatusCode::SERVICE_UNAVAILABLE, Page::unbuilt(sandbox.package()))
        }
    };
    answer(&sandbox, status, page)
}

async fn nobody_knows(State(sandbox): State<Arc<Sandbox>>) -> Response {
    unknown(&sandbox)
}

fn unknown(sandbox: &Sandbox) -> Response {
    answer(sandbox, StatusCode::NOT_FOUND, Page::unknown())
}

async fn file(Path(name): Path<String>) -> Result<Response, Problem> {
    match name.as_str() {
        "look.css" => page("look.css"),
        "page.css" | "page.js" | "icon.svg" => page(&format!("hosted/{name}")),
        _ => Err(Problem::not_found("There is no such file")),
    }
}

fn answer(sandbox: &Sandbox, status: StatusCode, page: Page) -> Response {
    let shown = rendered("hosted/page.html", context! { merchant => sandbox.merchant(), ..page.0 })
        .and_then(|page| with_policy(page, &policy(sandbox)));
    let headers = [(header::X_CONTENT_TYPE_OPTIONS, "nosniff")];
    shown.map(|page| (status, headers, page).into_response()).unwrap_or_else(IntoResponse::into_response)
}

/// What the root README tells merchants to send, with the sandbox's addresses in it.
fn policy(sandbox: &Sandbox) -> String {
    let (api, frames) = (&sandbox.config.api_origin, &sandbox.config.frame_origin);
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' {api}; \
         frame-src {frames}; img-src 'self' {api}; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
}
