//! A Payment: one answer of a channel to a PaymentRequest, and what the merchant then made of it.
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::store::row::Kept;
use crate::values::failure_code::FailureCode;
use crate::values::ids::{CaptureId, PaymentId, PaymentRequestId, RefundId};
use crate::values::money::Amount;

/// How long an authorization waits for its capture; xendit-api.md 1.5.
pub(crate) const AUTHORIZATION_LIFE: SignedDuration = SignedDuration::from_hours(7 * 24);

#[derive(Serialize, Deserialize)]
pub(crate) struct Payment {
    pub(crate) id: PaymentId,
    pub(crate) payment_request_id: PaymentRequestId,
    pub(crate) amount: Amount,
    pub(crate) status: PaymentStatus,
    /// Given out by the acquirer, unless the payment failed.
    pub(crate) authorization_code: Option<String>,
    pub(crate) captures: Vec<Capture>,
    pub(crate) refunds: Vec<RefundId>,
    pub(crate) created: Timestamp,
    pub(crate) updated: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum PaymentStatus {
    Authorized,
    Succeeded,
    Failed(FailureCode),
    Expired,
    Canceled,
}

#[derive(Serialize, Deserialize)]
pub(crate) struct Capture {
    pub(crate) id: CaptureId,
    pub(crate) amount: Amount,
    pub(crate) at: Timestamp,
}

impl PaymentStatus {
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Authorized => "AUTHORIZED",
            Self::Succeeded => "SUCCEEDED",
            Self::Failed(_) => "FAILED",
            Self::Expired => "EXPIRED",
            Self::Canceled => "CANCELED",
        }
    }
}

impl Payment {
    pub(crate) fn captured(&self) -> Amount {
        self.captures.iter().fold(Amount::ZERO, |sum, capture| sum.plus(capture.amount))
    }

    pub(crate) fn turn(&mut self, status: PaymentStatus, now: Timestamp) {
        self.status = status;
        self.updated = now;
    }
}

impl Kept for Payment {
    type Id = PaymentId;

    const KIND: &'static str = "payment";

    fn id(&self) -> &PaymentId {
        &self.id
    }
}
