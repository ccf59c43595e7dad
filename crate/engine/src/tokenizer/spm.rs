//! SentencePiece BPE (Kudo and Richardson 2018) by scores: the two neighbours whose union has the highest score are
//! joined first, and characters that no token holds fall back to bytes.

use super::{BYTE, CONTROL, Columns, USER_DEFINED};
use crate::error::{Error, Result};
use crate::gguf::Header;
use aho_corasick::{AhoCorasick, MatchKind};
use candle_core::quantized::gguf_file::Value;
use std::cmp::Ordering;
use std::collections::BinaryHeap;

/// SentencePiece writes a space as this character.
const SPACE: char = '\u{2581}';

/// A vocabulary with scores.
pub struct SentencePiece {
    /// Token texts, one after the other; token `i` begins at `starts[i]`.
    texts: String,
    starts: Vec<u32>,
    scores: Vec<f32>,
    table: Table,
    /// Token of each single byte.
    byte_ids: [Option<u32>; 256],
    unknown: u32,
    /// Tokens that are found in raw text before anything is split.
    whole: Option<(AhoCorasick, Vec<u32>)>,
    space_first: bool,
}

/// Open-addressing hash table from a token's text to its id; the text itself stays in one string.
struct Table {
    slots: Vec<u32>,
    mask: usize,
}

const EMPTY: u32 = u32::MAX;

fn hash(bytes: &[u8]) -> usize {
    // FNV-1a with a final mix: short keys, and nobody chooses them against us.
    let mut h = 0xcbf2_9ce4_8422_2325u64;
    for b in bytes {
        h = (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3);
    }
    (h ^ h >> 29) as usize
}

impl SentencePiece {
    pub(super) fn build(header: &Header, columns: &Columns<'_>) -> Result<Self> {
        let count = columns.tokens.len();
        let scores: Vec<f32> = header
            .array("tokenizer.ggml.scores")
            .unwrap_or_default()
            .iter()
            .map(|v| {
                if let Value::F32(score) = v {
                    *score
                } else {
                    f32::NEG_INFINITY
                }
            })
            .collect();
        if scores.len() != count {
            return Err(Error::BadModel(format!(
                "its vocabulary has {count} tokens and {} scores",
                scores.len()
            )));
        }
        let mut texts = String::with_capacity(columns.tokens.iter().map(|t| t.len()).sum());
        let mut starts = Vec::with_capacity(count + 1);
        let mut table = Table {
            slots: vec![EMPTY; (2 * count).next_power_of_two()],
            mask: 0,
        };
        table.mask = table.slots.len() - 1;
        let mut byte_ids = [None; 256];
        for (id, (token, kind)) in columns.tokens.iter().zip(&columns.kinds).enumerate() {
            starts.push(texts.len() as u32);
            texts.push_str(token);
            match *kind {
                BYTE => {
                    if let Some(byte) = byte_value(token) {
                        byte_ids[usize::from(byte)] = Some(id as u32);
                    }
                }
                // Never the result of a merge.
                CONTROL => {}
                _ => {
                    let mut slot = hash(token.as_bytes()) & table.mask;
                    while table.slots[slot] != EMPTY {
                        slot = (slot + 1) & table.mask;
                    }
                    table.slots[slot] = id as u32;
                }
            }
        }
        starts.push(texts.len() as u32);
        let (ids, whole): (Vec<u32>, Vec<&str>) = columns.of_kind(USER_DEFINED).filter(|(_, t)| !t.is_empty()).unzip();
        let whole = if whole.is_empty() {
            None
        } else {
            let finder = AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(&whole);
            Some((
                finder.map_err(|e| Error::BadModel(format!("its vocabulary cannot be searched: {e}")))?,
                ids,
            ))
        };
        Ok(Self {
            texts,
            starts,
            scores,
            table,
            byte_ids,
            unknown: header.size("tokenizer.ggml.unknown_token_id").unwrap_or(0) as u32,
            whole,
            space_first: header.flag("tokenizer.ggml.add_space_prefix").unwrap_or(true),
        })
    }

    fn text(&self, id: u32) -> &str {
        let id = id as usize;
        &self.texts[self.starts[id] as usize..self.starts[id + 1] as usize]
    }

    fn find(&self, text: &str) -> Option<u32> {
        let mut slot = hash(text.as_bytes()) & self.table.mask;
        loop {
            match self.table.slots[slot] {
                EMPTY => return None,
                id if self.text(id) == text => return Some(id),
                _ => slot = (slot + 1) & self.table.mask,
            }
        }
    }

    /// Ids of a text.
    pub fn encode(&self, text: &str) -> Vec<u32> {
        let mut ids = Vec::with_capacity(text.len() / 3 + 1);
        let mut rest = 0;
        if let Some((finder, tokens)) = &self.whole {
            for found in finder.find_iter(text) {
                self.encode_plain(&text[rest..found.start()], rest == 0, &mut ids);
                ids.push(tokens[found.pattern().as_usize()]);
                rest = found.end();
            }
        }
        self.encode_plain(&text[rest..], rest == 0, &mut ids);
        ids
    }

    fn encode_plain(&self, text: &str, first: bool, ids: &mut Vec<u32>) {
        if text.is_empty() {
            return;
        }
        let mut spaced = String::with_capacity(text.len() + 8);
        if first && self.space_first {
            spaced.push(SPACE);
        }
        spaced.extend(text.chars().map(|c| if c == ' ' { SPACE } else { c }));
        Merge::new(self, &spaced).run(ids);
    }
}

/// A piece of the text being merged: a node of a linked list over `text`.
#[derive(Clone, Copy)]
struct Symbol {
    start: u32,
    /// Zero once the symbol was joined to its left neighbour.
    len: u32,
    previous: u32,
    next: u32,
}

/// Two neighbours that could be joined. The best score goes first, then the leftmost.
struct Pair {
    score: f32,
    left: u32,
    right: u32,
    /// Length of both together when the pair was found; another length means that it is out of date.
    len: u32,
}

impl Ord for Pair {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then(other.left.cmp(&self.left))
    }
}
impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for Pair {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Pair {}

const NONE: u32 = u32::MAX;

struct Merge<'a> {
    spm: &'a SentencePiece,
    text: &'a str,
    symbols: Vec<Symbol>,
    queue: BinaryHeap<Pair>,
}

impl<'a> Merge<'a> {
    fn new(spm: &'a SentencePiece, text: &'a str) -> Self {
        let mut symbols: Vec<Symbol> = text
            .char_indices()
            .enumerate()
            .map(|(i, (start, c))| Symbol {
                start: start as u32,
                len: c.len_utf8() as u32,
                previous: (i as u32).wrapping_sub(1),
                next: i as u32 + 1,
            })
            .collect();
        if let Some(last) = symbols.last_mut() {
            last.next = NONE;
        }
        Self {
            spm,
            text,
            symbols,
            queue: BinaryHeap::new(),
        }
    }

    fn piece(&self, start: u32, len: u32) -> &'a str {
        &self.text[start as usize..(start + len) as usize]
    }

    fn consider(&mut self, left: u32, right: u32) {
        if left == NONE || right == NONE {
            return;
        }
        let (l, r) = (self.symbols[left as usize], self.symbols[right as usize]);
        if let Some(id) = self.spm.find(self.piece(l.start, l.len + r.len)) {
            self.queue.push(Pair {
                score: self.spm.scores[id as usize],
                left,
                right,
                len: l.len + r.len,
            });
        }
    }

    fn run(mut self, ids: &mut Vec<u32>) {
        for i in 1..self.symbols.len() as u32 {
            self.consider(i - 1, i);
        }
        while let Some(pair) = self.queue.pop() {
            let (l, r) = (self.symbols[pair.left as usize], self.symbols[pair.right as usize]);
            if l.len == 0 || r.len == 0 || l.len + r.len != pair.len || l.next != pair.right {
                continue;
            }
            self.symbols[pair.left as usize].len = pair.len;
            self.symbols[pair.left as usize].next = r.next;
            self.symbols[pair.right as usize].len = 0;
            if r.next != NONE {
                self.symbols[r.next as usize].previous = pair.left;
            }
            self.consider(l.previous, pair.left);
            self.consider(pair.left, r.next);
        }
        for symbol in self.symbols.iter().filter(|s| s.len > 0) {
            let piece = self.piece(symbol.start, symbol.len);
            match self.spm.find(piece) {
                Some(id) => ids.push(id),
                None => ids.extend(
                    piece
                        .bytes()
                        .map(|b| self.spm.byte_ids[usize::from(b)].unwrap_or(self.spm.unknown)),
                ),
            }
        }
    }
}

/// The byte of a `<0xNN>` token.
fn byte_value(token: &str) -> Option<u8> {
    u8::from_str_radix(token.strip_prefix("<0x")?.strip_suffix('>')?, 16).ok()
}

/// Appends what a token stands for.
pub fn piece_bytes(token: &str, kind: i64, out: &mut Vec<u8>) {
    match (kind, byte_value(token)) {
        (BYTE, Some(byte)) => out.push(byte),
        (USER_DEFINED, _) if !token.contains(SPACE) => out.extend_from_slice(token.as_bytes()),
        _ => {
            let mut utf8 = [0; 4];
            for c in token.chars() {
                let c = if c == SPACE { ' ' } else { c };
                out.extend_from_slice(c.encode_utf8(&mut utf8).as_bytes());
            }
        }
    }
}
