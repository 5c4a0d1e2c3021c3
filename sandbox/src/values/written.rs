//! Sums of money as shoppers read them, by Xendit's own rules: how a sum is written goes by its currency; protocol.md G.3.

/// By currency, what stands for it, where that is not its code.
const SYMBOLS: &str = "USD US$|CAD CA$|EUR €|AFN ؋|ALL Lek|AMD ֏|ARS AR$|AUD AU$|AZN ₼|BAM KM|BDT ৳|BIF FBu|BND BN$|BOB Bs|\
BRL R$|BWP P|BYN Br|BZD BZ$|CDF FrCD|CHF CHF|CLP CL$|CNY CN¥|COP CO$|CRC ₡|CVE CV$|CZK Kč|DJF Fdj|DKK kr|DOP RD$|ERN Nfk|\
ETB Br|GBP £|GEL ₾|GHS GH₵|GNF FG|GTQ Q|HKD HK$|HNL L|HUF Ft|IDR Rp|ILS ₪|INR ₹|IRR IRR|ISK kr|JMD J$|JPY ￥|KES Ksh|KHR ៛|\
KMF FC|KRW ₩|KZT ₸|LKR SL Re|MDL lei|MGA MGA|MKD MKD|MMK K|MOP MOP$|MUR ₨|MXN MXN$|MYR RM|MZN MTn|NAD N$|NGN ₦|NIO C$|\
NOK kr|NPR रु|NZD NZ$|PAB B/.|PEN S/.|PHP ₱|PKR ₨|PLN zł|PYG ₲|RON RON|RSD RSD|RUB ₽|RWF FR|SDG SDG|SEK kr|SGD S$|SOS Ssh|\
THB ฿|TOP T$|TRY TL|TTD TT$|TWD NT$|TZS TSh|UAH ₴|UGX USh|UYU $U|UZS сум|VND ₫|XAF FCFA|XOF CFA|ZAR R|ZMW K|ZWL ZWL$";

const BEHIND: [&str; 3] = ["KHR", "RUB", "VND"];
const BEHIND_A_SPACE: [&str; 17] = [
    "ALL", "BAM", "BYN", "CZK", "DKK", "GEL", "HUF", "ISK", "IRR", "MDL", "MKD", "NOK", "PLN", "RON", "RSD",
    "SEK", "UZS",
];
const THREE_DECIMALS: [&str; 6] = ["BHD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// How a currency's figures are set apart.
struct Marks {
    thousands: char,
    decimals: char,
    /// How many digits stand in each group but the last, which has three.
    group: usize,
}

impl Marks {
    fn of(currency: &str) -> Self {
        match currency {
            "IDR" | "VND" | "BRL" | "RON" | "CLP" | "COP" | "UYU" | "ARS" => {
                Self { thousands: '.', decimals: ',', group: 3 }
            }
            "RUB" | "CZK" | "UAH" => Self { thousands: '\u{a0}', decimals: ',', group: 3 },
            // lakhs and crores
            "INR" | "NPR" | "LKR" | "BDT" => Self { thousands: ',', decimals: '.', group: 2 },
            _ => Self { thousands: ',', decimals: '.', group: 3 },
        }
    }
}

/// `figure` is a plain one, with a point if any: "1000000" of IDR is "Rp1.000.000".
pub(crate) fn written(figure: &str, currency: &str) -> String {
    let (sign, size) = figure.strip_prefix('-').map_or(("", figure), |size| ("-", size));
    let figure = marked(size, currency);
    let symbol = SYMBOLS.split('|').find_map(|line| line.strip_prefix(currency)?.strip_prefix(' '));
    match symbol {
        None => format!("{sign}{currency} {figure}"),
        Some(symbol) if BEHIND.contains(&currency) => format!("{sign}{figure}{symbol}"),
        Some(symbol) if BEHIND_A_SPACE.contains(&currency) => {
            format!("{sign}{figure} {symbol}")
        }
        Some(symbol) => format!("{sign}{symbol}{figure}"),
    }
}

fn marked(figure: &str, currency: &str) -> String {
    let marks = Marks::of(currency);
    let (whole, fraction) = figure.split_once('.').unwrap_or((figure, ""));
    let fewest = if THREE_DECIMALS.contains(&currency) { 3 } else { 2 };
    let mut written = String::new();
    for (place, digit) in whole.chars().enumerate() {
        let left = whole.len() - place;
        if place > 0 && left >= 3 && (left - 3).is_multiple_of(marks.group) {
            written.push(marks.thousands);
        }
        written.push(digit);
    }
    if fraction.chars().any(|digit| digit != '0') {
        written.push(marks.decimals);
        written.push_str(&format!("{fraction:0<fewest$}"));
    }
    written
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn a_sum_is_written_as_xendit_writes_it() {
        let examples = [
            ("1000000", "IDR", "Rp1.000.000"),
            ("1000.1", "IDR", "Rp1.000,10"),
            ("1000.123", "USD", "US$1,000.123"),
            ("10000", "VND", "10.000₫"),
            ("1.1", "ZZZ", "ZZZ 1.10"),
            ("-0.9", "IDR", "-Rp0,90"),
            ("1000000.01", "INR", "₹10,00,000.01"),
            ("1000000.01", "KWD", "KWD 1,000,000.010"),
        ];
        for (figure, currency, expected) in examples {
            assert_eq!(written(figure, currency), expected);
        }
    }

    #[test]
    fn a_sum_is_grouped_and_signed_as_its_currency_is() {
        let examples = [
            ("999", "THB", "฿999"),
            ("1234.50", "PHP", "₱1,234.50"),
            ("1234.00", "SGD", "S$1,234"),
            ("1234567.5", "CZK", "1\u{a0}234\u{a0}567,50 Kč"),
            ("1234567.5", "UZS", "1,234,567.50 сум"),
            ("1000", "RUB", "1\u{a0}000₽"),
        ];
        for (figure, currency, expected) in examples {
            assert_eq!(written(figure, currency), expected);
        }
    }
}
