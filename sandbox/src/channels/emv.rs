//! EMVCo's merchant QR codes: tags, two-digit lengths, values, and a checksum at the end.
use crc::{CRC_16_IBM_3740, Crc};

/// The checksum EMVCo names: CRC-16 with polynomial 1021 and initial value FFFF.
const CHECKSUM: Crc<u16> = Crc::<u16>::new(&CRC_16_IBM_3740);

/// A code under construction.
#[derive(Default)]
pub(super) struct EmvCode(String);

impl EmvCode {
    /// Appends one value. Values longer than EMVCo's 99 characters are cut.
    pub(super) fn with(mut self, tag: u8, value: &str) -> Self {
        let value: String = value.chars().take(99).collect();
        self.0.push_str(&format!("{tag:02}{:02}{value}", value.chars().count()));
        self
    }

    /// Appends a template: values inside a value.
    pub(super) fn with_template(self, tag: u8, inside: Self) -> Self {
        self.with(tag, &inside.0)
    }

    /// The finished code. The checksum is of everything before it, its own tag and length included.
    pub(super) fn sealed(mut self) -> String {
        self.0.push_str("6304");
        let checksum = CHECKSUM.checksum(self.0.as_bytes());
        format!("{}{checksum:04X}", self.0)
    }
}

/// What a name may look like in a code: ASCII, at most so many characters, and something.
pub(super) fn printable(name: &str, max: usize) -> String {
    let ascii: String =
        name.chars().filter(|part| part.is_ascii_graphic() || *part == ' ').take(max).collect();
    let trimmed = ascii.trim();
    if trimmed.is_empty() { "MERCHANT".into() } else { trimmed.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_ends_in_emvcos_own_example_checksum() {
        // EMV QR Code Specification for Payment Systems, merchant-presented mode, annex: the worked example.
        let example = "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN\
                       5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412340603***0708\
                       A60086670902ME91320016A0112233449988770708123456786304";
        assert_eq!(format!("{:04X}", CHECKSUM.checksum(example.as_bytes())), "A13A");
    }

    #[test]
    fn a_template_is_a_value_made_of_values() {
        let inside = EmvCode::default().with(0, "AB").with(1, "C");
        assert!(EmvCode::default().with_template(26, inside).sealed().starts_with("26110002AB0101C6304"));
    }

    #[test]
    fn a_name_is_cut_to_what_a_code_may_hold() {
        assert_eq!(printable("Kopi Senja", 25), "Kopi Senja");
        assert_eq!(printable("กาแฟ", 25), "MERCHANT");
        assert_eq!(printable("Twelve characters", 6), "Twelve");
    }
}
