//! What a shopper is shown to pay elsewhere with: a QR code for a banking app, an account number for a transfer, a
//! barcode for a till, a link into an app, and how to go about it.
//!
//! A WebAssembly of its own: most shoppers pay by card and never see any of it, and the encoder of the codes alone
//! weighs a fifth of the checkout. `pkg/present.js` fetches it when a payment has something to show.

// Without a browser there is nobody to show anything; what is shown is tested natively all the same.
#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, unused_imports, reason = "drawn in a browser only")
)]

mod code;
mod emv;

#[cfg(target_arch = "wasm32")]
mod desk;
#[cfg(target_arch = "wasm32")]
mod element;
#[cfg(target_arch = "wasm32")]
mod instructions;
#[cfg(target_arch = "wasm32")]
mod panel;
#[cfg(target_arch = "wasm32")]
mod picture;
#[cfg(target_arch = "wasm32")]
mod shown;

#[cfg(target_arch = "wasm32")]
pub use panel::{Panel, present, styles};

// Smaller than the default allocator, by more than what it allocates here.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
