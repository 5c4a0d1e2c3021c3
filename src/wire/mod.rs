//! The gateway's and the card frames' spelling, and the only way from it to what we mean by it.

pub mod channel;
pub mod frame;
pub mod payment;
pub mod problem;
pub mod session;
pub mod value;
