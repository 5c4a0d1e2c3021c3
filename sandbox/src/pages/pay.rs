//! The pages of e-wallets, banks and apps: one for all, with Pay, Fail and Abandon. Framed, navigated to, or opened from
//! a link into an app.
use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use minijinja::context;

use crate::channels::channel::Channel;
use crate::channels::family::Asks;
use crate::channels::group::Group;
use crate::channels::logos;
use crate::http::body::read;
use crate::http::problem::Problem;
use crate::pages::{landing, page, rendered, with_policy};
use crate::sandbox::Sandbox;
use crate::values::failure_code::FailureCode;
use crate::values::money::Amount;
use crate::world::World;
use crate::world::action::Action;
use crate::world::attempt::{Attempt, AttemptId};
use crate::world::session::PaymentSession;

/// Of the documented failures, those a provider's page may end in.
const PAYMENT_FAILURES: [&str; 6] = [
    "USER_DECLINED_PAYMENT",
    "USER_DID_NOT_AUTHORIZE",
    "INSUFFICIENT_BALANCE",
    "ACCOUNT_ACCESS_BLOCKED",
    "PAYMENT_AMOUNT_LIMITS_EXCEEDED",
    "CHANNEL_UNAVAILABLE",
];
const LINKING_FAILURES: [&str; 4] =
    ["AUTHENTICATION_FAILED", "INVALID_ACCOUNT_DETAILS", "ACCOUNT_ALREADY_LINKED", "CHANNEL_UNAVAILABLE"];

pub(super) fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/pay/{id}", get(show).post(answer))
        .route("/pay/pay.css", get(async || page("pay.css")))
}

async fn show(State(sandbox): State<Arc<Sandbox>>, Path(id): Path<String>) -> Result<Response, Problem> {
    let world = sandbox.world();
    let asked = Asked::find(&world, &sandbox, &id)?;
    if !asked.is_open() {
        return Ok(asked.way_back());
    }
    asked.page(&world, &sandbox, None)
}

async fn answer(
    State(sandbox): State<Arc<Sandbox>>,
    Path(id): Path<String>,
    body: Body,
) -> Result<Response, Problem> {
    let body = read(body).await?;
    let form: HashMap<String, String> = form_urlencoded::parse(&body).into_owned().collect();
    let now = sandbox.now();

    let mut world = sandbox.world();
    let asked = Asked::find(&world, &sandbox, &id)?;
    if !asked.is_open() {
        return Ok(asked.way_back());
    }
    let attempt = asked.id.clone();
    match form.get("answer").map(String::as_str) {
        // xendit: once a push was confirmed, the attempt is PENDING for a moment.
        Some("pay") if asked.channel.asks == Asks::Push => world.leave_pending(&attempt, now),
        Some("pay") => world.charge(&attempt, now),
        Some("fail") => {
            let known = |code: &&&str| form.get("failure_code").is_none_or(|chosen| chosen == **code);
            let Some(code) = asked.failures().iter().find(known) else {
                return asked.page(&world, &sandbox, Some("Choose one of the reasons."));
            };
            world.settle(&attempt, Err(FailureCode::new((*code).to_owned())), now);
        }
        Some("abandon") => {}
        _ => return asked.page(&world, &sandbox, Some("Choose how this should end.")),
    }
    sandbox.bell.notify_one();
    Ok(Asked::find(&world, &sandbox, &id)?.way_back())
}

/// An attempt that was, or is, up to the provider.
struct Asked<'a> {
    id: AttemptId,
    attempt: &'a Attempt,
    /// None for what the merchant's server asked for.
    session: Option<&'a PaymentSession>,
    channel: &'a Channel,
}

impl<'a> Asked<'a> {
    fn find(world: &'a World, sandbox: &'a Sandbox, id: &str) -> Result<Self, Problem> {
        let found = || {
            let id = world.attempt_id(id)?;
            let attempt = world.attempt(&id)?;
            let order = &attempt.order;
            let code = attempt.channel_code.as_str();
            let channel = sandbox.catalogue.find(code, &order.country, order.currency.code)?;
            let session = world.session_of(&id);
            channel.asks.has_page().then_some(Self { id, attempt, session, channel })
        };
        found().ok_or_else(|| Problem::not_found("There is no such payment"))
    }

    fn is_open(&self) -> bool {
        let action = self.attempt.action();
        matches!(action, Some(Action::Redirect { .. } | Action::Deeplink | Action::PushNotification))
    }

    fn failures(&self) -> &'static [&'static str] {
        match self.id {
            AttemptId::PaymentRequest(_) => &PAYMENT_FAILURES,
            AttemptId::PaymentToken(_) => &LINKING_FAILURES,
        }
    }

    /// Back to the checkout, or where the merchant's server wanted its shopper to go.
    fn way_back(&self) -> Response {
        match self.session {
            Some(session) => landing::of_session(session),
            None => landing::of_attempt(&self.id),
        }
    }

    fn page(&self, world: &World, sandbox: &Sandbox, error: Option<&str>) -> Result<Response, Problem> {
        let amount = match &self.id {
            AttemptId::PaymentRequest(id) => {
                let amount = world.payment_requests.get(id).map_or(Amount::ZERO, |request| request.amount);
                amount.in_words(self.attempt.order.currency.code)
            }
            AttemptId::PaymentToken(_) => String::new(),
        };
        let response = rendered(
            "pay.html",
            context! {
                brand => &self.channel.brand_name,
                logo => logos::of_channel("", &self.channel.code),
                place => place(self.channel),
                merchant => sandbox.merchant(),
                amount,
                reference => &self.attempt.order.reference_id,
                failure_codes => self.failures().to_vec(),
                error => error.unwrap_or_default(),
            },
        )?;
        let origins = self.session.map(PaymentSession::origins).unwrap_or_default();
        // A page that wants the whole window must not be framed, and says so as banks do.
        let ancestors = match self.attempt.action() {
            Some(Action::Redirect { iframe_capable: true }) if !origins.is_empty() => origins.join(" "),
            _ => "'none'".into(),
        };
        with_policy(
            response,
            &format!(
                "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'; frame-ancestors {ancestors}"
            ),
        )
    }
}

/// What kind of place the page plays.
const fn place(channel: &Channel) -> &'static str {
    match (channel.asks, channel.family.group) {
        (Asks::Deeplink | Asks::Push, _) => "App",
        (_, Group::Wallets) => "E-wallet",
        (_, Group::PayLater) => "Pay later",
        _ => "Bank",
    }
}
