//! Announcements as DOM events: names and members are Xendit's (protocol.md E.4, E.8).

use wasm_bindgen::JsValue;

use super::error::Shell;
use super::object::{object, or_null, texts};
use super::outcome::{UNKNOWN_FAILURE, decline_message, entity, refusal_message};
use crate::checkout::Announcement;
use crate::checkout::effect::{Decline, Fate, Lapse, SubmissionEnd};
use crate::domain::id::ChannelCode;
use crate::domain::payment::PaymentEntityId;
use crate::locale::{Language, Text};

/// The event's name without its prefix, and its `detail`.
pub(super) fn event(
    announcement: &Announcement,
    language: Language,
    shell: &Shell,
) -> (&'static str, JsValue) {
    match announcement {
        Announcement::Init => ("init", JsValue::NULL),
        Announcement::SubmissionReady(code) => {
            ("submission-ready", object(&[("channelCode", code.as_str().into())]))
        }
        Announcement::SubmissionNotReady => ("submission-not-ready", JsValue::NULL),
        Announcement::SubmissionBegin => ("submission-begin", JsValue::NULL),
        Announcement::SubmissionEnd(end) => ("submission-end", submission_end(end, language)),
        Announcement::Created(id @ PaymentEntityId::PaymentRequest(_)) => {
            ("payment-request-created", object(&[entity(id)]))
        }
        Announcement::Created(id @ PaymentEntityId::PaymentToken(_)) => {
            ("payment-token-created", object(&[entity(id)]))
        }
        Announcement::Discarded(id @ PaymentEntityId::PaymentRequest(_)) => {
            ("payment-request-discarded", object(&[entity(id)]))
        }
        Announcement::Discarded(id @ PaymentEntityId::PaymentToken(_)) => {
            ("payment-token-discarded", object(&[entity(id)]))
        }
        Announcement::ActionBegin => ("action-begin", JsValue::NULL),
        Announcement::ActionEnd => ("action-end", JsValue::NULL),
        Announcement::WillRedirect => ("will-redirect", JsValue::NULL),
        Announcement::SessionComplete(channel) => {
            let channel = or_null(channel.as_ref().map(ChannelCode::as_str));
            ("session-complete", object(&[("succeededChannel", channel)]))
        }
        Announcement::SessionExpiredOrCanceled => ("session-expired-or-canceled", JsValue::NULL),
        Announcement::FrameFailed(failure) => ("frame-failed", object(&[("error", shell.to_js(failure))])),
        Announcement::SessionPending => ("session-pending", JsValue::NULL),
        Announcement::SessionNotPending => ("session-not-pending", JsValue::NULL),
    }
}

fn submission_end(end: &SubmissionEnd, language: Language) -> JsValue {
    let message = |lines: &[String], kind: &str, code: &str| {
        [
            ("userErrorMessage", texts(lines)),
            ("developerErrorMessage", object(&[("type", kind.into()), ("code", code.into())])),
        ]
    };
    let mut members = vec![("reason", JsValue::from_str(reason(end)))];
    match end {
        SubmissionEnd::Declined(decline) => {
            let code = decline.failure_code.as_ref().map_or(UNKNOWN_FAILURE, |code| &code.0);
            members.extend(message(&decline_message(decline, language), "FAILURE", code));
        }
        SubmissionEnd::Refused(refusal) => {
            members.extend(message(&refusal_message(refusal, language), "ERROR", &refusal.error_code));
        }
        SubmissionEnd::Unanswered => {
            members.extend(message(
                &[language.text(Text::NoAnswer).into()],
                "NETWORK_ERROR",
                "NETWORK_ERROR",
            ));
        }
        SubmissionEnd::Unsupported(_) => {
            members.extend(message(&[language.text(Text::Refused).into()], "ERROR", "UNSUPPORTED_ACTION"));
        }
        _ => {}
    }
    object(&members)
}

fn reason(end: &SubmissionEnd) -> &'static str {
    match end {
        SubmissionEnd::SessionCompleted => "SESSION_COMPLETED",
        SubmissionEnd::SessionLapsed(Lapse::Expired) => "SESSION_EXPIRED",
        SubmissionEnd::SessionLapsed(Lapse::Canceled) => "SESSION_CANCELED",
        SubmissionEnd::SessionPending => "SESSION_PENDING",
        SubmissionEnd::Declined(Decline { fate, entity: PaymentEntityId::PaymentRequest(_), .. }) => {
            match fate {
                Fate::Failed => "PAYMENT_REQUEST_FAILED",
                Fate::Canceled => "PAYMENT_REQUEST_CANCELED",
                Fate::Expired => "PAYMENT_REQUEST_EXPIRED",
            }
        }
        SubmissionEnd::Declined(Decline { fate, entity: PaymentEntityId::PaymentToken(_), .. }) => match fate
        {
            Fate::Failed => "PAYMENT_TOKEN_FAILED",
            Fate::Canceled => "PAYMENT_TOKEN_CANCELED",
            Fate::Expired => "PAYMENT_TOKEN_EXPIRED",
        },
        SubmissionEnd::Refused(_) | SubmissionEnd::Unanswered => "REQUEST_FAILED",
        SubmissionEnd::RequestAborted => "REQUEST_ABORTED",
        SubmissionEnd::ActionAborted | SubmissionEnd::Unsupported(_) => "ACTION_ABORTED",
    }
}
