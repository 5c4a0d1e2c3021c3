//! What a payment is: Xendit's nouns and rules, with no browser, no network and no JavaScript.

pub mod action;
pub mod amount;
pub mod card;
pub mod channel;
pub mod choice;
pub mod cut;
pub mod failure;
pub mod form;
pub mod id;
pub mod joined;
pub mod offer;
pub mod origin;
pub mod payment;
pub mod phone;
pub mod properties;
pub mod sdk_key;
pub mod session;
pub mod validation;
pub mod value;
