//! `/customers`: those a merchant makes known before they pay.
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::api::auth::Account;
use crate::api::idempotency;
use crate::http::body::read_json;
use crate::http::problem::{Problem, Violation};
use crate::http::schema::violations;
use crate::sandbox::Sandbox;
use crate::world::view::customer::for_merchant;

pub(super) mod shape;

pub(crate) fn routes() -> Router<Arc<Sandbox>> {
    Router::new().route("/customers", post(create).get(find)).route("/customers/{id}", get(read))
}

async fn create(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    headers: HeaderMap,
    body: Body,
) -> Result<Json<Value>, Problem> {
    let key = idempotency::key(&headers)?;
    let body = read_json(body).await?;
    let now = sandbox.now();
    // Held until the answer is kept, so that two requests with one key are not both the first.
    let mut world = sandbox.world();
    let business_id = account.business_id(&world);
    let key = key.map(|key| format!("{} {key}", business_id.as_ref()));
    if let Some(key) = &key
        && let Some(given) = sandbox.answers.given(key, &body, now)?
    {
        return Ok(Json(given));
    }
    check(&body)?;
    let Value::Object(described) = &body else { return Err(Problem::server_error()) };
    let reference_id = described.get("reference_id").and_then(Value::as_str).unwrap_or_default();
    if world.customer_by_reference(reference_id).is_some() {
        return Err(Problem::new(
            StatusCode::CONFLICT,
            "DUPLICATE_ERROR",
            "The reference_id entered has been used before. Please enter a unique reference_id",
        ));
    }
    let id = world.add_customer(business_id, described.clone(), now);
    let answer = world.customers.get(&id).map(for_merchant).ok_or_else(Problem::server_error)?;
    if let Some(key) = key {
        sandbox.answers.keep(key, body, answer.clone(), now);
    }
    Ok(Json(answer))
}

fn check(body: &Value) -> Result<(), Problem> {
    let mut found = violations(&shape::CUSTOMER, body);
    let detail = match body.get("type").and_then(Value::as_str) {
        Some("BUSINESS") => "business_detail",
        _ => "individual_detail",
    };
    if found.is_empty() && body.get(detail).is_none() {
        found.push(Violation::new(
            format!("/body/{detail}"),
            format!("must have required property '{detail}'"),
        ));
    }
    if found.is_empty() { Ok(()) } else { Err(Problem::validation(found)) }
}

async fn read(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    Path(id): Path<String>,
) -> Result<Json<Value>, Problem> {
    let world = sandbox.world();
    let customer = world.customers.get(&id).filter(|customer| account.owns(&world, &customer.business_id));
    customer.map(|customer| Json(for_merchant(customer))).ok_or_else(|| {
        Problem::new(
            StatusCode::NOT_FOUND,
            "DATA_NOT_FOUND",
            "The provided id does not exist. Please review the id and try again",
        )
    })
}

#[derive(Deserialize)]
struct Wanted {
    reference_id: Option<String>,
}

async fn find(
    State(sandbox): State<Arc<Sandbox>>,
    account: Account,
    Query(wanted): Query<Wanted>,
) -> Result<Json<Value>, Problem> {
    let reference_id = wanted.reference_id.filter(|text| !text.is_empty()).ok_or_else(|| {
        Problem::validation(vec![Violation::new(
            "/query/reference_id",
            "must have required property 'reference_id'",
        )])
    })?;
    let world = sandbox.world();
    let customer = world.customer_by_reference(&reference_id);
    let found = customer.filter(|customer| account.owns(&world, &customer.business_id)).map(for_merchant);
    Ok(Json(json!({ "data": found.into_iter().collect::<Value>(), "has_more": false })))
}
