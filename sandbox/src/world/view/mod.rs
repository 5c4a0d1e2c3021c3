//! What is remembered, as Xendit writes it in JSON.
pub(crate) mod attempt;
pub(crate) mod browser;
pub(crate) mod customer;
pub(crate) mod payment;
pub(crate) mod refund;
pub(crate) mod session;
