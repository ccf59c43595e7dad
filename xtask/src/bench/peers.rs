//! What the measurements need beside the build: the peers' packages, their files, and the module that finds the limit.

use crate::need::wasm_opt;
use crate::process::{npm, run, run_quietly};
use crate::{bench, model, paths};
use anyhow::{Context, Result};
use std::path::Path;

/// Which pages can be measured.
pub struct Pages {
    /// wllama is there.
    pub wllama: bool,
    /// transformers.js and its model are there.
    pub transformers: bool,
    /// What is not measured, and why.
    pub missing: Vec<String>,
}

/// Fetches and makes what is not in the cache yet.
pub fn prepare(folder: &Path, alone: bool) -> Result<Pages> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    limit(folder)?;
    requantized(folder)?;
    let mut pages = Pages {
        wllama: false,
        transformers: false,
        missing: Vec::new(),
    };
    if alone {
        pages.missing.push("The peers were not measured in this run.".into());
        return Ok(pages);
    }
    install(folder)?;
    pages.wllama = true;
    pages.transformers = folder.join("onnx/smollm2/onnx/model_q4.onnx").is_file();
    if !pages.transformers {
        pages.missing.push(
            "transformers.js was not measured in this run: its 4-bit ONNX model of SmolLM2 has to be made first (xtask/bench/README.md)."
                .into(),
        );
    }
    Ok(pages)
}

/// The peers' packages, at the versions of the lock file.
fn install(folder: &Path) -> Result<()> {
    let here = paths::root().join("xtask/bench");
    for file in ["package.json", "package-lock.json"] {
        let (from, to) = (here.join(file), folder.join(file));
        if std::fs::read(&from).ok() != std::fs::read(&to).ok() {
            std::fs::copy(&from, &to).with_context(|| format!("cannot copy {}", paths::short(&from)))?;
            let _ = std::fs::remove_dir_all(folder.join("node_modules"));
        }
    }
    if folder.join("node_modules").is_dir() {
        return Ok(());
    }
    println!("installing the peers ...");
    let mut install = npm("npm");
    install
        .current_dir(folder)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    run_quietly(&mut install).context("cannot install the peers with npm")
}

/// `limit.wasm` from its text.
fn limit(folder: &Path) -> Result<()> {
    let program = wasm_opt::find_or_install()?;
    let mut assemble = wasm_opt::command(&program);
    assemble.args(["--enable-simd", "--enable-relaxed-simd"]);
    assemble.arg(paths::root().join("xtask/bench/limit.wat"));
    assemble.arg("--output").arg(folder.join("limit.wasm"));
    run_quietly(&mut assemble).context("cannot assemble limit.wat")
}

/// SmolLM2 in the type that wllama is fastest with.
fn requantized(folder: &Path) -> Result<()> {
    let name = bench::SMOLLM_Q8.rsplit('/').next().unwrap_or_default();
    if folder.join(name).is_file() {
        return Ok(());
    }
    let mut merge = model::merge::program();
    merge
        .arg("--base")
        .arg(paths::cache()?.join("models").join(bench::SMOLLM));
    merge.args([
        "--linear",
        "q8_0",
        "--embedding",
        "q8_0",
        "--name",
        "SmolLM2 135M Instruct",
        "--out",
    ]);
    let part = folder.join("requantized.part");
    run(merge.arg(&part))?;
    std::fs::rename(&part, folder.join(name)).context("cannot place the requantized file")
}
