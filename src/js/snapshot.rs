//! Completions and snapshots as JavaScript sees them.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::shell::Shell;
use crate::checkout::effect::PaymentCompletion;
use crate::domain::channel::Channel;
use crate::domain::id::ChannelCode;
use crate::domain::session::{PaymentSession, SavePaymentMethod, SessionStatus, SessionType};

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
    let (names, logos) = (Array::new(), Array::new());
    for brand in &channel.card_brands {
        names.push(&brand.name.as_str().into());
        logos.push(&brand.logo_url.as_str().into());
    }
    shell.channel(
        channel.code.as_str(),
        &channel.brand_name,
        &channel.brand_logo_url,
        &channel.brand_color,
        channel.payment_method_type.as_deref(),
        channel.min_amount,
        channel.max_amount,
        &names,
        &logos,
    )
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
