//! The session and its channels as JavaScript sees them: copies, in camelCase.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::object::{object, or_null};
use crate::domain::channel::Channel;
use crate::domain::session::{PaymentSession, SavePaymentMethod, SessionStatus, SessionType};

pub(super) fn session(session: &PaymentSession) -> JsValue {
    object(&[
        ("paymentSessionId", session.id.as_str().into()),
        ("referenceId", session.reference_id.as_str().into()),
        ("sessionType", session_type(&session.session_type).into()),
        ("status", status(&session.status).into()),
        ("amount", session.amount.value.into()),
        ("currency", session.amount.currency.as_str().into()),
        ("country", session.country.as_str().into()),
        ("locale", session.locale.as_str().into()),
        ("expiresAt", session.expires_at.as_str().into()),
        ("description", or_null(session.description.as_deref())),
        (
            "allowSavePaymentMethod",
            or_null(session.allow_save_payment_method.as_ref().map(save_payment_method)),
        ),
    ])
}

pub(super) fn channel(channel: &Channel) -> JsValue {
    let brands = channel.card_brands.iter().map(|brand| {
        object(&[("name", brand.name.as_str().into()), ("logoUrl", brand.logo_url.as_str().into())])
    });
    object(&[
        ("channelCode", channel.code.as_str().into()),
        ("brandName", channel.brand_name.as_str().into()),
        ("brandLogoUrl", channel.brand_logo_url.as_str().into()),
        ("brandColor", channel.brand_color.as_str().into()),
        ("paymentMethodType", or_null(channel.payment_method_type.as_deref())),
        ("minAmount", channel.min_amount.map_or(JsValue::NULL, JsValue::from)),
        ("maxAmount", channel.max_amount.map_or(JsValue::NULL, JsValue::from)),
        ("cardBrands", brands.collect::<Array>().into()),
    ])
}

pub(super) fn session_type(session_type: &SessionType) -> &str {
    match session_type {
        SessionType::Pay => "PAY",
        SessionType::Save => "SAVE",
        SessionType::Subscription => "SUBSCRIPTION",
        SessionType::Unknown(word) => word,
    }
}

fn status(status: &SessionStatus) -> &str {
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
