//! What is answered about a session that is not there, a customer that is not there, or a session that has ended.
use axum::http::StatusCode;

use crate::http::answer;
use crate::http::problem::Problem;
use crate::values::quirk::Quirk;
use crate::world::changes::customers::CustomerRefused;

pub(super) fn unknown_session(quirks: &[Quirk]) -> Problem {
    if quirks.contains(&Quirk::HistoricErrors) {
        Problem::new(StatusCode::NOT_FOUND, "SESSION_NOT_FOUND", "Session not found")
    } else {
        Problem::session_not_found()
    }
}

pub(super) fn not_active(status: &str, quirks: &[Quirk]) -> Problem {
    if quirks.contains(&Quirk::HistoricErrors) {
        let message = format!("Session status is {status}, expecting ACTIVE");
        Problem::new(StatusCode::FORBIDDEN, "INELIGIBLE_SESSION_REQUEST", message)
    } else {
        answer::not_active(status)
    }
}

pub(super) fn customer(refused: CustomerRefused, quirks: &[Quirk]) -> Problem {
    match refused {
        CustomerRefused::Unknown => Problem::new(
            StatusCode::NOT_FOUND,
            if quirks.contains(&Quirk::HistoricErrors) { "CUSTOMER_NOT_FOUND" } else { "DATA_NOT_FOUND" },
            "The customer ID provided in the request does not exist",
        ),
        CustomerRefused::ReferenceTaken => Problem::new(
            StatusCode::CONFLICT,
            "DUPLICATE_ERROR",
            "customer: The reference_id entered has been used before. Please enter a unique reference_id",
        ),
    }
}
