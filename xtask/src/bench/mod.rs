//! `cargo xtask bench`: the figures the README promises.
pub mod form;
mod http;
pub mod integrity;
pub mod ready;
pub mod sandbox;
pub mod size;
