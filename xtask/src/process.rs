//! Running other programs: what was run is part of every failure's message.

use crate::paths;
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// The command line as a person would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The cargo that runs us, with the cache that the tests share with us.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(paths::root());
    if let Ok(cache) = paths::cache() {
        command.env("SHOPQUILL_CACHE", cache);
    }
    command
}

/// Runs with the terminal's output.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("`{}` does not start", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs quietly; a failure carries the end of what the program said.
pub fn run_quietly(command: &mut Command) -> Result<()> {
    output(command).map(drop)
}

/// Runs quietly and returns the standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let out = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("`{}` does not start", shown(command)))?;
    if !out.status.success() {
        let said = String::from_utf8_lossy(if out.stderr.is_empty() {
            &out.stdout
        } else {
            &out.stderr
        })
        .into_owned();
        bail!("`{}` failed ({}): {}", shown(command), out.status, last_lines(&said, 3));
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// Runs quietly, but not for longer than `limit`: for programs that wait for a network that is not there.
pub fn run_at_most(command: &mut Command, limit: Duration) -> Result<()> {
    let name = shown(command);
    let silent = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = silent.spawn().with_context(|| format!("`{name}` does not start"))?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().with_context(|| format!("`{name}` got lost"))? {
            if status.success() {
                return Ok(());
            }
            bail!("`{name}` failed ({status})");
        }
        if start.elapsed() > limit {
            let _ = child.kill();
            let _ = child.wait();
            bail!("`{name}` took longer than {} s", limit.as_secs());
        }
        thread::sleep(Duration::from_millis(200));
    }
}

/// The first of these programs that the search path holds.
pub fn which(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let suffix = std::env::consts::EXE_SUFFIX;
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(format!("{name}{suffix}"))))
        .find(|file| file.is_file())
}

/// npm and npx are scripts with another name on Windows.
pub fn npm(program: &str) -> Command {
    let name = if cfg!(windows) {
        format!("{program}.cmd")
    } else {
        program.to_owned()
    };
    let mut command = Command::new(name);
    command.current_dir(crate::paths::root());
    command
}

/// The node program with a script of ours.
pub fn node(arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut command = Command::new("node");
    command.args(arguments).current_dir(crate::paths::root());
    command
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines[lines.len().saturating_sub(count)..].join(" | ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_its_last_words() {
        let error = output(Command::new("sh").args(["-c", "echo one; echo two >&2; exit 3"])).expect_err("must fail");
        let text = format!("{error:#}");
        assert!(
            text.contains("sh -c") && text.contains("two") && text.contains('3'),
            "{text}"
        );
    }

    #[test]
    fn a_program_that_hangs_is_stopped() {
        let start = Instant::now();
        let error = run_at_most(Command::new("sleep").arg("30"), Duration::from_millis(300)).expect_err("must stop");
        assert!(error.to_string().contains("took longer"));
        assert!(start.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_missing_program_is_an_error() {
        assert!(run(&mut Command::new("no-such-program-here")).is_err());
        assert!(which(&["no-such-program-here"]).is_none());
    }
}
