//! `GET poll`: where the session and one attempt stand; protocol.md B.5.
use std::sync::Arc;

use axum::extract::{Extension, Query, State};
use axum::response::Response;
use serde::Deserialize;

use crate::channels::cards;
use crate::gateway::admission::Visit;
use crate::http::answer::fresh;
use crate::http::members::Members;
use crate::http::problem::Problem;
use crate::sandbox::Sandbox;
use crate::world::view::browser;
use crate::world::view::session::for_browser;

#[derive(Deserialize)]
pub(super) struct Polled {
    token_request_id: Option<String>,
}

pub(super) async fn poll(
    State(sandbox): State<Arc<Sandbox>>,
    Extension(visit): Extension<Visit>,
    Query(polled): Query<Polled>,
) -> Result<Response, Problem> {
    let world = sandbox.world();
    let session = visit.session(&world)?;
    let attempt = match polled.token_request_id.as_deref().filter(|id| !id.is_empty()) {
        None => session.attempts.last(),
        Some(id) => {
            let attempt = world.attempt_by_token_request(id).filter(|id| session.attempts.contains(id));
            Some(attempt.ok_or_else(|| Problem::not_found("Token request not found"))?)
        }
    };
    let mut view = Members::default();
    view.put("session", for_browser(session));
    if let Some(id) = attempt {
        view.put_some(browser::member(id), browser::attempt(&world, id, &sandbox.config.frame_origin));
    }
    view.put_some(
        "succeeded_channel",
        session.completion().map(|_| cards::succeeded(&sandbox.config.api_origin)),
    );
    Ok(fresh(view.into()))
}
