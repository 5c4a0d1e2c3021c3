//! The story of a checkout: what has happened, and what is to be done about it. Pure: no clock, no network, no page.
//!
//! ```text
//! Loading ──► Choosing ──► Submitting ──► Acting
//!                ▲              │            │
//!                └── declined, refused, aborted
//!                               └──► Pending ──► …
//!                 any of them ──────────────────► Ended
//! ```

pub mod effect;
mod ending;
pub mod event;
mod following;
pub mod polling;
pub mod resuming;
mod setback;
pub mod state;
mod step;

pub use effect::{Announcement, Effect, Notice, Settlement};
pub use event::{Event, Readiness};
pub use state::{Story, StoryState};

#[cfg(test)]
mod stories;
