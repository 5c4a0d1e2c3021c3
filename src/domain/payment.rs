//! A payment request or a payment token: one attempt, as the gateway tells of it.

use std::rc::Rc;

use super::action::{Action, Descriptor};
use super::id::{ChannelCode, PaymentRequestId, PaymentTokenId, TokenRequestId};
use super::properties::ChannelProperties;
use super::session::PaymentSession;

/// Which of the two an attempt is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentEntityId {
    /// An attempt to pay.
    PaymentRequest(PaymentRequestId),
    /// An attempt to save.
    PaymentToken(PaymentTokenId),
}

/// One attempt, as the gateway last told of it.
#[derive(Debug, Clone, PartialEq)]
pub struct PaymentEntity {
    /// What it is.
    pub id: PaymentEntityId,
    /// Where it stands.
    pub status: PaymentStatus,
    /// Why it failed, if it did and anybody said.
    pub failure_code: Option<FailureCode>,
    /// What the shopper has to do, most preferred first.
    pub actions: Vec<Action>,
}

/// Where an attempt stands. The two entities' words differ; what they mean for a checkout does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaymentStatus {
    /// The shopper has to do something.
    RequiresAction,
    /// The channel is at work.
    Pending,
    /// `SUCCEEDED`, `AUTHORIZED` or `ACTIVE`: done, the session will follow.
    Succeeded,
    /// It failed.
    Failed,
    /// The shopper took too long.
    Expired,
    /// It was called off.
    Canceled,
    /// A word this version does not know.
    Unknown(String),
}

impl PaymentEntity {
    /// What to show the shopper: the first action there is a way to show, a link into an app only where there is no
    /// other; what cannot be shown at all when there is nothing else. `None` when there is no action.
    pub fn preferred_action(&self) -> Option<&Action> {
        let is_link = |action: &Action| matches!(action, Action::Present(shown) if shown.descriptor == Descriptor::DeeplinkUrl);
        let is_possible = |action: &Action| !matches!(action, Action::Unsupported(_));
        let first =
            |is_wanted: &dyn Fn(&Action) -> bool| self.actions.iter().find(|action| is_wanted(action));
        first(&|action| is_possible(action) && !is_link(action))
            .or(first(&is_possible))
            .or(self.actions.first())
    }
}

impl PaymentStatus {
    /// Whether nothing will come of the attempt any more.
    pub fn is_failure(&self) -> bool {
        matches!(self, Self::Failed | Self::Expired | Self::Canceled)
    }
}

/// Why an attempt failed, in the gateway's own word: the list grows (protocol.md E.7).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FailureCode(pub String);

/// What is submitted.
#[derive(Debug, Clone, PartialEq)]
pub struct Submission {
    /// The channel.
    pub channel: ChannelCode,
    /// What was filled in.
    pub properties: ChannelProperties,
    /// Whether to save the payment method; `None` where that is not the shopper's to decide.
    pub save_payment_method: Option<bool>,
}

/// The answer to an attempt's creation.
#[derive(Debug, Clone, PartialEq)]
pub struct Created {
    /// The attempt.
    pub entity: Rc<PaymentEntity>,
    /// What to poll by; the official gateway always sends it.
    pub token_request_id: Option<TokenRequestId>,
}

/// The answer to a poll.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// The whole session, as it is now.
    pub session: Rc<PaymentSession>,
    /// The attempt, while the session is active.
    pub entity: Option<Rc<PaymentEntity>>,
    /// What it was paid with, once it is.
    pub succeeded_channel: Option<ChannelCode>,
}

/// The gateway would not create an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The gateway's `error_code`.
    pub error_code: String,
    /// For the shopper, already in the session's language; may be empty.
    pub user_message: Vec<String>,
}
