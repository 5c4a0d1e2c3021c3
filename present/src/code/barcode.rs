//! CODE128 barcodes (ISO/IEC 15417), which shops' tills read. The field's library weighs more than the QR encoder.

/// The standard's symbols 0 to 105, six figures each: the widths of a bar, a space, a bar, a space, a bar and a space.
const SYMBOLS: &[u8] = b"\
    212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222\
    123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321\
    232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121\
    313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224\
    111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111\
    111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113\
    114311411113411311113141114131311141411131211412211214211232";
const STOP: &[u8] = b"2331112";
/// Letters, digits and signs, one a symbol.
const START_B: usize = 104;
/// Two digits a symbol.
const START_C: usize = 105;

/// The barcode for `text`: the widths of its bars and spaces in turn, beginning with a bar, in modules; without the
/// light margin of ten modules on both sides. Empty when the text is, or holds anything but printable ASCII: no payment
/// code does.
pub(crate) fn code128(text: &str) -> Vec<u8> {
    if text.is_empty() || !text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Vec::new();
    }
    let is_pairs = text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_digit());
    let (start, content): (usize, Vec<usize>) = if is_pairs {
        (START_C, text.as_bytes().chunks(2).map(number).collect())
    } else {
        (START_B, text.bytes().map(|byte| usize::from(byte - b' ')).collect())
    };
    let weighed: usize = content.iter().zip(1..).map(|(symbol, place)| symbol * place).sum();
    let check = (start + weighed) % 103;
    let symbols = [start].into_iter().chain(content).chain([check]);
    let widths = symbols.filter_map(|symbol| SYMBOLS.chunks(6).nth(symbol)).chain([STOP]);
    widths.flatten().map(|digit| digit - b'0').collect()
}

fn number(digits: &[u8]) -> usize {
    digits.iter().fold(0, |number, digit| number * 10 + usize::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(text: &str) -> String {
        code128(text).iter().map(u8::to_string).collect()
    }

    #[test]
    fn letters_are_written_in_set_b() {
        // Start B, X, check symbol (104 + 1 * 56) mod 103 = 57, stop.
        assert_eq!(widths("X"), ["211214", "331121", "312113", "2331112"].concat());
    }

    #[test]
    fn pairs_of_digits_are_written_in_set_c() {
        // Start C, 12, 34, check symbol (105 + 1 * 12 + 2 * 34) mod 103 = 82, stop.
        assert_eq!(widths("1234"), ["211232", "112232", "131123", "121241", "2331112"].concat());
    }

    #[test]
    fn every_symbol_is_eleven_modules_wide_and_like_no_other() {
        let symbols: Vec<&[u8]> = SYMBOLS.chunks(6).collect();
        assert_eq!(symbols.len(), 106);
        for (at, symbol) in symbols.iter().enumerate() {
            assert_eq!(symbol.iter().map(|digit| usize::from(digit - b'0')).sum::<usize>(), 11, "{at}");
            assert_eq!(symbols.iter().position(|other| other == symbol), Some(at));
        }
    }

    #[test]
    fn what_cannot_be_written_gives_no_barcode() {
        assert!(code128("").is_empty());
        assert!(code128("é").is_empty());
    }
}
