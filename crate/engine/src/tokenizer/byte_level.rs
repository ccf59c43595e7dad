//! Byte-level BPE (Radford et al. 2019) through the `tokenizers` crate.

use super::{CONTROL, Columns, USER_DEFINED};
use crate::error::{Error, Result};
use crate::gguf::Header;
use candle_core::quantized::gguf_file::Value;
use tokenizers::models::bpe::BPE;
use tokenizers::normalizers::unicode::NFC;
use tokenizers::pre_tokenizers::{
    PreTokenizerWrapper,
    byte_level::ByteLevel,
    digits::Digits,
    sequence::Sequence,
    split::{Split, SplitPattern},
};
use tokenizers::tokenizer::SplitDelimiterBehavior;
use tokenizers::{AddedToken, Tokenizer};

/// Words, numbers of up to `{digits}` digits, runs of marks and of spaces: the split that llama 3 and qwen share.
fn split_pattern(digits: &str) -> String {
    format!(
        r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{{L}}\p{{N}}]?\p{{L}}+|\p{{N}}{digits}| ?[^\s\p{{L}}\p{{N}}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
    )
}

/// Builds the tokenizer of a `gpt2` vocabulary.
pub fn build(header: &Header, columns: &Columns<'_>) -> Result<Tokenizer> {
    let failed = |e: tokenizers::Error| Error::BadModel(format!("its tokenizer cannot be built: {e}"));
    let vocab = columns
        .tokens
        .iter()
        .enumerate()
        .map(|(id, token)| ((*token).to_owned(), id as u32))
        .collect();
    let merges = header.array("tokenizer.ggml.merges").unwrap_or_default();
    let merges = merges
        .iter()
        .map(|merge| match merge {
            Value::String(s) => s.split_once(' ').map(|(a, b)| (a.to_owned(), b.to_owned())),
            _ => None,
        })
        .collect::<Option<Vec<_>>>()
        .ok_or_else(|| Error::BadModel("a merge of its tokenizer is not a pair".into()))?;
    let bpe = BPE::builder()
        .vocab_and_merges::<ahash::AHashMap<String, u32>>(vocab, merges)
        .build()
        .map_err(failed)?;
    let mut tokenizer = Tokenizer::new(bpe);

    let split = |pattern: String| -> Result<PreTokenizerWrapper> {
        let split =
            Split::new(SplitPattern::Regex(pattern), SplitDelimiterBehavior::Isolated, false).map_err(failed)?;
        Ok(split.into())
    };
    let bytes = |regex: bool| PreTokenizerWrapper::from(ByteLevel::new(false, false, regex));
    let steps = match header.string("tokenizer.ggml.pre").unwrap_or("default") {
        "default" | "gpt-2" => vec![bytes(true)],
        "smollm" => vec![Digits::new(true).into(), bytes(true)],
        "qwen2" => {
            tokenizer.with_normalizer(Some(NFC));
            vec![split(split_pattern(""))?, bytes(false)]
        }
        "llama-bpe" | "llama3" => vec![split(split_pattern("{1,3}"))?, bytes(false)],
        other => return Err(Error::Unsupported(format!("the pre-tokenizer \"{other}\""))),
    };
    tokenizer.with_pre_tokenizer(Some(Sequence::new(steps)));

    let added = |special| move |(_, token): (u32, &str)| AddedToken::from(token, special).normalized(false);
    let special: Vec<_> = columns.of_kind(CONTROL).map(added(true)).collect();
    let plain: Vec<_> = columns.of_kind(USER_DEFINED).map(added(false)).collect();
    tokenizer.add_special_tokens(&special);
    tokenizer.add_tokens(&plain);
    // Control tokens in a text are text: see `crate::chat`.
    tokenizer.set_encode_special_tokens(true);
    Ok(tokenizer)
}

/// GPT-2's printable stand-in for a byte, undone.
fn byte_of(c: char) -> Option<u8> {
    match c as u32 {
        c @ (0x21..=0x7e | 0xa1..=0xac | 0xae..=0xff) => Some(c as u8),
        // The other 68 bytes follow from 256 on, in order.
        c @ 0x100..=0x120 => Some((c - 0x100) as u8),
        c @ 0x121..=0x142 => Some((c - 0x121 + 0x7f) as u8),
        0x143 => Some(0xad),
        _ => None,
    }
}

/// Appends what a token stands for.
pub fn piece_bytes(token: &str, kind: i64, out: &mut Vec<u8>) {
    let before = out.len();
    if kind != USER_DEFINED && token.chars().all(|c| byte_of(c).map(|b| out.push(b)).is_some()) {
        return;
    }
    out.truncate(before);
    out.extend_from_slice(token.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_bytes_have_one_stand_in() {
        let mut seen = [false; 256];
        for c in (0..0x200).filter_map(char::from_u32) {
            if let Some(b) = byte_of(c) {
                assert!(!std::mem::replace(&mut seen[usize::from(b)], true), "{c} again");
            }
        }
        assert!(seen.iter().all(|s| *s));
        assert_eq!((byte_of('Ġ'), byte_of('Ċ')), (Some(b' '), Some(b'\n')));
    }
}
