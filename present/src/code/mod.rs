//! What a phone or a till's scanner reads off the screen, as dark and light.

mod barcode;
mod qr;

pub(crate) use barcode::code128;
pub(crate) use qr::qr;
