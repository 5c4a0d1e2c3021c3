//! `POST card_info`: what the first digits of a card tell; protocol.md B.6.
use std::sync::Arc;

use axum::extract::{Extension, State};
use axum::response::Response;
use serde_json::json;

use crate::cards::brand::Brand;
use crate::cards::scenario;
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
    let countries: Vec<&str> = scenario::issuing_country(digits).into_iter().collect();
    Ok(fresh(json!({
        "schemes": schemes,
        "country_codes": countries,
        "require_billing_information": false,
    })))
}
