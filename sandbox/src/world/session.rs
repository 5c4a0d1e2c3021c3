//! A PaymentSession: its state, and the few ways it changes.
use jiff::{SignedDuration, Timestamp};
use p384::SecretKey;

use crate::values::ids::{
    BusinessId, CustomerId, PaymentId, PaymentRequestId, PaymentSessionId, PaymentTokenId, SessionAuthKey,
};
use crate::values::keys::ComponentsSdkKey;
use crate::world::attempt::{Attempt, AttemptStatus, Entity};
use crate::world::terms::{CaptureMethod, SavePaymentMethod, SessionTerms, SessionType};

pub(crate) const DEFAULT_LIFE: SignedDuration = SignedDuration::from_mins(30);

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
    pub(crate) secret_key: SecretKey,
    /// In the order they were made.
    pub(crate) attempts: Vec<Attempt>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SessionStatus {
    Active,
    Completed(Completion),
    Expired,
    Canceled,
}

/// What a completed session has to show for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Completion {
    pub(crate) payment: Option<(PaymentRequestId, PaymentId)>,
    pub(crate) payment_token_id: Option<PaymentTokenId>,
}

impl SessionStatus {
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Active => "ACTIVE",
            Self::Completed(_) => "COMPLETED",
            Self::Expired => "EXPIRED",
            Self::Canceled => "CANCELED",
        }
    }
}

impl PaymentSession {
    pub(crate) fn is_active(&self) -> bool {
        self.status == SessionStatus::Active
    }

    pub(crate) fn is_due(&self, now: Timestamp) -> bool {
        self.is_active() && self.expires_at <= now
    }

    /// Ends the session. Attempts still open end with it: only one attempt can complete a session.
    pub(crate) fn end(&mut self, status: SessionStatus, now: Timestamp) {
        let left_over =
            if status == SessionStatus::Expired { AttemptStatus::Expired } else { AttemptStatus::Canceled };
        for attempt in self.attempts.iter_mut().filter(|attempt| attempt.is_open()) {
            attempt.settle(left_over.clone(), now);
        }
        self.status = status;
        self.updated = now;
    }

    pub(crate) fn allows(&self, origin: &str) -> bool {
        self.terms.origins.iter().any(|allowed| allowed.as_str() == origin)
    }

    /// Whether a payment of this session also leaves a token behind.
    pub(crate) fn saves(&self, shopper_wants: bool) -> bool {
        self.terms.session_type == SessionType::Pay
            && match self.terms.save_payment_method {
                Some(SavePaymentMethod::Forced) => true,
                Some(SavePaymentMethod::Optional) => shopper_wants,
                Some(SavePaymentMethod::Disabled) | None => false,
            }
    }

    pub(crate) fn captures_by_hand(&self) -> bool {
        self.terms.capture_method == Some(CaptureMethod::Manual)
    }

    pub(crate) fn attempt_of_entity(&self, id: &str) -> Option<usize> {
        self.attempts.iter().position(|attempt| attempt.entity.id() == id)
    }

    pub(crate) fn completed_by(&self) -> Option<&Attempt> {
        matches!(self.status, SessionStatus::Completed(_))
            .then(|| self.attempts.iter().rfind(|attempt| attempt.status == AttemptStatus::Succeeded))
            .flatten()
    }
}

impl Completion {
    pub(crate) fn of(entity: &Entity, saved: Option<PaymentTokenId>) -> Self {
        match entity {
            Entity::PaymentRequest { id, payment_id } => {
                Self { payment: Some((id.clone(), payment_id.clone())), payment_token_id: saved }
            }
            Entity::PaymentToken { id } => Self { payment: None, payment_token_id: Some(id.clone()) },
        }
    }
}
