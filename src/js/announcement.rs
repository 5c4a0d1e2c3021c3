//! Announcements as DOM events: names and members are Xendit's (protocol.md E.4, E.8).

use wasm_bindgen::JsValue;

use super::outcome::{UNSUPPORTED_ACTION, decline_message, entity_id, lines, reason, refusal_message};
use super::shell::Shell;
use crate::checkout::Announcement;
use crate::checkout::effect::{Lapse, SubmissionOutcome};
use crate::domain::id::ChannelCode;
use crate::domain::payment::{PaymentEntityId, PaymentStatus};
use crate::locale::{Language, Text};

/// Dispatches the event on the merchant's element: its name, and the one member of its `detail` if it has one.
pub(super) fn announce(shell: &Shell, announcement: &Announcement, language: Language) {
    let (name, member, value) = match announcement {
        Announcement::SubmissionEnd(end) => return announce_end(shell, end, language),
        Announcement::Init => ("init", "", JsValue::NULL),
        Announcement::SubmissionReady(code) => ("submission-ready", "channelCode", code.as_str().into()),
        Announcement::SubmissionNotReady => ("submission-not-ready", "", JsValue::NULL),
        Announcement::SubmissionBegin => ("submission-begin", "", JsValue::NULL),
        Announcement::Created(entity) => {
            let name = match entity.id {
                PaymentEntityId::PaymentRequest(_) => "payment-request-created",
                PaymentEntityId::PaymentToken(_) => "payment-token-created",
            };
            let (member, id) = entity_id(entity);
            (name, member, id.into())
        }
        Announcement::Discarded(entity) => {
            let name = match entity.id {
                PaymentEntityId::PaymentRequest(_) => "payment-request-discarded",
                PaymentEntityId::PaymentToken(_) => "payment-token-discarded",
            };
            let (member, id) = entity_id(entity);
            (name, member, id.into())
        }
        Announcement::ActionBegin => ("action-begin", "", JsValue::NULL),
        Announcement::ActionEnd => ("action-end", "", JsValue::NULL),
        Announcement::WillRedirect => ("will-redirect", "", JsValue::NULL),
        Announcement::SessionComplete(channel) => {
            ("session-complete", "succeededChannel", channel.as_ref().map(ChannelCode::as_str).into())
        }
        Announcement::SessionExpiredOrCanceled => ("session-expired-or-canceled", "", JsValue::NULL),
        Announcement::FrameFailed(failure) => ("frame-failed", "error", shell.to_js(failure)),
        Announcement::SessionPending => ("session-pending", "", JsValue::NULL),
        Announcement::SessionNotPending => ("session-not-pending", "", JsValue::NULL),
    };
    shell.announce(name, member, &value);
}

fn announce_end(shell: &Shell, end: &SubmissionOutcome, language: Language) {
    let say = |text| lines([language.text(text)]);
    let (message, kind, code) = match end {
        SubmissionOutcome::Declined(entity) => {
            (decline_message(entity, language), Some("FAILURE"), reason(entity))
        }
        SubmissionOutcome::Refused(refusal) => {
            (refusal_message(refusal, language), Some("ERROR"), refusal.error_code.as_str())
        }
        SubmissionOutcome::Unsupported(_) => (say(Text::Refused), Some("ERROR"), UNSUPPORTED_ACTION),
        SubmissionOutcome::Failed(_) => (say(Text::NoAnswer), Some("NETWORK_ERROR"), "NETWORK_ERROR"),
        _ => (lines([]), None, ""),
    };
    shell.announce_end(end_reason(end), &message, kind, code);
}

fn end_reason(end: &SubmissionOutcome) -> &'static str {
    match end {
        SubmissionOutcome::Completed(_) => "SESSION_COMPLETED",
        SubmissionOutcome::SessionEnded(Lapse::Expired) => "SESSION_EXPIRED",
        SubmissionOutcome::SessionEnded(Lapse::Canceled) => "SESSION_CANCELED",
        SubmissionOutcome::Pending => "SESSION_PENDING",
        SubmissionOutcome::Declined(entity) => match (&entity.id, &entity.status) {
            (PaymentEntityId::PaymentRequest(_), PaymentStatus::Canceled) => "PAYMENT_REQUEST_CANCELED",
            (PaymentEntityId::PaymentRequest(_), PaymentStatus::Expired) => "PAYMENT_REQUEST_EXPIRED",
            (PaymentEntityId::PaymentRequest(_), _) => "PAYMENT_REQUEST_FAILED",
            (PaymentEntityId::PaymentToken(_), PaymentStatus::Canceled) => "PAYMENT_TOKEN_CANCELED",
            (PaymentEntityId::PaymentToken(_), PaymentStatus::Expired) => "PAYMENT_TOKEN_EXPIRED",
            (PaymentEntityId::PaymentToken(_), _) => "PAYMENT_TOKEN_FAILED",
        },
        SubmissionOutcome::Refused(_) | SubmissionOutcome::Failed(_) => "REQUEST_FAILED",
        SubmissionOutcome::RequestAborted => "REQUEST_ABORTED",
        SubmissionOutcome::ActionAborted(_) | SubmissionOutcome::Unsupported(_) => "ACTION_ABORTED",
        // No attempt ends by it: the page is left.
        SubmissionOutcome::Redirecting => "",
    }
}
