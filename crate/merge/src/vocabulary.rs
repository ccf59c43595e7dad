//! The tokens that stay: one bit a token of the base, low bit first, in base64 (models/train/trim.py writes it).

use anyhow::{Context, Result, ensure};
use base64::Engine;
use std::path::Path;

/// Ids of the base, ascending; a token's place in the list is its new id.
#[derive(Debug)]
pub struct Vocabulary(Vec<usize>);

impl Vocabulary {
    /// Reads the list for a base of `total` tokens.
    pub fn read(path: &Path, total: usize) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(&text, total).with_context(|| format!("{} is no list of tokens", path.display()))
    }

    fn parse(text: &str, total: usize) -> Result<Self> {
        let joined: String = text.split_whitespace().collect();
        let bits = base64::engine::general_purpose::STANDARD.decode(joined)?;
        ensure!(bits.len() == total.div_ceil(8), "it is for another vocabulary");
        let kept: Vec<usize> = (0..total).filter(|&id| bits[id / 8] >> (id % 8) & 1 == 1).collect();
        ensure!(!kept.is_empty(), "it keeps no token");
        Ok(Self(kept))
    }

    /// The kept ids.
    pub fn ids(&self) -> &[usize] {
        &self.0
    }

    /// The new id of a base id; an error where the token went.
    pub fn renumbered(&self, id: usize) -> Result<usize> {
        self.0
            .binary_search(&id)
            .ok()
            .with_context(|| format!("token {id} is needed and was not kept"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_become_ids() {
        // 0b0000_0101 0b0000_0010: tokens 0, 2 and 9 of 10.
        let list = Vocabulary::parse("BQI=\n", 10).expect("a list");
        assert_eq!(list.ids(), [0, 2, 9]);
        assert_eq!(list.renumbered(9).expect("kept"), 2);
        assert!(list.renumbered(1).is_err());
    }

    #[test]
    fn a_list_for_another_base_is_refused() {
        assert!(Vocabulary::parse("BQI=", 20).is_err());
        assert!(Vocabulary::parse("AAA=", 10).is_err());
        assert!(Vocabulary::parse("no base64!", 10).is_err());
    }
}
