//! The ids Xendit gives its resources: opaque text, one type each so that none can stand in for another.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// Takes the id as the gateway sent it.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The id as the gateway spells it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    )+};
}

ids! {
    /// `ps-…`: the session's public id. The card frames' encryption is bound to it.
    PaymentSessionId
    /// `pr-…`: one attempt to pay.
    PaymentRequestId
    /// `pt-…`: one attempt to save a payment method, and the saved method afterwards.
    PaymentTokenId
    /// What `poll` asks by: `session_token_request_id` of a create answer.
    TokenRequestId
    /// `CARDS`, `QRIS`, …
    ChannelCode
}
