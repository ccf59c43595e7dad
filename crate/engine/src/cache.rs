//! Which cache slots a text's tokens lie in. Candidates of one prompt share the prompt's slots.

use std::ops::Range;

/// A run of consecutive positions in consecutive cache slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// First slot.
    pub slot: usize,
    /// Position of the token in the first slot.
    pub position: usize,
    /// Tokens.
    pub len: usize,
}

/// One text: the shared prompt, then its own tokens.
#[derive(Clone, Copy, Debug)]
pub struct Sequence {
    /// Prompt.
    pub shared: Segment,
    /// What was generated after it.
    pub own: Segment,
}

impl Sequence {
    /// Tokens so far.
    pub fn len(&self) -> usize {
        self.shared.len + self.own.len
    }
    /// Whether no token was taken in yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A token to be computed.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Vocabulary id.
    pub token: u32,
    /// Position in its text.
    pub position: usize,
    /// Slot that takes its key and value.
    pub slot: usize,
    /// Index of its sequence in [`Batch::sequences`].
    pub sequence: usize,
}

/// Tokens that go through the model together.
pub struct Batch<'a> {
    /// The tokens. Rows of one sequence have ascending positions.
    pub rows: &'a [Row],
    /// The texts, with the rows' own tokens already counted in.
    pub sequences: &'a [Sequence],
    /// Rows whose logits are wanted.
    pub wanted: Range<usize>,
}
