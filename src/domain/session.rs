//! A Payment Session: one checkout context, which several attempts may share and one of them completes.

use std::rc::Rc;

use super::amount::Amount;
use super::channel::{Channel, UiGroup};
use super::failure::{ErrorCode, Failure};
use super::id::{ChannelCode, PaymentRequestId, PaymentSessionId, PaymentTokenId};
use super::joined::joined;
use super::offer::Offer;

/// What the gateway says of a session (protocol.md B.2.1), as far as a checkout needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct PaymentSession {
    /// `ps-…`
    pub id: PaymentSessionId,
    /// The merchant's own id for it.
    pub reference_id: String,
    /// What the session is for.
    pub session_type: SessionType,
    /// Where it stands.
    pub status: SessionStatus,
    /// How it is shown; only `COMPONENTS` may be embedded.
    pub mode: String,
    /// What is to be paid.
    pub amount: Amount,
    /// ISO 3166 alpha-2; seeds the phone field.
    pub country: String,
    /// ISO 639-1, what the merchant's server asked for.
    pub locale: String,
    /// ISO 8601.
    pub expires_at: String,
    /// Whether paying may also save the payment method.
    pub allow_save_payment_method: Option<SavePaymentMethod>,
    /// What the merchant calls the purchase.
    pub description: Option<String>,
    /// The saved method, once the session is completed and something was saved.
    pub payment_token_id: Option<PaymentTokenId>,
    /// The payment that completed the session.
    pub payment_request_id: Option<PaymentRequestId>,
    /// The origins the session may be embedded in, when the gateway says so.
    pub origins: Option<Vec<String>>,
}

/// What a session is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionType {
    /// Collects a payment.
    Pay,
    /// Saves a payment method.
    Save,
    /// Saves a payment method for a schedule of payments.
    Subscription,
    /// A word this version does not know.
    Unknown(String),
}

/// What a session is for, as a shopper would say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To pay.
    Paying,
    /// To save a payment method.
    Saving,
}

impl SessionType {
    /// What a shopper would say to it.
    pub fn purpose(&self) -> Purpose {
        match self {
            Self::Pay | Self::Unknown(_) => Purpose::Paying,
            Self::Save | Self::Subscription => Purpose::Saving,
        }
    }
}

/// Where a session stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionStatus {
    /// Open for attempts.
    Active,
    /// An attempt is waiting for somebody's approval, e.g. a second person at a company's bank.
    Pending,
    /// Paid, or saved.
    Completed,
    /// Its time ran out.
    Expired,
    /// The merchant's server canceled it.
    Canceled,
    /// A word this version does not know.
    Unknown(String),
}

impl SessionStatus {
    /// Whether there may be attempts, as far as we know.
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Active | Self::Unknown(_))
    }
}

/// Whether paying may also save the payment method.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SavePaymentMethod {
    /// Never.
    Disabled,
    /// The shopper decides.
    Optional,
    /// Always.
    Forced,
    /// A word this version does not know.
    Unknown(String),
}

/// Why a session that exists cannot be used by a checkout on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnusableSession {
    /// It is for Xendit's hosted page.
    Mode(String),
    /// It is for something this version does not do.
    SessionType(String),
}

impl From<UnusableSession> for Failure {
    fn from(error: UnusableSession) -> Self {
        let message = match error {
            UnusableSession::Mode(mode) => {
                joined(&["the session's mode is ", &mode, "; create it with mode COMPONENTS to embed it"])
            }
            UnusableSession::SessionType(word) => joined(&[
                "the session's type is ",
                &word,
                ", which this version does not know; look for a newer one",
            ]),
        };
        Self::new(ErrorCode::SessionUnusable, message)
    }
}

impl PaymentSession {
    /// Whether a checkout can be built on it at all.
    pub fn check_usable(&self) -> Result<(), UnusableSession> {
        if self.mode != "COMPONENTS" {
            return Err(UnusableSession::Mode(self.mode.clone()));
        }
        match &self.session_type {
            SessionType::Unknown(word) => Err(UnusableSession::SessionType(word.clone())),
            SessionType::Pay | SessionType::Save | SessionType::Subscription => Ok(()),
        }
    }

    /// Whether saving is the shopper's to decide when paying with this channel.
    pub fn offers_saving(&self, channel: &Channel) -> bool {
        self.session_type == SessionType::Pay
            && self.allow_save_payment_method == Some(SavePaymentMethod::Optional)
            && channel.allow_save
    }

    /// Whether the amount is within the channel's limits; they are for payments only.
    pub fn is_within_limits(&self, channel: &Channel) -> bool {
        self.session_type != SessionType::Pay || self.amount.is_within(channel.min_amount, channel.max_amount)
    }
}

/// What the gateway tells a checkout when it opens.
#[derive(Debug, Clone, PartialEq)]
pub struct Opening {
    /// The session.
    pub session: Rc<PaymentSession>,
    /// The merchant's name, to be shown where a bank asks for confirmation.
    pub business_name: Option<String>,
    /// What it can be paid with, in the order to be shown.
    pub offers: Vec<Offer>,
    /// The headings they are shown under, in the order to be shown.
    pub ui_groups: Vec<UiGroup>,
    /// What it was paid with, when it already is.
    pub succeeded_channel: Option<ChannelCode>,
}
