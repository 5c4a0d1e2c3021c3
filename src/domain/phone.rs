//! Telephone numbers: what shoppers type, made into E.164.

/// The country codes of the countries Xendit serves; numbers from elsewhere are typed with their `+`.
const COUNTRY_CODES: [(&str, &str); 8] = [
    ("HK", "852"),
    ("ID", "62"),
    ("MX", "52"),
    ("MY", "60"),
    ("PH", "63"),
    ("SG", "65"),
    ("TH", "66"),
    ("VN", "84"),
];

/// E.164 allows fifteen digits; nobody's number with its country code is shorter than eight.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=15;

/// The country's code without its `+`, where we know it.
pub fn country_code(country: &str) -> Option<&'static str> {
    COUNTRY_CODES.iter().find(|(known, _)| *known == country).map(|(_, code)| *code)
}

/// `0812-3456-7890` in Indonesia, or `+62 812…` anywhere, becomes `+6281234567890`. `None` when it is no number.
pub fn to_e164(typed: &str, country: &str) -> Option<String> {
    let typed = typed.trim_ascii();
    let after_plus = typed.strip_prefix('+');
    let mut digits = String::new();
    for c in after_plus.unwrap_or(typed).chars() {
        match c {
            '0'..='9' => digits.push(c),
            ' ' | '-' | '.' | '(' | ')' | '\u{a0}' | '\u{2011}' => {}
            _ => return None,
        }
    }
    let number = if after_plus.is_some() {
        digits
    } else if let Some(international) = digits.strip_prefix("00") {
        international.into()
    } else {
        let code = country_code(country)?;
        // Shoppers who start with the country code mean it, with or without the plus.
        match digits.strip_prefix('0') {
            Some(national) => [code, national].concat(),
            None if digits.starts_with(code) && digits.len() > 9 => digits,
            None => [code, &digits].concat(),
        }
    };
    (DIGITS.contains(&number.len()) && !number.starts_with('0')).then(|| ["+", &number].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_national_number_gets_its_countrys_code() {
        assert_eq!(to_e164("0812-3456-7890", "ID").as_deref(), Some("+6281234567890"));
        assert_eq!(to_e164("81234567890", "ID").as_deref(), Some("+6281234567890"));
        assert_eq!(to_e164("9123 4567", "SG").as_deref(), Some("+6591234567"));
    }

    #[test]
    fn an_international_number_stays_what_it_is() {
        for typed in ["+62 812 3456 7890", "6281234567890", "0062 (812) 3456-7890"] {
            assert_eq!(to_e164(typed, "ID").as_deref(), Some("+6281234567890"), "{typed}");
        }
        assert_eq!(to_e164("+49 30 1234567", "ID").as_deref(), Some("+49301234567"));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for typed in ["", "+", "abc", "0812x345678", "12", "+1234567890123456", "+0123456789", "٠٨١٢٣٤٥٦٧٨"]
        {
            assert_eq!(to_e164(typed, "ID"), None, "{typed}");
        }
        assert_eq!(to_e164("030 1234567", "DE"), None, "a national number of a country we know no code of");
    }
}
