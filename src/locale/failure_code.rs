//! What to tell a shopper about a failure code (protocol.md E.7; codes of xendit-api.md 3.5).

use super::{Language, Text, put_name};
use crate::domain::cut::{cut, parts};
use crate::domain::payment::FailureCode;

/// A sentence for the shopper: ours where we know the code, else one that names it.
pub fn failure_code(language: Language, code: &FailureCode) -> String {
    let known = match language {
        Language::English => ENGLISH,
    };
    let line = parts(known, b'\n').filter_map(|line| cut(line, b':')).find(|(known, _)| *known == code.0);
    match line {
        Some((_, text)) => text.into(),
        None => put_name(language.text(Text::UnknownFailure), &code.0),
    }
}

/// One text is smaller to download than a table of texts, and a table than a `match`. A shopper should not read that a card counts as stolen: the bank
/// will say so.
const ENGLISH: &str = "\
ACCOUNT_ACCESS_BLOCKED:Your account is blocked. Please contact its provider.
ACCOUNT_ALREADY_LINKED:This account is already linked.
ACCOUNT_NOT_ACTIVATED:This account is not activated yet.
AUTHENTICATION_FAILED:Your bank could not confirm that it was you.
CAPTURE_AMOUNT_EXCEEDED:The amount is above the limit of this payment method.
CARD_DECLINED:Your card was declined.
CHANNEL_UNAVAILABLE:This payment method is unavailable at the moment.
DECLINED_BY_ISSUER:Your bank declined the payment.
DECLINED_BY_PROCESSOR:The payment could not be processed. Please use another card.
EXPIRED_CARD:Your card has expired.
EXPIRED_OTP:The code has expired.
FAILURE_DETAILS_UNAVAILABLE:The payment could not be made. Please try again.
INACTIVE_OR_UNAUTHORIZED_CARD:This card is not active, or not allowed for payments like this one.
INSUFFICIENT_BALANCE:There is not enough money on this card or account.
INVALID_ACCOUNT_DETAILS:The account's details are not right.
INVALID_CVV:The security code is not right.
INVALID_MERCHANT_CREDENTIALS:The shop cannot take this payment method at the moment.
INVALID_MERCHANT_SETTINGS:The shop cannot take this payment method at the moment.
INVALID_OTP:The code is not right.
INVALID_TOKEN:The saved payment method is no longer valid.
ISSUER_UNAVAILABLE:Your bank cannot be reached at the moment.
OTP_ATTEMPT_COUNTS_EXCEEDED:Too many wrong codes.
PARTNER_TIMEOUT_ERROR:It took too long. Please try again.
PAYMENT_AMOUNT_LIMITS_EXCEEDED:The amount is above the limit of this payment method.
PAYMENT_ATTEMPT_COUNTS_EXCEEDED:Too many attempts. Please try later or use another payment method.
PAYMENT_REQUEST_EXPIRED:The payment was not made in time.
PROCESSOR_ERROR:The payment could not be processed. Please use another card.
SERVER_ERROR:The payment could not be made. Please try again.
STOLEN_CARD:Your bank declined the payment. Please contact your bank.
SUSPECTED_FRAUDULENT:Your bank declined the payment. Please contact your bank.
TIMEOUT_ERROR:It took too long. Please try again.
USER_DECLINED_PAYMENT:You declined the payment.
USER_DEVICE_UNREACHABLE:Your device could not be reached.
USER_DID_NOT_AUTHORIZE:The payment was not confirmed in time.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_code_has_words_and_an_unknown_one_its_name() {
        let said = |code: &str| failure_code(Language::English, &FailureCode(code.into()));
        assert_eq!(said("INSUFFICIENT_BALANCE"), "There is not enough money on this card or account.");
        assert_eq!(said("NEW_REASON"), "The payment could not be made (NEW_REASON).");
    }
}
