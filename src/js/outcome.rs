//! Outcomes, completions and snapshots as JavaScript sees them, with words for the shopper.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::shell::Shell;
use crate::checkout::effect::{By, Lapse, PaymentCompletion, SubmissionOutcome};
use crate::domain::channel::Channel;
use crate::domain::id::ChannelCode;
use crate::domain::payment::{FailureCode, PaymentEntity, PaymentEntityId, PaymentStatus, Refusal};
use crate::domain::session::{PaymentSession, SavePaymentMethod, SessionStatus, SessionType};
use crate::locale::{Language, Text, failure_code};

/// Xendit's word where nobody gave a reason (protocol.md E.3).
const UNKNOWN_FAILURE: &str = "UNKNOWN";
/// The gateway asks for something this version cannot show.
pub(super) const UNSUPPORTED_ACTION: &str = "UNSUPPORTED_ACTION";

pub(super) fn outcome(shell: &Shell, outcome: &SubmissionOutcome, language: Language) -> JsValue {
    let plain = |status, member, value: &str| shell.outcome(status, member, &value.into(), None, None, None);
    let refused = |code: &str, message| {
        shell.outcome("refused", Some("errorCode"), &code.into(), Some(&message), None, None)
    };
    match outcome {
        SubmissionOutcome::Completed(made) => {
            shell.outcome("completed", Some("completion"), &completion(shell, made), None, None, None)
        }
        SubmissionOutcome::Declined(entity) => {
            let (member, id) = entity_id(entity);
            let message = decline_message(entity, language);
            shell.outcome(
                "declined",
                Some("failureCode"),
                &reason(entity).into(),
                Some(&message),
                Some(member),
                Some(id),
            )
        }
        SubmissionOutcome::Refused(refusal) => {
            refused(&refusal.error_code, refusal_message(refusal, language))
        }
        SubmissionOutcome::Unsupported(_) => {
            refused(UNSUPPORTED_ACTION, lines([language.text(Text::Refused)]))
        }
        SubmissionOutcome::ActionAborted(By::Shopper) => plain("aborted", Some("by"), "shopper"),
        SubmissionOutcome::RequestAborted | SubmissionOutcome::ActionAborted(By::Merchant) => {
            plain("aborted", Some("by"), "merchant")
        }
        SubmissionOutcome::Pending => plain("pending", None, ""),
        SubmissionOutcome::Redirecting => plain("redirecting", None, ""),
        SubmissionOutcome::SessionEnded(Lapse::Expired) => {
            plain("session-ended", Some("sessionStatus"), "EXPIRED")
        }
        SubmissionOutcome::SessionEnded(Lapse::Canceled) => {
            plain("session-ended", Some("sessionStatus"), "CANCELED")
        }
        SubmissionOutcome::Failed(failure) => shell.to_js(failure),
    }
}

pub(super) fn completion(shell: &Shell, completion: &PaymentCompletion) -> JsValue {
    let session = &completion.session;
    shell.completion(
        session.id.as_str(),
        session_type(&session.session_type),
        &session.reference_id,
        session.amount.value,
        &session.amount.currency,
        completion.channel_code.as_ref().map(ChannelCode::as_str),
        completion.payment_request_id.as_ref().map(|id| id.as_str()),
        completion.payment_token_id.as_ref().map(|id| id.as_str()),
    )
}

pub(super) fn saved_token(shell: &Shell, completion: &PaymentCompletion) -> JsValue {
    let channel = completion.channel_code.as_ref().map(ChannelCode::as_str);
    let token = completion.payment_token_id.as_ref();
    token.map_or(JsValue::NULL, |token| shell.saved_token(token.as_str(), channel))
}

pub(super) fn session(shell: &Shell, session: &PaymentSession) -> JsValue {
    shell.session(
        session.id.as_str(),
        &session.reference_id,
        session_type(&session.session_type),
        session_status(&session.status),
        session.amount.value,
        &session.amount.currency,
        &session.country,
        &session.locale,
        &session.expires_at,
        session.description.as_deref(),
        session.allow_save_payment_method.as_ref().map(save_payment_method),
    )
}

pub(super) fn channel(shell: &Shell, channel: &Channel) -> JsValue {
    shell.channel(
        channel.code.as_str(),
        &channel.brand_name,
        &channel.brand_logo_url,
        &channel.brand_color,
        channel.payment_method_type.as_deref(),
        channel.min_amount,
        channel.max_amount,
        &lines(channel.card_brands.iter().map(|brand| brand.name.as_str())),
        &lines(channel.card_brands.iter().map(|brand| brand.logo_url.as_str())),
    )
}

/// The failure's code, or Xendit's word for none.
pub(super) fn reason(declined: &PaymentEntity) -> &str {
    declined.failure_code.as_ref().map_or(UNKNOWN_FAILURE, |FailureCode(code)| code)
}

/// A title, and a sentence that says why or what to do.
pub(super) fn decline_message(declined: &PaymentEntity, language: Language) -> Array {
    let title = match (&declined.id, &declined.status) {
        (PaymentEntityId::PaymentRequest(_), PaymentStatus::Expired) => Text::PaymentExpired,
        (PaymentEntityId::PaymentRequest(_), PaymentStatus::Canceled) => Text::PaymentCanceled,
        (PaymentEntityId::PaymentRequest(_), _) => Text::PaymentFailed,
        (PaymentEntityId::PaymentToken(_), PaymentStatus::Expired) => Text::SavingExpired,
        (PaymentEntityId::PaymentToken(_), PaymentStatus::Canceled) => Text::SavingCanceled,
        (PaymentEntityId::PaymentToken(_), _) => Text::SavingFailed,
    };
    let reason = match &declined.failure_code {
        Some(code) => failure_code(language, code),
        None => language.text(Text::TryAgain).into(),
    };
    lines([language.text(title), reason.as_str()])
}

/// The gateway's own lines for the shopper, or ours where it has none.
pub(super) fn refusal_message(refusal: &Refusal, language: Language) -> Array {
    if refusal.user_message.is_empty() {
        return lines([language.text(Text::Refused)]);
    }
    lines(refusal.user_message.iter().map(String::as_str))
}

/// Texts, as a list of JavaScript's.
pub(super) fn lines<'a>(texts: impl IntoIterator<Item = &'a str>) -> Array {
    let list = Array::new();
    for text in texts {
        list.push(&text.into());
    }
    list
}

/// An attempt's id, after the name JavaScript knows it by.
pub(super) fn entity_id(entity: &PaymentEntity) -> (&'static str, &str) {
    match &entity.id {
        PaymentEntityId::PaymentRequest(id) => ("paymentRequestId", id.as_str()),
        PaymentEntityId::PaymentToken(id) => ("paymentTokenId", id.as_str()),
    }
}

fn session_type(session_type: &SessionType) -> &str {
    match session_type {
        SessionType::Pay => "PAY",
        SessionType::Save => "SAVE",
        SessionType::Subscription => "SUBSCRIPTION",
        SessionType::Unknown(word) => word,
    }
}

fn session_status(status: &SessionStatus) -> &str {
    match status {
        SessionStatus::Active => "ACTIVE",
        SessionStatus::Pending => "PENDING",
        SessionStatus::Completed => "COMPLETED",
        SessionStatus::Expired => "EXPIRED",
        SessionStatus::Canceled => "CANCELED",
        SessionStatus::Unknown(word) => word,
    }
}

fn save_payment_method(choice: &SavePaymentMethod) -> &str {
    match choice {
        SavePaymentMethod::Disabled => "DISABLED",
        SavePaymentMethod::Optional => "OPTIONAL",
        SavePaymentMethod::Forced => "FORCED",
        SavePaymentMethod::Unknown(word) => word,
    }
}
