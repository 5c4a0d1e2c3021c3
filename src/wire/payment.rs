//! Attempts: what is sent to create one, and what is answered then and at every poll (protocol.md B.3 to B.7).

use std::rc::Rc;

use super::problem::problem;
use super::session::{session, succeeded_channel};
use super::value::{Unreadable, Value};
use crate::domain::action::{Action, Descriptor, Presentation};
use crate::domain::card::{CardInfo, Sealed};
use crate::domain::cut::cut;
use crate::domain::id::{ChannelCode, PaymentRequestId, PaymentTokenId, TokenRequestId};
use crate::domain::joined::joined;
use crate::domain::payment::{
    Created, FailureCode, PaymentEntity, PaymentEntityId, PaymentStatus, Progress, Refusal, Submission,
};
use crate::domain::properties::{ChannelProperties, PAYER_NAME};

/// The body of both create calls.
pub fn create_payment(session_auth_key: &str, submission: &Submission) -> Value {
    let mut members = vec![
        // xendit: the session's bearer (`session-…`), not its id (`ps-…`)
        ("session_id".into(), session_auth_key.into()),
        ("channel_code".into(), submission.channel.as_str().into()),
        ("channel_properties".into(), channel_properties(&submission.properties)),
    ];
    if let Some(name) = submission.properties.text(PAYER_NAME) {
        members.push(("customer".into(), Value::Object(vec![("given_names".into(), name.as_str().into())])));
    }
    if let Some(save) = submission.save_payment_method {
        members.push(("save_payment_method".into(), Value::Bool(save)));
    }
    Value::Object(members)
}

fn channel_properties(properties: &ChannelProperties) -> Value {
    let mut sent = Vec::new();
    if let Value::Object(members) = properties.value() {
        for member in members {
            if member.0 != PAYER_NAME {
                sent.push(member.clone());
            }
        }
    }
    Value::Object(sent)
}

/// What a wallet of the browser's gave: what to send for it, or a problem as the gateway words its own.
pub fn wallet(answer: &Value) -> Result<Submission, Refusal> {
    match problem(answer) {
        Some((refusal, _)) => Err(refusal),
        None => {
            let mut properties = ChannelProperties::default();
            if let Some(payment) = answer.text_if_any("google_pay") {
                properties.fill(&["google_pay".into()], vec![Value::Text(payment)]);
            }
            let channel = ChannelCode::new(answer.text("channel_code"));
            Ok(Submission { channel, properties, save_payment_method: None })
        }
    }
}

/// The body of `card_info`: ciphertext, without the error suffix.
pub fn card_number(number: &Sealed) -> Value {
    Value::Object(vec![("card_number".into(), number.as_str().into())])
}

/// The answer to a create call.
pub fn created(answer: &Value) -> Result<Created, Unreadable> {
    Ok(Created {
        entity: entity(answer)?,
        token_request_id: answer.text_if_any("session_token_request_id").map(TokenRequestId::new),
    })
}

/// A payment request or a payment token.
fn entity(entity: &Value) -> Result<Rc<PaymentEntity>, Unreadable> {
    entity.require(&["status"])?;
    // xendit: the presence of payment_request_id is what tells the two apart
    let id = match (entity.text_if_any("payment_request_id"), entity.text_if_any("payment_token_id")) {
        (Some(id), _) => PaymentEntityId::PaymentRequest(PaymentRequestId::new(id)),
        (None, Some(id)) => PaymentEntityId::PaymentToken(PaymentTokenId::new(id)),
        (None, None) => return Err(Unreadable("payment_request_id or payment_token_id")),
    };
    let status = entity.text("status");
    Ok(Rc::new(PaymentEntity {
        id,
        status: match status.as_str() {
            "REQUIRES_ACTION" => PaymentStatus::RequiresAction,
            "PENDING" => PaymentStatus::Pending,
            "SUCCEEDED" | "AUTHORIZED" | "ACTIVE" => PaymentStatus::Succeeded,
            "FAILED" => PaymentStatus::Failed,
            "EXPIRED" => PaymentStatus::Expired,
            "CANCELED" => PaymentStatus::Canceled,
            _ => PaymentStatus::Unknown(status),
        },
        failure_code: entity.text_if_any("failure_code").map(FailureCode),
        actions: entity.list("actions", action),
    }))
}

fn action(action: &Value) -> Option<Action> {
    let words = joined(&[&action.text("type"), "/", &action.text("descriptor")]);
    let value = action.text("value");
    let present = |descriptor| Action::Present(Presentation { descriptor, account: action.clone() });
    Some(match words.as_str() {
        // xendit: absent means the page may be framed
        "REDIRECT_CUSTOMER/WEB_URL" if is_page(&value) && action.bool("iframe_capable") == Some(false) => {
            Action::Redirect { url: value }
        }
        "REDIRECT_CUSTOMER/WEB_URL" if is_page(&value) => Action::Frame { url: value },
        "REDIRECT_CUSTOMER/DEEPLINK_URL" if is_link(&value) => present(Descriptor::DeeplinkUrl),
        "PRESENT_TO_CUSTOMER/QR_STRING" => present(Descriptor::QrString),
        "PRESENT_TO_CUSTOMER/VIRTUAL_ACCOUNT_NUMBER" => present(Descriptor::VirtualAccountNumber),
        "PRESENT_TO_CUSTOMER/PAYMENT_CODE" => present(Descriptor::PaymentCode),
        // xendit: a hint for wallets in the browser, beside another action and never instead of one
        "REDIRECT_CUSTOMER/WEB_GOOGLE_PAYLINK" => return None,
        _ => Action::Unsupported(words),
    })
}

/// A frame or a window sent to `javascript:` would run it as the merchant's page.
fn is_page(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// An app has a scheme of its own; these are the browser's.
fn is_link(url: &str) -> bool {
    let scheme = cut(url, b':').map_or("", |(scheme, _)| scheme);
    ["", "javascript", "data", "vbscript", "blob", "file"].iter().all(|own| !own.eq_ignore_ascii_case(scheme))
}

/// `GET …/poll`: the session, and the attempt if the gateway told of one.
pub fn progress(answer: &Value) -> Result<Progress, Unreadable> {
    // xendit: a payment token wins over a payment request
    let told = answer.object("payment_token").or(answer.object("payment_request"));
    Ok(Progress {
        session: Rc::new(session(answer.get("session"))?),
        entity: told.map(entity).transpose()?,
        succeeded_channel: succeeded_channel(answer),
    })
}

/// `POST …/card_info`
pub fn card_info(answer: &Value) -> CardInfo {
    CardInfo {
        schemes: answer.texts("schemes"),
        country: answer.texts("country_codes").first().cloned().unwrap_or_default(),
        wants_billing: answer.bool("require_billing_information") == Some(true),
    }
}
