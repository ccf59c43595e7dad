//! Putting finished files where they are packed. Large ones are hard links where the file system allows.

use crate::model::Prepared;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Copies files into a folder unless the same bytes lie there.
pub fn files(files: &[PathBuf], folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for file in files {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let target = folder.join(file.file_name().unwrap_or_default());
        if fs::read(&target).ok().as_ref() != Some(&bytes) {
            fs::write(&target, bytes).with_context(|| format!("cannot write {}", target.display()))?;
        }
    }
    Ok(())
}

/// Removes what an earlier version left in a folder: everything but these names.
pub fn clear_but(folder: &Path, names: &[&str]) -> Result<()> {
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry?.path();
        if !names.iter().any(|name| path.ends_with(name)) {
            fs::remove_dir_all(&path).with_context(|| format!("cannot remove {}", path.display()))?;
        }
    }
    Ok(())
}

/// The folder holds one model, under one name, with its licence texts, and nothing from another.
pub fn model(model: &Prepared, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    files(&model.license_files, folder)?;
    let target = folder.join("model.gguf");
    // A cache on another disk cannot be linked to.
    if fs::hard_link(&model.weights, &target).is_err() {
        fs::copy(&model.weights, &target).with_context(|| format!("cannot write {}", target.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_no_more_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["old", "new"] {
            fs::create_dir(folder.path().join(name)).expect("made");
        }
        clear_but(folder.path(), &["new"]).expect("cleared");
        assert!(!folder.path().join("old").exists());
        assert!(folder.path().join("new").exists());
        clear_but(&folder.path().join("missing"), &[]).expect("nothing to do");
    }

    #[test]
    fn a_new_model_replaces_the_old_one_and_its_licence() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::write(&path, text).expect("written");
            path
        };
        let place = folder.path().join("dist/model");
        let first = Prepared {
            weights: write("a.gguf", "first"),
            license_files: vec![write("LICENSE", "terms")],
        };
        model(&first, &place).expect("placed");
        model(&first, &place).expect("placed again");
        assert_eq!(fs::read_to_string(place.join("LICENSE")).expect("there"), "terms");
        let own = Prepared {
            weights: write("b.gguf", "second"),
            license_files: vec![],
        };
        model(&own, &place).expect("placed");
        assert_eq!(fs::read_to_string(place.join("model.gguf")).expect("there"), "second");
        assert!(!place.join("LICENSE").exists());
        assert_eq!(
            fs::read_to_string(folder.path().join("a.gguf")).expect("there"),
            "first"
        );
    }
}
