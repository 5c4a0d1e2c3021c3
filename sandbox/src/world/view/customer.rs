//! A Customer as JSON for the merchant's server, in the order of the API reference's sample.
use serde_json::{Value, json};

use crate::clock::iso;
use crate::http::members::Members;
use crate::world::customer::Customer;

// xendit: unlike sessions, customers say null, [] and {} for what they do not have.
pub(crate) fn for_merchant(customer: &Customer) -> Value {
    let described = &customer.described;
    let text = |name: &str| described.get(name).cloned().unwrap_or_default();
    let or = |name: &str, empty: Value| {
        described.get(name).filter(|value| !value.is_null()).cloned().unwrap_or(empty)
    };
    let mut view = Members::default();
    view.put("id", &customer.id);
    view.put("reference_id", text("reference_id"));
    view.put("type", text("type"));
    view.put_some("individual_detail", described.get("individual_detail"));
    view.put_some("business_detail", described.get("business_detail"));
    view.put("email", text("email"));
    view.put("mobile_number", text("mobile_number"));
    view.put("phone_number", text("phone_number"));
    view.put("hashed_phone_number", Value::Null);
    view.put("addresses", or("addresses", json!([])));
    view.put("kyc_documents", or("kyc_documents", json!([])));
    view.put("description", text("description"));
    view.put("date_of_registration", text("date_of_registration"));
    view.put("domicile_of_registration", text("domicile_of_registration"));
    view.put("metadata", or("metadata", json!({})));
    view.put("created", iso(customer.created));
    view.put("updated", iso(customer.updated));
    view.into()
}
