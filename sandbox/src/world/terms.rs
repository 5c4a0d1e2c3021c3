//! What a session is for: the checked content of `POST /sessions`.
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::cards::scenario::Charge;
use crate::values::money::{Amount, Currency};
use crate::values::origin::Origin;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum SessionType {
    Pay,
    Save,
    Subscription,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum CaptureMethod {
    Automatic,
    Manual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum SavePaymentMethod {
    Disabled,
    Optional,
    Forced,
}

/// Where the shopper pays.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) enum Mode {
    /// In the merchant's own page, on one of these origins.
    Components { origins: Vec<Origin>, return_url: Option<String> },
    /// In a page of Xendit's that the shopper is sent to.
    PaymentLink { success_return_url: Option<String>, cancel_return_url: Option<String> },
}

#[derive(Clone, Debug)]
pub(crate) enum CustomerChoice {
    Nobody,
    Known(String),
    Described(Map<String, Value>),
}

/// A session somebody asks for, checked.
#[derive(Clone, Debug)]
pub(crate) struct NewSession {
    pub(crate) terms: SessionTerms,
    pub(crate) customer: CustomerChoice,
    pub(crate) expires_at: Option<Timestamp>,
}

/// What the merchant asked for, as long as the session lives.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct SessionTerms {
    pub(crate) reference_id: String,
    pub(crate) session_type: SessionType,
    pub(crate) mode: Mode,
    pub(crate) amount: Amount,
    pub(crate) currency: &'static Currency,
    pub(crate) country: String,
    pub(crate) locale: String,
    /// None in SAVE and SUBSCRIPTION sessions.
    pub(crate) capture_method: Option<CaptureMethod>,
    /// None when the merchant did not say.
    pub(crate) save_payment_method: Option<SavePaymentMethod>,
    pub(crate) skip_three_ds: bool,
    /// Members that are only given back, in the order they are given back in.
    pub(crate) echoed: Map<String, Value>,
}

impl SessionTerms {
    pub(crate) fn charge(&self) -> Charge<'_> {
        Charge {
            amount: self.amount,
            currency: self.currency,
            country: &self.country,
            skip_three_ds: self.skip_three_ds,
        }
    }

    /// Whether a payment of this session also leaves a token behind.
    pub(crate) fn saves(&self, shopper_wants: bool) -> bool {
        self.session_type == SessionType::Pay
            && match self.save_payment_method {
                Some(SavePaymentMethod::Forced) => true,
                Some(SavePaymentMethod::Optional) => shopper_wants,
                Some(SavePaymentMethod::Disabled) | None => false,
            }
    }
}

impl SessionType {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Pay => "PAY",
            Self::Save => "SAVE",
            Self::Subscription => "SUBSCRIPTION",
        }
    }
}

impl Mode {
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Components { .. } => "COMPONENTS",
            Self::PaymentLink { .. } => "PAYMENT_LINK",
        }
    }
}

impl CaptureMethod {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Automatic => "AUTOMATIC",
            Self::Manual => "MANUAL",
        }
    }
}

impl SavePaymentMethod {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Disabled => "DISABLED",
            Self::Optional => "OPTIONAL",
            Self::Forced => "FORCED",
        }
    }
}
