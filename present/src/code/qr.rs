//! QR codes (ISO/IEC 18004).

use qrcodegen_no_heap::{QrCode, QrCodeEcc, Version};

/// The code for `text`: one byte a module, 1 for dark, row by row from the top left; as many rows as columns, without
/// the light margin of four modules around it. Empty when the text is too long for any code: 2,331 bytes.
pub(crate) fn qr(text: &str) -> Vec<u8> {
    let mut content = vec![0; Version::MAX.buffer_len()];
    let mut drawn = content.clone();
    let Some(place) = content.get_mut(..text.len()) else { return Vec::new() };
    place.copy_from_slice(text.as_bytes());
    // Level M: a screen is clean, but phones are held at angles, and the code has to fit a small screen.
    let level = QrCodeEcc::Medium;
    let (least, most) = (Version::MIN, Version::MAX);
    let code = QrCode::encode_binary(&mut content, text.len(), &mut drawn, level, least, most, None, true);
    let Ok(code) = code else { return Vec::new() };
    let side = 0..code.size();
    side.clone()
        .flat_map(|y| side.clone().map(move |x| (x, y)))
        .map(|(x, y)| code.get_module(x, y).into())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(text: &str) -> String {
        let modules = qr(text);
        let side = modules.len().isqrt();
        assert_eq!(side * side, modules.len());
        let is_dark = |x: usize, y: usize| {
            let inside = |at: usize| at.checked_sub(4).filter(|at| *at < side);
            let module = inside(x).zip(inside(y)).and_then(|(x, y)| modules.get(y * side + x));
            module == Some(&1)
        };
        let mut picture = rqrr::PreparedImage::prepare_from_bitmap(side + 8, side + 8, is_dark);
        let grids = picture.detect_grids();
        grids.first().unwrap().decode().unwrap().1
    }

    #[test]
    fn what_a_phone_scans_is_what_was_to_be_paid() {
        let qris = "00020101021226570011ID.DANA.WWW011893600915300000000002090000000000303UMI51440014ID.CO.QRIS.WWW0215ID10200000000010303UMI5204549953033605802ID5910Kopi Senja6007Jakarta6105101106304A1B2";
        assert_eq!(scanned(qris), qris);
    }

    #[test]
    fn text_that_fits_no_code_gives_none() {
        assert!(qr(&"x".repeat(2_332)).is_empty());
        assert!(!qr(&"x".repeat(2_331)).is_empty());
    }
}
