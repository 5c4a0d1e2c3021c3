//! Every state a checkout can be in: the session it needs, and the steps that lead there.
use xendit_e2e::pages::Card;

use super::step::Step::{self, *};

/// A checkout in a state.
#[derive(Debug)]
pub(super) struct Checkout {
    /// Of its pictures.
    pub(super) name: &'static str,
    /// One channel's code, or [`EVERY`].
    pub(super) channels: &'static str,
    /// What its session has that those of the stories have not, as JSON.
    pub(super) terms: &'static str,
    pub(super) steps: &'static [Step],
}

/// Instead of a channel: all there are.
pub(super) const EVERY: &str = "";

const CARDS: &str = "CARDS";
const USUAL: &str = "{}";
const SAVING: &str = r#"{ "allow_save_payment_method": "OPTIONAL" }"#;
const THAI: &str = r#"{ "amount": 500, "currency": "THB", "country": "TH" }"#;
const MALAYSIAN: &str = r#"{ "amount": 5000, "currency": "MYR", "country": "MY" }"#;

const fn state(
    name: &'static str,
    channels: &'static str,
    terms: &'static str,
    steps: &'static [Step],
) -> Checkout {
    Checkout { name, channels, terms, steps }
}

pub(super) static CHECKOUTS: &[Checkout] = &[
    state("loading", CARDS, USUAL, &[Slow("/api/sessions/"), BeginToMount, Says("waiting")]),
    state("nothing-on-offer", "NOTHING", USUAL, &[Mount, Says("failure")]),
    state("card", CARDS, USUAL, &[Mount, Ready]),
    state("card-filled-in", CARDS, USUAL, &[Mount, FillIn(Card::FRICTIONLESS)]),
    state("card-incomplete", CARDS, USUAL, &[Mount, Ready, ShowProblems]),
    state("card-refused", CARDS, THAI, &[Mount, FillIn(Card::REFUSED), Seen("[data-invalid]")]),
    state("card-field-failed", CARDS, USUAL, &[Broken("/components/pinning-keys.js"), Mount, FieldFails]),
    state("card-address", CARDS, USUAL, &[Mount, FillIn(Card::AMERICAN)]),
    state(
        "card-instalments",
        CARDS,
        r#"{ "amount": 1200000 }"#,
        &[Mount, FillIn(Card::INSTALMENTS), Seen(".xendit-field:not([hidden]) select")],
    ),
    state("card-saving", CARDS, SAVING, &[Mount, Ready]),
    state("card-saving-chosen", CARDS, SAVING, &[Mount, Ready, Save]),
    state("card-test-cards", CARDS, USUAL, &[Mount, Ready, OpenTestCards]),
    state("picker", EVERY, USUAL, &[Mount, Ready]),
    state("picker-channels", EVERY, USUAL, &[Mount, Open("E-wallets")]),
    state("picker-chosen", EVERY, USUAL, &[Mount, Open("E-wallets"), Choose("OVO")]),
    state("picker-minimum", EVERY, r#"{ "amount": 4000 }"#, &[Mount, Open("Pay later")]),
    state("picker-maximum", EVERY, r#"{ "amount": 25000000 }"#, &[Mount, Open("E-wallets")]),
    state("google-pay", EVERY, USUAL, &[Google, Mount, Ready, Seen(".xendit-google-pay")]),
    state("question", "OVO", USUAL, &[Mount]),
    state("bank", "KTB_DIRECT_DEBIT", THAI, &[Mount]),
    state(
        "paying",
        CARDS,
        USUAL,
        &[Mount, FillIn(Card::FRICTIONLESS), Slow("payment_requests"), Submit, Says("waiting")],
    ),
    state("three-ds", CARDS, USUAL, &[Mount, FillIn(Card::CHALLENGED), Submit, Asked]),
    state("declined", CARDS, USUAL, &[Mount, FillIn(Card::CHALLENGED), Submit, Fail("0000")]),
    state("another-way", "DANA", USUAL, &[Mount, Submit, Broken("/poll"), Press("Pay"), WayOut]),
    state("qr-code", "QRIS", USUAL, &[Mount, Submit, Presented]),
    state("virtual-account", "BNI_VIRTUAL_ACCOUNT", USUAL, &[Mount, Submit, Presented]),
    state("payment-code", "ALFAMART", USUAL, &[Mount, Answer("Ani"), Submit, Presented]),
    state("app-link", "KBANK_MOBILE_BANKING", THAI, &[Mount, Submit, Presented]),
    state("in-app", "OVO", USUAL, &[Mount, Answer("812 3456 7890"), Submit, Presented]),
    state("pending", "MAYB2E_FPX_BUSINESS", MALAYSIAN, &[Mount, Submit, Pending]),
    state("paid", CARDS, USUAL, &[Mount, FillIn(Card::FRICTIONLESS), Submit, Says("success")]),
    state(
        "saved",
        CARDS,
        r#"{ "session_type": "SAVE", "amount": 0 }"#,
        &[Mount, FillIn(Card::FRICTIONLESS), Submit, Says("success")],
    ),
    state("expired", "QRIS", USUAL, &[Mount, Expire, Submit, Says("failure")]),
    state("canceled", "QRIS", USUAL, &[Mount, Cancel, Submit, Says("failure")]),
];
