//! The theming page: checkouts that are looked at, not paid. There is none unless Xendit is played by a sandbox, because
//! it opens sessions for whoever asks, and turns them by the sandbox's controls.
use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use tower_http::services::ServeFile;
use uuid::Uuid;

use crate::checkout::Refusal;
use crate::pages;
use crate::store::Store;
use crate::xendit::CreatedSession;

/// Longer than a checkout waits.
const SILENCE_MS: u32 = 60_000;

/// More than a checkout asks while somebody looks at it.
const QUESTIONS: u32 = 1_000;

/// What is to be looked at.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Scene {
    /// A session with everything a shopper in Indonesia can pay with.
    Open,
    /// The same, whose gateway does not answer for a while.
    Silent,
    /// The same, in which paying takes a while.
    Busy,
    /// The same, whose gateway does not tell what becomes of a payment.
    Mute,
    /// The same, for more than most channels take.
    Costly,
    /// One to save a card in.
    Saving,
    /// One for a shopper in Thailand.
    Thailand,
    /// One in which a Malaysian company's payment waits for somebody to approve it.
    Approval,
}

/// How a session is to end.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum End {
    /// Somebody pays.
    Complete,
    /// Somebody tries to, in vain.
    Fail,
    /// Its time runs out.
    Expire,
    /// The merchant calls it off.
    Cancel,
}

#[derive(Debug, Deserialize)]
struct Wish {
    scene: Scene,
}

/// The page, its files, and what they ask for.
pub(crate) fn routes(store: &Store) -> Router<Arc<Store>> {
    let file = |name: &str| ServeFile::new(store.pages.folder().join(name));
    // Card fields are on another origin, and a font goes there only if it says that it may.
    let font = Router::new()
        .route_service("/till.woff2", file("art/till.woff2"))
        .layer(pages::header("access-control-allow-origin", "*"));
    Router::new()
        .route("/theming", get(page))
        .route("/theming/sessions", post(open))
        .route("/theming/sessions/{id}/{end}", post(finish))
        .route_service("/theming.js", file("theming.js"))
        .route_service("/knobs.js", file("knobs.js"))
        .route_service("/scenes.js", file("scenes.js"))
        .route_service("/theming.css", file("theming.css"))
        .merge(font)
}

async fn page(State(store): State<Arc<Store>>) -> Response {
    pages::with_checkout(&store, store.pages.theming()).await
}

async fn open(
    State(store): State<Arc<Store>>,
    wish: Result<Json<Wish>, JsonRejection>,
) -> Result<Json<Value>, Refusal> {
    let Json(Wish { scene }) = wish?;
    let CreatedSession { payment_session_id, components_sdk_key } =
        store.xendit.open_session(&session_request(scene, &store.origin)).await?;
    if let Some(fault) = fault(scene, components_sdk_key.session_auth_key()) {
        store.xendit.control("next", &fault).await?;
    }
    Ok(Json(json!({ "payment_session_id": payment_session_id, "components_sdk_key": components_sdk_key })))
}

async fn finish(
    State(store): State<Arc<Store>>,
    Path((id, end)): Path<(String, End)>,
) -> Result<StatusCode, Refusal> {
    let end = match end {
        End::Complete => "complete",
        End::Fail => "fail",
        End::Expire => "expire",
        End::Cancel => {
            store.xendit.cancel_session(&id).await?;
            return Ok(StatusCode::NO_CONTENT);
        }
    };
    store.xendit.control(&format!("sessions/{id}/{end}"), &json!({})).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What goes wrong in a scene.
fn fault(scene: Scene, session: &str) -> Option<Value> {
    let late = |path: &str| json!({ "path": path, "fault": "delay", "delay_ms": SILENCE_MS });
    match scene {
        Scene::Silent => Some(late(&format!("/api/sessions/{session}"))),
        Scene::Busy => Some(late("/api/sessions/payment_requests")),
        Scene::Mute => {
            let path = format!("/api/sessions/{session}/poll");
            Some(json!({ "path": path, "fault": "status", "times": QUESTIONS }))
        }
        Scene::Open | Scene::Costly | Scene::Saving | Scene::Thailand | Scene::Approval => None,
    }
}

fn session_request(scene: Scene, origin: &str) -> Value {
    let (amount, currency, country) = match scene {
        Scene::Open | Scene::Silent | Scene::Busy | Scene::Mute => (125_000, "IDR", "ID"),
        Scene::Costly => (25_000_000, "IDR", "ID"),
        Scene::Saving => (0, "IDR", "ID"),
        Scene::Thailand => (500, "THB", "TH"),
        Scene::Approval => (5_000, "MYR", "MY"),
    };
    let mut request = json!({
        "reference_id": format!("theming-{}", Uuid::new_v4().simple()),
        "session_type": "PAY",
        "mode": "COMPONENTS",
        "amount": amount,
        "currency": currency,
        "country": country,
        "locale": "en",
        "allow_save_payment_method": "OPTIONAL",
        "customer": {
            "reference_id": format!("theming_{}", Uuid::new_v4().simple()),
            "type": "INDIVIDUAL",
            "individual_detail": { "given_names": "Guest" },
        },
        "components_configuration": { "origins": [origin], "return_url": format!("{origin}/theming") },
    });
    if let (Scene::Saving, Some(members)) = (scene, request.as_object_mut()) {
        members.insert("session_type".to_owned(), json!("SAVE"));
        members.remove("allow_save_payment_method");
    }
    request
}
