//! Xendit's own web SDK, as npm has it, on a merchant's page of its own, with a sandbox where it believes Xendit to be.
mod action;
mod checkout;
mod server;
mod stage;

pub use action::ActionDialog;
pub use checkout::Checkout;
pub use stage::{Stage, tell};
