//! The only code that changes what is remembered. Each change queues the webhooks Xendit would send for it.
mod announcements;
mod attempts;
pub(crate) mod customers;
mod expiry;
pub(crate) mod payments;
pub(crate) mod refunds;
pub(crate) mod requests;
pub(crate) mod sessions;
#[cfg(test)]
mod tests;
