//! From a cart to a session's key: `POST /checkout`, and `POST /cards` for keeping a card.
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::cart::{self, CartError, WantedLine};
use crate::order::Purpose;
use crate::store::Store;
use crate::xendit::{ComponentsSdkKey, SessionError};

/// What the browser sends: ids and quantities.
#[derive(Debug, Deserialize)]
pub struct CheckoutRequest {
    cart: Vec<WantedLine>,
}

/// All the browser gets.
#[derive(Debug, Serialize)]
pub struct CheckoutReady {
    components_sdk_key: ComponentsSdkKey,
}

/// Why there is nothing to check out; the browser gets it as `{"error": "…"}`.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The request is not one.
    #[error("{}", .0.body_text())]
    Malformed(#[from] JsonRejection),
    /// The cart cannot be bought.
    #[error(transparent)]
    Cart(#[from] CartError),
    /// There is no session.
    #[error(transparent)]
    Session(#[from] SessionError),
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::Malformed(rejection) => rejection.status(),
            Self::Cart(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Session(error) => {
                eprintln!("checkout: {error}");
                StatusCode::BAD_GATEWAY
            }
        };
        (status, Json(json!({ "error": self.to_string() }))).into_response()
    }
}

pub(crate) async fn buy(
    State(store): State<Arc<Store>>,
    request: Result<Json<CheckoutRequest>, JsonRejection>,
) -> Result<Json<CheckoutReady>, Refusal> {
    let Json(CheckoutRequest { cart }) = request?;
    let lines = cart::price(&cart, &store.shelf)?;
    open(&store, Purpose::Buy(lines)).await
}

pub(crate) async fn save_card(State(store): State<Arc<Store>>) -> Result<Json<CheckoutReady>, Refusal> {
    open(&store, Purpose::SaveCard).await
}

async fn open(store: &Store, purpose: Purpose) -> Result<Json<CheckoutReady>, Refusal> {
    // The order stands before its session does: a webhook must never find nobody waiting for it.
    let order = store.orders().open(purpose);
    match store.xendit.create_session(&order, &store.origin).await {
        Ok(components_sdk_key) => Ok(Json(CheckoutReady { components_sdk_key })),
        Err(error) => {
            store.orders().withdraw(&order.id);
            Err(error.into())
        }
    }
}
