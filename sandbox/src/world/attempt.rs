//! One try to pay or to save a card: Xendit's PaymentRequest or PaymentToken behind a session.
use jiff::Timestamp;

use crate::cards::brand::Brand;
use crate::cards::number::CardNumber;
use crate::cards::scenario::Authentication;
use crate::values::failure_code::FailureCode;
use crate::values::ids::{PaymentId, PaymentRequestId, PaymentTokenId, TokenRequestId};

pub(crate) struct Attempt {
    pub(crate) token_request_id: TokenRequestId,
    pub(crate) entity: Entity,
    pub(crate) status: AttemptStatus,
    pub(crate) card: Option<UsedCard>,
    pub(crate) save_payment_method: bool,
    pub(crate) authentication: Authentication,
    pub(crate) created: Timestamp,
    pub(crate) updated: Timestamp,
}

/// xendit: told apart by the name of the id only, so an attempt is one or the other, never both.
pub(crate) enum Entity {
    PaymentRequest { id: PaymentRequestId, payment_id: PaymentId },
    PaymentToken { id: PaymentTokenId },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum AttemptStatus {
    /// The shopper has to pass 3DS.
    RequiresAction,
    Succeeded,
    Failed(FailureCode),
    Expired,
    Canceled,
}

/// What is kept of a card once it has been read.
#[derive(Clone)]
pub(crate) struct UsedCard {
    pub(crate) brand: Option<Brand>,
    pub(crate) masked: String,
    pub(crate) last_four: String,
    pub(crate) cardholder: String,
}

impl UsedCard {
    pub(crate) fn new(number: &CardNumber, cardholder: String) -> Self {
        Self {
            brand: number.brand(),
            masked: number.masked(),
            last_four: number.last_four().into(),
            cardholder,
        }
    }
}

impl Entity {
    /// The `pr-` or `pt-` id, which also names the 3DS page.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::PaymentRequest { id, .. } => id.as_ref(),
            Self::PaymentToken { id } => id.as_ref(),
        }
    }
}

impl Attempt {
    pub(crate) fn is_open(&self) -> bool {
        self.status == AttemptStatus::RequiresAction
    }

    pub(crate) fn is_token(&self) -> bool {
        matches!(self.entity, Entity::PaymentToken { .. })
    }

    pub(crate) fn settle(&mut self, status: AttemptStatus, now: Timestamp) {
        self.status = status;
        self.updated = now;
    }
}
