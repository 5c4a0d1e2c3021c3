//! What Xendit tells the store behind the shopper's back: `POST /webhooks/xendit`. The only thing that marks an order paid.
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;
use serde_json::Value;
use subtle::ConstantTimeEq;

use crate::order::{Change, OrderId};
use crate::rupiah::Rupiah;
use crate::store::Store;

/// The token Xendit's dashboard shows, which every webhook carries.
#[derive(Clone)]
pub struct CallbackToken(String);

impl CallbackToken {
    /// Takes the token; an empty one would let everybody in and is none.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(text.trim()).filter(|token| !token.is_empty()).map(|token| Self(token.to_owned()))
    }

    // Takes as long for a nearly right token as for a wrong one, so that it cannot be guessed letter by letter.
    fn admits(&self, headers: &HeaderMap) -> bool {
        headers.get("x-callback-token").is_some_and(|given| given.as_bytes().ct_eq(self.0.as_bytes()).into())
    }
}

impl std::fmt::Debug for CallbackToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CallbackToken(…)")
    }
}

// xendit: the dashboard's "Test & Save" sample has other members than a real webhook, so nothing but `event` is relied on
#[derive(Deserialize)]
struct Webhook {
    event: String,
    #[serde(default)]
    data: SessionNews,
}

#[derive(Default, Deserialize)]
struct SessionNews {
    reference_id: Option<OrderId>,
    amount: Option<Value>,
    currency: Option<String>,
}

impl SessionNews {
    fn rupiah(&self) -> Option<Rupiah> {
        let amount = self.amount.as_ref().and_then(Value::as_u64);
        amount.filter(|_| self.currency.as_deref() == Some("IDR")).map(Rupiah)
    }
}

pub(crate) async fn receive(State(store): State<Arc<Store>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    if !store.callback_token.as_ref().is_some_and(|token| token.admits(&headers)) {
        return StatusCode::UNAUTHORIZED;
    }
    let Ok(Webhook { event, data }) = serde_json::from_slice(&body) else { return StatusCode::BAD_REQUEST };
    let mut orders = store.orders();
    let webhook_id = headers.get("webhook-id").and_then(|id| id.to_str().ok());
    if webhook_id.is_some_and(|id| !orders.hear(id)) {
        return StatusCode::OK;
    }
    let Some(id) = &data.reference_id else { return StatusCode::OK };
    let change = match event.as_str() {
        "payment_session.completed" => {
            data.rupiah().map_or(Change::Unrelated, |paid| orders.complete(id, paid))
        }
        "payment_session.expired" => orders.expire(id),
        // Single attempts (payment.failure, payment.capture…) do not decide an order, its session does.
        _ => Change::None,
    };
    match change {
        Change::Became(status) => eprintln!("order {}: {}", id.short(), status.word()),
        Change::Unrelated => eprintln!("webhook {event}: not about an order of this store"),
        Change::None => {}
    }
    // Anything but 2xx would only be delivered again.
    StatusCode::OK
}
