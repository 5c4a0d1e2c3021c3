//! How sums are written: Xendit's own rules, which go by the currency (protocol.md G.3).

use wasm_bindgen_test::wasm_bindgen_test;

use crate::package::money;

#[wasm_bindgen_test]
fn a_sum_is_written_as_its_currency_has_it() {
    for (sum, currency, written) in [
        (1_000_000.0, "IDR", "Rp1.000.000"),
        (1_000.1, "IDR", "Rp1.000,10"),
        (1_000.123, "USD", "US$1,000.123"),
        (10_000.0, "VND", "10.000₫"),
        (1.1, "ZZZ", "ZZZ 1.10"),
        (-0.9, "IDR", "-Rp0,90"),
        (1_000_000.01, "INR", "₹10,00,000.01"),
        (1_000_000.01, "KWD", "KWD 1,000,000.010"),
        (1_250.5, "PHP", "₱1,250.50"),
        (50.0, "MYR", "RM50"),
        (99.0, "THB", "฿99"),
        (12.0, "SEK", "12 kr"),
        (12.0, "LKR", "SL Re12"),
    ] {
        assert_eq!(money(sum, currency).replace('\u{a0}', " "), written, "{sum} {currency}");
    }
}
