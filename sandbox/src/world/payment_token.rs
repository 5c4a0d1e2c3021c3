//! A PaymentToken: a payment method that was linked, or is about to be.
use serde::{Deserialize, Serialize};

use super::attempt::{Attempt, AttemptStatus};
use crate::store::row::Kept;
use crate::values::ids::PaymentTokenId;

#[derive(Serialize, Deserialize)]
pub(crate) struct PaymentToken {
    pub(crate) id: PaymentTokenId,
    pub(crate) attempt: Attempt,
}

impl PaymentToken {
    pub(crate) const fn status(&self) -> &'static str {
        match self.attempt.status {
            AttemptStatus::RequiresAction(_) | AttemptStatus::AcceptingPayments(_) => "REQUIRES_ACTION",
            AttemptStatus::Pending => "PENDING",
            AttemptStatus::Succeeded | AttemptStatus::Authorized => "ACTIVE",
            AttemptStatus::Failed(_) => "FAILED",
            AttemptStatus::Expired => "EXPIRED",
            AttemptStatus::Canceled => "CANCELED",
        }
    }

    /// Whether it can be paid with.
    pub(crate) fn is_active(&self) -> bool {
        self.attempt.status == AttemptStatus::Succeeded
    }
}

impl Kept for PaymentToken {
    type Id = PaymentTokenId;

    const KIND: &'static str = "payment_token";

    fn id(&self) -> &PaymentTokenId {
        &self.id
    }
}
