//! What the browser crate is held to in a real browser, by noun. The package is mounted as a merchant's page does it;
//! the gateway is a stand-in for `fetch` that answers from `tests/fixtures`, the card frames' messages are made here,
//! and time passes only when a test says so.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "what tests may do, their harness may do: stop loudly"
)]

// What tests stand on.
mod card_frame;
mod clock;
mod developer;
mod gateway;
mod package;
mod page;
mod turns;

// What is tested.
mod appearance;
mod card_info;
mod complaints;
mod container;
mod dialog;
mod enter;
mod fields;
mod focus;
mod forms;
mod google_pay;
mod groups;
mod key;
mod languages;
mod loading;
mod money;
mod mounting;
mod origin;
mod panic;
mod phone;
mod picker;
mod pieces;
mod plans;
mod polling;
mod promises;
mod submission;
mod test_cards;
mod turn_taking;
mod unmounting;
mod variables;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
