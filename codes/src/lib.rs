//! What a phone or a cashier's scanner reads off the shopper's screen, as dark and light.
//!
//! A WebAssembly of its own: most shoppers pay without ever seeing a code, and an encoder weighs as much as a fifth of
//! the checkout. `pkg/` fetches it when a payment has a code to show.

mod barcode;
mod qr;

// Smaller than the default allocator, by more than what it allocates here.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

pub use barcode::code128;
pub use qr::qr;
