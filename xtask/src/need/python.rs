//! Python with pip, which fetches the model packages and runs one of the shops.

use crate::process::{output, which};
use anyhow::{Context, Result, bail};
use std::process::Command;

/// A Python whose pip works.
pub struct Python {
    program: &'static str,
    /// Which one it is, for people.
    pub label: String,
}

impl Python {
    /// The program with arguments to follow.
    pub fn command(&self) -> Command {
        Command::new(self.program)
    }

    /// `python -m pip` with these arguments to follow.
    pub fn pip(&self) -> Command {
        let mut command = self.command();
        command.args(["-m", "pip", "--disable-pip-version-check", "--no-input"]);
        command
    }
}

/// The first Python on the search path that has pip.
pub fn find() -> Result<Python> {
    for program in ["python3", "python"] {
        if which(&[program]).is_none() {
            continue;
        }
        let found = output(Command::new(program).args(["-m", "pip", "--version"]))
            .with_context(|| format!("{program} has no pip: install it (Debian: python3-pip)"))?;
        // "pip 24.0 from /... (python 3.11)": the path says nothing of use.
        let version = found.split_whitespace().nth(1).unwrap_or("?");
        return Ok(Python {
            program,
            label: format!("{program}, pip {version}"),
        });
    }
    bail!("no python3 on the search path: install Python 3.10 or newer with pip")
}
