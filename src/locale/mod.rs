//! Words shoppers read. Each text is named once here, and said by its number: `pkg/words.js` knows what it is in the
//! language that is spoken. What it is in English, and in every other language, stands in `pkg/locale/`.

use crate::domain::validation::Problem;

/// What `Text` is in English, a line each. By build.rs.
pub const ENGLISH: &str = include_str!(concat!(env!("OUT_DIR"), "/english.txt"));

/// Everything the checkout says to a shopper in its own words, in the order of `pkg/locale/en.js`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Text {
    /// The title of a card field's frame, for screen readers.
    CardNumberFrame,
    /// The title of a card field's frame, for screen readers.
    CardExpiryFrame,
    /// The title of a card field's frame, for screen readers.
    CardCvnFrame,
    /// While the session is being opened.
    Loading,
    /// While a payment is under way.
    Paying,
    /// While a payment method is being saved.
    Saving,
    /// After the bank's page said it is done.
    Confirming,
    /// The button beside it, for who will not wait for the bank any longer.
    AnotherWay,
    /// While a second person has to approve.
    Pending,
    /// The session ended well.
    Paid,
    /// The session ended well: something was saved.
    Saved,
    /// The session's time ran out.
    Expired,
    /// The session was canceled.
    Canceled,
    /// The amount is below what this takes: `{amount}`.
    BelowMinimum,
    /// The amount is above what this takes: `{amount}`.
    AboveMaximum,
    /// This cannot be used on this page.
    NotHere,
    /// The box that saves what is paid with.
    SavePaymentMethod,
    /// No channel of the session can be used here.
    NoChannel,
    /// A card field did not load.
    FrameFailed,
    /// The button beside it.
    Retry,
    /// The label of the field that asks who pays.
    PayerName,
    /// Marks a field that may stay empty.
    Optional,
    /// `{field}` is empty.
    Required,
    /// `{field}` cannot be right.
    Invalid,
    /// `{field}` has too few characters.
    TooShort,
    /// `{field}` has too many characters.
    TooLong,
    /// The card's number cannot be right.
    CardNumberInvalid,
    /// The card's date cannot be right, or is past.
    CardExpiryInvalid,
    /// The card's security code cannot be right.
    CardCvnInvalid,
    /// The merchant does not take this brand.
    CardBrandNotAllowed,
    /// An attempt to pay failed.
    PaymentFailed,
    /// An attempt to pay was called off.
    PaymentCanceled,
    /// An attempt to pay took too long.
    PaymentExpired,
    /// An attempt to save failed.
    SavingFailed,
    /// An attempt to save was called off.
    SavingCanceled,
    /// An attempt to save took too long.
    SavingExpired,
    /// What to do after an attempt whose reason nobody gave.
    TryAgain,
    /// A failure we have no words for: `{code}`.
    UnknownFailure,
    /// The gateway did not answer, or not in a way we can read.
    NoAnswer,
    /// The gateway refused and said nothing to the shopper.
    Refused,
    /// Another tab is at an attempt.
    Elsewhere,
}

impl Text {
    /// Of what is wrong with a field; of what only the server has words for, those.
    pub fn of(problem: &Problem) -> Result<Self, &str> {
        Ok(match problem {
            Problem::Server(message) => return Err(message),
            Problem::Required => Self::Required,
            Problem::Invalid => Self::Invalid,
            Problem::TooShort => Self::TooShort,
            Problem::TooLong => Self::TooLong,
            Problem::CardNumber => Self::CardNumberInvalid,
            Problem::CardExpiry => Self::CardExpiryInvalid,
            Problem::CardCvn => Self::CardCvnInvalid,
            Problem::CardBrand => Self::CardBrandNotAllowed,
        })
    }

    /// The number it is said by: its place in `pkg/locale/en.js`.
    pub fn number(self) -> u32 {
        self as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(text: Text) -> &'static str {
        ENGLISH.lines().nth(text.number() as usize).unwrap_or_default()
    }

    #[test]
    fn the_first_text_and_the_last_are_where_english_has_them() {
        assert_eq!(english(Text::CardNumberFrame), "Card number, secure field");
        assert_eq!(english(Text::Elsewhere), "This payment is under way in another tab.");
    }

    #[test]
    fn what_is_fetched_when_needed_is_not_built_in() {
        assert!(!ENGLISH.contains("Test cards"));
        assert!(!ENGLISH.contains("Your card was declined."));
    }

    #[test]
    fn a_problem_has_a_text() {
        assert_eq!(Text::of(&Problem::Required).map(english), Ok("{field} is required."));
    }

    #[test]
    fn the_servers_words_stay_as_they_are() {
        let problem = Problem::Server("{field} & <b>".into());
        assert_eq!(Text::of(&problem), Err("{field} & <b>"));
    }
}
