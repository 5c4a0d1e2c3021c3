//! Webhooks: which there are, where they go, those that wait, and what became of each try.
pub(crate) mod delivery;
pub(crate) mod event;
pub(crate) mod manner;
pub(crate) mod outbox;
pub(crate) mod sample;
pub(crate) mod target;
pub(crate) mod topic;
pub(crate) mod webhook;
