//! A Refund: money given back of a payment that succeeded.
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::store::row::Kept;
use crate::values::failure_code::FailureCode;
use crate::values::ids::{PaymentId, PaymentRequestId, RefundId};
use crate::values::money::Amount;

#[derive(Serialize, Deserialize)]
pub(crate) struct Refund {
    pub(crate) id: RefundId,
    pub(crate) payment_request_id: PaymentRequestId,
    pub(crate) payment_id: PaymentId,
    pub(crate) terms: RefundTerms,
    pub(crate) status: RefundStatus,
    pub(crate) created: Timestamp,
    pub(crate) updated: Timestamp,
}

/// What the merchant asked for.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct RefundTerms {
    pub(crate) amount: Amount,
    pub(crate) reason: String,
    pub(crate) reference_id: Option<String>,
    pub(crate) metadata: Option<Value>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum RefundStatus {
    Pending,
    Succeeded,
    Failed(FailureCode),
}

impl RefundStatus {
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Pending => "PENDING",
            Self::Succeeded => "SUCCEEDED",
            Self::Failed(_) => "FAILED",
        }
    }
}

impl Kept for Refund {
    type Id = RefundId;

    const KIND: &'static str = "refund";

    fn id(&self) -> &RefundId {
        &self.id
    }
}
