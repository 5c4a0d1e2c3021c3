//! Xendit's test cards and failing amounts: what a payment comes to; xendit-api.md 5.
use serde::{Deserialize, Serialize};

use crate::cards::brand::Brand;
use crate::cards::number::CardNumber;
use crate::values::failure_code::FailureCode;
use crate::values::money::{Amount, Currency};

/// What a card is asked for.
pub(crate) struct Charge<'a> {
    pub(crate) amount: Amount,
    pub(crate) currency: &'static Currency,
    pub(crate) country: &'a str,
    pub(crate) skip_three_ds: bool,
}

/// What the shopper's bank asks before it lets a card pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Challenge {
    /// The right code, or failure.
    Code,
    /// The shopper chooses among the seven results.
    ChosenResult,
}

/// The one code every challenge accepts.
pub(crate) const RIGHT_CODE: &str = "1234";

/// The results a challenge with a selectable result offers; only the first is a success.
pub(crate) const RESULTS: [(&str, &str); 7] = [
    ("AUTHENTICATED", "Authenticated"),
    ("UNAUTHENTICATED", "Not authenticated"),
    ("CANCELLED_AUTHENTICATION", "Cancelled by the cardholder"),
    ("AUTHENTICATION_NOT_AVAILABLE", "Authentication not available"),
    ("AUTHENTICATION_REJECTED", "Rejected by the bank"),
    ("AUTHENTICATION_SERVER_ERROR", "Error at the bank's server"),
    ("API_GW_ASM_POLICY_ERROR", "Refused by gateway policy"),
];

/// None for a card that pays without being challenged.
pub(crate) fn challenge(number: &CardNumber, charge: &Charge<'_>) -> Option<Challenge> {
    match number.digits() {
        _ if charge.skip_three_ds => None,
        "4000000000002503" | "5200000000002151" | "3337000000000008" | "340000000002534"
        | "1889800000000171" => Some(Challenge::Code),
        "4440000009900010" | "5123450000000008" => Some(Challenge::ChosenResult),
        // Thai cards are challenged from THB 20 on.
        "4200350000000801" | "5413530000000501" => {
            let is_small = charge.currency.code == "THB" && charge.amount < Amount::of(20);
            (!is_small).then_some(Challenge::Code)
        }
        // assumed: a card Xendit does not list pays without a challenge, as its listed frictionless ones do.
        _ => None,
    }
}

/// What some amounts come to, once the card is authenticated.
pub(crate) fn failure_by_amount(brand: Option<Brand>, charge: &Charge<'_>) -> Option<FailureCode> {
    // xendit: "BCA has no failing simulation".
    if brand == Some(Brand::Bca) {
        return None;
    }
    let code = match (charge.country, charge.amount) {
        ("VN", amount) => vietnam(amount),
        (_, amount) if charge.currency.decimals == 2 => whole(amount).or_else(|| two_decimals(amount, brand)),
        (_, amount) => whole(amount),
    };
    code.map(FailureCode::known)
}

fn whole(amount: Amount) -> Option<&'static str> {
    const TABLE: [(i64, &str); 9] = [
        (10_051, "EXPIRED_CARD"),
        (10_052, "SUSPECTED_FRAUDULENT"),
        (10_053, "DECLINED_BY_PROCESSOR"),
        (10_054, "INSUFFICIENT_BALANCE"),
        (10_055, "STOLEN_CARD"),
        (10_056, "INACTIVE_OR_UNAUTHORIZED_CARD"),
        (10_057, "PROCESSOR_ERROR"),
        (10_058, "INVALID_CVV"),
        (10_059, "DECLINED_BY_ISSUER"),
    ];
    TABLE.iter().find(|(major, _)| Amount::of(*major) == amount).map(|(_, code)| *code)
}

fn two_decimals(amount: Amount, brand: Option<Brand>) -> Option<&'static str> {
    const TABLE: [(i64, &str); 5] = [
        (1005, "DECLINED_BY_ISSUER"),
        (1014, "INVALID_CARD"),
        (1030, "PROCESSOR_ERROR"),
        (1051, "INSUFFICIENT_BALANCE"),
        (1065, "DECLINED_BY_ISSUER"),
    ];
    if amount == Amount::hundredths(1065) && brand != Some(Brand::Visa) {
        return None;
    }
    TABLE.iter().find(|(hundredths, _)| Amount::hundredths(*hundredths) == amount).map(|(_, code)| *code)
}

fn vietnam(amount: Amount) -> Option<&'static str> {
    const TABLE: [(i64, &str); 8] = [
        (405_400, "EXPIRED_CARD"),
        (405_900, "SUSPECTED_FRAUDULENT"),
        (405_100, "INSUFFICIENT_BALANCE"),
        (400_700, "STOLEN_CARD"),
        (405_500, "INACTIVE_OR_UNAUTHORIZED_CARD"),
        (402_500, "PROCESSOR_ERROR"),
        (403_900, "INVALID_CVV"),
        (400_300, "DECLINED_BY_ISSUER"),
    ];
    TABLE.iter().find(|(major, _)| Amount::of(*major) == amount).map(|(_, code)| *code)
}
