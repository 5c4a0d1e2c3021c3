//! Announcements as DOM events: names and members are Xendit's (protocol.md E.4, E.8).

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::outcome::{UNSUPPORTED_ACTION, decline_message, entity, lines, reason, refusal_message};
use super::shell::Shell;
use crate::checkout::Announcement;
use crate::checkout::effect::{Decline, Fate, Lapse, SubmissionEnd};
use crate::domain::id::ChannelCode;
use crate::domain::payment::PaymentEntityId;
use crate::locale::{Language, Text};

/// Dispatches the event on the merchant's element: its name, and the one member of its `detail` if it has one.
pub(super) fn announce(shell: &Shell, host: &Element, announcement: &Announcement, language: Language) {
    let (name, member, value) = match announcement {
        Announcement::SubmissionEnd(end) => return announce_end(shell, host, end, language),
        Announcement::Init => ("init", "", JsValue::NULL),
        Announcement::SubmissionReady(code) => ("submission-ready", "channelCode", code.as_str().into()),
        Announcement::SubmissionNotReady => ("submission-not-ready", "", JsValue::NULL),
        Announcement::SubmissionBegin => ("submission-begin", "", JsValue::NULL),
        Announcement::Created(id) => {
            let name = match id {
                PaymentEntityId::PaymentRequest(_) => "payment-request-created",
                PaymentEntityId::PaymentToken(_) => "payment-token-created",
            };
            (name, entity(id).0, entity(id).1.into())
        }
        Announcement::Discarded(id) => {
            let name = match id {
                PaymentEntityId::PaymentRequest(_) => "payment-request-discarded",
                PaymentEntityId::PaymentToken(_) => "payment-token-discarded",
            };
            (name, entity(id).0, entity(id).1.into())
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
    shell.announce(host, name, member, &value);
}

fn announce_end(shell: &Shell, host: &Element, end: &SubmissionEnd, language: Language) {
    let say = |text| lines([language.text(text)]);
    let (message, kind, code) = match end {
        SubmissionEnd::Declined(decline) => {
            (decline_message(decline, language), Some("FAILURE"), reason(decline))
        }
        SubmissionEnd::Refused(refusal) => {
            (refusal_message(refusal, language), Some("ERROR"), refusal.error_code.as_str())
        }
        SubmissionEnd::Unsupported(_) => (say(Text::Refused), Some("ERROR"), UNSUPPORTED_ACTION),
        SubmissionEnd::Unanswered => (say(Text::NoAnswer), Some("NETWORK_ERROR"), "NETWORK_ERROR"),
        _ => (lines([]), None, ""),
    };
    shell.announce_end(host, end_reason(end), &message, kind, code);
}

fn end_reason(end: &SubmissionEnd) -> &'static str {
    match end {
        SubmissionEnd::SessionCompleted => "SESSION_COMPLETED",
        SubmissionEnd::SessionLapsed(Lapse::Expired) => "SESSION_EXPIRED",
        SubmissionEnd::SessionLapsed(Lapse::Canceled) => "SESSION_CANCELED",
        SubmissionEnd::SessionPending => "SESSION_PENDING",
        SubmissionEnd::Declined(Decline { fate, entity, .. }) => match (entity, fate) {
            (PaymentEntityId::PaymentRequest(_), Fate::Failed) => "PAYMENT_REQUEST_FAILED",
            (PaymentEntityId::PaymentRequest(_), Fate::Canceled) => "PAYMENT_REQUEST_CANCELED",
            (PaymentEntityId::PaymentRequest(_), Fate::Expired) => "PAYMENT_REQUEST_EXPIRED",
            (PaymentEntityId::PaymentToken(_), Fate::Failed) => "PAYMENT_TOKEN_FAILED",
            (PaymentEntityId::PaymentToken(_), Fate::Canceled) => "PAYMENT_TOKEN_CANCELED",
            (PaymentEntityId::PaymentToken(_), Fate::Expired) => "PAYMENT_TOKEN_EXPIRED",
        },
        SubmissionEnd::Refused(_) | SubmissionEnd::Unanswered => "REQUEST_FAILED",
        SubmissionEnd::RequestAborted => "REQUEST_ABORTED",
        SubmissionEnd::ActionAborted | SubmissionEnd::Unsupported(_) => "ACTION_ABORTED",
    }
}
