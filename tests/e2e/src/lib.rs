//! Shoppers' stories over WebDriver, against the sandbox and the sample store.
