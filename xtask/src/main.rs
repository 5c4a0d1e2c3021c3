//! The two commands of the README, and the steps they are made of.
fn main() {}
