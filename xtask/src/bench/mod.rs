//! `cargo xtask bench`: the figures the README promises.
pub mod entries;
pub mod form;
mod http;
pub mod integrity;
mod reached;
pub mod ready;
pub mod sandbox;
pub mod size;
