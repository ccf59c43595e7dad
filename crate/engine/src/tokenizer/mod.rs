//! Text to token ids and back, built from a GGUF's own vocabulary.
//!
//! Byte-level BPE (llama, qwen) goes through the `tokenizers` crate. SentencePiece vocabularies (gemma) carry scores and
//! no merges; deriving half a million merges would take longer than loading the weights, so [`spm`] merges by score.

mod byte_level;
pub mod spm;
mod stream;

use crate::chat::Piece;
use crate::error::{Error, Result};
use crate::gguf::Header;
use candle_core::quantized::gguf_file::Value;

pub use stream::TextStream;

/// `tokenizer.ggml.token_type` of control tokens.
const CONTROL: i64 = 3;
/// Tokens that are always found in raw text first.
const USER_DEFINED: i64 = 4;
/// `<0xNN>` tokens.
const BYTE: i64 = 6;

/// A model's vocabulary.
pub struct Tokenizer {
    encoder: Encoder,
    /// Bytes of every token, one after the other; control tokens have none.
    bytes: Vec<u8>,
    /// Where token `i` begins in `bytes`; one more entry than tokens.
    starts: Vec<u32>,
    control: Vec<(String, u32)>,
    bos: Option<u32>,
    ends: Vec<u32>,
}

enum Encoder {
    ByteLevel(Box<tokenizers::Tokenizer>),
    SentencePiece(Box<spm::SentencePiece>),
}

/// The vocabulary's columns as the file has them.
struct Columns<'a> {
    tokens: Vec<&'a str>,
    kinds: Vec<i64>,
}

impl<'a> Columns<'a> {
    fn read(header: &'a Header) -> Result<Self> {
        let missing = || Error::BadModel("it has no vocabulary".into());
        let tokens = header.array("tokenizer.ggml.tokens").ok_or_else(missing)?;
        let tokens = tokens
            .iter()
            .map(|t| match t {
                Value::String(s) => Ok(&s[..]),
                _ => Err(Error::BadModel("a token is not a string".into())),
            })
            .collect::<Result<Vec<_>>>()?;
        let mut kinds = vec![1; tokens.len()];
        for (kind, value) in kinds
            .iter_mut()
            .zip(header.array("tokenizer.ggml.token_type").unwrap_or_default())
        {
            if let Value::I32(v) = value {
                *kind = i64::from(*v);
            }
        }
        Ok(Self { tokens, kinds })
    }

    fn of_kind(&self, kind: i64) -> impl Iterator<Item = (u32, &'a str)> {
        let pairs = self.tokens.iter().zip(&self.kinds).enumerate();
        pairs
            .filter(move |(_, (_, k))| **k == kind)
            .map(|(id, (token, _))| (id as u32, *token))
    }
}

impl Tokenizer {
    /// Builds the vocabulary of a file.
    pub fn from_header(header: &Header) -> Result<Self> {
        let columns = Columns::read(header)?;
        if columns.tokens.is_empty() || columns.tokens.len() > 1 << 24 {
            return Err(Error::BadModel(format!(
                "its vocabulary has {} tokens",
                columns.tokens.len()
            )));
        }
        let (encoder, piece): (_, fn(&str, i64, &mut Vec<u8>)) = match header.string("tokenizer.ggml.model") {
            Some("gpt2") => (
                Encoder::ByteLevel(Box::new(byte_level::build(header, &columns)?)),
                byte_level::piece_bytes,
            ),
            Some("llama") => (
                Encoder::SentencePiece(Box::new(spm::SentencePiece::build(header, &columns)?)),
                spm::piece_bytes,
            ),
            other => return Err(Error::Unsupported(format!("a tokenizer of kind {other:?}"))),
        };
        let mut bytes = Vec::with_capacity(columns.tokens.iter().map(|t| t.len()).sum());
        let mut starts = Vec::with_capacity(columns.tokens.len() + 1);
        for (token, kind) in columns.tokens.iter().zip(&columns.kinds) {
            starts.push(bytes.len() as u32);
            if *kind != CONTROL {
                piece(token, *kind, &mut bytes);
            }
        }
        starts.push(bytes.len() as u32);
        let vocab = columns.tokens.len();
        let id = |key: &str| header.size(key).filter(|id| *id < vocab).map(|id| id as u32);
        let mut control: Vec<_> = columns
            .of_kind(CONTROL)
            .map(|(id, token)| (token.to_owned(), id))
            .collect();
        // Some files mark the turn tokens as user-defined.
        let turns = ["<start_of_turn>", "<end_of_turn>", "<|im_start|>", "<|im_end|>"];
        control.extend(
            columns
                .of_kind(USER_DEFINED)
                .filter(|(_, t)| turns.contains(t))
                .map(|(id, t)| (t.to_owned(), id)),
        );
        let mut ends: Vec<u32> = id("tokenizer.ggml.eos_token_id").into_iter().collect();
        for end in ["<|im_end|>", "<end_of_turn>", "<|endoftext|>", "<eos>", "<|eot_id|>"] {
            ends.extend(control.iter().find(|(token, _)| token == end).map(|(_, id)| *id));
        }
        ends.sort_unstable();
        ends.dedup();
        let adds_bos = header
            .flag("tokenizer.ggml.add_bos_token")
            .unwrap_or(matches!(encoder, Encoder::SentencePiece(_)));
        let bos = id("tokenizer.ggml.bos_token_id").filter(|_| adds_bos);
        Ok(Self {
            encoder,
            bytes,
            starts,
            control,
            bos,
            ends,
        })
    }

    /// Tokens in the vocabulary.
    pub fn vocab(&self) -> usize {
        self.starts.len() - 1
    }

    /// The token every text begins with, where the model wants one.
    pub fn bos(&self) -> Option<u32> {
        self.bos
    }

    /// Tokens that end a text.
    pub fn ends(&self) -> &[u32] {
        &self.ends
    }

    /// Ids of plain text; control tokens in it are taken as the characters they are.
    pub fn encode(&self, text: &str) -> Result<Vec<u32>> {
        match &self.encoder {
            Encoder::ByteLevel(tokenizer) => {
                let encoding = tokenizer
                    .encode_fast(text, false)
                    .map_err(|e| Error::Tokenizer(e.to_string()))?;
                Ok(encoding.get_ids().to_vec())
            }
            Encoder::SentencePiece(spm) => Ok(spm.encode(text)),
        }
    }

    /// Ids of a rendered prompt, the leading token included.
    pub fn encode_pieces(&self, pieces: &[Piece]) -> Result<Vec<u32>> {
        let mut ids: Vec<u32> = self.bos.into_iter().collect();
        for piece in pieces {
            match piece {
                Piece::Text(text) => ids.extend(self.encode(text)?),
                Piece::Special(special) => {
                    let found = self.control.iter().find(|(token, _)| token == special);
                    ids.push(
                        found
                            .ok_or_else(|| Error::BadModel(format!("it has no token {special}")))?
                            .1,
                    );
                }
            }
        }
        Ok(ids)
    }

    /// The bytes a token stands for; part of a character at times.
    pub fn bytes_of(&self, id: u32) -> &[u8] {
        let id = id as usize;
        match (self.starts.get(id), self.starts.get(id + 1)) {
            (Some(start), Some(end)) => &self.bytes[*start as usize..*end as usize],
            _ => &[],
        }
    }

    /// Text of whole tokens; bytes that are no character become U+FFFD.
    pub fn decode(&self, ids: &[u32]) -> String {
        let bytes: Vec<u8> = ids.iter().flat_map(|id| self.bytes_of(*id)).copied().collect();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}
