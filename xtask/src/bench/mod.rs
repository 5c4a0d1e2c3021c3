//! `cargo xtask bench`: the two figures the README promises.
pub mod ready;
pub mod size;
