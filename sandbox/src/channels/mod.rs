//! The ways to pay: which there are, what each asks the shopper for, and what a checkout is told about them.
//!
//! `catalogue` reads the tables in `data/`; `family` says what channels of one kind have in common, each family in a
//! file of its own; `offer` picks what a session may show; `form_check` holds what was filled in against the form.
pub(crate) mod action;
mod brand;
mod card_installments;
mod cards;
pub(crate) mod catalogue;
pub(crate) mod channel;
mod deeplink;
mod direct_debit;
mod emv;
mod ewallet;
pub(crate) mod family;
pub(crate) mod form;
pub(crate) mod form_check;
mod fpx;
pub(crate) mod group;
pub(crate) mod logos;
pub(crate) mod offer;
mod online_banking;
mod paylater;
mod payment_code;
pub(crate) mod plans;
pub(crate) mod profile;
mod push;
mod qr_code;
pub(crate) mod view;
mod virtual_account;
