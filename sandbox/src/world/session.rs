//! A PaymentSession: one checkout, with as many attempts as it takes, of which one can succeed.
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::attempt::AttemptId;
use super::terms::{Mode, SessionTerms};
use crate::store::row::Kept;
use crate::values::channel_code::ChannelCode;
use crate::values::ids::{
    BusinessId, CustomerId, PaymentId, PaymentRequestId, PaymentSessionId, PaymentTokenId, SessionAuthKey,
};
use crate::values::keys::{ComponentsSdkKey, SessionKey};
use crate::values::origin::{self, Origin};

pub(crate) const DEFAULT_LIFE: SignedDuration = SignedDuration::from_mins(30);

#[derive(Serialize, Deserialize)]
pub(crate) struct PaymentSession {
    pub(crate) id: PaymentSessionId,
    pub(crate) auth_key: SessionAuthKey,
    pub(crate) business_id: BusinessId,
    pub(crate) created: Timestamp,
    pub(crate) updated: Timestamp,
    pub(crate) expires_at: Timestamp,
    pub(crate) status: SessionStatus,
    pub(crate) terms: SessionTerms,
    pub(crate) customer_id: Option<CustomerId>,
    pub(crate) components_sdk_key: ComponentsSdkKey,
    pub(crate) key: SessionKey,
    /// In PAYMENT_LINK sessions, where the shopper is sent.
    pub(crate) payment_link_url: Option<Box<str>>,
    /// In the order they were made.
    pub(crate) attempts: Vec<AttemptId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum SessionStatus {
    Active,
    /// An attempt was made and somebody else still has to approve it; until then there can be no other.
    Pending,
    Completed(Completion),
    Expired,
    Canceled,
}

/// What a completed session has to show for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Completion {
    pub(crate) channel_code: ChannelCode,
    pub(crate) payment: Option<(PaymentRequestId, PaymentId)>,
    pub(crate) payment_token_id: Option<PaymentTokenId>,
}

impl SessionStatus {
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Pending => "PENDING",
            Self::Completed(_) => "COMPLETED",
            Self::Expired => "EXPIRED",
            Self::Canceled => "CANCELED",
        }
    }
}

impl PaymentSession {
    /// Whether a new attempt can be made.
    pub(crate) fn is_active(&self) -> bool {
        self.status == SessionStatus::Active
    }

    /// Whether it can still be completed.
    pub(crate) fn is_open(&self) -> bool {
        matches!(self.status, SessionStatus::Active | SessionStatus::Pending)
    }

    /// The pages that may ask the gateway about the session and frame its pages: the merchant's, or the hosted one.
    pub(crate) fn origins(&self) -> Vec<&str> {
        match &self.terms.mode {
            Mode::Components { origins, .. } => origins.iter().map(Origin::as_str).collect(),
            Mode::PaymentLink { .. } => {
                self.payment_link_url.as_deref().map(origin::of).into_iter().collect()
            }
        }
    }

    pub(crate) fn allows(&self, origin: &str) -> bool {
        self.origins().contains(&origin)
    }

    pub(crate) fn completion(&self) -> Option<&Completion> {
        match &self.status {
            SessionStatus::Completed(completion) => Some(completion),
            _ => None,
        }
    }
}

impl Kept for PaymentSession {
    type Id = PaymentSessionId;

    const KIND: &'static str = "payment_session";

    fn id(&self) -> &PaymentSessionId {
        &self.id
    }
}
