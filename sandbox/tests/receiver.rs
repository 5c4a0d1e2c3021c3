//! A merchant's webhook endpoint, on a real port, that answers as a test wants and hands on what it got.
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

#[derive(Clone, Copy)]
pub(crate) enum Reply {
    Status(u16),
    Hang,
}

pub(crate) struct Received {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

pub(crate) struct Receiver {
    pub(crate) url: String,
    received: UnboundedReceiver<Received>,
}

type Plan = (UnboundedSender<Received>, Arc<Mutex<VecDeque<Reply>>>);

impl Receiver {
    /// Gives `replies` in turn, then accepts everything.
    pub(crate) async fn replying(replies: &[Reply]) -> Self {
        Self::listening(TcpListener::bind("127.0.0.1:0").await.unwrap(), replies)
    }

    pub(crate) fn listening(listener: TcpListener, replies: &[Reply]) -> Self {
        let (sender, received) = unbounded_channel();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let plan: Plan = (sender, Arc::new(Mutex::new(replies.iter().copied().collect())));
        let router = Router::new().route("/hook", post(receive)).with_state(plan);
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { url, received }
    }

    pub(crate) async fn next(&mut self) -> Received {
        self.received.recv().await.unwrap()
    }

    /// The next `count` events, by name: their order is not promised.
    pub(crate) async fn events(&mut self, count: usize) -> Vec<(String, Value)> {
        let mut events = Vec::new();
        for _ in 0..count {
            let body = self.next().await.body;
            events.push((body["event"].as_str().unwrap().to_owned(), body));
        }
        events.sort_by(|(left, _), (right, _)| left.cmp(right));
        events
    }
}

async fn receive(State((sender, replies)): State<Plan>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let reply = replies.lock().unwrap().pop_front();
    let body = serde_json::from_slice(&body).unwrap();
    // The test may be over already.
    let _ = sender.send(Received { headers, body });
    match reply {
        None => StatusCode::OK,
        Some(Reply::Status(status)) => StatusCode::from_u16(status).unwrap(),
        Some(Reply::Hang) => std::future::pending().await,
    }
}
