//! A PaymentRequest: money asked for once, or by a code that takes any number of payments.
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::attempt::{Attempt, AttemptStatus};
use super::terms::CaptureMethod;
use crate::cards::scenario::Charge;
use crate::store::row::Kept;
use crate::values::ids::{PaymentId, PaymentRequestId, PaymentTokenId};
use crate::values::money::Amount;

#[derive(Serialize, Deserialize)]
pub(crate) struct PaymentRequest {
    pub(crate) id: PaymentRequestId,
    pub(crate) attempt: Attempt,
    pub(crate) payment_type: PaymentType,
    pub(crate) amount: Amount,
    pub(crate) capture_method: Option<CaptureMethod>,
    /// The token it is paid with, or the one it has left behind.
    pub(crate) payment_token_id: Option<PaymentTokenId>,
    /// In the order they were made.
    pub(crate) payments: Vec<PaymentId>,
    pub(crate) items: Option<Value>,
    pub(crate) shipping_information: Option<Value>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum PaymentType {
    Pay,
    PayAndSave,
    ReusablePaymentCode,
}

impl PaymentType {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Pay => "PAY",
            Self::PayAndSave => "PAY_AND_SAVE",
            Self::ReusablePaymentCode => "REUSABLE_PAYMENT_CODE",
        }
    }
}

impl PaymentRequest {
    pub(crate) const fn status(&self) -> &'static str {
        match self.attempt.status {
            AttemptStatus::RequiresAction(_) => "REQUIRES_ACTION",
            AttemptStatus::AcceptingPayments(_) => "ACCEPTING_PAYMENTS",
            AttemptStatus::Pending => "PENDING",
            AttemptStatus::Authorized => "AUTHORIZED",
            AttemptStatus::Succeeded => "SUCCEEDED",
            AttemptStatus::Failed(_) => "FAILED",
            AttemptStatus::Expired => "EXPIRED",
            AttemptStatus::Canceled => "CANCELED",
        }
    }

    pub(crate) fn charge(&self) -> Charge<'_> {
        Charge {
            amount: self.amount,
            currency: self.attempt.order.currency,
            country: &self.attempt.order.country,
            skip_three_ds: false,
        }
    }

    pub(crate) fn is_captured_by_hand(&self) -> bool {
        self.capture_method == Some(CaptureMethod::Manual)
    }
}

impl Kept for PaymentRequest {
    type Id = PaymentRequestId;

    const KIND: &'static str = "payment_request";

    fn id(&self) -> &PaymentRequestId {
        &self.id
    }
}
