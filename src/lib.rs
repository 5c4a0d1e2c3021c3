//! xendit-components-wasm: Xendit's embedded checkout for any storefront.

pub mod domain;
pub mod locale;
