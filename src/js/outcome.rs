//! Outcomes and completions as JavaScript sees them, with words for the shopper.

use wasm_bindgen::JsValue;

use super::object::{object, or_null, texts};
use super::snapshot::session_type;
use crate::checkout::effect::{By, Decline, Fate, Lapse, PaymentCompletion, SubmissionOutcome};
use crate::domain::id::{ChannelCode, PaymentTokenId};
use crate::domain::payment::{PaymentEntityId, Refusal};
use crate::locale::{Language, Text, failure_code};

/// Xendit's word where nobody gave a reason (protocol.md E.3).
pub(super) const UNKNOWN_FAILURE: &str = "UNKNOWN";

pub(super) fn outcome(outcome: &SubmissionOutcome, language: Language) -> JsValue {
    let status = |status: &str| ("status", JsValue::from_str(status));
    match outcome {
        SubmissionOutcome::Completed(made) => {
            object(&[status("completed"), ("completion", completion(made))])
        }
        SubmissionOutcome::Declined(decline) => {
            let code = decline.failure_code.as_ref().map_or(UNKNOWN_FAILURE, |code| &code.0);
            object(&[
                status("declined"),
                ("failureCode", code.into()),
                ("userMessage", texts(&decline_message(decline, language))),
                entity(&decline.entity),
            ])
        }
        SubmissionOutcome::Refused(refusal) => object(&[
            status("refused"),
            ("errorCode", refusal.error_code.as_str().into()),
            ("userMessage", texts(&refusal_message(refusal, language))),
        ]),
        SubmissionOutcome::Unsupported(_) => object(&[
            status("refused"),
            ("errorCode", "UNSUPPORTED_ACTION".into()),
            ("userMessage", texts(&[language.text(Text::Refused).into()])),
        ]),
        SubmissionOutcome::Aborted(By::Shopper) => object(&[status("aborted"), ("by", "shopper".into())]),
        SubmissionOutcome::Aborted(By::Merchant) => object(&[status("aborted"), ("by", "merchant".into())]),
        SubmissionOutcome::Pending => object(&[status("pending")]),
        SubmissionOutcome::Redirecting => object(&[status("redirecting")]),
        SubmissionOutcome::SessionEnded(Lapse::Expired) => {
            object(&[status("session-ended"), ("sessionStatus", "EXPIRED".into())])
        }
        SubmissionOutcome::SessionEnded(Lapse::Canceled) => {
            object(&[status("session-ended"), ("sessionStatus", "CANCELED".into())])
        }
    }
}

pub(super) fn completion(completion: &PaymentCompletion) -> JsValue {
    object(&[
        ("paymentSessionId", completion.payment_session_id.as_str().into()),
        ("sessionType", session_type(&completion.session_type).into()),
        ("referenceId", completion.reference_id.as_str().into()),
        ("amount", completion.amount.into()),
        ("currency", completion.currency.as_str().into()),
        ("channelCode", or_null(completion.channel_code.as_ref().map(ChannelCode::as_str))),
        ("paymentRequestId", or_null(completion.payment_request_id.as_ref().map(|id| id.as_str()))),
        ("paymentTokenId", or_null(completion.payment_token_id.as_ref().map(|id| id.as_str()))),
    ])
}

pub(super) fn saved_token(token: Option<&PaymentTokenId>, completion: &PaymentCompletion) -> JsValue {
    match token {
        None => JsValue::NULL,
        Some(token) => object(&[
            ("paymentTokenId", token.as_str().into()),
            ("channelCode", or_null(completion.channel_code.as_ref().map(ChannelCode::as_str))),
        ]),
    }
}

/// A title, and a sentence that says why or what to do.
pub(super) fn decline_message(decline: &Decline, language: Language) -> [String; 2] {
    let title = match (&decline.entity, decline.fate) {
        (PaymentEntityId::PaymentRequest(_), Fate::Failed) => Text::PaymentFailed,
        (PaymentEntityId::PaymentRequest(_), Fate::Expired) => Text::PaymentExpired,
        (PaymentEntityId::PaymentRequest(_), Fate::Canceled) => Text::PaymentCanceled,
        (PaymentEntityId::PaymentToken(_), Fate::Failed) => Text::SavingFailed,
        (PaymentEntityId::PaymentToken(_), Fate::Expired) => Text::SavingExpired,
        (PaymentEntityId::PaymentToken(_), Fate::Canceled) => Text::SavingCanceled,
    };
    let reason = match &decline.failure_code {
        Some(code) => failure_code(language, code),
        None => language.text(Text::TryAgain).into(),
    };
    [language.text(title).into(), reason]
}

/// The gateway's own lines for the shopper, or ours where it has none.
pub(super) fn refusal_message(refusal: &Refusal, language: Language) -> Vec<String> {
    if refusal.user_message.is_empty() {
        return vec![language.text(Text::Refused).into()];
    }
    refusal.user_message.clone()
}

/// An attempt's id under the name JavaScript knows it by.
pub(super) fn entity(id: &PaymentEntityId) -> (&'static str, JsValue) {
    match id {
        PaymentEntityId::PaymentRequest(id) => ("paymentRequestId", id.as_str().into()),
        PaymentEntityId::PaymentToken(id) => ("paymentTokenId", id.as_str().into()),
    }
}
