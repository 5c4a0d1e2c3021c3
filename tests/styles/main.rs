//! The look's tokens: sizes of letters, weights, spaces, corners, colours and motion come from one small set, in all
//! stylesheets and scripts of the checkout, and on all pages of the store and the sandbox.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "what tests may do, their harness may do: stop loudly")]

mod checkout;
mod declarations;
mod pages;
