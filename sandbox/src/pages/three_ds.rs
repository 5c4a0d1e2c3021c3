//! The bank's page of a 3DS challenge: shows the code, takes the answer, settles the attempt.
use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use minijinja::{Environment, context};

use crate::cards::brand::Brand;
use crate::cards::scenario::{Authentication, RESULTS, RIGHT_CODE};
use crate::http::body::read;
use crate::http::problem::Problem;
use crate::pages::{Pages, page, page_policy, with_policy};
use crate::sandbox::{MERCHANT, Sandbox};
use crate::values::failure_code::FailureCode;
use crate::values::origin::Origin;
use crate::world::attempt::Attempt;
use crate::world::session::PaymentSession;
use crate::world::terms::SessionType;
use crate::world::{AttemptAt, World};

/// Where a challenge leads to when it is over. The session is named, so that its pages may still frame this one when it
/// has expired meanwhile.
fn landing(session: &PaymentSession) -> String {
    format!("/components/action-landing-iframe-v0.0.24.html?session_id={}", session.id.as_ref())
}

pub(crate) fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/3ds/{id}", get(show).post(answer))
        .route("/3ds/three-ds.css", get(async || page("three-ds.css")))
}

async fn show(State(sandbox): State<Arc<Sandbox>>, Path(id): Path<String>) -> Result<Response, Problem> {
    let world = sandbox.world();
    let at = find(&world, &id)?;
    let (session, attempt) = world.at(at).ok_or_else(Problem::server_error)?;
    if !attempt.is_open() {
        return Ok(Redirect::to(&landing(session)).into_response());
    }
    challenge(session, attempt, None)
}

async fn answer(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    body: Body,
) -> Result<Response, Problem> {
    let body = read(body).await?;
    let form: HashMap<String, String> = form_urlencoded::parse(&body).into_owned().collect();
    let field = |name: &str| form.get(name).map(|text| text.trim()).filter(|text| !text.is_empty());

    let mut world = sandbox.world();
    let at = find(&world, &id)?;
    let (session, attempt) = world.at(at).ok_or_else(Problem::server_error)?;
    let over = Redirect::to(&landing(session)).into_response();
    if !attempt.is_open() {
        return Ok(over);
    }
    let passed = match (attempt.authentication, field("cancel"), field("code"), field("result")) {
        (_, Some(_), _, _) => false,
        (Authentication::ChosenResult, _, _, chosen) => {
            match RESULTS.iter().position(|(value, _)| Some(*value) == chosen) {
                Some(place) => place == 0,
                None => return challenge(session, attempt, Some("Choose one of the results.")),
            }
        }
        (_, _, Some(code), _) => code == RIGHT_CODE,
        (_, _, None, _) => return challenge(session, attempt, Some("Enter the code.")),
    };
    if passed {
        world.charge(at, sandbox.now());
    } else {
        world.settle(at, Err(FailureCode::AUTHENTICATION_FAILED), sandbox.now());
    }
    sandbox.bell.notify_one();
    // The landing page tells the checkout that the shopper is done here.
    Ok(over)
}

fn find(world: &World, id: &str) -> Result<AttemptAt, Problem> {
    world.attempt_by_entity(id).ok_or_else(|| Problem::not_found("There is no such challenge"))
}

fn challenge(session: &PaymentSession, attempt: &Attempt, error: Option<&str>) -> Result<Response, Problem> {
    let file = Pages::get("three-ds.html").ok_or_else(Problem::server_error)?;
    let template = std::str::from_utf8(&file.data).map_err(|_| Problem::server_error())?;
    let choices: Vec<_> = RESULTS
        .iter()
        .filter(|_| attempt.authentication == Authentication::ChosenResult)
        .map(|&(value, label)| context! { value, label })
        .collect();
    let amount = match session.terms.session_type {
        SessionType::Pay => session.terms.amount.in_words(session.terms.currency.code),
        SessionType::Save => String::new(),
    };
    let card = attempt.card.as_ref();
    let html = Environment::new()
        // The name ends in .html: that is what turns escaping on.
        .render_named_str(
            "three-ds.html",
            template,
            context! {
                merchant => MERCHANT,
                amount,
                card => card.map(|card| format!("•••• {}", card.last_four)),
                brand => card.and_then(|card| card.brand).map(Brand::code),
                code => RIGHT_CODE,
                choices,
                error => error.unwrap_or_default(),
            },
        )
        .map_err(|_| Problem::server_error())?;
    let origins: Vec<&str> = session.terms.origins.iter().map(Origin::as_str).collect();
    let mut response = Html(html).into_response();
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    with_policy(response, &page_policy(&origins.join(" ")))
}
