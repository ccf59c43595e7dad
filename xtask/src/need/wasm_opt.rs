//! Binaryen's optimizer, from npm: distributions carry versions too old for relaxed SIMD.

use crate::paths;
use crate::process::{npm, run_quietly};
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;

const VERSION: &str = "132.0.0";

/// The cached program, installed on first use.
pub fn find_or_install() -> Result<PathBuf> {
    let folder = paths::cache()?.join(format!("tools/binaryen-{VERSION}"));
    let program = folder.join("node_modules/binaryen/bin/wasm-opt");
    if program.is_file() {
        return Ok(program);
    }
    std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    // Without a package file of its own npm would walk up to one that belongs to somebody else.
    std::fs::write(folder.join("package.json"), "{ \"private\": true }\n")?;
    let package = format!("binaryen@{VERSION}");
    let mut install = npm("npm");
    install.current_dir(&folder).args([
        "install",
        "--no-save",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        &package,
    ]);
    run_quietly(&mut install).context("cannot install wasm-opt with npm")?;
    if !program.is_file() {
        bail!("the npm package {package} holds no bin/wasm-opt");
    }
    Ok(program)
}

/// The program runs under node.
pub fn command(program: &PathBuf) -> Command {
    let mut command = Command::new("node");
    command.arg(program);
    command
}
