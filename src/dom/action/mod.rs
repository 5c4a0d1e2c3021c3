//! What a shopper is shown when a payment asks for something.

mod dialog;
mod page;
mod presentation;

pub(super) use dialog::{Dialog, Scene};
pub(super) use page::show_page;
pub(super) use presentation::show_presentation;
