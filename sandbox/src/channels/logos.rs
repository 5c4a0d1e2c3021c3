//! Logos of card brands, drawn for the sandbox, so that a page needs nothing from the network.
use axum::Router;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::http::problem::Problem;

#[derive(RustEmbed)]
#[folder = "logos/"]
#[include = "*.svg"]
struct Logos;

pub(crate) fn router() -> Router {
    Router::new().route("/logos/{name}", get(logo))
}

async fn logo(Path(name): Path<String>) -> Result<Response, Problem> {
    let EmbeddedFile { data, .. } =
        Logos::get(&name).ok_or_else(|| Problem::not_found("There is no such logo"))?;
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "max-age=3600"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'"),
    ];
    Ok((headers, data.into_owned()).into_response())
}
