//! Puts the two origins together: the API's, and that of frames and pages.
use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, map_response};

use crate::channels::logos;
use crate::http::answer::{in_xendits_shape, no_such_method, no_such_path};
use crate::http::request_log;
use crate::sandbox::Sandbox;
use crate::{api, controls, gateway, pages};

pub(crate) fn api_origin(sandbox: &Arc<Sandbox>) -> Router {
    let routes = Router::new()
        .merge(api::router(Arc::clone(sandbox)))
        .merge(gateway::router(Arc::clone(sandbox)))
        .merge(controls::router(Arc::clone(sandbox)))
        .merge(logos::router(Arc::clone(&sandbox.catalogue)));
    answering_alike(routes)
}

pub(crate) fn frame_origin(sandbox: &Arc<Sandbox>) -> Router {
    let routes = pages::router(Arc::clone(sandbox)).merge(logos::router(Arc::clone(&sandbox.catalogue)));
    answering_alike(routes)
}

/// What holds on both origins: Xendit's shape for whatever is refused, and a line in the log.
fn answering_alike(routes: Router) -> Router {
    routes
        .fallback(no_such_path)
        .method_not_allowed_fallback(no_such_method)
        .layer(map_response(in_xendits_shape))
        .layer(from_fn(request_log::log))
}
