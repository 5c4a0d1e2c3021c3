//! What a payment's QR code says about its merchant (EMVCo Merchant-Presented Mode; protocol.md G.4).

/// The merchant's number in Indonesia's QRIS, which shops have to print beside the code. `None` in other codes.
pub(crate) fn nmid(text: &str) -> Option<&str> {
    // Tags 26 to 51 hold one payment network each; its name stands under tag 00 of their own.
    let mut accounts = fields(text).filter(|(tag, _)| ("26"..="51").contains(tag));
    accounts.find_map(|(_, account)| {
        fields(account).find(|field| *field == ("00", "ID.CO.QRIS.WWW"))?;
        fields(account).find(|(tag, _)| *tag == "02").map(|(_, nmid)| nmid)
    })
}

/// Two digits of tag, two of length, then so much text; nothing any more from where that ceases to be true.
fn fields(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (tag, length, value) = (rest.get(..2)?, rest.get(2..4)?, rest.get(4..)?);
        let (value, left) = value.split_at_checked(length.parse().ok()?)?;
        rest = left;
        Some((tag, value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const QRIS: &str = "00020101021226570011ID.DANA.WWW011893600915300000000002090000000000303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204549953033605802ID5910Kopi Senja6007Jakarta6105101106304A1B2";

    #[test]
    fn a_qris_code_names_its_merchant() {
        assert_eq!(nmid(QRIS), Some("ID1020000000001"));
    }

    #[test]
    fn other_codes_and_broken_ones_do_not() {
        let cut = |length: usize| QRIS.get(..length).unwrap();
        for text in ["", "0002", "https://example.com", cut(60), "5199ID", "é0é0"] {
            assert_eq!(nmid(text), None, "{text}");
        }
    }
}
