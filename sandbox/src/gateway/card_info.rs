//! `POST card_info`: what the first digits of a card tell; protocol.md B.6.
use std::sync::Arc;

use axum::extract::{Extension, State};
use axum::response::Response;
use serde_json::json;

use crate::cards::bin::{Billing, Bin};
use crate::cards::brand::Brand;
use crate::gateway::admission::Visit;
use crate::gateway::card_form;
use crate::http::answer::fresh;
use crate::http::problem::Problem;
use crate::sandbox::Sandbox;

pub(super) async fn card_info(
    State(sandbox): State<Arc<Sandbox>>,
    Extension(visit): Extension<Visit>,
) -> Result<Response, Problem> {
    let world = sandbox.world();
    let session = visit.session(&world)?;
    // The shopper is still typing: anything from nothing to a whole number is fine.
    let typed = card_form::opened(session, &visit.payload, "/body", "card_number")?;
    let digits = typed.as_str();
    let schemes: Vec<&str> = Brand::of(digits).map(Brand::code).into_iter().collect();
    let bin = Bin::of(digits);
    let countries: Vec<&str> = bin.iter().map(|bin| bin.country).collect();
    Ok(fresh(json!({
        "schemes": schemes,
        "country_codes": countries,
        "require_billing_information": bin.is_some_and(|bin| bin.billing == Billing::Wanted),
    })))
}
