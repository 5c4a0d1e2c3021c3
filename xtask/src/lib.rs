//! What `cargo xtask` can do, one module for each command, and what the commands share.
//!
//! `setup` finds or installs the tools, `package` turns the crate into the npm package with them,
//! `demo` runs it, `suites` test it, `bench` measures it, `supply` vouches for it. `servers` starts sandbox and store for
//! all of these; `shell`, `project` and `tools` are what everyone stands on. What drives a browser
//! is a program of its own, `xtask-browser` in `src/browser/`, so that `cargo xtask` compiles in
//! seconds, without a WebDriver client.
pub mod alike;
pub mod bench;
pub mod dead_places;
pub mod demo;
pub mod fingerprint;
pub mod glue;
pub mod npm_lock;
pub mod package;
pub mod project;
pub mod servers;
pub mod setup;
pub mod shell;
pub mod short_names;
pub mod suites;
pub mod supply;
pub mod tools;
pub mod wasm;
pub mod weight;
