//! One try to pay or to link a payment method: what Xendit's PaymentRequests and PaymentTokens have in common.
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::action::Action;
use crate::cards::brand::Brand;
use crate::cards::number::CardNumber;
use crate::cards::scenario::Challenge;
use crate::values::channel_code::ChannelCode;
use crate::values::failure_code::FailureCode;
use crate::values::ids::{
    BusinessId, CustomerId, PaymentRequestId, PaymentSessionId, PaymentTokenId, TokenRequestId,
};
use crate::values::money::Currency;

/// Names an attempt. xendit: told apart by the name of the id only, so it is one or the other, never both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum AttemptId {
    PaymentRequest(PaymentRequestId),
    PaymentToken(PaymentTokenId),
}

impl AsRef<str> for AttemptId {
    fn as_ref(&self) -> &str {
        match self {
            Self::PaymentRequest(id) => id.as_ref(),
            Self::PaymentToken(id) => id.as_ref(),
        }
    }
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Attempt {
    /// None when the merchant's server asked for it, outside any session.
    pub(crate) session: Option<InSession>,
    pub(crate) order: Order,
    pub(crate) channel_code: ChannelCode,
    /// As given, without card details.
    pub(crate) channel_properties: Map<String, Value>,
    pub(crate) card: Option<UsedCard>,
    pub(crate) status: AttemptStatus,
    /// When its action is no longer any good, if that is before its session ends.
    pub(crate) expires_at: Option<Timestamp>,
    pub(crate) created: Timestamp,
    pub(crate) updated: Timestamp,
}

/// The session an attempt was made in, and what polling it is asked by.
#[derive(Serialize, Deserialize)]
pub(crate) struct InSession {
    pub(crate) session_id: PaymentSessionId,
    pub(crate) token_request_id: TokenRequestId,
}

/// What the merchant says it is for.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) business_id: BusinessId,
    pub(crate) reference_id: String,
    pub(crate) customer_id: Option<CustomerId>,
    pub(crate) country: String,
    pub(crate) currency: &'static Currency,
    pub(crate) description: Option<Value>,
    pub(crate) metadata: Option<Value>,
}

/// How somebody wants to pay.
pub(crate) struct Means {
    pub(crate) channel_code: ChannelCode,
    pub(crate) channel_properties: Map<String, Value>,
    pub(crate) card: Option<UsedCard>,
    /// None when the shopper has nothing to do: whoever began the attempt settles it at once, or leaves it pending.
    pub(crate) action: Option<Action>,
    pub(crate) expires_at: Option<Timestamp>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum AttemptStatus {
    RequiresAction(Action),
    /// A code that takes any number of payments. Payment requests only.
    AcceptingPayments(Action),
    /// The shopper has done everything; the channel has not answered yet.
    Pending,
    /// Waits for the merchant to capture. Payment requests only.
    Authorized,
    /// A payment request is SUCCEEDED, a token ACTIVE.
    Succeeded,
    Failed(FailureCode),
    Expired,
    Canceled,
}

/// What is kept of a card once it has been read.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct UsedCard {
    pub(crate) brand: Option<Brand>,
    pub(crate) masked: String,
    pub(crate) last_four: String,
    pub(crate) cardholder: String,
    /// None when the bank lets it pay without asking.
    pub(crate) challenge: Option<Challenge>,
}

impl UsedCard {
    pub(crate) fn new(number: &CardNumber, cardholder: String, challenge: Option<Challenge>) -> Self {
        Self {
            brand: number.brand(),
            masked: number.masked(),
            last_four: number.last_four().into(),
            cardholder,
            challenge,
        }
    }
}

impl Attempt {
    pub(crate) fn new(session: Option<InSession>, order: Order, means: Means, now: Timestamp) -> Self {
        Self {
            session,
            order,
            channel_code: means.channel_code,
            channel_properties: means.channel_properties,
            card: means.card,
            status: means.action.map_or(AttemptStatus::Pending, AttemptStatus::RequiresAction),
            expires_at: means.expires_at,
            created: now,
            updated: now,
        }
    }

    /// Whether it can still come to something.
    pub(crate) const fn is_open(&self) -> bool {
        matches!(
            self.status,
            AttemptStatus::RequiresAction(_) | AttemptStatus::AcceptingPayments(_) | AttemptStatus::Pending
        )
    }

    pub(crate) const fn action(&self) -> Option<&Action> {
        match &self.status {
            AttemptStatus::RequiresAction(action) | AttemptStatus::AcceptingPayments(action) => Some(action),
            _ => None,
        }
    }

    pub(crate) fn failure_code(&self) -> Option<&FailureCode> {
        match &self.status {
            AttemptStatus::Failed(code) => Some(code),
            _ => None,
        }
    }

    pub(crate) fn session_id(&self) -> Option<&PaymentSessionId> {
        self.session.as_ref().map(|session| &session.session_id)
    }

    pub(crate) fn turn(&mut self, status: AttemptStatus, now: Timestamp) {
        self.status = status;
        self.updated = now;
    }
}
