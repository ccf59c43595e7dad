//! Firefox, for the one end-to-end test of its build.

use super::apt;
use crate::process::which;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// `FIREFOX`, then the search path, then apt.
pub fn find_or_install() -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os("FIREFOX").filter(|value| !value.is_empty()) {
        let program = PathBuf::from(chosen);
        if !program.is_file() {
            bail!("FIREFOX names {}, which is not there", program.display());
        }
        return Ok(program);
    }
    if let Some(program) = find() {
        return Ok(program);
    }
    apt::install(&["firefox-esr"]).context("no Firefox: install it, or set FIREFOX to one")?;
    find().context("apt installed Firefox, but the search path does not hold it")
}

fn find() -> Option<PathBuf> {
    which(&["firefox-esr", "firefox"])
}
