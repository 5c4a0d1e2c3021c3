//! Announcements as DOM events: names and members are Xendit's (protocol.md E.4, E.8).

use wasm_bindgen::JsValue;

use super::outcome::{announce_end, entity_id};
use super::shell::Shell;
use crate::checkout::Announcement;
use crate::domain::id::ChannelCode;
use crate::domain::payment::PaymentEntityId;

/// Dispatches the event on the merchant's element: its name, and the one member of its `detail` if it has one.
pub(super) fn announce(shell: &Shell, announcement: &Announcement) {
    let (name, member, value) = match announcement {
        Announcement::SubmissionEnd(end) => return announce_end(shell, end),
        Announcement::Init => ("init", "", JsValue::NULL),
        Announcement::SubmissionReady(code) => ("submission-ready", "channelCode", code.as_str().into()),
        Announcement::SubmissionNotReady => ("submission-not-ready", "", JsValue::NULL),
        Announcement::SubmissionResume => ("submission-resume", "", JsValue::NULL),
        Announcement::SessionExpiring(expires_at) => ("session-expiring", "expiresAt", expires_at.into()),
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
