//! English.

use super::Text;

pub(super) fn text(text: Text) -> &'static str {
    match text {
        Text::CardNumberFrame => "Card number, secure field",
        Text::CardExpiryFrame => "Expiry date, secure field",
        Text::CardCvnFrame => "Security code, secure field",
        Text::Loading => "Loading secure payment fields…",
        Text::Paying => "Payment in progress…",
        Text::Saving => "Saving your payment method…",
        Text::Confirming => "Confirming with your bank…",
        Text::AnotherWay => "Choose another way to pay",
        Text::Pending => "Your payment is waiting for approval. You can leave this page.",
        Text::Paid => "Payment complete. Thank you!",
        Text::Saved => "Your payment method is saved.",
        Text::Expired => "This checkout has expired. Please start again.",
        Text::Canceled => "This checkout was canceled.",
        Text::BelowMinimum => "From {amount}",
        Text::AboveMaximum => "Up to {amount}",
        Text::NotHere => "Not available here",
        Text::SavePaymentMethod => "Save for next time",
        Text::PresentTitle => "Complete your payment",
        Text::PresentLoading => "One moment…",
        Text::NoChannel => "No payment method is available for this purchase.",
        Text::FrameFailed => "This field could not be loaded.",
        Text::Retry => "Try again",
        Text::ActionTitle => "Confirm with your bank",
        Text::ActionFrame => "Your bank's confirmation page",
        Text::Close => "Close",
        Text::PayerName => "Your name",
        Text::Optional => "optional",
        Text::Required => "{field} is required.",
        Text::Invalid => "{field} doesn't look right.",
        Text::TooShort => "{field} is too short.",
        Text::TooLong => "{field} is too long.",
        Text::CardNumberInvalid => "This card number doesn't look right.",
        Text::CardExpiryInvalid => "This date doesn't look right, or is in the past.",
        Text::CardCvnInvalid => "This security code doesn't look right.",
        Text::CardBrandNotAllowed => "Cards of this brand are not accepted here.",
        Text::PaymentFailed => "Payment failed",
        Text::PaymentCanceled => "Payment canceled",
        Text::PaymentExpired => "Payment expired",
        Text::SavingFailed => "Saving failed",
        Text::SavingCanceled => "Saving canceled",
        Text::SavingExpired => "Saving expired",
        Text::TryAgain => "Please try again or use another payment method.",
        Text::UnknownFailure => "The payment could not be made ({code}).",
        Text::NoAnswer => {
            "We couldn't reach the payment service. Please check your connection and try again."
        }
        Text::Elsewhere => "This payment is under way in another tab.",
        Text::Refused => "The payment was not accepted. Please try again or use another payment method.",
    }
}
