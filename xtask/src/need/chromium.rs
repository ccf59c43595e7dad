//! A Chromium for the demo and the end-to-end tests. Branded Chrome is no use: it ignores `--load-extension`.

use super::apt;
use crate::process::which;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// `CHROMIUM`, then the search path, then apt.
pub fn find_or_install() -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHROMIUM").filter(|value| !value.is_empty()) {
        let program = PathBuf::from(chosen);
        if !program.is_file() {
            bail!("CHROMIUM names {}, which is not there", program.display());
        }
        return Ok(program);
    }
    if let Some(program) = find() {
        return Ok(program);
    }
    apt::install(&["chromium"]).context("no Chromium: install it, or set CHROMIUM to one")?;
    find().context("apt installed Chromium, but the search path does not hold it")
}

fn find() -> Option<PathBuf> {
    which(&["chromium", "chromium-browser"])
}
