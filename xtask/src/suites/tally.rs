//! Counting tests by what their runners print.
use std::fmt;
use std::ops::Add;

/// How many passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tally {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) skipped: usize,
}

impl Tally {
    pub(super) fn failure() -> Self {
        Self { failed: 1, ..Self::default() }
    }

    pub(super) fn success() -> Self {
        Self { passed: 1, ..Self::default() }
    }

    pub(super) fn is_red(self) -> bool {
        self.failed > 0
    }

    pub(super) fn is_empty(self) -> bool {
        self.passed + self.failed == 0
    }

    /// Reads one line of cargo's, wasm-bindgen's or Node's test runner; any other line counts nothing.
    pub(super) fn of_line(line: &str) -> Self {
        let line = line.trim();
        if let Some((_, counts)) = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". ")) {
            return Self {
                passed: before(counts, " passed"),
                failed: before(counts, " failed"),
                skipped: before(counts, " ignored"),
            };
        }
        // Node prints "# pass 3" into a pipe and "ℹ pass 3" on a terminal.
        let Some(node) = line.strip_prefix("# ").or_else(|| line.strip_prefix("ℹ ")) else {
            return Self::default();
        };
        match node.split_once(' ') {
            Some(("pass", count)) => Self { passed: number(count), ..Self::default() },
            Some(("fail" | "cancelled", count)) => Self { failed: number(count), ..Self::default() },
            Some(("skipped" | "todo", count)) => Self { skipped: number(count), ..Self::default() },
            _ => Self::default(),
        }
    }
}

/// The number that stands before `word` in "3 passed; 0 failed".
fn before(counts: &str, word: &str) -> usize {
    let Some((head, _)) = counts.split_once(word) else { return 0 };
    head.rsplit(|c: char| !c.is_ascii_digit()).next().map_or(0, number)
}

fn number(text: &str) -> usize {
    text.parse().unwrap_or(0)
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    fn tally(passed: usize, failed: usize, skipped: usize) -> Tally {
        Tally { passed, failed, skipped }
    }

    #[test]
    fn cargos_result_line_is_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(Tally::of_line(line), tally(12, 3, 1));
    }

    #[test]
    fn wasm_bindgens_result_line_is_counted() {
        let line = "test result: ok. 27 passed; 0 failed; 0 ignored; 0 filtered out; finished in 1.32s";
        assert_eq!(Tally::of_line(line), tally(27, 0, 0));
    }

    #[test]
    fn nodes_lines_are_counted_in_both_of_its_styles() {
        assert_eq!(Tally::of_line("# pass 60"), tally(60, 0, 0));
        assert_eq!(Tally::of_line("ℹ fail 2"), tally(0, 2, 0));
        assert_eq!(Tally::of_line("# tests 62"), tally(0, 0, 0));
    }

    #[test]
    fn a_test_that_prints_the_word_passed_counts_nothing() {
        assert_eq!(Tally::of_line("test a_card_has_passed ... ok"), tally(0, 0, 0));
    }

    #[test]
    fn the_closing_line_is_always_of_the_same_form() {
        assert_eq!(tally(3, 0, 0).to_string(), "3 passed, 0 failed");
        assert_eq!(tally(3, 1, 2).to_string(), "3 passed, 1 failed");
    }
}
