//! What the sandbox is held to, by noun. Each module talks to it as its clients do: over its routes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what tests may do, their harness may do: stop loudly"
)]

mod billing;
mod cards;
mod channels;
mod command_line;
mod controls;
mod customers;
mod data_file;
mod fuzzing;
mod gateway;
mod google_pay;
mod harness;
mod hosted;
mod intruders;
mod layers;
mod malformed;
mod openapi;
mod pages;
mod pay_pages;
mod payment_options;
mod payment_requests;
mod payment_tokens;
mod payments;
mod presented;
mod profile;
mod program;
mod quirks;
mod rate_limits;
mod readme;
mod receiver;
mod refunds;
mod saving;
mod sealing;
mod session_errors;
mod sessions;
mod shopper;
mod three_ds;
mod webhooks;
