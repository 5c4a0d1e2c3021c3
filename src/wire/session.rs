//! A session, and what the gateway answers when it is opened (protocol.md B.2).

use serde::Deserialize;

use super::channel::Channel;
use crate::domain::amount::Amount;
use crate::domain::id::{ChannelCode, PaymentRequestId, PaymentSessionId, PaymentTokenId};
use crate::domain::session::{Opening, PaymentSession, SavePaymentMethod, SessionStatus, SessionType};

/// `GET /api/sessions/{sessionAuthKey}`
#[derive(Deserialize)]
pub struct Bootstrap {
    session: Session,
    business: Option<Business>,
    #[serde(default)]
    channels: Vec<Channel>,
    succeeded_channel: Option<SucceededChannel>,
}

/// A session, whole, as it stands in every answer that has one.
#[derive(Deserialize)]
pub struct Session {
    payment_session_id: String,
    reference_id: String,
    session_type: String,
    status: String,
    mode: String,
    currency: String,
    country: String,
    amount: f64,
    locale: String,
    expires_at: String,
    allow_save_payment_method: Option<String>,
    description: Option<String>,
    payment_token_id: Option<String>,
    payment_request_id: Option<String>,
    components_configuration: Option<ComponentsConfiguration>,
}

#[derive(Deserialize)]
struct ComponentsConfiguration {
    origins: Option<Vec<String>>,
}

#[derive(Deserialize)]
struct Business {
    name: Option<String>,
}

/// What a completed session was paid with.
#[derive(Deserialize)]
pub struct SucceededChannel {
    channel_code: String,
}

impl SucceededChannel {
    /// Its code.
    pub fn into_domain(self) -> ChannelCode {
        ChannelCode::new(self.channel_code)
    }
}

impl Bootstrap {
    /// The session and its channels, in the gateway's order.
    pub fn into_domain(self) -> Opening {
        Opening {
            session: self.session.into_domain(),
            business_name: self.business.and_then(|business| business.name),
            channels: self.channels.into_iter().map(Channel::into_domain).collect(),
            succeeded_channel: self.succeeded_channel.map(SucceededChannel::into_domain),
        }
    }
}

impl Session {
    /// The session, its open words kept as they are where we do not know them.
    pub fn into_domain(self) -> PaymentSession {
        PaymentSession {
            id: PaymentSessionId::new(self.payment_session_id),
            reference_id: self.reference_id,
            session_type: match self.session_type.as_str() {
                "PAY" => SessionType::Pay,
                "SAVE" => SessionType::Save,
                "SUBSCRIPTION" => SessionType::Subscription,
                _ => SessionType::Unknown(self.session_type),
            },
            status: match self.status.as_str() {
                "ACTIVE" => SessionStatus::Active,
                "PENDING" => SessionStatus::Pending,
                "COMPLETED" => SessionStatus::Completed,
                "EXPIRED" => SessionStatus::Expired,
                "CANCELED" => SessionStatus::Canceled,
                _ => SessionStatus::Unknown(self.status),
            },
            mode: self.mode,
            amount: Amount { value: self.amount, currency: self.currency },
            country: self.country,
            locale: self.locale,
            expires_at: self.expires_at,
            allow_save_payment_method: self.allow_save_payment_method.map(|word| match word.as_str() {
                "DISABLED" => SavePaymentMethod::Disabled,
                "OPTIONAL" => SavePaymentMethod::Optional,
                "FORCED" => SavePaymentMethod::Forced,
                _ => SavePaymentMethod::Unknown(word),
            }),
            description: self.description,
            payment_token_id: self.payment_token_id.map(PaymentTokenId::new),
            payment_request_id: self.payment_request_id.map(PaymentRequestId::new),
            origins: self.components_configuration.and_then(|configuration| configuration.origins),
        }
    }
}
