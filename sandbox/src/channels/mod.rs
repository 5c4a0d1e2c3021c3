//! The ways to pay: what a checkout is told about each channel, and their logos.
pub(crate) mod cards;
pub(crate) mod logos;
