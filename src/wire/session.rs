//! A session, and what the gateway answers when it is opened (protocol.md B.2).

use std::rc::Rc;

use super::channel::{channel, channel_for_a_stranger, ui_group};
use super::value::{Unreadable, Value};
use crate::domain::amount::Amount;
use crate::domain::id::{ChannelCode, PaymentRequestId, PaymentSessionId, PaymentTokenId};
use crate::domain::offer::offers;
use crate::domain::session::{Opening, PaymentSession, SavePaymentMethod, SessionStatus, SessionType};

/// `GET /api/sessions/{sessionAuthKey}`: the session and its channels, in the gateway's order.
pub fn opening(answer: &Value) -> Result<Opening, Unreadable> {
    let session = Rc::new(session(answer.get("session"))?);
    // xendit: who saves is not asked for a name
    let is_known = answer.object("customer").is_some() || session.session_type != SessionType::Pay;
    let channels = answer.list("channels", if is_known { channel } else { channel_for_a_stranger });
    Ok(Opening {
        offers: offers(&session, &channels),
        session,
        business_name: answer.get("business").text_if_any("name"),
        ui_groups: answer.list("channel_ui_groups", ui_group),
        succeeded_channel: succeeded_channel(answer),
    })
}

/// A session, whole, as it stands in every answer that has one. Open words are kept where we do not know them.
pub fn session(session: &Value) -> Result<PaymentSession, Unreadable> {
    session.require(&[
        "payment_session_id",
        "reference_id",
        "session_type",
        "status",
        "mode",
        "currency",
        "country",
        "locale",
        "expires_at",
    ])?;
    let session_type = session.text("session_type");
    let status = session.text("status");
    let amount = session.number("amount").ok_or(Unreadable("amount"))?;
    let configuration = session.get("components_configuration");
    Ok(PaymentSession {
        id: PaymentSessionId::new(session.text("payment_session_id")),
        reference_id: session.text("reference_id"),
        session_type: match session_type.as_str() {
            "PAY" => SessionType::Pay,
            "SAVE" => SessionType::Save,
            "SUBSCRIPTION" => SessionType::Subscription,
            _ => SessionType::Unknown(session_type),
        },
        status: match status.as_str() {
            "ACTIVE" => SessionStatus::Active,
            "PENDING" => SessionStatus::Pending,
            "COMPLETED" => SessionStatus::Completed,
            "EXPIRED" => SessionStatus::Expired,
            "CANCELED" => SessionStatus::Canceled,
            _ => SessionStatus::Unknown(status),
        },
        mode: session.text("mode"),
        amount: Amount { value: amount, currency: session.text("currency") },
        country: session.text("country"),
        locale: session.text("locale"),
        expires_at: session.text("expires_at"),
        allow_save_payment_method: session.text_if_any("allow_save_payment_method").map(|word| {
            match word.as_str() {
                "DISABLED" => SavePaymentMethod::Disabled,
                "OPTIONAL" => SavePaymentMethod::Optional,
                "FORCED" => SavePaymentMethod::Forced,
                _ => SavePaymentMethod::Unknown(word),
            }
        }),
        description: session.text_if_any("description"),
        payment_token_id: session.text_if_any("payment_token_id").map(PaymentTokenId::new),
        payment_request_id: session.text_if_any("payment_request_id").map(PaymentRequestId::new),
        origins: configuration.texts_if_any("origins"),
    })
}

/// What a completed session was paid with.
pub(super) fn succeeded_channel(answer: &Value) -> Option<ChannelCode> {
    answer.get("succeeded_channel").text_if_any("channel_code").map(ChannelCode::new)
}
