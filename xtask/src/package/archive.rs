//! A zip that depends on names and contents alone: entries in the order of their names, one fixed time, one mode.

use crate::model::digest::{self, Seen};
use anyhow::{Context, Result};
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Cursor, Read, Write, copy};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// What it costs to squeeze more is paid by everyone who packs.
const LEVEL: i64 = 6;
const MODE: u32 = 0o644;

/// One file in the archive.
pub struct Entry {
    /// Where it lies inside, with forward slashes.
    pub name: String,
    source: Source,
}

/// Weights are read while they are packed.
enum Source {
    File(PathBuf),
    Bytes(Vec<u8>),
}

impl Entry {
    /// A file that is only made here.
    pub fn of_bytes(name: &str, bytes: Vec<u8>) -> Self {
        Self {
            name: name.to_owned(),
            source: Source::Bytes(bytes),
        }
    }

    fn open(&self) -> Result<Box<dyn Read + '_>> {
        Ok(match &self.source {
            Source::Bytes(bytes) => Box::new(Cursor::new(bytes)),
            Source::File(path) => {
                let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
                Box::new(BufReader::new(file))
            }
        })
    }
}

/// All files below a folder, by name.
pub fn files_below(folder: &Path) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    add(folder, "", &mut entries)?;
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(entries)
}

fn add(folder: &Path, prefix: &str, entries: &mut Vec<Entry>) -> Result<()> {
    let inside = fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    for entry in inside {
        let path = entry?.path();
        let name = format!("{prefix}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            add(&path, &format!("{name}/"), entries)?;
        } else {
            entries.push(Entry {
                name,
                source: Source::File(path),
            });
        }
    }
    Ok(())
}

/// Writes the archive, which gets its name when it is whole, and returns its size and checksum.
pub fn write(entries: &[Entry], target: &Path) -> Result<Seen> {
    let folder = target.parent().context("an archive needs a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let part = target.with_extension("part");
    pack(entries, &part).with_context(|| format!("cannot write {}", target.display()))?;
    let seen = digest::of_file(&part)?;
    fs::rename(&part, target).with_context(|| format!("cannot write {}", target.display()))?;
    Ok(seen)
}

fn pack(entries: &[Entry], target: &Path) -> Result<()> {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|a, b| a.name.cmp(&b.name));
    // The default time is the first that a zip can hold.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default())
        .unix_permissions(MODE);
    let mut archive = ZipWriter::new(BufWriter::new(File::create(target)?));
    for entry in sorted {
        // Weights hardly shrink (2%), which is not worth half a minute.
        let options = if entry.name.ends_with(".gguf") {
            options
                .compression_method(CompressionMethod::Stored)
                .compression_level(None)
        } else {
            options
        };
        archive.start_file(entry.name.as_str(), options)?;
        copy(&mut entry.open()?, &mut archive).with_context(|| format!("cannot pack {}", entry.name))?;
    }
    archive.finish()?.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, SystemTime};

    /// The same content, written in another order, at another time and with other rights.
    fn folder(files: &[(&str, &str)], age: Duration) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("inside")).expect("made");
            fs::write(&path, text).expect("written");
            let file = File::options().append(true).open(&path).expect("opened");
            file.set_modified(SystemTime::now() - age).expect("dated");
        }
        folder
    }

    fn packed(folder: &Path) -> Vec<u8> {
        let place = tempfile::tempdir().expect("a folder");
        let target = place.path().join("packed.zip");
        let seen = write(&files_below(folder).expect("listed"), &target).expect("packed");
        let bytes = fs::read(&target).expect("readable");
        assert_eq!(seen.size, bytes.len() as u64);
        bytes
    }

    #[test]
    fn the_same_content_gives_the_same_bytes() {
        let long = "a line that comes again and again\n".repeat(10_000);
        let files = [
            ("manifest.json", "{}"),
            ("wasm/a.wasm", long.as_str()),
            ("a/b/c.txt", "c"),
            ("a.txt", "a"),
        ];
        let mut turned = files;
        turned.reverse();
        let [one, two] = [
            folder(&files, Duration::ZERO),
            folder(&turned, Duration::from_secs(90_000)),
        ];
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(two.path().join("a.txt"), fs::Permissions::from_mode(0o755)).expect("set");
        }
        assert_eq!(packed(one.path()), packed(two.path()));
        fs::write(two.path().join("a.txt"), "b").expect("written");
        assert_ne!(packed(one.path()), packed(two.path()));
    }

    #[test]
    fn what_was_packed_comes_out_again_in_order() {
        let folder = folder(&[("b/two.txt", "two"), ("a.txt", "one")], Duration::ZERO);
        let mut entries = files_below(folder.path()).expect("listed");
        entries.push(Entry::of_bytes("a-made.txt", b"made".to_vec()));
        let target = folder.path().join("out.zip");
        write(&entries, &target).expect("packed");
        let mut archive = zip::ZipArchive::new(File::open(&target).expect("there")).expect("a zip");
        let mut texts = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("an entry");
            let mut text = String::new();
            file.read_to_string(&mut text).expect("readable");
            texts.push((file.name().expect("UTF-8").into_owned(), text));
        }
        let expected = [("a-made.txt", "made"), ("a.txt", "one"), ("b/two.txt", "two")];
        assert_eq!(texts, expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
        assert!(!folder.path().join("out.part").exists());
    }
}
