//! A channel: one way to pay in one country and currency, with its limits and what it can do.
use super::family::{Asks, Family, PayerName};
use super::form::FormField;
use super::group::Group;
use crate::values::money::Amount;

#[derive(Clone)]
pub(crate) struct Channel {
    pub(crate) code: String,
    pub(crate) country: String,
    pub(crate) currency: String,
    pub(crate) family: &'static Family,
    pub(crate) brand_name: String,
    /// `#RRGGBB`
    pub(crate) brand_color: String,
    pub(crate) limits: Limits,
    pub(crate) saving: Saving,
    pub(crate) capture: Capture,
    pub(crate) refunds: Refunds,
    pub(crate) activation: Activation,
    /// Differs from the family's only when the merchant's profile says so.
    pub(crate) asks: Asks,
}

/// Inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    pub(crate) min: Amount,
    pub(crate) max: Option<Amount>,
}

/// What may be kept of a payment for the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Saving {
    Never,
    /// Kept, but each payment needs the shopper.
    ForShopper,
    /// Kept, and the merchant may charge it alone.
    ForMerchant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capture {
    AtOnce,
    /// Or later, by hand.
    Either,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refunds {
    None,
    WholeOnly,
    Partial,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Activation {
    Active,
    Inactive,
}

impl Limits {
    pub(crate) fn admit(self, amount: Amount) -> bool {
        self.min <= amount && self.max.is_none_or(|max| amount <= max)
    }
}

impl Channel {
    pub(crate) fn can_save(&self) -> bool {
        self.saving != Saving::Never
    }

    pub(crate) fn is_active(&self) -> bool {
        self.activation == Activation::Active
    }

    pub(crate) fn form(&self) -> Vec<FormField> {
        (self.family.form)(self)
    }

    pub(crate) fn is_paid_later(&self) -> bool {
        self.family.group == Group::PayLater
    }

    pub(crate) fn asks_payers_name(&self) -> bool {
        self.family.payer_name == PayerName::Asked
    }
}
