//! Cards: numbers and brands, what card frames have sealed, and what Xendit's test cards come to.
pub(crate) mod bin;
pub(crate) mod brand;
pub(crate) mod number;
pub(crate) mod scenario;
pub(crate) mod sealed;
