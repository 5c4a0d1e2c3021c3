//! Attempts: what is sent to create one, and what is answered then and at every poll (protocol.md B.3 to B.7).

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde::{Deserialize, Serialize as DeriveSerialize};

use super::session::{Session, SucceededChannel};
use crate::domain::action::Action as DomainAction;
use crate::domain::card::CardInfo as DomainCardInfo;
use crate::domain::id::{PaymentRequestId, PaymentTokenId, TokenRequestId};
use crate::domain::payment::{
    Created, FailureCode, PaymentEntity, PaymentEntityId, PaymentStatus, Progress as DomainProgress,
};
use crate::domain::properties::ChannelProperties;

/// The body of both create calls.
#[derive(DeriveSerialize)]
pub struct CreatePayment<'a> {
    /// xendit: the session's bearer (`session-…`), not its id (`ps-…`)
    pub session_id: &'a str,
    /// The channel.
    pub channel_code: &'a str,
    /// What was filled in.
    pub channel_properties: &'a ChannelProperties,
    /// Whether the shopper asked to save the payment method; only where that is the shopper's to decide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub save_payment_method: Option<bool>,
}

/// The body of `card_info`.
#[derive(DeriveSerialize)]
pub struct CardNumber<'a> {
    /// Ciphertext, without the error suffix.
    pub card_number: &'a str,
}

impl Serialize for ChannelProperties {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => to.serialize_str(text),
            Self::List(texts) => to.collect_seq(texts),
            Self::Group(members) => {
                let mut map = to.serialize_map(Some(members.len()))?;
                for (name, member) in members {
                    map.serialize_entry(name, member)?;
                }
                map.end()
            }
        }
    }
}

/// A payment request or a payment token; the name of its id says which.
#[derive(Deserialize)]
pub struct Entity {
    payment_request_id: Option<String>,
    payment_token_id: Option<String>,
    status: String,
    failure_code: Option<String>,
    actions: Option<Vec<Action>>,
    session_token_request_id: Option<String>,
}

#[derive(Deserialize)]
struct Action {
    r#type: String,
    descriptor: String,
    value: Option<String>,
    iframe_capable: Option<bool>,
}

/// `GET …/poll`
#[derive(Deserialize)]
pub struct Progress {
    session: Session,
    payment_request: Option<Entity>,
    payment_token: Option<Entity>,
    succeeded_channel: Option<SucceededChannel>,
}

/// `POST …/card_info`
#[derive(Deserialize)]
pub struct CardInfo {
    #[serde(default)]
    schemes: Vec<String>,
}

impl Entity {
    /// The answer to a create call; `None` when it names neither a payment request nor a payment token.
    pub fn into_created(self) -> Option<Created> {
        let token_request_id = self.session_token_request_id.clone().map(TokenRequestId::new);
        Some(Created { entity: self.into_domain()?, token_request_id })
    }

    fn into_domain(self) -> Option<PaymentEntity> {
        // xendit: the presence of payment_request_id is what tells the two apart
        let id = match (self.payment_token_id, self.payment_request_id) {
            (_, Some(id)) => PaymentEntityId::PaymentRequest(PaymentRequestId::new(id)),
            (Some(id), None) => PaymentEntityId::PaymentToken(PaymentTokenId::new(id)),
            (None, None) => return None,
        };
        let failure_code = self.failure_code.map(FailureCode);
        let status = match self.status.as_str() {
            "REQUIRES_ACTION" => PaymentStatus::RequiresAction,
            "PENDING" => PaymentStatus::Pending,
            "SUCCEEDED" | "AUTHORIZED" | "ACTIVE" => PaymentStatus::Succeeded,
            "FAILED" => PaymentStatus::Failed(failure_code),
            "EXPIRED" => PaymentStatus::Expired(failure_code),
            "CANCELED" => PaymentStatus::Canceled(failure_code),
            _ => PaymentStatus::Unknown(self.status),
        };
        let actions = self.actions.unwrap_or_default().into_iter().map(Action::into_domain).collect();
        Some(PaymentEntity { id, status, actions })
    }
}

impl Action {
    fn into_domain(self) -> DomainAction {
        let words = [self.r#type.as_str(), "/", &self.descriptor].concat();
        // A frame or a window sent to `javascript:` would run it as the merchant's page.
        let is_page = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        match (words.as_str(), self.value.filter(is_page)) {
            // xendit: absent means the page may be framed
            ("REDIRECT_CUSTOMER/WEB_URL", Some(url)) if self.iframe_capable == Some(false) => {
                DomainAction::Redirect { url }
            }
            ("REDIRECT_CUSTOMER/WEB_URL", Some(url)) => DomainAction::Frame { url },
            _ => DomainAction::Unsupported(words),
        }
    }
}

impl Progress {
    /// The session, and the attempt if the gateway told of one.
    pub fn into_domain(self) -> DomainProgress {
        DomainProgress {
            session: self.session.into_domain(),
            // xendit: a payment token wins over a payment request
            entity: self.payment_token.or(self.payment_request).and_then(Entity::into_domain),
            succeeded_channel: self.succeeded_channel.map(SucceededChannel::into_domain),
        }
    }
}

impl CardInfo {
    /// The brands the number may be of.
    pub fn into_domain(self) -> DomainCardInfo {
        DomainCardInfo { schemes: self.schemes }
    }
}
