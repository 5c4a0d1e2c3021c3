//! Makes requests go wrong as `POST /_sandbox/next` asked.
use std::sync::Arc;

use axum::Json;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};

use crate::faults::{FaultKind, spoil};
use crate::sandbox::Sandbox;

/// Marks a response that must never leave: the connection is closed instead.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dropped;

pub(crate) async fn apply(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
    // Preflights are not requests anybody wants to spoil: they would use the fault up.
    if request.method() == Method::OPTIONS {
        return next.run(request).await;
    }
    let fault = sandbox.faults().take(request.method(), request.uri().path());
    match fault {
        None => next.run(request).await,
        Some(FaultKind::Drop) => {
            let mut response = StatusCode::BAD_GATEWAY.into_response();
            response.extensions_mut().insert(Dropped);
            response
        }
        Some(FaultKind::Status { status, error_code, message }) => {
            let body = json!({
                "error_code": error_code.as_deref().unwrap_or("SERVER_ERROR"),
                "message": message.as_deref().unwrap_or(
                    "Something unexpected happened. We are investigating this issue. Please try again later."
                ),
            });
            (status_code(status), Json(body)).into_response()
        }
        Some(FaultKind::Html { status }) => {
            let page = "<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>";
            (status_code(status), Html(page)).into_response()
        }
        Some(fault @ FaultKind::Delay { .. }) => {
            if let Some(delay) = fault.delay() {
                tokio::time::sleep(delay).await;
            }
            next.run(request).await
        }
        Some(FaultKind::Unknown { field, value }) => {
            rewritten(next.run(request).await, &field, Some(value)).await
        }
        Some(FaultKind::Missing { field }) => rewritten(next.run(request).await, &field, None).await,
    }
}

fn status_code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

async fn rewritten(response: Response, field: &str, replacement: Option<Value>) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let Ok(mut json) = serde_json::from_slice::<Value>(&bytes) else {
        return Response::from_parts(parts, Body::from(bytes));
    };
    if !spoil(&mut json, field, replacement) {
        eprintln!("fault: the answer has no member {field}");
    }
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(json.to_string()))
}
