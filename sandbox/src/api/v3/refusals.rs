//! Refusals of the Payments API, with the reference's own sentences.
use axum::http::StatusCode;

use crate::http::problem::Problem;

pub(in crate::api) fn invalid_value(message: impl Into<String>) -> Problem {
    Problem::bad_request("INVALID_VALUE_ERROR", message)
}

pub(in crate::api) fn not_found() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "DATA_NOT_FOUND", "ID specified in request cannot be found.")
}

pub(super) fn inactive() -> Problem {
    Problem::bad_request("INACTIVE_PAYMENT_REQUEST", "Payment request is already inactive.")
}

/// `status` is what stands in the way.
pub(in crate::api) fn ineligible(what: &str, status: &str) -> Problem {
    let message = format!("Feature is not allowed for the {what} because of its current status {status}.");
    Problem::bad_request("INELIGIBLE_TRANSACTION_STATUS", message)
}

pub(super) fn invalid_token() -> Problem {
    Problem::bad_request(
        "INVALID_TOKEN",
        "Payment token ID specified in the payment request has expired or has been cancelled. \
         Please reinitiate linking before retrying.",
    )
}

pub(super) fn duplicate(what: &str) -> Problem {
    let message = format!("Duplication is not allowed. {what} has been used before.");
    Problem::new(StatusCode::CONFLICT, "DUPLICATE_ERROR", message)
}

pub(super) fn already_linked() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "ACCOUNT_ALREADY_LINKED",
        "The end user has already linked their account previously.",
    )
}

pub(super) fn capture_exceeded() -> Problem {
    Problem::bad_request(
        "CAPTURE_AMOUNT_EXCEEDED",
        "Capture amount specified in capture request must be less than or equal to uncaptured authorization amount.",
    )
}
