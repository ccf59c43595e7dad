//! SHA-256 while bytes pass, so that a file is read once.

use anyhow::Result;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;

/// How much was seen, and its checksum.
#[derive(Debug, PartialEq, Eq)]
pub struct Seen {
    /// Bytes.
    pub size: u64,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
}

/// Counts and sums up what is fed to it.
#[derive(Default)]
pub struct Digest {
    sum: Sha256,
    size: u64,
}

impl Digest {
    /// Copies everything from `from` to `to`, but stops with an error past `limit` bytes in all.
    pub fn copy(&mut self, from: &mut impl Read, to: &mut impl Write, limit: u64) -> Result<()> {
        let mut buffer = vec![0; 1 << 20];
        loop {
            let read = from.read(&mut buffer)?;
            if read == 0 {
                return Ok(());
            }
            self.size += read as u64;
            anyhow::ensure!(self.size <= limit, "more than {limit} bytes");
            self.sum.update(&buffer[..read]);
            to.write_all(&buffer[..read])?;
        }
    }

    /// The result.
    pub fn seen(self) -> Seen {
        let sha256 = self.sum.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        Seen {
            size: self.size,
            sha256,
        }
    }
}

/// A whole file's.
pub fn of_file(path: &Path) -> Result<Seen> {
    let mut digest = Digest::default();
    digest.copy(&mut File::open(path)?, &mut std::io::sink(), u64::MAX)?;
    Ok(digest.seen())
}

/// A short buffer's checksum.
#[cfg(test)]
pub fn of_bytes(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_of_abc_is_the_published_one() {
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(of_bytes(b"abc"), known);
        let mut digest = Digest::default();
        digest.copy(&mut &b"abc"[..], &mut std::io::sink(), 3).expect("fits");
        assert_eq!(
            digest.seen(),
            Seen {
                size: 3,
                sha256: known.to_owned()
            }
        );
        assert!(
            Digest::default()
                .copy(&mut &b"abc"[..], &mut std::io::sink(), 2)
                .is_err()
        );
    }
}
