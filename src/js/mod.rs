//! The skin: what JavaScript sees. No decisions; words, promises and events only.

mod announcement;
mod checkout;
mod crash;
mod error;
mod mount;
mod object;
mod options;
mod outcome;
mod promise;
mod snapshot;

pub use checkout::Checkout;
pub use error::Shell;
pub use mount::mount;
