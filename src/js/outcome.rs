//! How an attempt ended: what `submit()` resolves with, and what `xendit:submission-end` says (protocol.md E.3).

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::shell::Shell;
use super::snapshot::completion;
use crate::checkout::effect::{By, Lapse, SubmissionOutcome};
use crate::domain::payment::{FailureCode, PaymentEntity, PaymentEntityId, PaymentStatus, Refusal};
use crate::locale::Text;

/// Xendit's word where nobody gave a reason (protocol.md E.3).
const UNKNOWN_FAILURE: &str = "UNKNOWN";

/// What `pkg/shell.js` refuses an attempt with while another tab is at one.
const ELSEWHERE: &str = "ATTEMPT_IN_ANOTHER_TAB";

/// One ending in the words of both.
struct Ending<'a> {
    /// The outcome's kind.
    status: &'static str,
    /// The name of the one member outcomes of this kind have, or none.
    member: &'static str,
    /// What it says, but for a completion; of a failure, also the event's code.
    value: &'a str,
    /// The event's reason.
    reason: &'static str,
    /// Xendit's word for the kind of failure, and what to tell the shopper about it.
    failure: Option<(&'static str, Array)>,
}

/// What `submit()` resolves with.
pub(super) fn outcome(shell: &Shell, outcome: &SubmissionOutcome) -> JsValue {
    let ending = ending(shell, outcome);
    let value = match outcome {
        SubmissionOutcome::Completed(made) => completion(shell, made),
        _ => ending.value.into(),
    };
    let (id_member, id) = match outcome {
        SubmissionOutcome::Declined(entity) => entity_id(entity),
        _ => ("", ""),
    };
    let message = ending.failure.map(|(_, message)| message);
    shell.outcome(ending.status, ending.member, &value, message, id_member, id)
}

/// Dispatches the event on the merchant's element.
pub(super) fn announce_end(shell: &Shell, outcome: &SubmissionOutcome) {
    let ending = ending(shell, outcome);
    let (kind, message) = ending.failure.unzip();
    shell.announce_end(ending.reason, message, kind, ending.value);
}

fn ending<'a>(shell: &Shell, outcome: &'a SubmissionOutcome) -> Ending<'a> {
    let plain = |status, member, value, reason| Ending { status, member, value, reason, failure: None };
    let refused = |value, reason, message| Ending {
        failure: Some(("ERROR", message)),
        ..plain("refused", "errorCode", value, reason)
    };
    let say = |text| Array::of1(&shell.words().text(text));
    match outcome {
        SubmissionOutcome::Completed(_) => plain("completed", "completion", "", "SESSION_COMPLETED"),
        SubmissionOutcome::Declined(entity) => {
            let code = entity.failure_code.as_ref();
            let (reason, title) = decline(entity);
            let why = code
                .map_or_else(|| shell.words().text(Text::TryAgain), |code| shell.words().of_failure(code));
            let code = code.map_or(UNKNOWN_FAILURE, |FailureCode(code)| code);
            let message = Array::of2(&shell.words().text(title), &why);
            Ending { failure: Some(("FAILURE", message)), ..plain("declined", "failureCode", code, reason) }
        }
        SubmissionOutcome::Refused(refusal) => {
            refused(&refusal.error_code, "REQUEST_FAILED", refusal_message(shell, refusal))
        }
        // The gateway asks for something this version cannot show.
        SubmissionOutcome::Unsupported(_) => {
            refused("UNSUPPORTED_ACTION", "ACTION_ABORTED", say(Text::Refused))
        }
        // `submit()` rejects with more than this.
        SubmissionOutcome::Failed(_) => Ending {
            failure: Some(("NETWORK_ERROR", say(Text::NoAnswer))),
            ..plain("", "", "NETWORK_ERROR", "REQUEST_FAILED")
        },
        SubmissionOutcome::RequestAborted => plain("aborted", "by", "merchant", "REQUEST_ABORTED"),
        SubmissionOutcome::ActionAborted(By::Merchant) => {
            plain("aborted", "by", "merchant", "ACTION_ABORTED")
        }
        SubmissionOutcome::ActionAborted(By::Shopper) => plain("aborted", "by", "shopper", "ACTION_ABORTED"),
        SubmissionOutcome::Pending => plain("pending", "", "", "SESSION_PENDING"),
        // No attempt ends by it: the page is left.
        SubmissionOutcome::Redirecting => plain("redirecting", "", "", ""),
        SubmissionOutcome::SessionEnded(Lapse::Expired) => {
            plain("session-ended", "sessionStatus", "EXPIRED", "SESSION_EXPIRED")
        }
        SubmissionOutcome::SessionEnded(Lapse::Canceled) => {
            plain("session-ended", "sessionStatus", "CANCELED", "SESSION_CANCELED")
        }
    }
}

/// Why a declined attempt ended, and a title for it.
fn decline(declined: &PaymentEntity) -> (&'static str, Text) {
    match (&declined.id, &declined.status) {
        (PaymentEntityId::PaymentRequest(_), PaymentStatus::Expired) => {
            ("PAYMENT_REQUEST_EXPIRED", Text::PaymentExpired)
        }
        (PaymentEntityId::PaymentRequest(_), PaymentStatus::Canceled) => {
            ("PAYMENT_REQUEST_CANCELED", Text::PaymentCanceled)
        }
        (PaymentEntityId::PaymentRequest(_), _) => ("PAYMENT_REQUEST_FAILED", Text::PaymentFailed),
        (PaymentEntityId::PaymentToken(_), PaymentStatus::Expired) => {
            ("PAYMENT_TOKEN_EXPIRED", Text::SavingExpired)
        }
        (PaymentEntityId::PaymentToken(_), PaymentStatus::Canceled) => {
            ("PAYMENT_TOKEN_CANCELED", Text::SavingCanceled)
        }
        (PaymentEntityId::PaymentToken(_), _) => ("PAYMENT_TOKEN_FAILED", Text::SavingFailed),
    }
}

/// The gateway's own lines for the shopper, or ours where it has none.
fn refusal_message(shell: &Shell, refusal: &Refusal) -> Array {
    let lines = Array::new();
    for line in &refusal.user_message {
        lines.push(&line.into());
    }
    if refusal.user_message.is_empty() {
        let is_elsewhere = refusal.error_code == ELSEWHERE;
        lines.push(&shell.words().text(if is_elsewhere { Text::Elsewhere } else { Text::Refused }));
    }
    lines
}

/// An attempt's id, after the name JavaScript knows it by.
pub(super) fn entity_id(entity: &PaymentEntity) -> (&'static str, &str) {
    match &entity.id {
        PaymentEntityId::PaymentRequest(id) => ("paymentRequestId", id.as_str()),
        PaymentEntityId::PaymentToken(id) => ("paymentTokenId", id.as_str()),
    }
}
