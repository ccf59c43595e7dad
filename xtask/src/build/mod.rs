//! `cargo xtask build`: the unpacked extension in `extension/dist/{chrome,firefox}` and the demo site in `www/dist`,
//! each with its wasm and its model. Steps whose inputs did not change are skipped.

mod place;
pub mod stamp;
mod wasm;
mod webpack;

use crate::model;
use crate::need;
use crate::paths;
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::path::PathBuf;

/// What to build.
#[derive(clap::Args)]
pub struct Args {
    /// The model to pack: a folder's name in models/, or any GGUF file's path.
    #[arg(long, value_name = "ID|PATH", default_value = model::DEFAULT)]
    model: String,
    /// Faster to build, slower to run: no link-time optimization, no wasm-opt, readable scripts.
    #[arg(long)]
    dev: bool,
}

impl Args {
    /// A full build with this model.
    pub fn with_model(model: &str) -> Self {
        Self {
            model: model.to_owned(),
            dev: false,
        }
    }
}

/// Everything that is packed, in the order in which a mistake shows soonest.
pub fn run(args: &Args) -> Result<()> {
    let _alone = lock()?;
    let model = model::prepare(&args.model)?;
    need::node::find_or_install()?;
    webpack::bundle(args.dev)?;
    let builds = wasm::build_all(args.dev)?;
    for folder in packages() {
        place::clear_but(
            &folder.join("wasm"),
            &builds.iter().map(|build| build.name).collect::<Vec<_>>(),
        )?;
        for build in &builds {
            place::files(&build.files, &folder.join("wasm").join(build.name))?;
        }
        place::model(&model, &folder.join("model"))?;
        println!("built {}", paths::short(&folder));
    }
    Ok(())
}

/// Two builds at once would take each other's results. The lock goes with the file.
fn lock() -> Result<File> {
    fs::create_dir_all(paths::work())?;
    let file = File::create(paths::work().join("build.lock"))?;
    if file.try_lock().is_err() {
        println!("waiting for another build ...");
        file.lock().context("cannot wait for another build")?;
    }
    Ok(file)
}

/// The folders that hold a whole program each.
fn packages() -> [PathBuf; 3] {
    let root = paths::root();
    [
        root.join("extension/dist/chrome"),
        root.join("extension/dist/firefox"),
        root.join("www/dist"),
    ]
}
