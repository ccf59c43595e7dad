//! `models/<id>/model.toml`: where the weights come from, how to know them, and under which terms they are.

use anyhow::{Result, ensure};
use serde::Deserialize;
use std::path::{Component, Path};

/// Larger than any model that fits a browser; a typing slip must not fill a disk.
const LARGEST: u64 = 4 << 30;

/// One model.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// For people; a merged file carries it.
    pub name: String,
    /// The file's name in the cache.
    pub file: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its checksum, in lower-case hexadecimal.
    pub sha256: String,
    /// The architecture in the engine that runs it.
    #[expect(dead_code, reason = "part of the manifest, for readers")]
    architecture: String,
    /// How chat messages become its prompt.
    #[expect(dead_code, reason = "part of the manifest, for readers")]
    template: Template,
    /// What it can write.
    #[expect(dead_code, reason = "part of the manifest, for readers")]
    languages: Vec<String>,
    /// The licence's short name.
    #[expect(dead_code, reason = "part of the manifest, for readers")]
    license: String,
    /// Texts beside the manifest that travel with the weights.
    pub license_files: Vec<String>,
    /// The packages that hold the file's parts, in order.
    #[serde(default, rename = "wheel")]
    pub wheels: Vec<Wheel>,
    /// How the file is made from another model's, where it is.
    pub merge: Option<Merge>,
}

/// What `shopquill-merge` makes the file from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The id of the base model.
    pub base: String,
    /// The adapter beside the manifest.
    pub adapter: String,
    /// The adapter's alpha.
    pub alpha: u32,
    /// The list of tokens to keep beside the manifest.
    pub vocabulary: Option<String>,
    /// A classifier over its hidden states beside the manifest.
    pub classifier: Option<String>,
    /// Type of the embedding table.
    pub embedding: String,
    /// Type of the other matrices.
    pub linear: String,
    /// Exceptions, as `word=type`.
    #[serde(default)]
    pub keep: Vec<String>,
}

/// A Python package with one part of the weights.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wheel {
    /// Its name on the package index.
    pub package: String,
    /// Exactly this version.
    pub version: String,
    /// The part's path inside the wheel.
    pub part: String,
}

/// The prompt formats that the writer knows.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Template {
    Chatml,
    Gemma,
    Plain,
}

impl Manifest {
    /// Parses and checks one; names in it become paths and command-line words.
    pub fn parse(text: &str) -> Result<Self> {
        let manifest: Self = toml::from_str(text)?;
        ensure!(
            is_file_name(&manifest.file),
            "file {:?} is not a plain file name",
            manifest.file
        );
        ensure!(
            manifest.size > 0 && manifest.size <= LARGEST,
            "size {} cannot be right",
            manifest.size
        );
        let hexadecimal = manifest
            .sha256
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        ensure!(
            manifest.sha256.len() == 64 && hexadecimal,
            "sha256 must be 64 lower-case hexadecimal digits"
        );
        ensure!(
            manifest.wheels.is_empty() == manifest.merge.is_some(),
            "either wheels or a merge must be named"
        );
        for name in manifest.merge.iter().flat_map(Merge::file_names) {
            ensure!(is_file_name(name), "{name:?} is not a plain file name");
        }
        for wheel in &manifest.wheels {
            let plain =
                |text: &str| text.starts_with(|c: char| c.is_ascii_alphanumeric()) && !text.contains(['=', ' ', '/']);
            ensure!(
                plain(&wheel.package) && plain(&wheel.version),
                "bad wheel {} {}",
                wheel.package,
                wheel.version
            );
        }
        for name in &manifest.license_files {
            ensure!(is_file_name(name), "licence file {name:?} is not a plain file name");
        }
        Ok(manifest)
    }
}

impl Merge {
    /// Files beside the manifest.
    fn file_names(&self) -> impl Iterator<Item = &String> {
        let optional = [&self.vocabulary, &self.classifier].into_iter().flatten();
        [&self.base, &self.adapter].into_iter().chain(optional)
    }
}

fn is_file_name(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None)) && !name.contains('\\')
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A manifest for tests: one wheel for each part.
    pub fn example(size: u64, sha256: &str, parts: &[&str]) -> Manifest {
        Manifest::parse(&text("weights.gguf", size, sha256, parts)).expect("a good manifest")
    }

    fn text(file: &str, size: u64, sha256: &str, parts: &[&str]) -> String {
        let head = format!(
            "name = 'Test'\nfile = '{file}'\nsize = {size}\nsha256 = '{sha256}'\narchitecture = 'llama'\n\
             template = 'plain'\nlanguages = ['en']\nlicense = 'none'\nlicense_files = ['LICENSE']\n"
        );
        let wheel =
            |part: &&str| format!("[[wheel]]\npackage = 'test-{part}'\nversion = '1.0.0'\npart = 'data/{part}'\n");
        head + &parts.iter().map(wheel).collect::<String>()
    }

    #[test]
    fn slips_in_a_manifest_are_caught() {
        let sum = "0".repeat(64);
        let refused = |text: String| Manifest::parse(&text).is_err();
        assert!(!refused(text("a.gguf", 1, &sum, &["one"])));
        assert!(refused(text("../a.gguf", 1, &sum, &["one"])));
        assert!(refused(text("/a.gguf", 1, &sum, &["one"])));
        assert!(refused(text("a.gguf", 0, &sum, &["one"])));
        assert!(refused(text("a.gguf", u64::MAX >> 1, &sum, &["one"])));
        assert!(refused(text("a.gguf", 1, "abc", &["one"])));
        assert!(refused(text("a.gguf", 1, &"G".repeat(64), &["one"])));
        assert!(refused(text("a.gguf", 1, &sum, &[])));
        let merge = "[merge]\nbase = 'b'\nadapter = 'a.safetensors'\nalpha = 64\nembedding = 'q8_0'\nlinear = 'q4_0'\n";
        assert!(!refused(text("a.gguf", 1, &sum, &[]) + merge));
        assert!(refused(text("a.gguf", 1, &sum, &["one"]) + merge));
        assert!(refused(
            text("a.gguf", 1, &sum, &[]) + &merge.replace("a.safe", "../a.safe")
        ));
        assert!(refused(
            text("a.gguf", 1, &sum, &["one"]).replace("test-one", "--index-url=x")
        ));
        assert!(refused(
            text("a.gguf", 1, &sum, &["one"]).replace("template", "temlate")
        ));
    }
}
