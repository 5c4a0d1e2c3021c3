//! QR codes a shopper scans with a wallet or a bank's app: QRIS, PromptPay, QR Ph and PayNow (SGQR), as their schemes
//! compose them.
use super::action::Bill;
use super::channel::Channel;
use super::emv::{EmvCode, printable};
use super::family::{Asks, Family, PayerName};
use super::form::FormField;
use super::group::Group;

pub(super) static FAMILY: Family = Family {
    payment_method_type: "QR_CODE",
    group: Group::QrCodes,
    asks: Asks::QrCode,
    form,
    instructions: ["Scan to pay", "A QR code appears after you continue."],
    payer_name: PayerName::NotAsked,
    banner: None,
};

fn form(_: &Channel) -> Vec<FormField> {
    Vec::new()
}

/// The text inside the code.
pub(super) fn text(channel: &Channel, bill: &Bill<'_>) -> String {
    let reference = bill.digits.get(..12).unwrap_or(bill.digits);
    let code = EmvCode::default().with(0, "01").with(1, "12");
    // assumed: every number that names the merchant at its scheme.
    let code = match channel.code.as_str() {
        "QRIS" => code
            .with_template(
                26,
                EmvCode::default()
                    .with(0, "ID.CO.XENDIT.WWW")
                    .with(1, "936009180000000001")
                    .with(2, "00000001")
                    .with(3, "UMI"),
            )
            // The NMID, the merchant's national number, which checkouts show below the code.
            .with_template(
                51,
                EmvCode::default().with(0, "ID.CO.QRIS.WWW").with(2, "ID1020000000001").with(3, "UMI"),
            ),
        "PROMPTPAY" => code.with_template(
            30,
            EmvCode::default()
                .with(0, "A000000677010112")
                .with(1, "010753600031501")
                .with(2, reference)
                .with(3, "SANDBOX"),
        ),
        "SGQR" => code
            .with_template(
                26,
                EmvCode::default().with(0, "SG.PAYNOW").with(1, "2").with(2, "201500000XSBX").with(3, "0"),
            )
            .with_template(51, EmvCode::default().with(0, "SG.SGQR").with(1, "0000000000001")),
        _ => code.with_template(
            28,
            EmvCode::default().with(0, "ph.ppmi.p2m").with(1, "XNDTPHM1XXX").with(3, "0000000000001"),
        ),
    };
    code.with(52, "5499")
        .with(53, numeric_currency(&channel.currency))
        .with(54, &bill.amount.plain())
        .with(58, &channel.country)
        .with(59, &printable(bill.merchant, 25))
        .with(60, city(&channel.country))
        .with_template(62, EmvCode::default().with(5, reference).with(7, "SANDBOX1"))
        .sealed()
}

/// ISO 4217's numbers.
fn numeric_currency(code: &str) -> &'static str {
    match code {
        "IDR" => "360",
        "THB" => "764",
        "SGD" => "702",
        _ => "608",
    }
}

fn city(country: &str) -> &'static str {
    match country {
        "ID" => "JAKARTA",
        "TH" => "BANGKOK",
        "SG" => "SINGAPORE",
        _ => "MANILA",
    }
}
