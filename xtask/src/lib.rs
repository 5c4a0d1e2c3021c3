//! What `cargo xtask` can do, one module for each command, and what the commands share.
//!
//! `setup` finds or installs the tools, `package` turns the crate into the npm package with them,
//! `demo` runs it, `suites` test it, `bench` measures it. `servers` starts sandbox and store for
//! all of these; `shell` and `project` are what everyone stands on.
pub mod fingerprint;
pub mod project;
pub mod setup;
pub mod shell;
pub mod tools;
