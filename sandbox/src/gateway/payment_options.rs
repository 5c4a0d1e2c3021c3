//! `POST payment_options`: what a purchase can be split into; protocol.md B.8.
use std::sync::Arc;

use axum::extract::{Extension, State};
use axum::response::Response;
use serde_json::{Value, json};

use crate::cards::bin::Bin;
use crate::channels::family::Asks;
use crate::channels::plans;
use crate::gateway::admission::Visit;
use crate::gateway::card_form;
use crate::gateway::create::not_activated;
use crate::http::answer::fresh;
use crate::http::members::Members;
use crate::http::problem::Problem;
use crate::sandbox::Sandbox;

pub(super) async fn payment_options(
    State(sandbox): State<Arc<Sandbox>>,
    Extension(visit): Extension<Visit>,
) -> Result<Response, Problem> {
    let world = sandbox.world();
    let session = visit.session(&world)?;
    let terms = &session.terms;
    let code = visit.payload.get("channel_code").and_then(Value::as_str).unwrap_or_default();
    let channel = sandbox.catalogue.offered_by_code(terms, code).ok_or_else(not_activated)?;
    let bank = match channel.asks {
        Asks::CardCheck => {
            const PLACE: &str = "/body/channel_properties";
            let given = visit.payload.get("channel_properties").unwrap_or(&Value::Null);
            let number = card_form::opened(session, given, PLACE, "card_number")?;
            Bin::of(number.as_str()).and_then(|bin| bin.installments)
        }
        _ => None,
    };
    let found = plans::of(channel, bank, terms.amount, terms.currency);
    let mut view = Members::default();
    view.put("channel_code", &channel.code);
    view.put("country", &terms.country);
    view.put("currency", terms.currency.code);
    view.put("amount", terms.amount);
    let name = if channel.is_paid_later() { "paylater_plans" } else { "installment_plans" };
    view.put(name, json!(found));
    Ok(fresh(view.into()))
}
