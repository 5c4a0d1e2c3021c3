//! `cargo xtask bench`: the figures the README promises.
mod http;
pub mod ready;
pub mod sandbox;
pub mod size;
