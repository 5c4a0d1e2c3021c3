//! xendit-components-wasm: Xendit's embedded checkout for any storefront.
//!
//! A payment is a story with a small number of states. [`checkout`] tells it: something happens, an event comes in, and
//! out come effects that say what is to be done. It stands on [`domain`], which knows what a session, a channel, a form
//! and a payment are, and on nothing else: no page, no network, no JavaScript. [`locale`] holds the words shoppers read.
//!
//! Around that stand three plugs. [`wire`] speaks the gateway's JSON and the card frames' messages and makes domain out
//! of them. `gateway` speaks HTTP. `dom` draws, and hears what shoppers do. `runtime` is the only one that knows them
//! all: it performs effects, and turns answers and gestures into events.
//!
//! `js` is the skin: the functions JavaScript calls, the promises and the DOM events it gets. The other half of the skin
//! is JavaScript itself: `pkg/index.js` loads this crate, `pkg/shell.js` makes the objects merchants see.
//!
//! So one click on "Pay" goes: `js` → `runtime` → an event → [`checkout`] → effects → `runtime` → `gateway` → [`wire`] →
//! the next event. What may call whom is checked by `tests/layers.rs`.

pub mod checkout;
pub mod domain;
pub mod locale;
pub mod wire;

#[cfg(target_arch = "wasm32")]
pub mod dom;
#[cfg(target_arch = "wasm32")]
pub mod gateway;
#[cfg(target_arch = "wasm32")]
pub mod js;
#[cfg(target_arch = "wasm32")]
pub mod json;
#[cfg(target_arch = "wasm32")]
pub mod runtime;
#[cfg(target_arch = "wasm32")]
pub mod timer;

/// Smaller to download than the default one.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
