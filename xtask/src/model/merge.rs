//! Weights that are made here: base + adapter + list of tokens, by `shopquill-merge`, bit for bit what the manifest says.

use super::assemble::check;
use super::fetch::{Place, place};
use super::manifest::{Manifest, Merge};
use super::{by_id, digest};
use crate::paths;
use crate::process::{cargo, run};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// `shopquill-merge`, built from these sources, without arguments.
pub fn program() -> Command {
    let mut command = cargo();
    command.args(["run", "--quiet", "--locked", "--package", "shopquill-merge", "--"]);
    command
}

/// The checked file in the cache, made if it is not there.
pub fn weights(id: &str, manifest: &Manifest, recipe: &Merge, folder: &Path) -> Result<PathBuf> {
    let target = match place(id, manifest, &paths::cache()?)? {
        Place::Filled(file) => return Ok(file),
        Place::Empty(target) => target,
    };
    let base = by_id(&recipe.base)?.weights;
    println!("model {id}: merging {} with its adapter ...", recipe.base);
    let made = target.with_extension(format!("{}.made", std::process::id()));
    let mut command = program();
    command
        .arg("--base")
        .arg(base)
        .arg("--adapter")
        .arg(folder.join(&recipe.adapter));
    command.args(["--alpha", &recipe.alpha.to_string(), "--name", &manifest.name]);
    command.args(["--embedding", &recipe.embedding, "--linear", &recipe.linear]);
    if let Some(vocabulary) = &recipe.vocabulary {
        command.arg("--vocabulary").arg(folder.join(vocabulary));
    }
    if let Some(classifier) = &recipe.classifier {
        command.arg("--classifier").arg(folder.join(classifier));
    }
    for rule in &recipe.keep {
        command.args(["--keep", rule]);
    }
    let done = run(command.arg("--out").arg(&made))
        .and_then(|()| check(manifest, &digest::of_file(&made)?))
        .and_then(|()| Ok(fs::rename(&made, &target)?))
        .with_context(|| format!("model {id} cannot be made"));
    if done.is_err() {
        let _ = fs::remove_file(&made);
    }
    done.map(|()| target)
}
