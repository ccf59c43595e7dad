//! A shop's own software, installed into the cache from the files in `tests/dashboards/<id>/real`, for the tests that run
//! the extension on it. Steps whose files did not change are skipped.

use crate::build::stamp::Stamp;
use crate::paths;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The shops' folder in the cache, which the tests know by this name as well.
const FOLDER: &str = "shops";

/// One shop's place.
pub struct RealShop {
    id: &'static str,
    /// Where it is installed.
    pub folder: PathBuf,
}

impl RealShop {
    /// Brings our files up to date there.
    pub fn place(id: &'static str) -> Result<Self> {
        let folder = paths::cache()?.join(FOLDER).join(id);
        let sources = paths::root().join("tests/dashboards").join(id).join("real");
        copy(&sources, &folder).with_context(|| format!("cannot place the files of {id} in the cache"))?;
        Ok(Self { id, folder })
    }

    /// Runs a step unless it is done with these files.
    pub fn once(&self, step: &str, inputs: &[&str], output: &str, run: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
        let at = |name: &&str| self.folder.join(name);
        let inputs: Vec<PathBuf> = inputs.iter().map(at).collect();
        let output = self.folder.join(output);
        let stamp = Stamp::inside(&self.folder, step, &inputs, vec![output.clone()])?;
        if stamp.is_fresh() {
            return Ok(());
        }
        println!("{}: {step} ...", self.id);
        stamp.clear();
        clear(&output)?;
        run(&self.folder).with_context(|| format!("{} cannot be set up ({step})", self.id))?;
        stamp.set()
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}

/// What an earlier run left may be half of it.
fn clear(path: &Path) -> Result<()> {
    if path.is_dir() {
        fs::remove_dir_all(path)?;
    } else if path.exists() {
        fs::remove_file(path)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn a_step_runs_again_when_its_files_change_or_it_failed() {
        let folder = tempfile::tempdir().expect("a folder");
        let shop = RealShop {
            id: "test",
            folder: folder.path().to_path_buf(),
        };
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
        let mut runs = 0;
        let mut step = |result: Result<()>| {
            shop.once("install", &["lock"], "packages", |folder| {
                runs += 1;
                fs::create_dir(folder.join("packages"))?;
                result
            })
            .ok();
            runs
        };
        write("lock", "one");
        assert_eq!(step(Ok(())), 1);
        assert_eq!(step(Ok(())), 1, "done");
        write("lock", "two");
        assert_eq!(step(Err(anyhow::anyhow!("no network"))), 2);
        assert_eq!(step(Ok(())), 3, "a failure leaves nothing in the way");
        write("other", "x");
        assert_eq!(step(Ok(())), 3);
    }

    #[test]
    fn a_failure_names_the_shop_and_the_step() {
        let folder = tempfile::tempdir().expect("a folder");
        let shop = RealShop {
            id: "test",
            folder: folder.path().to_path_buf(),
        };
        let error = shop
            .once("install", &[], "packages", |_| bail!("no network"))
            .expect_err("must fail");
        let text = format!("{error:#}");
        assert!(
            text.contains("test") && text.contains("install") && text.contains("no network"),
            "{text}"
        );
    }
}
