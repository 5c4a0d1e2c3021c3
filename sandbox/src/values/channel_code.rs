//! The code of a way to pay: CARDS, OVO, QRIS.
use std::borrow::Cow;

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct ChannelCode(Cow<'static, str>);

impl ChannelCode {
    pub(crate) const CARDS: Self = Self(Cow::Borrowed("CARDS"));

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for ChannelCode {
    fn from(code: &str) -> Self {
        Self(Cow::Owned(code.into()))
    }
}
