//! A browser for the demo and the end-to-end tests.

use super::apt;
use crate::process::which;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;

/// Where one kind of browser is looked for.
pub struct Browser {
    name: &'static str,
    /// The environment variable that names another.
    variable: &'static str,
    programs: &'static [&'static str],
    /// Debian's package.
    package: &'static str,
}

/// Branded Chrome is no use: it ignores `--load-extension`.
pub const CHROMIUM: Browser = Browser {
    name: "Chromium",
    variable: "CHROMIUM",
    programs: &["chromium", "chromium-browser"],
    package: "chromium",
};

/// For the one end-to-end test of its build.
pub const FIREFOX: Browser = Browser {
    name: "Firefox",
    variable: "FIREFOX",
    programs: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};

impl Browser {
    /// What its variable names, then the search path, then apt.
    pub fn find_or_install(&self) -> Result<PathBuf> {
        let Self {
            name,
            variable,
            programs,
            package,
        } = self;
        if let Some(chosen) = std::env::var_os(variable).filter(|value| !value.is_empty()) {
            let program = PathBuf::from(chosen);
            if !program.is_file() {
                bail!("{variable} names {}, which is not there", program.display());
            }
            return Ok(program);
        }
        if let Some(program) = which(programs) {
            return Ok(program);
        }
        apt::install(&[package]).with_context(|| format!("no {name}: install it, or set {variable} to one"))?;
        which(programs).with_context(|| format!("apt installed {name}, but the search path does not hold it"))
    }
}
