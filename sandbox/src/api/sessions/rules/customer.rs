//! Whose session it is: a customer known by id, one described in the request, or nobody.
use serde_json::Value;

use super::Asked;
use crate::http::problem::{Problem, Violation};
use crate::world::terms::CustomerChoice;

const ID_LENGTH: usize = 41;

pub(super) fn choose(asked: Asked<'_>) -> Result<CustomerChoice, Problem> {
    if let Some(id) = asked.optional_text("customer_id") {
        if !id.starts_with("cust-") {
            return Err(Problem::bad_request(
                "INVALID_CUSTOMER_ID",
                r#"Customer ID must start with "cust-""#,
            ));
        }
        if id.len() != ID_LENGTH {
            let rule = if id.len() < ID_LENGTH { "fewer" } else { "more" };
            let message = format!("must NOT have {rule} than {ID_LENGTH} characters");
            return Err(Problem::validation(vec![Violation::new("/body/customer_id", message)]));
        }
        return Ok(CustomerChoice::Known(id.into()));
    }
    Ok(match asked.body.get("customer") {
        Some(Value::Object(described)) => CustomerChoice::Described(described.clone()),
        _ => CustomerChoice::Nobody,
    })
}

pub(super) fn missing() -> Problem {
    Problem::bad_request("MISSING_CUSTOMER", "Customer object or customer_id is required")
}
