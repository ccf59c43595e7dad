//! `cargo xtask setup`: says for each need what was found or installed, or in one line what could not be had.

use crate::need;
use crate::paths;
use anyhow::{Result, bail};

/// Checks every need, also after one of them failed: a person wants the whole list at once.
pub fn run() -> Result<()> {
    let mut missing = 0;
    let mut line = |what: &str, found: Result<String>| match found {
        Ok(found) => println!("{what:<16} {found}"),
        Err(error) => {
            missing += 1;
            println!("{what:<16} MISSING: {error:#}");
        }
    };
    line("cache", paths::cache().map(|folder| folder.display().to_string()));
    line("python with pip", need::python::find().map(|python| python.label));
    line(
        "wasm32 compiler",
        need::wasm_compiler::find_or_install().map(|compiler| compiler.label()),
    );
    line("node packages", need::node::find_or_install());
    line(
        "wasm-opt",
        need::wasm_opt::find_or_install().map(|tool| tool.display().to_string()),
    );
    line(
        "chromium",
        need::browser::CHROMIUM
            .find_or_install()
            .map(|program| program.display().to_string()),
    );
    line(
        "firefox",
        need::browser::FIREFOX
            .find_or_install()
            .map(|program| program.display().to_string()),
    );
    line(
        "vendure",
        need::vendure::find_or_install().map(|folder| folder.display().to_string()),
    );
    line(
        "django-oscar",
        need::django_oscar::find_or_install().map(|folder| folder.display().to_string()),
    );
    if missing > 0 {
        bail!("{missing} of the needs above could not be met");
    }
    println!("Everything is there.");
    Ok(())
}
