//! Finding and loading the model.

use clap::Args;
use shopquill_engine::{Loader, Pool};
use shopquill_writer::Writer;
use std::path::{Path, PathBuf};

/// Looked for in the cache, the first that is there.
const KNOWN: [&str; 3] = [
    "shopquill-gemma-3-270m.q4_0.gguf",
    "gemma-3-270m-q4_k_m.gguf",
    "SmolLM2-135M-Instruct.Q4_1.gguf",
];

/// Which model, on how many threads.
#[derive(Args)]
pub struct ModelArgs {
    /// A GGUF file (llama, gemma3, qwen2 or qwen3); without it the one that `cargo xtask model` fetched.
    #[arg(long)]
    model: Option<PathBuf>,
    /// Threads to compute on; without it one for each core.
    #[arg(long)]
    threads: Option<usize>,
}

impl ModelArgs {
    /// The file to load.
    pub fn path(&self) -> Result<PathBuf, String> {
        if let Some(path) = &self.model {
            return Ok(path.clone());
        }
        let folder = cache()
            .ok_or("there is no home folder to look for a model in; name one with --model")?
            .join("models");
        let found = KNOWN.iter().map(|file| folder.join(file)).find(|path| path.is_file());
        found.ok_or_else(|| {
            format!(
                "no model in {}; run `cargo xtask model` or name a file with --model",
                folder.display()
            )
        })
    }

    /// Loads it.
    pub fn load(&self) -> Result<Writer, String> {
        let path = self.path()?;
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        let threads = self.threads.unwrap_or_else(cores).clamp(1, 64);
        let model = Loader::load_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        Ok(Writer::new(model, Pool::new(threads)))
    }
}

/// `SHOPQUILL_CACHE`, or `shopquill` in the user's cache folder.
fn cache() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    variable("SHOPQUILL_CACHE").or_else(|| {
        let base = variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| Path::new(&home).join(".cache")));
        base.map(|base| base.join("shopquill"))
    })
}
