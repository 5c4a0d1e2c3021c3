//! The sample store's backend: what a merchant's server does around Xendit's checkout, and nothing more.
//!
//! Read it in the order of a purchase:
//!
//! - [`product`] is what is sold, [`cart`] recomputes what it costs: the browser sends ids and quantities, never prices;
//! - [`order`] remembers who waits for what;
//! - [`checkout`] opens a Payment Session through [`xendit`] and gives the browser the session's key, nothing else;
//! - [`webhook`] is the only thing that marks an order paid;
//! - [`pages`] serves the shop and the order page, under a strict content policy.
//!
//! `theming` is no part of a shop: beside a sandbox it serves a page on which the checkout's look can be tried.
//!
//! [`options`] and [`serve`](mod@serve) start it. Orders live in memory: this is a sample.
pub mod cart;
pub mod checkout;
pub mod options;
pub mod order;
pub mod pages;
mod policy;
pub mod product;
pub mod rupiah;
pub mod serve;
pub mod store;
mod theming;
pub mod webhook;
pub mod xendit;

pub use options::Options;
pub use serve::serve;
pub use store::{Store, app};
