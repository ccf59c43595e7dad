//! A compiler that can build wasm32 with shared memory. No released standard library has that, so it is built from
//! source (`-Zbuild-std`): with a nightly whose `rust-src` rustup brings, or with Debian's rustc and its sources.

use super::apt;
use crate::paths;
use crate::process::{output, run_at_most, which};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Pinned, as any nightly may change what `-Zbuild-std` or shared memory need.
const NIGHTLY: &str = "nightly-2026-05-20";
/// Debian's own rustc is older than our edition; this one is what browsers are built with.
const DEBIAN: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const OLDEST_MINOR: u32 = 90;

/// Which compiler it is.
pub enum WasmCompiler {
    /// rustup's pinned nightly.
    Nightly,
    /// The distribution's, with its version.
    Debian(String),
}

impl WasmCompiler {
    /// Which one it is, for people.
    pub fn label(&self) -> String {
        match self {
            Self::Nightly => format!("rustup's {NIGHTLY} with rust-src"),
            Self::Debian(version) => format!("{DEBIAN_RUSTC}, {version}"),
        }
    }

    /// Its cargo, free of what the cargo that runs us has put into the environment.
    pub fn cargo(&self) -> Command {
        let mut command = match self {
            Self::Nightly => {
                let mut command = Command::new("rustup");
                command.args(["run", NIGHTLY, "cargo"]);
                command
            }
            Self::Debian(_) => {
                let mut command = Command::new(DEBIAN_CARGO);
                // Its cargo would take rustup's rustc from the search path.
                command.env("RUSTC", DEBIAN_RUSTC).env("RUSTC_BOOTSTRAP", "1");
                command
            }
        };
        if matches!(self, Self::Nightly) {
            command.env_remove("RUSTC");
        }
        // The outer toolchain's libraries are on this path, its proxies' choice in these variables.
        for name in [
            "LD_LIBRARY_PATH",
            "RUSTUP_TOOLCHAIN",
            "CARGO",
            "RUSTDOC",
            "CARGO_ENCODED_RUSTFLAGS",
        ] {
            command.env_remove(name);
        }
        command.current_dir(paths::root());
        command
    }
}

/// What is there is preferred to what would be downloaded.
pub fn find_or_install() -> Result<WasmCompiler> {
    if let Some(found) = nightly().or_else(debian) {
        return Ok(found);
    }
    let by_rustup = install_nightly();
    if let Some(found) = nightly() {
        return Ok(found);
    }
    let by_apt = apt::install(&DEBIAN);
    if let Some(found) = debian() {
        return Ok(found);
    }
    let reason = |tried: Result<()>| {
        tried
            .err()
            .map_or_else(|| "it is not usable".to_owned(), |error| format!("{error:#}"))
    };
    bail!(
        "no compiler for wasm32. rustup: {}. apt: {}",
        reason(by_rustup),
        reason(by_apt)
    )
}

fn nightly() -> Option<WasmCompiler> {
    which(&["rustup"])?;
    let sysroot = output(Command::new("rustup").args(["run", NIGHTLY, "rustc", "--print", "sysroot"])).ok()?;
    has_std_sources(Path::new(sysroot.trim())).then_some(WasmCompiler::Nightly)
}

fn install_nightly() -> Result<()> {
    which(&["rustup"]).context("it is not installed")?;
    println!("installing {NIGHTLY} with rustup ...");
    let arguments = [
        "toolchain",
        "install",
        NIGHTLY,
        "--profile",
        "minimal",
        "--component",
        "rust-src",
    ];
    run_at_most(Command::new("rustup").args(arguments), Duration::from_secs(300))
}

fn debian() -> Option<WasmCompiler> {
    if !Path::new(DEBIAN_CARGO).is_file() || !Path::new(DEBIAN_RUSTC).is_file() || !has_std_sources(Path::new("/usr")) {
        return None;
    }
    // Debian's rustc links wasm with the lld of its own LLVM.
    which(&["rust-lld", "wasm-ld", "lld-22"])?;
    let version = output(Command::new(DEBIAN_RUSTC).arg("--version"))
        .ok()?
        .trim()
        .to_owned();
    (minor(&version)? >= OLDEST_MINOR).then_some(WasmCompiler::Debian(version))
}

fn has_std_sources(sysroot: &Path) -> bool {
    sysroot.join("lib/rustlib/src/rust/library/std/Cargo.toml").is_file()
}

/// "rustc 1.96.0 (...)" -> 96
fn minor(version: &str) -> Option<u32> {
    version.split_whitespace().nth(1)?.split('.').nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minor_version_is_read() {
        assert_eq!(
            minor("rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)"),
            Some(96)
        );
        assert_eq!(minor("rustc 1.97.0-nightly (e50aa6fba 2026-05-19)"), Some(97));
        assert_eq!(minor("nonsense"), None);
    }
}
