//! Shoppers' stories over WebDriver, against the sandbox and the sample store.
//!
//! A story is a test in `tests/stories/`. It reads like prose because what it says stands here: the [`stage`] it plays
//! on (sandbox, store and a browser of its own), the [`pages`] a shopper sees, each the only one to know its locators,
//! and what the merchant's code [`heard`](events) and [does itself](merchant).
//!
//! The stories in `tests/official/` play on [another stage](official): Xendit's own, unmodified SDK against a sandbox in
//! Xendit's place. What it does there is the measure of the sandbox.
//!
//! What `cargo xtask test --only packages` builds is paid at on [a third](consumer): whoever made the page serves it.
//!
//! `cargo xtask test --only e2e` (or `--only official`) builds everything and says where it is, in `XENDIT_E2E_…` variables.

pub mod browser;
pub mod consumer;
pub mod element_server;
pub mod events;
pub mod expected;
pub mod http;
mod inspection;
pub mod merchant;
pub mod merchant_server;
pub mod official;
pub mod pages;
pub mod patience;
mod play;
pub mod sandbox;
mod senses;
pub mod server;
pub mod stage;
pub mod store;
