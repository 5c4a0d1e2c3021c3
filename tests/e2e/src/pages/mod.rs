//! What a shopper sees, page by page. Each model is the only one to know its locators.
mod bank_dialog;
mod card;
mod checkout_form;
mod field;
mod hosted;
mod order;
mod picker;
mod plain;
mod presentation;
mod shop;
mod theming;

pub use bank_dialog::BankDialog;
pub use card::Card;
pub use checkout_form::CheckoutForm;
pub use field::Field;
pub use hosted::HostedPage;
pub use order::OrderPage;
pub use plain::PlainPage;
pub use presentation::{Hand, Presentation};
pub use shop::{CheckoutPanel, Shop};
pub use theming::ThemingPage;
