//! `GET poll`: where the session and one attempt stand; protocol.md B.5.
use std::sync::Arc;

use axum::extract::{Extension, Query, State};
use axum::response::Response;
use serde::Deserialize;

use crate::channels::action::illustrate;
use crate::channels::view as channels;
use crate::gateway::admission::Visit;
use crate::http::answer::fresh;
use crate::http::members::Members;
use crate::http::problem::Problem;
use crate::sandbox::Sandbox;
use crate::world::session::Completion;
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
    let api = &sandbox.config.api_origin;
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
        let mut shown = browser::attempt(&world, id, &sandbox.config.frame_origin);
        if let (Some(shown), Some(channel)) = (&mut shown, sandbox.channel_of(&world, id)) {
            illustrate(shown, channel, api);
        }
        view.put_some(browser::member(id), shown);
    }
    let succeeded = |done: &Completion| channels::succeeded(done.channel_code.as_str(), api);
    view.put_some("succeeded_channel", session.completion().map(succeeded));
    Ok(fresh(view.into()))
}
