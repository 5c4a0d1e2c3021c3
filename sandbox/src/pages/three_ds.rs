//! The bank's page of a 3DS challenge: shows the code, takes the answer, settles the attempt.
use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use minijinja::context;

use crate::cards::brand::Brand;
use crate::cards::scenario::{Challenge, RESULTS, RIGHT_CODE};
use crate::http::body::read;
use crate::http::problem::Problem;
use crate::pages::{landing, page, page_policy, rendered, with_policy};
use crate::sandbox::Sandbox;
use crate::values::failure_code::FailureCode;
use crate::values::money::Amount;
use crate::world::World;
use crate::world::action::Action;
use crate::world::attempt::{Attempt, AttemptId, UsedCard};
use crate::world::session::PaymentSession;

pub(crate) fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/3ds/{id}", get(show).post(answer))
        .route("/3ds/look.css", get(async || page("look.css")))
        .route("/3ds/three-ds.css", get(async || page("three-ds.css")))
}

async fn show(State(sandbox): State<Arc<Sandbox>>, Path(id): Path<String>) -> Result<Response, Problem> {
    let world = sandbox.world();
    let asked = Asked::find(&world, &id)?;
    if !asked.is_open() {
        return Ok(asked.way_back());
    }
    asked.page(&world, sandbox.merchant(), None)
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
    let asked = Asked::find(&world, &id)?;
    let over = asked.way_back();
    if !asked.is_open() || field("abandon").is_some() {
        return Ok(over);
    }
    let passed = match (asked.challenge, field("cancel"), field("code"), field("result")) {
        (_, Some(_), _, _) => false,
        (Challenge::ChosenResult, _, _, chosen) => {
            match RESULTS.iter().position(|(value, _)| Some(*value) == chosen) {
                Some(place) => place == 0,
                None => return asked.page(&world, sandbox.merchant(), Some("Choose one of the results.")),
            }
        }
        (_, _, Some(code), _) => code == RIGHT_CODE,
        (_, _, None, _) => return asked.page(&world, sandbox.merchant(), Some("Enter the code.")),
    };
    let attempt = asked.id;
    if passed {
        world.charge(&attempt, sandbox.now());
    } else {
        world.settle(&attempt, Err(FailureCode::AUTHENTICATION_FAILED), sandbox.now());
    }
    sandbox.bell.notify_one();
    // The landing page tells the checkout that the shopper is done here.
    Ok(over)
}

/// A card that is challenged.
struct Asked<'a> {
    id: AttemptId,
    /// None for what the merchant's server asked for.
    session: Option<&'a PaymentSession>,
    attempt: &'a Attempt,
    card: &'a UsedCard,
    challenge: Challenge,
}

impl<'a> Asked<'a> {
    fn find(world: &'a World, id: &str) -> Result<Self, Problem> {
        let found = || {
            let id = world.attempt_id(id)?;
            let attempt = world.attempt(&id)?;
            let card = attempt.card.as_ref()?;
            let session = world.session_of(&id);
            Some(Self { id, session, attempt, card, challenge: card.challenge? })
        };
        found().ok_or_else(|| Problem::not_found("There is no such challenge"))
    }

    fn is_open(&self) -> bool {
        self.attempt.action() == Some(&Action::ThreeDs)
    }

    /// Back to the checkout, or where the merchant's server wanted its shopper to go.
    fn way_back(&self) -> Response {
        match self.session {
            Some(session) => landing::of_session(session),
            None => landing::of_attempt(&self.id),
        }
    }

    fn page(&self, world: &World, merchant: &str, error: Option<&str>) -> Result<Response, Problem> {
        let choices: Vec<_> = RESULTS
            .iter()
            .filter(|_| self.challenge == Challenge::ChosenResult)
            .map(|&(value, label)| context! { value, label })
            .collect();
        let amount = match &self.id {
            AttemptId::PaymentRequest(id) => {
                let amount = world.payment_requests.get(id).map_or(Amount::ZERO, |request| request.amount);
                amount.in_words(self.attempt.order.currency.code)
            }
            AttemptId::PaymentToken(_) => String::new(),
        };
        let response = rendered(
            "three-ds.html",
            context! {
                merchant,
                amount,
                card => format!("•••• {}", self.card.last_four),
                brand => self.card.brand.map(Brand::code),
                code => RIGHT_CODE,
                choices,
                error => error.unwrap_or_default(),
            },
        )?;
        let origins = self.session.map(PaymentSession::origins).unwrap_or_default();
        let ancestors = if origins.is_empty() { "'none'".to_owned() } else { origins.join(" ") };
        with_policy(response, &page_policy(&ancestors))
    }
}
