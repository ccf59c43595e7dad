//! What comes back of a batch's wanted rows: the likeliest tokens of each, and every logit only where these are not enough.

use crate::device::GpuDevice;
use crate::kernels::{KEPT, Kernel, SORTED};
use crate::memory::Memory;
use crate::queue::{Copied, Queue};
use shopquill_engine::Result;
use shopquill_engine::accelerator::Scores;
use shopquill_engine::sampling::Scored;
use std::ops::Range;
use wgpu::BufferUsages;

/// A logit's key and its token, as `shaders/best.wgsl` writes them.
type Pair = [u32; 2];

/// A round of the search: `tokens` a row, of which each workgroup passes some on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    pub tokens: usize,
    pub workgroups: usize,
}

/// The rounds until one workgroup is left.
pub fn rounds(vocab: usize) -> Vec<Round> {
    let mut rounds = Vec::new();
    let mut tokens = vocab;
    loop {
        let workgroups = tokens.div_ceil(SORTED);
        rounds.push(Round { tokens, workgroups });
        if workgroups <= 1 {
            return rounds;
        }
        tokens = workgroups * KEPT;
    }
}

/// Memory for what comes back, and what came back of the last batch.
pub struct Results {
    vocab: usize,
    /// Rows that there is room for.
    rows: usize,
    /// `[wanted][vocab]`.
    pub logits: Memory,
    /// What the search's rounds pass on, in turn.
    pairs: [Memory; 2],
    /// Where the CPU can read pairs, and rows of logits.
    host_pairs: Memory,
    host_logits: Option<Memory>,
    came_pairs: Vec<Pair>,
    /// Each wanted row's likeliest tokens, row after row, and how many they are.
    best: Vec<Scored>,
    counts: Vec<usize>,
    /// Logits of these rows.
    came_logits: Vec<f32>,
    came_rows: Range<usize>,
}

impl Results {
    /// Room for so many rows.
    pub fn new(gpu: &GpuDevice, rows: usize, vocab: usize) -> Result<Self> {
        let what = "logits";
        let passed = |at: usize| rounds(vocab).get(at).map_or(1, |round| round.workgroups) * KEPT;
        let pairs = |n: usize| Memory::storage(gpu, size_of::<Pair>() * rows * n, what);
        Ok(Self {
            vocab,
            rows,
            logits: Memory::storage(gpu, 4 * rows * vocab, what)?,
            pairs: [pairs(passed(0))?, pairs(passed(1))?],
            host_pairs: Memory::new(gpu, size_of::<Pair>() * rows * KEPT, READ_BY_CPU, what)?,
            host_logits: None,
            came_pairs: Vec::new(),
            best: Vec::new(),
            counts: Vec::new(),
            came_logits: Vec::new(),
            came_rows: 0..0,
        })
    }

    /// Whether so many rows fit.
    pub fn holds(&self, rows: usize) -> bool {
        rows <= self.rows
    }

    /// Bytes held on the device.
    pub fn bytes(&self) -> usize {
        let memories = [&self.logits, &self.host_pairs]
            .into_iter()
            .chain(&self.pairs)
            .chain(&self.host_logits);
        memories.map(Memory::bytes).sum()
    }

    /// Writes down the search for the likeliest tokens of so many rows, sends off the batch and waits for them.
    pub async fn fetch_best(
        &mut self,
        gpu: &GpuDevice,
        queue: &mut Queue,
        rows: usize,
        source: impl Fn(Kernel) -> String,
    ) -> Result<()> {
        self.came_rows = 0..0;
        let mut last = 0;
        for (number, round) in rounds(self.vocab).into_iter().enumerate() {
            last = number % 2;
            let first = number == 0;
            let kernel = Kernel::Best {
                tokens: round.tokens,
                first,
            };
            let from = if first { &self.logits } else { &self.pairs[1 - last] };
            let bound = [from, &self.pairs[last]];
            let workgroups = [round.workgroups as u32, rows as u32, 1];
            queue.dispatch(gpu, kernel, &bound, workgroups, || source(kernel));
        }
        self.came_pairs.resize(rows * KEPT, [0; 2]);
        let copied = Copied {
            from: &self.pairs[last],
            at: 0,
            to: &self.host_pairs,
            bytes: size_of_val(&self.came_pairs[..]),
        };
        queue.submit(gpu, Some(copied))?;
        queue.read(gpu, &self.host_pairs, &mut self.came_pairs).await?;
        self.best.clear();
        self.counts.clear();
        for row in self.came_pairs.chunks_exact(KEPT) {
            let known = row.iter().filter(|[key, id]| *key > 0 && (*id as usize) < self.vocab);
            let before = self.best.len();
            self.best.extend(known.map(|[key, id]| Scored {
                id: *id,
                logit: logit_of(*key),
            }));
            self.counts.push(self.best.len() - before);
        }
        Ok(())
    }

    /// Sends off what is written down, and waits for every logit of these rows.
    pub async fn fetch_all(&mut self, gpu: &GpuDevice, queue: &mut Queue, rows: Range<usize>) -> Result<()> {
        self.came_rows = 0..0;
        self.came_logits.resize(rows.len() * self.vocab, 0.0);
        let bytes = size_of_val(&self.came_logits[..]);
        let host = match self.host_logits.take() {
            Some(host) if host.bytes() >= bytes => host,
            _ => Memory::new(gpu, bytes, READ_BY_CPU, "logits")?,
        };
        let copied = Copied {
            from: &self.logits,
            at: 4 * rows.start * self.vocab,
            to: &host,
            bytes,
        };
        queue.submit(gpu, Some(copied))?;
        queue.read(gpu, &host, &mut self.came_logits).await?;
        self.host_logits = Some(host);
        self.came_rows = rows;
        Ok(())
    }

    /// What came back of a wanted row.
    pub fn scores(&mut self, row: usize) -> Scores<'_> {
        if self.came_rows.contains(&row) {
            let at = (row - self.came_rows.start) * self.vocab;
            return Scores::All(&mut self.came_logits[at..at + self.vocab]);
        }
        let start: usize = self.counts.iter().take(row).sum();
        let count = self.counts.get(row).copied().unwrap_or(0);
        Scores::Best(&self.best[start..start + count])
    }
}

const READ_BY_CPU: BufferUsages = BufferUsages::MAP_READ.union(BufferUsages::COPY_DST);

/// The float that a key stands for.
fn logit_of(key: u32) -> f32 {
    f32::from_bits(if key >> 31 == 1 { key & 0x7fff_ffff } else { !key })
}
