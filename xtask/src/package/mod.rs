//! `cargo xtask package`: what the two stores are sent, built anew and packed so that the same sources give the same bytes.

mod archive;
mod notices;

use crate::{build, model, paths};
use anyhow::{Context, Result, bail};
use archive::Entry;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const BROWSERS: [&str; 2] = ["chrome", "firefox"];
/// Firefox's store takes no more, Chrome's ten times that.
const LARGEST: u64 = 200_000_000;
const LICENSE: &str = "LICENSE";
const NOTICES: &str = "THIRD_PARTY_NOTICES.txt";

/// Builds, packs both extensions and says what they came to.
pub fn run() -> Result<()> {
    build::run(&build::Args::with_model(model::DEFAULT))?;
    pack()
}

/// The same with what the last build left.
pub fn pack() -> Result<()> {
    let notices = notices::collect()?;
    let texts = model::prepare(model::DEFAULT)?.license_files;
    for browser in BROWSERS {
        let folder = paths::root().join("extension/dist").join(browser);
        let entries = entries(&folder, &texts, &notices)?;
        let target = target(&folder, browser)?;
        let seen = archive::write(&entries, &target)?;
        if seen.size > LARGEST {
            bail!(
                "{} has {} bytes; the stores take {LARGEST}",
                paths::short(&target),
                seen.size
            );
        }
        println!("{}  {} bytes  sha256 {}", paths::short(&target), seen.size, seen.sha256);
    }
    Ok(())
}

/// The folder's files with the licence texts of what is packed. Weights may not be passed on without theirs.
fn entries(folder: &Path, weights_texts: &[PathBuf], notices: &str) -> Result<Vec<Entry>> {
    let mut entries = archive::files_below(folder)?;
    // For whoever writes code against the module, and there is nobody in the package.
    entries.retain(|entry| !entry.name.ends_with(".d.ts"));
    for text in weights_texts {
        let name = format!("model/{}", text.file_name().unwrap_or_default().to_string_lossy());
        if !entries.iter().any(|entry| entry.name == name) {
            bail!("{} is not in {}: build again", name, paths::short(folder));
        }
    }
    let license = fs::read(paths::root().join(LICENSE)).context("the licence cannot be read")?;
    entries.push(Entry::of_bytes(LICENSE, license));
    entries.push(Entry::of_bytes(NOTICES, notices.as_bytes().to_vec()));
    Ok(entries)
}

/// `target/package/shopquill-<version>-<browser>.zip`, with the version that the manifest carries.
fn target(folder: &Path, browser: &str) -> Result<PathBuf> {
    let manifest = fs::read(folder.join("manifest.json")).context("the extension has no manifest")?;
    let manifest: Value = serde_json::from_slice(&manifest).context("the extension's manifest is no JSON")?;
    let version = manifest["version"].as_str().context("the manifest names no version")?;
    Ok(paths::root().join(format!("target/package/shopquill-{version}-{browser}.zip")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("inside")).expect("made");
            fs::write(path, file).expect("written");
        }
        folder
    }

    #[test]
    fn licences_are_inside_and_types_are_not() {
        let folder = folder(&["manifest.json", "model/NOTICE", "wasm/a.js", "wasm/a.d.ts"]);
        let entries = entries(folder.path(), &["somewhere/NOTICE".into()], "theirs").expect("packed");
        let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["manifest.json", "model/NOTICE", "wasm/a.js", LICENSE, NOTICES]);
    }

    #[test]
    fn weights_without_their_terms_are_refused() {
        let folder = folder(&["manifest.json", "model/model.gguf"]);
        let error = entries(folder.path(), &["somewhere/NOTICE".into()], "")
            .err()
            .expect("refused");
        assert!(error.to_string().contains("model/NOTICE"), "{error:#}");
    }

    #[test]
    fn the_name_carries_the_manifests_version() {
        let folder = folder(&[]);
        fs::write(folder.path().join("manifest.json"), r#"{"version":"1.2.3"}"#).expect("written");
        let name = target(folder.path(), "chrome").expect("named");
        assert!(
            name.ends_with("target/package/shopquill-1.2.3-chrome.zip"),
            "{}",
            name.display()
        );
        fs::write(folder.path().join("manifest.json"), "{}").expect("written");
        assert!(target(folder.path(), "chrome").is_err());
    }
}
