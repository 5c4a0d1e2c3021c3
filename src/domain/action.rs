//! An action: what the shopper has to do before a payment can go on (protocol.md B.3.1).

use super::value::Value;

/// What the shopper has to do next.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A page to be shown in a frame, e.g. the bank's 3DS challenge.
    Frame {
        /// The page's address.
        url: String,
    },
    /// A page the whole window has to go to.
    Redirect {
        /// The page's address.
        url: String,
    },
    /// Something to pay elsewhere with, shown in the dialog.
    Present(Presentation),
    /// Something this version cannot show: the gateway's words for it.
    Unsupported(String),
}

/// Something to pay elsewhere with: a code, an account number, a link into an app.
#[derive(Debug, Clone, PartialEq)]
pub struct Presentation {
    /// What it is.
    pub descriptor: Descriptor,
    /// The gateway's whole account of it, instructions and all. Handed on unread: what draws it is not downloaded
    /// before there is something to draw.
    pub account: Value,
}

impl Presentation {
    /// Where the gateway has nothing to show, this brand's app has. The brand stands in the account's place.
    pub fn in_app(brand: &str) -> Self {
        Self { descriptor: Descriptor::InApp, account: Value::Text(brand.into()) }
    }
}

/// The gateway's word for what is presented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Descriptor {
    /// A QR code to scan.
    QrString,
    /// An account to transfer to.
    VirtualAccountNumber,
    /// A code to show at a till.
    PaymentCode,
    /// A link into an app.
    DeeplinkUrl,
    /// Nothing but a word: the shopper's app asks for their confirmation by itself.
    InApp,
}

impl Descriptor {
    /// Whether a test session can be told that it was paid.
    pub fn can_be_simulated(self) -> bool {
        !matches!(self, Self::DeeplinkUrl | Self::InApp)
    }
}
