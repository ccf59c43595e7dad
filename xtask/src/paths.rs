//! Where things lie: the repository and the cache.

use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};

/// The repository's root.
pub fn root() -> PathBuf {
    // Cargo sets the variable for `cargo run`; the built-in value serves a program started by hand.
    let xtask = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    Path::new(&xtask)
        .parent()
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// What our own steps leave in `target`, which `cargo clean` removes with the rest.
pub fn work() -> PathBuf {
    root().join("target/xtask")
}

/// Downloads and tools: `SHOPQUILL_CACHE`, or a folder of ours in the user's cache folder.
pub fn cache() -> Result<PathBuf> {
    let absolute = |path: PathBuf| std::path::absolute(&path).with_context(|| format!("bad path {}", path.display()));
    if let Some(chosen) = env::var_os("SHOPQUILL_CACHE").filter(|value| !value.is_empty()) {
        return absolute(chosen.into());
    }
    user_cache()
        .map(|folder| folder.join("shopquill"))
        .context("no cache folder: set SHOPQUILL_CACHE to one")
}

fn user_cache() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Caches"))
    } else {
        set("XDG_CACHE_HOME").or_else(|| set("HOME").map(|home| home.join(".cache")))
    }
}

/// A path as it reads best in a message: relative to the repository where it lies inside.
pub fn short(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}
