//! Telephone numbers: what shoppers type, made into E.164.

/// What the numbers of a country look like.
struct Numbering {
    country: &'static str,
    /// Dialled before them from abroad. None of these begins another.
    code: &'static str,
    /// Dialled before them at home, in Mexico until 2019; no part of them.
    trunk: &'static str,
    /// A mobile number, as shoppers would write it for somebody abroad.
    example: &'static str,
    /// First digits, and of how many digits such numbers are: the fewest and the most.
    lengths: &'static [(&'static str, usize, usize)],
}

/// The countries Xendit serves. The lengths are their numbering plans', without emergency and service numbers.
#[rustfmt::skip]
static NUMBERINGS: [Numbering; 8] = [
    Numbering { country: "HK", code: "852", trunk: "", example: "+852 5123 4567", lengths: &[("23456789", 8, 8)] },
    Numbering { country: "ID", code: "62", trunk: "0", example: "+62 812-345-6789", lengths: &[("8", 9, 12), ("2345679", 8, 11)] },
    Numbering { country: "MX", code: "52", trunk: "1", example: "+52 222 123 4567", lengths: &[("23456789", 10, 10)] },
    Numbering { country: "MY", code: "60", trunk: "0", example: "+60 12-345 6789", lengths: &[("1", 9, 10), ("3456789", 8, 9)] },
    Numbering { country: "PH", code: "63", trunk: "0", example: "+63 905 123 4567", lengths: &[("9", 10, 10), ("2345678", 9, 9)] },
    Numbering { country: "SG", code: "65", trunk: "", example: "+65 8123 4567", lengths: &[("3689", 8, 8)] },
    Numbering { country: "TH", code: "66", trunk: "0", example: "+66 81 234 5678", lengths: &[("689", 9, 9), ("23457", 8, 8)] },
    Numbering { country: "VN", code: "84", trunk: "0", example: "+84 91 234 5678", lengths: &[("35789", 9, 9), ("2", 10, 10)] },
];

/// E.164 allows fifteen digits; nobody's number with its country code is shorter than seven.
const DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

impl Numbering {
    /// The number in what was dialled, if it can be one of this country's.
    fn number<'a>(&self, dialled: &'a str) -> Option<&'a str> {
        let number = dialled.strip_prefix(self.trunk).unwrap_or(dialled);
        let first = number.bytes().next()?;
        let is_one = self.lengths.iter().any(|(firsts, fewest, most)| {
            firsts.bytes().any(|digit| digit == first) && (*fewest..=*most).contains(&number.len())
        });
        is_one.then_some(number)
    }
}

/// A number of that country, with its code. Elsewhere the code is the shopper's to type.
pub fn example(country: &str) -> &'static str {
    NUMBERINGS.iter().find(|known| known.country == country).map_or("+", |known| known.example)
}

/// `0812-345-6789` in Indonesia, or `+62 812…` anywhere, becomes `+628123456789`. `None` when it is no number.
pub fn to_e164(typed: &str, country: &str) -> Option<String> {
    let typed = typed.trim_ascii();
    let mut digits = String::new();
    for c in typed.strip_prefix('+').unwrap_or(typed).chars() {
        match c {
            '0'..='9' => digits.push(c),
            ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{2011}' => {}
            _ => return None,
        }
    }
    let from_abroad = if typed.starts_with('+') { Some(&*digits) } else { digits.strip_prefix("00") };
    let dialled = from_abroad.unwrap_or(&digits);
    let known = NUMBERINGS.iter().find(|known| match from_abroad {
        Some(dialled) => dialled.starts_with(known.code),
        None => known.country == country,
    });
    let Some(known) = known else {
        let is_number = DIGITS.contains(&dialled.len()) && !dialled.starts_with('0');
        return (from_abroad.is_some() && is_number).then(|| ["+", dialled].concat());
    };
    // Shoppers who start with the country code mean it, with or without the plus.
    let behind_code = dialled.strip_prefix(known.code).and_then(|dialled| known.number(dialled));
    let number = match behind_code {
        None if from_abroad.is_none() => known.number(dialled),
        found => found,
    };
    Some(["+", known.code, number?].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn is_number(typed: &str) -> bool {
        to_e164(typed, "ID").is_some()
    }

    #[test]
    fn a_national_number_gets_its_countrys_code() {
        for (country, typed, number) in [
            ("ID", "0812-3456-7890", "+6281234567890"),
            ("ID", "81234567890", "+6281234567890"),
            ("PH", "0917 123 4567", "+639171234567"),
            ("MY", "011-1234 5678", "+601112345678"),
            ("TH", "08 1234 5678", "+66812345678"),
            ("VN", "0912.345.678", "+84912345678"),
            ("SG", "9123 4567", "+6591234567"),
            ("HK", "5123/4567", "+85251234567"),
            ("MX", "(55) 1234 5678", "+525512345678"),
        ] {
            assert_eq!(to_e164(typed, country).as_deref(), Some(number), "{typed}");
        }
    }

    #[test]
    fn a_pasted_international_number_is_taken_whatever_the_country() {
        for typed in ["+62 812 3456 7890", "6281234567890", "0062 (0) 812 3456-7890", "+62 0812 34567890"] {
            assert_eq!(to_e164(typed, "ID").as_deref(), Some("+6281234567890"), "{typed}");
        }
        assert_eq!(to_e164("+65 9123 4567", "ID").as_deref(), Some("+6591234567"));
        assert_eq!(to_e164("+49 30 1234567", "ID").as_deref(), Some("+49301234567"));
        assert_eq!(to_e164("+52 1 55 1234 5678", "ID").as_deref(), Some("+525512345678"), "as until 2019");
    }

    #[test]
    fn a_number_that_begins_like_its_countrys_code_is_still_one() {
        for (country, typed, number) in [
            ("TH", "661234567", "+66661234567"),
            ("VN", "0841234567", "+84841234567"),
            ("HK", "85212345", "+85285212345"),
            ("MX", "5212345678", "+525212345678"),
        ] {
            assert_eq!(to_e164(typed, country).as_deref(), Some(number), "{typed}");
        }
    }

    #[test]
    fn a_number_has_its_countrys_lengths_and_first_digits() {
        for (country, wrong) in [
            ("ID", ["0812 3456", "08123 4567 890 12", "0123 456 789"]),
            ("PH", ["0917 123 456", "0917 123 45678", "0123 456 789"]),
            ("MY", ["011 123 456", "011 123 456 789", "02 1234 5678"]),
            ("TH", ["081 234 567", "081 234 56789", "041 234 5678"]),
            ("VN", ["091 234 567", "091 234 5678 9", "041 234 5678"]),
            ("SG", ["9123 456", "9123 45678", "7123 4567"]),
            ("HK", ["5123 456", "5123 45678", "1123 4567"]),
            ("MX", ["55 1234 567", "55 1234 56789", "0155 1234 567"]),
        ] {
            for typed in wrong {
                assert_eq!(to_e164(typed, country), None, "{typed} in {country}");
            }
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for typed in ["", "+", "abc", "0812x345678", "12", "+1234567890123456", "+0123456789", "٠٨١٢٣٤٥٦٧٨"]
        {
            assert!(!is_number(typed), "{typed}");
        }
        assert_eq!(to_e164("030 1234567", "DE"), None, "a national number of a country we know no code of");
    }

    #[test]
    fn an_example_is_a_number_of_its_country_and_elsewhere_begins_one() {
        for known in &NUMBERINGS {
            let example = example(known.country);
            let at_home = example.strip_prefix(&format!("+{} ", known.code)).unwrap();
            let number = to_e164(example, "US");
            assert!(number.is_some(), "{example}");
            assert_eq!(to_e164(at_home, known.country), number, "{example}");
        }
        assert_eq!(example("US"), "+");
    }

    proptest! {
        #[test]
        fn a_number_is_a_plus_and_digits_and_stays_itself(typed in "[+0-9 ().-]{0,20}", at in 0..8_usize) {
            let country = NUMBERINGS[at].country;
            if let Some(number) = to_e164(&typed, country) {
                let digits = number.strip_prefix('+').unwrap();
                prop_assert!(digits.bytes().all(|digit| digit.is_ascii_digit()));
                prop_assert!(DIGITS.contains(&digits.len()) && !digits.starts_with('0'));
                for elsewhere in ["ID", "MX", "SG", "US"] {
                    prop_assert_eq!(to_e164(&number, elsewhere), Some(number.clone()));
                }
            }
        }

        #[test]
        fn how_it_is_written_does_not_matter(
            at in 0..8_usize,
            digits in "[1-9][0-9]{7,11}",
            gaps in proptest::collection::vec("[ .()-]{0,2}", 12),
        ) {
            let known = &NUMBERINGS[at];
            let spaced: String =
                digits.chars().zip(gaps).map(|(digit, gap)| format!("{digit}{gap}")).collect();
            let number = to_e164(&digits, known.country);
            prop_assert_eq!(&to_e164(&spaced, known.country), &number);
            if let Some(number) = number {
                let dialled = number.strip_prefix(&format!("+{}", known.code)).unwrap();
                let at_home = format!("{}{dialled}", known.trunk);
                let from_abroad = format!("00{} {dialled}", known.code);
                prop_assert_eq!(to_e164(&from_abroad, "US"), Some(number.clone()));
                prop_assert_eq!(to_e164(&at_home, known.country), Some(number));
            }
        }
    }
}
