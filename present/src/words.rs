//! Words shoppers read here. Each is named once; a language that lacks one does not compile.

/// Everything this WebAssembly says to a shopper in its own words.
#[derive(Clone, Copy)]
pub(crate) enum Word {
    /// Beside the sum.
    Amount,
    /// Beside an account number.
    AccountNumber,
    /// Beside a payment code.
    PaymentCode,
    /// Names the picture of a QR code.
    QrCode,
    /// Names the picture of a barcode.
    Barcode,
    /// The button beside a number.
    Copy,
    /// What it says after it was pressed.
    Copied,
    /// The button that saves a QR code as a picture.
    SaveQrCode,
    /// The button for shoppers who have paid elsewhere.
    Paid,
    /// What it says after it was pressed.
    Checking,
    /// Under the name of an app that asks by itself.
    ConfirmInApp,
    /// The button for shoppers who have confirmed there.
    Confirmed,
    /// The link into an app.
    OpenApp,
    /// Under a code of that link, for a phone.
    ScanToOpen,
    /// The code could not be drawn.
    NoPicture,
}

/// English.
pub(crate) fn english(word: Word) -> &'static str {
    match word {
        Word::Amount => "Amount to pay",
        Word::AccountNumber => "Account number",
        Word::PaymentCode => "Payment code",
        Word::QrCode => "QR code to pay with",
        Word::Barcode => "Barcode to pay with",
        Word::Copy => "Copy",
        Word::Copied => "Copied",
        Word::SaveQrCode => "Save QR code",
        Word::Paid => "I have paid",
        Word::Checking => "Checking…",
        Word::ConfirmInApp => "Look at your phone, and confirm this payment in the app.",
        Word::Confirmed => "I have confirmed",
        Word::OpenApp => "Open the app",
        Word::ScanToOpen => "Or scan this code with your phone.",
        Word::NoPicture => "The code could not be drawn. Please use another payment method.",
    }
}
