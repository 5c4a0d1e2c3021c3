//! A local Xendit, to build and test a checkout against: Payment Sessions, the components gateway, card frames, 3DS
//! pages and webhooks.
//!
//! A request comes in through `api` (the merchant's server), `gateway` and `payments` (the shopper's browser), `frames`
//! and `three_ds` (what is shown inside frames) or `controls` (tests and developers). All of them read and change one
//! `World`, in which sessions live, attempts are settled and webhooks are queued; `timekeeper` sends those.
//!
//! It shares no code with the browser package: two programs that share types agree even when both are wrong.

mod api;
mod attempt;
mod attempt_view;
mod auth;
mod body;
mod card;
mod card_form;
mod channel;
mod clock;
mod controls;
mod customer;
mod faults;
mod frames;
mod gateway;
mod ids;
mod keys;
mod logos;
mod metadata;
mod money;
mod options;
mod origin;
mod outbox;
mod payments;
mod problem;
mod request_log;
mod sandbox;
mod scenario;
mod schema;
mod sealed;
mod serve;
mod session;
mod session_rules;
mod session_shape;
mod session_terms;
mod session_view;
mod spoiling;
mod three_ds;
mod timekeeper;
mod tls;
mod world;

pub use keys::SigningKeyError;
pub use options::{HostId, Options};
pub use sandbox::{Config, Sandbox, StartError};
pub use serve::{Stopped, accept, serve};
pub use tls::TlsError;
