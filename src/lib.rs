//! xendit-components-wasm: Xendit's embedded checkout for any storefront.
