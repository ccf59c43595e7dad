//! Runs one suite: its output goes to the terminal as it comes, and its counts are read on the way.

use super::count::{Count, without_colours};
use crate::process::shown;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a suite came to.
pub struct Outcome {
    /// The suite.
    pub name: &'static str,
    /// Its tests.
    pub count: Count,
    /// How long it ran.
    pub took: Duration,
    /// Why it could not run, if so.
    pub note: String,
}

/// A step that counts as one test, such as a linter.
pub fn check(name: &'static str, step: impl FnOnce() -> anyhow::Result<()>) -> Outcome {
    println!("\n== {name}");
    let start = Instant::now();
    let done = step();
    let note = done
        .as_ref()
        .err()
        .map(|error| format!("{error:#}"))
        .unwrap_or_default();
    if !note.is_empty() {
        println!("{note}");
    }
    Outcome {
        name,
        count: Count::of_check(done.is_ok()),
        took: start.elapsed(),
        note,
    }
}

/// A test runner whose lines `read` understands; all that it finds is added up.
pub fn tests(name: &'static str, command: &mut Command, read: fn(&str) -> Option<Count>) -> Outcome {
    println!("\n== {name}");
    let start = Instant::now();
    let (count, note) = match stream(command, read) {
        Ok((count, success)) => (count.with_exit(success), String::new()),
        Err(error) => (
            Count::of_check(false),
            format!("`{}` does not start: {error}", shown(command)),
        ),
    };
    Outcome {
        name,
        count,
        took: start.elapsed(),
        note,
    }
}

/// A suite that cannot run, as something it needs is not there: that is a failure, not a skip.
pub fn impossible(name: &'static str, reason: &str) -> Outcome {
    Outcome {
        name,
        count: Count::of_check(false),
        took: Duration::ZERO,
        note: reason.to_owned(),
    }
}

fn stream(command: &mut Command, read: fn(&str) -> Option<Count>) -> std::io::Result<(Count, bool)> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let mut count = Count::default();
    if let Some(output) = child.stdout.take() {
        let mut output = BufReader::new(output);
        let mut line = Vec::new();
        while output.read_until(b'\n', &mut line)? > 0 {
            let text = String::from_utf8_lossy(&line);
            print!("{text}");
            if let Some(found) = read(without_colours(text.trim_end()).as_str()) {
                count = count.plus(found);
            }
            line.clear();
        }
    }
    Ok((count, child.wait()?.success()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::count;

    fn shell(script: &str) -> Count {
        tests("test", Command::new("sh").args(["-c", script]), count::node).count
    }

    #[test]
    fn counts_are_added_up_over_all_lines() {
        let all = shell("echo '# pass 2'; echo noise; echo '# pass 3'; echo '# fail 0'; echo '# skipped 1'");
        assert_eq!(
            all,
            Count {
                passed: 5,
                failed: 0,
                skipped: 1
            }
        );
    }

    #[test]
    fn a_runner_that_breaks_off_has_failed() {
        assert_eq!(shell("echo '# pass 2'; exit 1").failed, 1);
        assert_eq!(shell("exit 0").failed, 1);
        assert_eq!(
            tests("test", &mut Command::new("no-such-program-here"), count::node)
                .count
                .failed,
            1
        );
    }
}
