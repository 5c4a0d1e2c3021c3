//! Why a payment or a token failed, in Xendit's word.
use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Why a payment or a token failed, in Xendit's word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct FailureCode(Cow<'static, str>);

impl FailureCode {
    pub(crate) const AUTHENTICATION_FAILED: Self = Self::known("AUTHENTICATION_FAILED");
    pub(crate) const CARD_DECLINED: Self = Self::known("CARD_DECLINED");

    pub(crate) const fn known(code: &'static str) -> Self {
        Self(Cow::Borrowed(code))
    }

    pub(crate) fn new(code: String) -> Self {
        Self(Cow::Owned(code))
    }
}
