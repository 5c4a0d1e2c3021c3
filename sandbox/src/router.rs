//! Puts the three origins together: the API's, that of frames and pages, and that of the hosted payment page.
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn_with_state, map_response};
use axum::response::{IntoResponse, Response};

use crate::channels::logos;
use crate::http::answer::{in_xendits_shape, no_such_method, no_such_path};
use crate::http::problem::Problem;
use crate::http::request_log;
use crate::pages::hosted;
use crate::sandbox::Sandbox;
use crate::{api, controls, gateway, pages};

pub(crate) fn api_origin(sandbox: &Arc<Sandbox>) -> Router {
    let routes = Router::new()
        .merge(api::router(Arc::clone(sandbox)))
        .merge(gateway::router(Arc::clone(sandbox)))
        .merge(controls::router(Arc::clone(sandbox)))
        .merge(logos::router(Arc::clone(&sandbox.catalogue)));
    answering_alike(sandbox, routes)
}

pub(crate) fn frame_origin(sandbox: &Arc<Sandbox>) -> Router {
    let routes = pages::router(Arc::clone(sandbox)).merge(logos::router(Arc::clone(&sandbox.catalogue)));
    answering_alike(sandbox, routes)
}

pub(crate) fn checkout_origin(sandbox: &Arc<Sandbox>) -> Router {
    // What it refuses, it refuses with a page.
    watched(sandbox, hosted::router(Arc::clone(sandbox)))
}

/// For programs: Xendit's shape for whatever is refused.
fn answering_alike(sandbox: &Arc<Sandbox>, routes: Router) -> Router {
    let routes = routes
        .fallback(no_such_path)
        .method_not_allowed_fallback(no_such_method)
        .layer(map_response(in_xendits_shape));
    watched(sandbox, routes)
}

/// What holds on all origins: nothing is told that is not kept, and a line in the log.
fn watched(sandbox: &Arc<Sandbox>, routes: Router) -> Router {
    routes
        .layer(from_fn_with_state(Arc::clone(sandbox), tell_only_what_is_kept))
        .layer(from_fn_with_state(Arc::clone(&sandbox.requests), request_log::log))
}

/// While the data file cannot be written, nobody is told that anything was done.
async fn tell_only_what_is_kept(
    State(sandbox): State<Arc<Sandbox>>,
    request: Request,
    next: Next,
) -> Response {
    let response = next.run(request).await;
    if !sandbox.keeper.is_behind() {
        return response;
    }
    let message = "The sandbox cannot write its data file; its log says why";
    Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "SERVER_ERROR", message).into_response()
}
