//! What is remembered, as Xendit writes it in JSON.
pub(crate) mod attempt;
pub(crate) mod session;
