//! The licence texts of every library that is compiled or bundled into the extension, from the very packages that were
//! used. A library without a text stops the packing: it may not be passed on.

use crate::need::node;
use crate::paths;
use crate::process::{cargo, output};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const CRATE: &str = "shopquill-wasm";
const TARGET: &str = "wasm32-unknown-unknown";
const HEAD: &str = "Shopquill is made with the libraries below. Each text stands once, under the names of all that it belongs to.\n\
The terms of the model's weights are beside them, in model/.\n";
/// What a file with a licence is called, in capitals.
const STEMS: [&str; 6] = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
const RUST: &str = "The Rust standard library, MIT OR Apache-2.0\n\
    Copyright (c) The Rust Project Contributors. The text of the Apache licence is in LICENSE.\n";

/// Stands for the text of a package that was published without one: our own terms are the same, word for word.
const APACHE: &str = "Used under the Apache License, Version 2.0, whose text is in LICENSE.";

/// A library as it was used.
#[derive(Debug)]
struct Library {
    name: String,
    license: String,
    repository: String,
    folder: PathBuf,
}

/// The whole text.
pub fn collect() -> Result<String> {
    let mut libraries = crates()?;
    libraries.extend(npm_packages(&paths::root())?);
    text_of(&libraries)
}

fn text_of(libraries: &[Library]) -> Result<String> {
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for library in libraries {
        let mut texts = texts_in(&library.folder)?;
        if texts.is_empty() {
            // Small parts of a larger work leave their licence at its root.
            let whole = |other: &&Library| !library.repository.is_empty() && other.repository == library.repository;
            for other in libraries.iter().filter(whole) {
                texts.extend(texts_in(&other.folder)?);
            }
        }
        if texts.is_empty() && offers_apache(&library.license) {
            texts.push(APACHE.to_owned());
        }
        if texts.is_empty() {
            bail!(
                "{} ({}) carries no licence text: leave it out, or use a version that does",
                library.name,
                library.license
            );
        }
        for text in texts {
            names
                .entry(text)
                .or_default()
                .insert(format!("{}, {}", library.name, library.license));
        }
    }
    let mut sections: Vec<(Vec<String>, String)> = names
        .into_iter()
        .map(|(text, names)| (names.into_iter().collect(), text))
        .collect();
    sections.sort();
    let line = "-".repeat(80);
    let mut whole = format!("{HEAD}\n{line}\n{RUST}");
    for (names, text) in sections {
        whole.push_str(&format!("\n{line}\n{}\n\n{text}\n", names.join("\n")));
    }
    Ok(whole)
}

/// Whether an SPDX expression lets us choose the Apache licence, which asks for its text and no line of its own.
fn offers_apache(license: &str) -> bool {
    license
        .replace('/', " OR ")
        .split(" OR ")
        .any(|choice| choice.trim() == "Apache-2.0")
}

fn texts_in(folder: &Path) -> Result<Vec<String>> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files.retain(|file| {
        let name = file.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        file.is_file() && STEMS.iter().any(|stem| name.starts_with(stem))
    });
    let read = |file: &PathBuf| {
        let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        // The same text comes with either kind of line end.
        Ok(String::from_utf8_lossy(&bytes).replace("\r\n", "\n").trim().to_owned())
    };
    files.iter().map(read).collect()
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    source: Option<String>,
    license: Option<String>,
    repository: Option<String>,
    manifest_path: PathBuf,
}

/// What is linked into the module. `metadata` knows where packages lie but joins the features of the whole workspace;
/// `tree` knows what this one crate takes.
fn crates() -> Result<Vec<Library>> {
    let tree = [
        "--all-features",
        "--edges",
        "normal,no-proc-macro",
        "--prefix",
        "none",
        "--format",
        "{p}",
    ];
    let tree = output(
        cargo()
            .args(["tree", "--locked", "--package", CRATE, "--target", TARGET])
            .args(tree),
    )?;
    let linked: BTreeSet<String> = tree.lines().filter_map(name_and_version).collect();
    let metadata = [
        "metadata",
        "--locked",
        "--format-version",
        "1",
        "--filter-platform",
        TARGET,
    ];
    let metadata: Metadata =
        serde_json::from_str(&output(cargo().args(metadata))?).context("cargo metadata is not readable")?;
    let mut libraries = Vec::new();
    for package in metadata.packages {
        let name = format!("{} {}", package.name, package.version);
        // Our own have no source.
        if package.source.is_none() || !linked.contains(&name) {
            continue;
        }
        libraries.push(Library {
            name,
            license: package.license.unwrap_or_else(|| "see below".into()),
            repository: root_of(&package.repository.unwrap_or_default()),
            folder: package
                .manifest_path
                .parent()
                .context("a manifest lies in a folder")?
                .to_path_buf(),
        });
    }
    if libraries.is_empty() {
        bail!("cargo names no library in {CRATE}");
    }
    Ok(libraries)
}

/// "regex v1.13.1 (*)" -> "regex 1.13.1"
fn name_and_version(line: &str) -> Option<String> {
    let mut words = line.split_whitespace();
    Some(format!("{} {}", words.next()?, words.next()?.strip_prefix('v')?))
}

/// A manifest may name a folder inside the repository.
fn root_of(repository: &str) -> String {
    repository
        .split('/')
        .take(5)
        .collect::<Vec<_>>()
        .join("/")
        .trim_end_matches(".git")
        .to_owned()
}

/// What webpack bundles: the packages that the lock file does not call a tool of development.
fn npm_packages(root: &Path) -> Result<Vec<Library>> {
    let lock = node::read_json(&root.join("package-lock.json")).context("package-lock.json cannot be read")?;
    let packages = lock["packages"]
        .as_object()
        .context("package-lock.json lists no packages")?;
    let bundled = |(place, package): &(&String, &Value)| !place.is_empty() && package["dev"] != true;
    let libraries = packages.iter().filter(bundled).map(|(place, package)| {
        let name = place
            .rsplit_once("node_modules/")
            .map_or(place.as_str(), |(_, name)| name);
        Library {
            name: format!("{name} {}", package["version"].as_str().unwrap_or("?")),
            license: package["license"].as_str().unwrap_or("see below").to_owned(),
            repository: String::new(),
            folder: root.join(place),
        }
    });
    Ok(libraries.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library(root: &Path, name: &str, repository: &str, files: &[(&str, &str)]) -> Library {
        let folder = root.join(name);
        fs::create_dir_all(&folder).expect("made");
        for (file, text) in files {
            fs::write(folder.join(file), text).expect("written");
        }
        Library {
            name: format!("{name} 1.0.0"),
            license: "MIT".into(),
            repository: repository.into(),
            folder,
        }
    }

    #[test]
    fn a_text_stands_once_under_all_its_names() {
        let root = tempfile::tempdir().expect("a folder");
        let libraries = [
            library(
                root.path(),
                "two",
                "",
                &[("LICENSE-MIT", "terms\r\nof both\n"), ("lib.rs", "code")],
            ),
            library(
                root.path(),
                "one",
                "",
                &[("license.md", "terms\nof both"), ("NOTICE", "mine")],
            ),
        ];
        let text = text_of(&libraries).expect("collected");
        assert_eq!(text.matches("terms\nof both").count(), 1);
        assert!(text.contains("one 1.0.0, MIT\ntwo 1.0.0, MIT\n\nterms"), "{text}");
        assert!(text.contains("mine") && !text.contains("code"));
        let turned: Vec<Library> = libraries.into_iter().rev().collect();
        assert_eq!(
            text_of(&turned).expect("collected"),
            text,
            "the order of the libraries does not show"
        );
    }

    #[test]
    fn a_part_has_the_licence_of_its_whole_and_others_are_refused() {
        let root = tempfile::tempdir().expect("a folder");
        let whole = library(root.path(), "whole", "https://host/of/whole", &[("LICENSE", "terms")]);
        let part = library(root.path(), "part", "https://host/of/whole", &[]);
        let stray = library(root.path(), "stray", "", &[]);
        assert!(
            text_of(&[whole, part])
                .expect("collected")
                .contains("part 1.0.0, MIT\nwhole 1.0.0")
        );
        assert!(
            text_of(&[stray])
                .expect_err("refused")
                .to_string()
                .contains("stray 1.0.0 (MIT)")
        );
    }

    #[test]
    fn a_package_without_a_text_is_used_under_the_apache_licence_where_it_may_be() {
        let root = tempfile::tempdir().expect("a folder");
        let either = Library {
            license: "MIT OR Apache-2.0".into(),
            ..library(root.path(), "bare", "", &[])
        };
        let text = text_of(&[either]).expect("collected");
        assert!(
            text.contains("bare 1.0.0, MIT OR Apache-2.0\n\nUsed under the Apache"),
            "{text}"
        );
        assert!(offers_apache("MIT/Apache-2.0") && !offers_apache("MIT AND Apache-2.0"));
        assert!(!offers_apache("Apache-2.0 WITH LLVM-exception"));
    }

    #[test]
    fn names_are_read() {
        assert_eq!(name_and_version("regex v1.13.1 (*)").as_deref(), Some("regex 1.13.1"));
        assert_eq!(name_and_version(""), None);
        assert_eq!(root_of("https://github.com/of/it.git"), "https://github.com/of/it");
        assert_eq!(
            root_of("https://github.com/of/it/tree/main/part"),
            "https://github.com/of/it"
        );
    }

    #[test]
    fn every_library_of_this_very_build_has_its_text() {
        let text = collect().expect("collected");
        for name in ["wasm-bindgen 0.2", "preact ", "serde 1."] {
            assert!(text.contains(&format!("\n{name}")), "{name} is missing");
        }
        assert!(!text.contains("shopquill-"), "our own licence is a file of its own");
    }
}
