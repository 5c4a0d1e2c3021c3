//! A local Xendit, to build and test a checkout against: Payment Sessions, the components gateway, card frames, 3DS
//! pages and webhooks.
//!
//! A request comes in through `api` (the merchant's server), `gateway` (the shopper's browser), `pages` (what is shown
//! inside frames or navigated to) or `controls` (tests and developers); `router` puts them onto the three origins and
//! `faults` spoils what it was asked to. All of them read and change one `world`, in which sessions live, attempts are
//! settled and webhooks are queued; `timekeeper` sends those and
//! `keeper` writes every change down, when there is a file for that. The world knows `webhooks`, `cards`, `values` and `store`;
//! `channels` tells checkouts what can be paid with; `http` words requests and answers. tests/layers.rs holds the
//! arrows.
//!
//! It shares no code with the browser package: two programs that share types agree even when both are wrong.

mod api;
mod cards;
mod channels;
mod clock;
mod controls;
mod faults;
mod gateway;
mod http;
mod keeper;
mod openapi;
mod options;
mod pages;
mod router;
mod sandbox;
mod serve;
mod store;
mod timekeeper;
mod tls;
mod values;
mod webhooks;
mod world;

pub use channels::catalogue::CatalogueError;
pub use channels::profile::{Profile, ProfileError};
pub use faults::plan::{FaultPlan, FaultPlanError};
pub use options::{HostId, Options};
pub use sandbox::{Config, Sandbox, StartError};
pub use serve::{Stopped, accept, serve};
pub use store::file::DataFileError;
pub use tls::TlsError;
pub use values::keys::SigningKeyError;
pub use values::quirk::Quirk;
pub use webhooks::target::{WebhookUrl, WebhookUrlError};
