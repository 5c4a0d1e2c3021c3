//! Stands in for Xendit's API: answers what it is told to, and remembers what it was asked.
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// One request that reached it.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

struct Desk {
    answer: (StatusCode, String),
    asked: Mutex<Vec<Asked>>,
}

/// A running stand-in.
pub(crate) struct StandIn {
    pub(crate) address: String,
    desk: Arc<Desk>,
}

impl StandIn {
    /// Opens every session it is asked for.
    pub(crate) async fn obliging() -> Self {
        Self::answering(StatusCode::CREATED, &session().to_string()).await
    }

    /// Answers everything but the environment with this.
    pub(crate) async fn answering(status: StatusCode, body: &str) -> Self {
        let desk = Arc::new(Desk { answer: (status, body.to_owned()), asked: Mutex::default() });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let router = Router::new().fallback(answer).with_state(Arc::clone(&desk));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, desk }
    }

    /// The requests for sessions, in order.
    pub(crate) fn sessions(&self) -> Vec<Asked> {
        self.asked("/sessions")
    }

    /// The requests to a path, in order.
    pub(crate) fn asked(&self, path: &str) -> Vec<Asked> {
        let asked = self.desk.asked.lock().unwrap();
        asked.iter().filter(|asked| asked.path == path).cloned().collect()
    }
}

async fn answer(State(desk): State<Arc<Desk>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let bytes = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    let body = serde_json::from_slice(&bytes).unwrap_or_default();
    let path = parts.uri.path().to_owned();
    desk.asked.lock().unwrap().push(Asked { path: path.clone(), headers: parts.headers, body });
    if path == "/_sandbox/environment" {
        return axum::Json(environment()).into_response();
    }
    let (status, body) = desk.answer.clone();
    (status, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

pub(crate) fn environment() -> Value {
    json!({
        "gatewayUrl": "http://127.0.0.1:4242",
        "frameUrl": "http://127.0.0.1:4243/components/secure-iframe-v0.0.24.html",
        "pinningKeys": [],
    })
}

fn session() -> Value {
    json!({
        "payment_session_id": "ps-69649592c951f34f173f803a",
        "status": "ACTIVE",
        "business_id": "62440e322008e87fb29c1fd0",
        "components_sdk_key": "session-key-of-the-stand-in",
    })
}
