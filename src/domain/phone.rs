//! Telephone numbers in E.164. How they are dialled at home is another matter: `pkg/numbering.js` knows, once it is there.

/// With the plus. E.164 allows fifteen digits; nobody's number with its country code is shorter than seven.
const LENGTHS: std::ops::RangeInclusive<usize> = 8..=16;

/// `+62 812-345-6789` becomes `+628123456789`. `None` when it is no number, or one without its country.
pub fn to_e164(typed: &str) -> Option<String> {
    let mut number = String::new();
    for byte in typed.trim_ascii().bytes() {
        match (byte, number.len()) {
            // The plus comes first, and no country's code begins with a zero.
            (b'+', 0) | (b'1'..=b'9', 1..) | (b'0', 2..) => number.push(char::from(byte)),
            (b' ' | b'-' | b'.' | b'/' | b'(' | b')', 1..) => {}
            _ => return None,
        }
    }
    LENGTHS.contains(&number.len()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_with_its_country_is_taken_however_it_is_written() {
        for typed in ["+62 812 3456 7890", "+62 812-3456.7890", " +62(812)3456/7890 "] {
            assert_eq!(to_e164(typed).as_deref(), Some("+6281234567890"), "{typed}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for typed in
            ["", "+", "abc", "+62812x345678", "+123456", "+1234567890123456", "+0123456789", "+٦٢٨١٢٣٤٥٦٧٨"]
        {
            assert_eq!(to_e164(typed), None, "{typed}");
        }
        assert_eq!(to_e164("0812 3456 7890"), None, "nobody knows of which country");
    }

    proptest! {
        #[test]
        fn whatever_is_typed_becomes_e164_which_stays_as_it_is_or_nothing(typed in r"\PC{0,20}|\+?[0-9 ()-]{0,20}") {
            if let Some(number) = to_e164(&typed) {
                let digits = number.strip_prefix('+').unwrap();
                prop_assert!(digits.bytes().all(|digit| digit.is_ascii_digit()));
                prop_assert!(LENGTHS.contains(&number.len()) && !digits.starts_with('0'));
                prop_assert_eq!(to_e164(&number), Some(number.clone()));
            }
        }
    }
}
