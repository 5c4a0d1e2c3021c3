//! What a session is for: the checked content of `POST /sessions`.
use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::cards::scenario::Charge;
use crate::values::money::{Amount, Currency};
use crate::values::origin::Origin;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SessionType {
    Pay,
    Save,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CaptureMethod {
    Automatic,
    Manual,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SavePaymentMethod {
    Disabled,
    Optional,
    Forced,
}

#[derive(Clone)]
pub(crate) enum CustomerChoice {
    Nobody,
    Known(String),
    Described(Map<String, Value>),
}

/// What the merchant asked for, checked.
#[derive(Clone)]
pub(crate) struct SessionTerms {
    pub(crate) reference_id: String,
    pub(crate) session_type: SessionType,
    pub(crate) amount: Amount,
    pub(crate) currency: &'static Currency,
    pub(crate) country: String,
    pub(crate) locale: String,
    pub(crate) customer: CustomerChoice,
    /// None in SAVE sessions.
    pub(crate) capture_method: Option<CaptureMethod>,
    /// None when the merchant did not say.
    pub(crate) save_payment_method: Option<SavePaymentMethod>,
    pub(crate) skip_three_ds: bool,
    pub(crate) expires_at: Option<Timestamp>,
    pub(crate) origins: Vec<Origin>,
    pub(crate) return_url: Option<String>,
    /// Members that are only given back, in the order they are given back in.
    pub(crate) echoed: Vec<(&'static str, Value)>,
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
}

impl SessionType {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Pay => "PAY",
            Self::Save => "SAVE",
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
