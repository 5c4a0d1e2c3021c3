//! What a shopper is shown when a payment asks for something.

mod dialog;

pub(super) use dialog::{Dialog, Scene};
