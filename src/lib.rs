//! xendit-components-wasm: Xendit's embedded checkout for any storefront.

pub mod checkout;
pub mod domain;
pub mod locale;
pub mod wire;
