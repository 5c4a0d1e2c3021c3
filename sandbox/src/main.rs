//! A local Xendit: Payment Sessions, the components gateway, card frames and webhooks.
fn main() {}
