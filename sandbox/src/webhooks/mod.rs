//! Webhooks: which there are, what is waiting, and how deliveries went.
pub(crate) mod delivery;
pub(crate) mod event;
pub(crate) mod outbox;
mod webhook;
