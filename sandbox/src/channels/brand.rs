//! Brands: the name shoppers know, and a colour that stays the same.
use std::collections::HashMap;

/// Endings that tell the family, not the brand.
const ENDINGS: [&str; 9] = [
    "_FPX_BUSINESS",
    "_FPX",
    "_VIRTUAL_ACCOUNT",
    "_GBW_DIRECT_DEBIT",
    "_GBW_MOBILE_BANKING",
    "_DIRECT_DEBIT",
    "_ONLINE_BANKING",
    "_MOBILE_BANKING",
    "_CARD_INSTALLMENT",
];

/// The name of the brand behind a code. A code nobody has named goes by itself.
pub(super) fn name(code: &str, names: &HashMap<String, String>) -> String {
    let stem = || ENDINGS.iter().find_map(|ending| code.strip_suffix(ending));
    let known = names.get(code).or_else(|| names.get(stem()?));
    // Companies and people bank under one brand; a shopper has to tell the two lists apart.
    match (known, code.ends_with("_FPX_BUSINESS")) {
        (Some(name), true) => format!("{name} (Business)"),
        (Some(name), false) => name.clone(),
        (None, _) => code.into(),
    }
}

/// `#RRGGBB`, dark enough for white letters on it.
pub(super) fn color(name: &str) -> String {
    // FNV-1a, so that a brand keeps its colour whatever else is in the catalogue.
    let hash =
        name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let (r, g, b) = rgb(hash % 360);
    format!("#{r:02X}{g:02X}{b:02X}")
}

/// A hue, in degrees, at a lightness and saturation at which white text can be read on any of them.
fn rgb(hue: u32) -> (u32, u32, u32) {
    const LOW: u32 = 24;
    const HIGH: u32 = 112;
    let part = hue % 60 * (HIGH - LOW) / 60;
    let (rising, falling) = (LOW + part, HIGH - part);
    match hue / 60 {
        0 => (HIGH, rising, LOW),
        1 => (falling, HIGH, LOW),
        2 => (LOW, HIGH, rising),
        3 => (LOW, falling, HIGH),
        4 => (rising, LOW, HIGH),
        _ => (HIGH, LOW, falling),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brand_is_found_behind_the_familys_ending() {
        let names = HashMap::from([("CIMB".to_owned(), "CIMB".to_owned())]);
        assert_eq!(name("CIMB_VIRTUAL_ACCOUNT", &names), "CIMB");
        assert_eq!(name("CIMB_FPX_BUSINESS", &names), "CIMB (Business)");
        assert_eq!(name("NOBODY", &names), "NOBODY");
    }

    #[test]
    fn every_hue_is_dark_enough_for_white_letters() {
        let linear = |channel: u32| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        for hue in 0..360 {
            let (r, g, b) = rgb(hue);
            let luminance = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
            // WCAG's contrast with white
            assert!(1.05 / (luminance + 0.05) >= 4.5, "{hue}");
        }
    }
}
