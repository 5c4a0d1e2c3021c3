//! The sample store's backend.
fn main() {}
