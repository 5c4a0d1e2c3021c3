//! The shoppers' stories; each file is a chapter.
mod actions;
mod bad_input;
mod card_frames;
mod channels;
mod declined;
mod element;
mod everybody;
mod forms;
mod gateway;
mod google_pay;
mod instalments;
mod keyboard;
mod languages;
mod leaving;
mod lifecycle;
mod names;
mod origins;
mod package;
mod paying;
mod payment_links;
mod returning;
mod saving;
mod session_types;
mod tabs;
mod theming;
mod two_checkouts;

use xendit_e2e::stage::{Setting, tell};
