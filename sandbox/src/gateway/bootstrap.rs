//! `GET /api/sessions/{key}`: everything a checkout starts with; protocol.md B.2.
use std::sync::Arc;

use axum::extract::{Extension, State};
use axum::response::Response;
use serde_json::{Value, json};

use crate::channels::view as channels;
use crate::gateway::admission::Visit;
use crate::gateway::google_pay;
use crate::http::answer::fresh;
use crate::http::members::Members;
use crate::http::problem::Problem;
use crate::sandbox::Sandbox;
use crate::world::view::session::for_browser;

pub(super) async fn bootstrap(
    State(sandbox): State<Arc<Sandbox>>,
    Extension(visit): Extension<Visit>,
) -> Result<Response, Problem> {
    let world = sandbox.world();
    let session = visit.session(&world)?;
    let api = &sandbox.config.api_origin;
    let customer = session.customer_id.as_ref().and_then(|id| world.customers.get(id));
    let mut view = Members::default();
    view.put("session", for_browser(session));
    view.put(
        "business",
        json!({
            "name": sandbox.merchant(),
            "country_of_operation": session.terms.country,
            "merchant_profile_picture_url": sandbox.config.profile.picture_url(),
        }),
    );
    view.put("customer", customer.map(|customer| customer.masked()));
    let offered = sandbox.catalogue.offered(&session.terms);
    let channels: Value =
        offered.iter().map(|channel| channels::channel(channel, &session.terms, api)).collect();
    view.put("channels", channels);
    view.put("channel_ui_groups", channels::ui_groups(&offered, api));
    view.put_some("digital_wallets", google_pay::offer(&offered, &session.terms.country));
    view.put_some(
        "succeeded_channel",
        session.completion().map(|done| channels::succeeded(done.channel_code.as_str(), api)),
    );
    Ok(fresh(view.into()))
}
