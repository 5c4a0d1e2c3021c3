//! The skin: what JavaScript sees. No decisions; words, promises and events only. Its other half, which makes plain
//! objects and knows the options, is written in JavaScript, where that takes a quarter of the bytes: `pkg/shell.js`.

mod announcement;
mod checkout;
mod crash;
mod open;
mod outcome;
mod promise;
mod shell;
mod snapshot;

pub use checkout::Checkout;
pub use crash::revive;
pub use open::open;
pub use shell::Shell;
