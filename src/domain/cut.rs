//! Cutting a text at an ASCII character. The standard library's ways take any pattern, and bring along a search for
//! them all: a third of a kilobyte to download.

/// What stands before the first `at`, an ASCII character, and what stands behind it; `None` when there is none.
pub fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    debug_assert!(at.is_ascii());
    let place = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

/// What stands between one `at` and the next.
pub fn parts(text: &str, at: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let Some((part, behind)) = cut(text, at) else { return Some(text) };
        rest = Some(behind);
        Some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_the_first_place() {
        assert_eq!(cut("a.b.c", b'.'), Some(("a", "b.c")));
        assert_eq!(cut("é.", b'.'), Some(("é", "")));
        assert_eq!(cut("abc", b'.'), None);
    }

    #[test]
    fn parts_are_those_of_split() {
        for text in ["", "-", "a", "a-b", "-a--b-"] {
            assert_eq!(parts(text, b'-').collect::<Vec<_>>(), text.split('-').collect::<Vec<_>>());
        }
    }
}
