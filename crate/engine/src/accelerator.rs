//! Hardware beside the CPU that can run a model's forward pass, and what a [`crate::Runner`] needs of it.
//!
//! The runner keeps the model's weights for the CPU as well: an accelerator may be lost at any moment (a driver that is
//! updated, a laptop that wakes up, memory that another program wants), and a text that was begun goes on.

use crate::cache::Batch;
use crate::error::Result;
use crate::sampling::Scored;
use std::future::Future;
use std::pin::Pin;

/// Most rows of a batch: a piece of a prompt, or one step of all candidates with their drafts.
pub const MOST_ROWS: usize = 128;

/// Work of an accelerator that is under way.
pub type Running<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

/// What is to come back of a batch's wanted rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// Every token's logit.
    All,
    /// The likeliest tokens; for most draws they are enough.
    Best,
}

/// What came back of a wanted row.
pub enum Scores<'a> {
    /// Every token's logit, by its id.
    All(&'a mut [f32]),
    /// The likeliest tokens: no other's logit is above the least of theirs.
    Best(&'a [Scored]),
}

/// What an accelerator has done since it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    /// Batches run.
    pub batches: u64,
    /// Kernels started.
    pub dispatches: u64,
    /// Bytes of weights read by kernels; a matrix counts again for each tile of rows that it meets.
    pub weight_bytes: u64,
    /// Bytes of the key-value cache read by kernels.
    pub cache_bytes: u64,
    /// Bytes sent there, weights aside.
    pub sent_bytes: u64,
    /// Bytes that came back.
    pub returned_bytes: u64,
}

/// A model on other hardware. An [`crate::Error::AcceleratorLost`] or [`crate::Error::OutOfMemory`] from any of its
/// operations ends its use; all other errors are the caller's.
pub trait Accelerator {
    /// Makes room for `slots` cached tokens; what is cached stays.
    fn reserve_slots(&mut self, slots: usize) -> Result<()>;

    /// Runs a batch of at most [`MOST_ROWS`] rows through the model.
    fn run<'a>(&'a mut self, batch: &'a Batch<'a>, want: Want) -> Running<'a>;

    /// What came back of the last batch's wanted row of that number.
    fn scores(&mut self, row: usize) -> Scores<'_>;

    /// Fetches every logit of the last batch's wanted row of that number: afterwards its scores are all there.
    fn fetch_scores(&mut self, row: usize) -> Running<'_>;

    /// What it has done so far.
    fn counters(&self) -> Counters;

    /// Bytes of its memory in use.
    fn bytes(&self) -> usize;

    /// What it is, in its maker's words.
    fn name(&self) -> &str;
}
