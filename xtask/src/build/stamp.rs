//! Skipping steps: a stamp remembers the inputs' checksum of the last run that succeeded.

use crate::paths;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// One step's inputs and outputs.
pub struct Stamp {
    file: PathBuf,
    inputs: String,
    outputs: Vec<PathBuf>,
}

impl Stamp {
    /// `settings` is whatever else the result depends on: versions, options.
    pub fn new(step: &str, settings: &str, inputs: &[PathBuf], outputs: Vec<PathBuf>) -> Result<Self> {
        Ok(Self {
            file: paths::work().join(format!("{step}.stamp")),
            inputs: sum(settings, inputs)?,
            outputs,
        })
    }

    /// A step whose results lie in a folder of their own keeps its stamp there.
    pub fn inside(folder: &Path, step: &str, inputs: &[PathBuf], outputs: Vec<PathBuf>) -> Result<Self> {
        Ok(Self {
            file: folder.join(format!("{}.stamp", step.replace(' ', "-"))),
            inputs: sum("", inputs)?,
            outputs,
        })
    }

    /// Whether the last run had the same inputs and its outputs are still there.
    pub fn is_fresh(&self) -> bool {
        self.outputs.iter().all(|path| path.exists())
            && fs::read_to_string(&self.file).is_ok_and(|old| old == self.inputs)
    }

    /// Before the step: a run that breaks off must not leave an old stamp on half-new outputs.
    pub fn clear(&self) {
        let _ = fs::remove_file(&self.file);
    }

    /// After the step succeeded.
    pub fn set(&self) -> Result<()> {
        if let Some(folder) = self.file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.file, &self.inputs).with_context(|| format!("cannot write {}", self.file.display()))
    }
}

fn sum(settings: &str, inputs: &[PathBuf]) -> Result<String> {
    let mut sum = Sha256::new();
    sum.update(settings);
    for input in inputs {
        add(&mut sum, input)?;
    }
    Ok(sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// A file's name and content, or a folder's, sorted; missing ones count as such. Outputs and tests inside a folder are
/// left out.
fn add(sum: &mut Sha256, path: &Path) -> Result<()> {
    sum.update(path.to_string_lossy().as_bytes());
    if path.is_dir() {
        let mut entries: Vec<PathBuf> = fs::read_dir(path)?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        entries.sort();
        for entry in entries {
            if !entry
                .file_name()
                .is_some_and(|name| name == "dist" || name == "node_modules" || name == "tests")
            {
                add(sum, &entry)?;
            }
        }
    } else if let Ok(bytes) = fs::read(path) {
        sum.update((bytes.len() as u64).to_le_bytes());
        sum.update(bytes);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_change_of_inputs_or_settings_shows() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().to_path_buf();
        let inputs = [root.clone()];
        fs::create_dir(root.join("dist")).expect("made");
        fs::write(root.join("a"), "one").expect("written");
        let first = sum("x", &inputs).expect("summed");
        assert_eq!(sum("x", &inputs).expect("summed"), first);
        assert_ne!(sum("y", &inputs).expect("summed"), first);
        fs::write(root.join("dist/out"), "result").expect("written");
        assert_eq!(sum("x", &inputs).expect("summed"), first, "outputs do not count");
        fs::write(root.join("a"), "two").expect("written");
        assert_ne!(sum("x", &inputs).expect("summed"), first);
        fs::write(root.join("a"), "one").expect("written");
        fs::rename(root.join("a"), root.join("b")).expect("renamed");
        assert_ne!(sum("x", &inputs).expect("summed"), first);
    }
}
