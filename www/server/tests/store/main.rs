//! The store's backend over HTTP, with a stand-in for Xendit on a port of its own: the one of this package or, by
//! `cargo xtask test --only server`, the one in JavaScript.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops loudly")]
mod checkout;
mod pages;
mod running;
mod shop;
mod stand_in;
mod theming;
mod webhooks;
