//! What can go wrong, as the merchant's code sees it: a code from a closed list and a sentence that says what to do.

/// The code of every rejection and every throw. Closed: a new one is a change of the public contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorCode {
    /// The `componentsSdkKey` is not one.
    InvalidKey,
    /// The host element is missing, or already holds a checkout.
    InvalidHost,
    /// An option is unknown or of the wrong kind.
    InvalidOptions,
    /// The page's origin is not among those the session was created for.
    OriginNotAllowed,
    /// The page is neither https nor localhost.
    InsecureContext,
    /// The session's time ran out.
    SessionExpired,
    /// The merchant's server canceled the session.
    SessionCanceled,
    /// The session exists but cannot be used here.
    SessionUnusable,
    /// `submit()` before the form was complete.
    NotReady,
    /// The call makes no sense in the checkout's present state.
    NotAllowed,
    /// The gateway could not be reached.
    Network,
    /// The gateway answered with an error.
    Gateway,
    /// The gateway answered with something this version cannot read.
    Unreadable,
    /// A card field's frame did not load.
    FrameFailed,
    /// The WebAssembly could not be loaded.
    WasmUnavailable,
    /// The payment wants an action this version cannot show.
    UnsupportedAction,
    /// The merchant's `AbortSignal` fired without a reason of its own.
    Aborted,
    /// The checkout was unmounted first.
    Unmounted,
    /// A defect in this package.
    Internal,
}

impl ErrorCode {
    /// The code as JavaScript sees it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InvalidKey => "INVALID_KEY",
            Self::InvalidHost => "INVALID_HOST",
            Self::InvalidOptions => "INVALID_OPTIONS",
            Self::OriginNotAllowed => "ORIGIN_NOT_ALLOWED",
            Self::InsecureContext => "INSECURE_CONTEXT",
            Self::SessionExpired => "SESSION_EXPIRED",
            Self::SessionCanceled => "SESSION_CANCELED",
            Self::SessionUnusable => "SESSION_UNUSABLE",
            Self::NotReady => "NOT_READY",
            Self::NotAllowed => "NOT_ALLOWED",
            Self::Network => "NETWORK",
            Self::Gateway => "GATEWAY",
            Self::Unreadable => "UNREADABLE",
            Self::FrameFailed => "FRAME_FAILED",
            Self::WasmUnavailable => "WASM_UNAVAILABLE",
            Self::UnsupportedAction => "UNSUPPORTED_ACTION",
            Self::Aborted => "ABORTED",
            Self::Unmounted => "UNMOUNTED",
            Self::Internal => "INTERNAL",
        }
    }
}

/// A failure on its way to the merchant. The message is for developers, never for shoppers.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// What the merchant's code can branch on.
    pub code: ErrorCode,
    /// What happened and what to do about it.
    pub message: String,
}

impl Failure {
    /// A failure with its code and its sentence.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// The checkout was taken off the page before its promises were settled.
    pub fn unmounted() -> Self {
        Self::new(ErrorCode::Unmounted, "the checkout was unmounted; mount it again to go on")
    }
}
