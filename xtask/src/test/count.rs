//! How many tests passed, failed and were skipped, read from what each runner says.

use std::fmt;

/// A runner's, or everybody's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Ran and held.
    pub passed: u64,
    /// Ran and did not, or could not run.
    pub failed: u64,
    /// Did not run, and said so.
    pub skipped: u64,
}

impl Count {
    /// A check that counts as one test.
    pub fn of_check(passed: bool) -> Self {
        Self {
            passed: u64::from(passed),
            failed: u64::from(!passed),
            skipped: 0,
        }
    }

    /// The sum.
    pub fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }

    /// A runner that failed without naming a failed test still failed, and one that ran nothing did not pass.
    pub fn with_exit(self, success: bool) -> Self {
        let nothing = self.passed + self.failed + self.skipped == 0;
        let failed = if (!success && self.failed == 0) || nothing {
            self.failed + 1
        } else {
            self.failed
        };
        Self { failed, ..self }
    }
}

impl fmt::Display for Count {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(out, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

/// One line of cargo's: "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; ...".
pub fn cargo(line: &str) -> Option<Count> {
    let numbers = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    let number = |name: &str| {
        numbers
            .split("; ")
            .find_map(|part| part.strip_suffix(name)?.trim().parse::<u64>().ok())
            .unwrap_or(0)
    };
    Some(Count {
        passed: number("passed"),
        failed: number("failed"),
        skipped: number("ignored"),
    })
}

/// One line of node's reports: "# pass 3" (TAP) or "ℹ pass 3".
pub fn node(line: &str) -> Option<Count> {
    let mut words = line
        .strip_prefix("# ")
        .or_else(|| line.strip_prefix("ℹ "))?
        .split_whitespace();
    let (what, number) = (words.next()?, words.next()?.parse::<u64>().ok()?);
    if words.next().is_some() {
        return None;
    }
    let none = Count::default();
    match what {
        "pass" => Some(Count { passed: number, ..none }),
        // A cancelled test did not hold.
        "fail" | "cancelled" => Some(Count { failed: number, ..none }),
        "skipped" | "todo" => Some(Count {
            skipped: number,
            ..none
        }),
        _ => None,
    }
}

/// Vitest's line "      Tests  2 failed | 40 passed | 1 skipped (43)", colours taken off.
pub fn vitest(line: &str) -> Option<Count> {
    let numbers = line.trim().strip_prefix("Tests ")?;
    let mut count = Count::default();
    for part in numbers.split('(').next()?.split('|') {
        let mut words = part.split_whitespace();
        let number = words.next()?.parse::<u64>().ok()?;
        match words.next()? {
            "passed" => count.passed = number,
            "failed" => count.failed = number,
            "skipped" | "todo" => count.skipped += number,
            _ => return None,
        }
    }
    Some(count)
}

/// A line without terminal colours.
pub fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            // ESC [ parameters letter
            characters.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(character);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(passed: u64, failed: u64, skipped: u64) -> Count {
        Count {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn cargo_lines() {
        let line = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.02s";
        assert_eq!(cargo(line), Some(count(12, 2, 1)));
        assert_eq!(cargo("test tests::cargo_lines ... ok"), None);
    }

    #[test]
    fn node_lines() {
        assert_eq!(node("# pass 3"), Some(count(3, 0, 0)));
        assert_eq!(node("ℹ fail 2"), Some(count(0, 2, 0)));
        assert_eq!(node("# cancelled 1"), Some(count(0, 1, 0)));
        assert_eq!(node("# skipped 4"), Some(count(0, 0, 4)));
        assert_eq!(node("# tests 9"), None);
        assert_eq!(node("# pass 3 of many"), None);
        assert_eq!(node("not ok 1 - pass 3"), None);
    }

    #[test]
    fn vitest_lines() {
        let line = without_colours(
            "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[31m2 failed\u{1b}[39m | 40 passed | 1 skipped (43)",
        );
        assert_eq!(vitest(&line), Some(count(40, 2, 1)));
        assert_eq!(vitest("      Tests  7 passed (7)"), Some(count(7, 0, 0)));
        assert_eq!(vitest(" Test Files  7 passed (7)"), None);
    }

    #[test]
    fn a_crash_and_an_empty_run_count_as_failures() {
        assert_eq!(count(5, 0, 0).with_exit(false), count(5, 1, 0));
        assert_eq!(count(5, 2, 0).with_exit(false), count(5, 2, 0));
        assert_eq!(count(0, 0, 0).with_exit(true), count(0, 1, 0));
        assert_eq!(count(0, 0, 2).with_exit(true), count(0, 0, 2));
        assert_eq!(count(5, 0, 1).with_exit(true), count(5, 0, 1));
    }

    #[test]
    fn the_last_line_is_as_promised() {
        assert_eq!(count(5, 0, 0).to_string(), "5 passed, 0 failed");
        assert_eq!(
            count(5, 1, 2).plus(count(1, 0, 0)).to_string(),
            "6 passed, 1 failed, 2 skipped"
        );
    }
}
