//! An action: what the shopper has to do before a payment can go on (protocol.md B.3.1).

/// What the shopper has to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Something this version cannot show: the gateway's words for it.
    Unsupported(String),
}
