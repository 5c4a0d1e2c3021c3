//! What a shopper has to do before an attempt goes on: what Xendit puts into `actions`.
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Action {
    /// Pass the bank's 3DS page.
    ThreeDs,
    /// Pay on a page of the channel's: an e-wallet, a bank, FPX.
    Redirect { iframe_capable: bool },
    /// Pay in the channel's app.
    Deeplink,
    /// Scan a QR code with this in it.
    QrString(String),
    /// Transfer money to this account.
    VirtualAccountNumber(String),
    /// Tell this code at the counter.
    PaymentCode(String),
    /// Confirm in an app that has already been told. xendit: an empty action list, which is not "nothing to do".
    PushNotification,
}
