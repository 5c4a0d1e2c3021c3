//! Words shoppers read. Each text is named once here; a language that lacks one does not compile.

mod en;
mod failure_code;

pub use failure_code::failure_code;

use crate::domain::cut::cut;
use crate::domain::validation::Problem;

/// Everything this package says to a shopper in its own words.
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
    /// The title of the dialog with something to pay elsewhere with.
    PresentTitle,
    /// While that is being fetched.
    PresentLoading,
    /// No channel of the session can be used here.
    NoChannel,
    /// A card field did not load.
    FrameFailed,
    /// The button beside it.
    Retry,
    /// The title of the dialog with the bank's page.
    ActionTitle,
    /// The title of the frame with the bank's page, for screen readers.
    ActionFrame,
    /// The dialog's close button.
    Close,
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

/// A language texts can be had in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English.
    #[default]
    English,
}

impl Language {
    /// The nearest language to a BCP 47 tag: `en-SG` is English, and so is what we have no words for.
    pub fn nearest(_tag: &str) -> Self {
        Self::English
    }

    /// The tag to set as `lang` on what we write.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
        }
    }

    /// A text in this language; `{…}` stands where a name goes.
    pub fn text(self, text: Text) -> &'static str {
        match self {
            Self::English => en::text(text),
        }
    }

    /// A text with a name in it.
    pub fn text_about(self, text: Text, name: &str) -> String {
        put_name(self.text(text), name)
    }

    /// What is wrong with the field of that label.
    pub fn problem(self, problem: &Problem, label: &str) -> String {
        let text = match problem {
            Problem::Server(message) => return message.clone(),
            Problem::Required => Text::Required,
            Problem::Invalid => Text::Invalid,
            Problem::TooShort => Text::TooShort,
            Problem::TooLong => Text::TooLong,
            Problem::CardNumber => Text::CardNumberInvalid,
            Problem::CardExpiry => Text::CardExpiryInvalid,
            Problem::CardCvn => Text::CardCvnInvalid,
            Problem::CardBrand => Text::CardBrandNotAllowed,
        };
        self.text_about(text, label)
    }
}

/// Puts a name in the place of the one `{…}` of a text.
fn put_name(text: &str, name: &str) -> String {
    match cut(text, b'{').and_then(|(before, rest)| Some((before, cut(rest, b'}')?.1))) {
        Some((before, after)) => [before, name, after].concat(),
        None => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_names_its_field() {
        assert_eq!(Language::English.problem(&Problem::Required, "Email"), "Email is required.");
    }

    #[test]
    fn the_servers_words_stay_as_they_are() {
        let problem = Problem::Server("{field} & <b>".into());
        assert_eq!(Language::English.problem(&problem, "Email"), "{field} & <b>");
    }

    #[test]
    fn every_tag_has_a_language() {
        for tag in ["en", "en-SG", "id", "", "x-klingon"] {
            assert_eq!(Language::nearest(tag).tag(), "en");
        }
    }
}
