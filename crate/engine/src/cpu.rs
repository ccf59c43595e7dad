//! The op seam on the CPU: packed weights, quantized activations, a float key-value cache and a thread pool.
//!
//! An operation is one or two parallel regions. Small serial parts (a norm of one token) are done by the caller: they
//! take less time than waking a thread.

mod attention;

use crate::cache::Batch;
use crate::classify::Reading;
use crate::decoder::Config;
use crate::error::{Result, zeroed};
use crate::kernels::Kernels;
use crate::kernels::activations::Activations;
use crate::kernels::matmul::Part;
use crate::kernels::vector::{self, Activation};
use crate::ops::{Attention, Ops};
use crate::pack::{BLOCK, GROUP, PackedMatrix};
use crate::pool::Pool;
use crate::rope::RopeTables;
use attention::{KvCache, Scratch};
use std::ops::Range;
use std::sync::Mutex;

/// Serial work on fewer tokens than this is not worth a parallel region.
const PARALLEL_TOKENS: usize = 8;

/// Which products see their activations in fifteen bits instead of eight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Precision {
    /// Query, key and value.
    pub qkv: bool,
    /// Attention's output.
    pub attended: bool,
    /// Gate and up.
    pub ffn: bool,
    /// Down.
    pub hidden: bool,
    /// Output.
    pub logits: bool,
    /// Queries, keys, values and their weights.
    pub attention: bool,
}

impl Precision {
    /// Eight bits everywhere.
    pub const FAST: Self = Self {
        qkv: false,
        attended: false,
        ffn: false,
        hidden: false,
        logits: false,
        attention: false,
    };
    /// Fifteen bits everywhere: what the checks against a float reference run with.
    pub const EXACT: Self = Self {
        qkv: true,
        attended: true,
        ffn: true,
        hidden: true,
        logits: true,
        attention: true,
    };
}

fn planes(precise: bool) -> usize {
    1 + usize::from(precise)
}

/// The CPU backend of one model.
pub struct Cpu {
    kernels: Kernels,
    precision: Precision,
    pool: Pool,
    dim: usize,
    tokens: usize,
    /// Residual stream, `[token][dim]`.
    x: Vec<f32>,
    /// Result of a projection back to `dim`, `[token][dim]`.
    projected: Vec<f32>,
    /// Queries, keys and values, each `[token][heads * head_dim]`.
    qkv: [Vec<f32>; 3],
    /// Gate and up, `[token][ffn_dim]`.
    gate: Vec<f32>,
    up: Vec<f32>,
    /// `[wanted][vocab]`.
    logits: Vec<f32>,
    vocab: usize,
    input: Activations,
    attended: Activations,
    hidden: Activations,
    ropes: RopeTables,
    cache: KvCache,
    /// Notes hidden states while a prompt is classified.
    reading: Option<Reading>,
    /// Scratch of each thread.
    scratch: Vec<Mutex<Scratch>>,
}

/// A pointer that threads may write disjoint parts of.
#[derive(Clone, Copy)]
struct Shared(*mut f32);
// SAFETY: every use writes parts that no other thread touches.
unsafe impl Send for Shared {}
// SAFETY: as above.
unsafe impl Sync for Shared {}

impl Shared {
    /// # Safety
    /// The range lies inside the buffer, and no other thread touches it.
    #[expect(clippy::mut_from_ref, reason = "the caller keeps the ranges disjoint")]
    unsafe fn slice(&self, start: usize, len: usize) -> &mut [f32] {
        // SAFETY: the caller's promise.
        unsafe { std::slice::from_raw_parts_mut(self.0.add(start), len) }
    }
}

/// Grows a buffer; never shrinks it, so a decode loop does not allocate.
fn reserve(buffer: &mut Vec<f32>, len: usize, what: &'static str) -> Result<()> {
    if buffer.len() < len {
        *buffer = zeroed(len.next_power_of_two().min(len * 2), what)?;
    }
    Ok(())
}

impl Cpu {
    /// A backend for a model of this shape.
    pub fn new(config: &Config, kernels: Kernels, pool: Pool) -> Self {
        Self {
            kernels,
            precision: Precision::FAST,
            pool,
            dim: config.dim,
            tokens: 0,
            x: Vec::new(),
            projected: Vec::new(),
            qkv: Default::default(),
            gate: Vec::new(),
            up: Vec::new(),
            logits: Vec::new(),
            vocab: config.vocab,
            input: Activations::default(),
            attended: Activations::default(),
            hidden: Activations::default(),
            ropes: RopeTables::new(config),
            cache: KvCache::new(config),
            reading: None,
            scratch: Vec::new(),
        }
    }

    /// Chooses where activations keep more bits.
    pub fn set_precision(&mut self, precision: Precision) {
        self.precision = precision;
        self.cache.set_planes(planes(precision.attention));
    }

    /// Notes hidden states from now on, or no longer; what was noted so far.
    pub(crate) fn set_reading(&mut self, reading: Option<Reading>) -> Option<Reading> {
        std::mem::replace(&mut self.reading, reading)
    }

    /// Makes room for `slots` cached tokens; what is cached stays.
    pub fn reserve_slots(&mut self, slots: usize) -> Result<()> {
        self.cache.reserve(slots)
    }

    /// Cache slots there is room for.
    pub fn slots(&self) -> usize {
        self.cache.slots()
    }

    /// Threads in use.
    pub fn pool_mut(&mut self) -> &mut Pool {
        &mut self.pool
    }

    /// Threads in use.
    pub fn threads(&self) -> usize {
        self.pool.threads()
    }

    /// Name of the kernels in use.
    pub fn kernels(&self) -> &'static str {
        self.kernels.name
    }

    /// Bytes of cache and scratch.
    pub fn bytes(&self) -> usize {
        let floats = [&self.x, &self.projected, &self.gate, &self.up, &self.logits]
            .into_iter()
            .chain(&self.qkv)
            .map(Vec::len)
            .sum::<usize>();
        4 * floats + self.cache.bytes()
    }

    /// The last batch's logits of the wanted row of that number.
    pub fn logits_of(&mut self, row: usize) -> &mut [f32] {
        &mut self.logits[row * self.vocab..][..self.vocab]
    }

    /// All of a product's sums for some of its rows.
    fn rows_of(w: &PackedMatrix, x: &Activations, groups: Range<usize>) -> Part {
        assert_eq!(w.cols(), x.cols(), "a product of unequal widths");
        Part {
            groups,
            blocks: 0..w.blocks(),
            x_rows: 0..x.rows(),
            x_block: 0,
        }
    }

    /// Products of the same activations with several matrices, as one parallel region.
    fn matmul(&self, x: &Activations, products: &[(&PackedMatrix, Shared)]) {
        let total: usize = products.iter().map(|(w, _)| w.groups()).sum();
        // Chunks of whole pairs of groups, a few for each thread, so that an uneven machine evens out.
        let chunk = total.div_ceil(self.pool.threads() * 4).next_multiple_of(4).max(8);
        let multiply = self.kernels.matmul;
        self.pool.for_chunks(total, chunk, |range| {
            let mut first = 0;
            for (w, out) in products {
                let (start, end) = (range.start.max(first), range.end.min(first + w.groups()));
                if start < end {
                    // SAFETY: `out` holds `tokens * rows` floats, and chunks are disjoint row ranges.
                    unsafe { multiply(w, x, Self::rows_of(w, x, start - first..end - first), out.0, w.rows()) };
                }
                first += w.groups();
            }
        });
    }

    /// `input = quantize(rms_norm(x))` for every token.
    fn norm_input(&mut self, norm: &[f32], eps: f32, precise: bool) -> Result<()> {
        self.input.resize(self.tokens, self.dim, planes(precise))?;
        let (x, dim, writer) = (&self.x, self.dim, self.input.writer());
        let one = |token: usize, normed: &mut [f32]| {
            vector::rms_norm(&x[token * dim..][..dim], norm, eps, normed);
            // SAFETY: each token's row is written by one thread.
            unsafe { writer.set(token, 0, normed) };
        };
        if self.tokens < PARALLEL_TOKENS {
            // `projected` is free between two projections.
            let normed = &mut self.projected[..dim];
            (0..self.tokens).for_each(|token| one(token, normed));
        } else {
            let projected = Shared(self.projected.as_mut_ptr());
            self.pool.for_chunks(self.tokens, 4, |range| {
                for token in range {
                    // SAFETY: one row of `projected` a token.
                    one(token, unsafe { projected.slice(token * dim, dim) });
                }
            });
        }
        Ok(())
    }

    /// `x += maybe_norm(weight * activations)`.
    fn add_projection(&mut self, weight: &PackedMatrix, source: Source, norm: Option<&[f32]>, eps: f32) {
        let (dim, tokens) = (self.dim, self.tokens);
        let projected = Shared(self.projected.as_mut_ptr());
        let activations = match source {
            Source::Attended => &self.attended,
            Source::Hidden => &self.hidden,
        };
        self.matmul(activations, &[(weight, projected)]);
        activations.fold(&mut self.projected[..activations.rows() * dim], dim);
        let x = Shared(self.x.as_mut_ptr());
        let add = |range: Range<usize>| {
            for token in range {
                // SAFETY: one row of each buffer a token.
                let (x, y) = unsafe { (x.slice(token * dim, dim), projected.slice(token * dim, dim)) };
                if let Some(norm) = norm {
                    vector::rms_norm_in_place(y, norm, eps);
                }
                vector::add_scaled(x, y, 1.0);
            }
        };
        if tokens < PARALLEL_TOKENS {
            add(0..tokens);
        } else {
            self.pool.for_chunks(tokens, 8, add);
        }
    }
}

enum Source {
    Attended,
    Hidden,
}

impl Ops for Cpu {
    type Matrix = PackedMatrix;
    type Vector = Vec<f32>;

    fn embed(&mut self, table: &PackedMatrix, scale: f32, batch: &Batch<'_>) -> Result<()> {
        let (tokens, dim) = (batch.rows.len(), self.dim);
        self.tokens = tokens;
        reserve(&mut self.x, tokens * dim, "activations")?;
        // Twice, for the second plane of a product.
        reserve(&mut self.projected, 2 * tokens * dim, "activations")?;
        for (row, x) in batch.rows.iter().zip(self.x.chunks_exact_mut(dim)) {
            table.dequantize_row(row.token as usize, x);
            if scale != 1.0 {
                x.iter_mut().for_each(|x| *x *= scale);
            }
        }
        self.ropes.set_positions(batch)
    }

    fn project_qkv(
        &mut self,
        norm: &Vec<f32>,
        eps: f32,
        weights: [&PackedMatrix; 3],
        biases: Option<[&Vec<f32>; 3]>,
    ) -> Result<()> {
        self.norm_input(norm, eps, self.precision.qkv)?;
        for (out, w) in self.qkv.iter_mut().zip(weights) {
            reserve(out, self.input.rows() * w.rows(), "activations")?;
        }
        let [q, k, v] = self.qkv.each_mut().map(|out| Shared(out.as_mut_ptr()));
        self.matmul(&self.input, &[(weights[0], q), (weights[1], k), (weights[2], v)]);
        for (out, w) in self.qkv.iter_mut().zip(weights) {
            self.input.fold(&mut out[..self.input.rows() * w.rows()], w.rows());
        }
        for (out, bias) in self.qkv.iter_mut().zip(biases.into_iter().flatten()) {
            for row in out.chunks_exact_mut(bias.len()).take(self.tokens) {
                vector::add_scaled(row, bias, 1.0);
            }
        }
        Ok(())
    }

    fn attend(
        &mut self,
        layer: usize,
        attention: &Attention,
        head_norms: Option<[&Vec<f32>; 2]>,
        eps: f32,
        batch: &Batch<'_>,
    ) -> Result<()> {
        if let Some(reading) = &mut self.reading {
            reading.note_stream(layer, &self.x[..self.tokens * self.dim], batch.rows);
        }
        let head_norms = head_norms.map(|norms| norms.map(Vec::as_slice));
        self.store_keys(layer, attention, head_norms, eps, batch);
        let planes = planes(self.precision.attended);
        self.attended
            .resize(self.tokens, attention.heads * attention.head_dim, planes)?;
        self.mix_values(layer, attention, batch)
    }

    fn project_attended(&mut self, weight: &PackedMatrix, norm: Option<&Vec<f32>>, eps: f32) -> Result<()> {
        self.add_projection(weight, Source::Attended, norm.map(Vec::as_slice), eps);
        Ok(())
    }

    fn feed_forward(
        &mut self,
        norm: &Vec<f32>,
        eps: f32,
        gate: &PackedMatrix,
        up: &PackedMatrix,
        down: &PackedMatrix,
        activation: Activation,
        post_norm: Option<&Vec<f32>>,
    ) -> Result<()> {
        self.norm_input(norm, eps, self.precision.ffn)?;
        let (tokens, rows, width) = (self.tokens, self.input.rows(), gate.rows());
        reserve(&mut self.gate, rows * width, "activations")?;
        reserve(&mut self.up, rows * width, "activations")?;
        self.hidden.resize(tokens, width, planes(self.precision.hidden))?;
        let (gates, ups) = (Shared(self.gate.as_mut_ptr()), Shared(self.up.as_mut_ptr()));
        let (input, writer, multiply) = (&self.input, self.hidden.writer(), self.kernels.matmul);
        // A chunk of rows goes all the way from both products to quantized activations in one thread's cache.
        let blocks = width / BLOCK;
        let chunk = blocks.div_ceil(self.pool.threads() * 4);
        self.pool.for_chunks(blocks, chunk, |range| {
            let groups = range.start * BLOCK / GROUP..range.end * BLOCK / GROUP;
            // SAFETY: chunks are disjoint row ranges of `[tokens][width]` buffers.
            unsafe {
                multiply(gate, input, Self::rows_of(gate, input, groups.clone()), gates.0, width);
                multiply(up, input, Self::rows_of(up, input, groups), ups.0, width);
                let (first, len) = (range.start * BLOCK, range.len() * BLOCK);
                for token in 0..tokens {
                    let at = token * width + first;
                    let (gate, up) = (gates.slice(at, len), ups.slice(at, len));
                    if rows > tokens {
                        let second = tokens * width + at;
                        vector::add_scaled(gate, gates.slice(second, len), 1.0);
                        vector::add_scaled(up, ups.slice(second, len), 1.0);
                    }
                    vector::gated(activation, gate, up);
                    writer.set(token, first, gate);
                }
            }
        });
        self.add_projection(down, Source::Hidden, post_norm.map(Vec::as_slice), eps);
        Ok(())
    }

    async fn logits(&mut self, norm: &Vec<f32>, eps: f32, head: &PackedMatrix, batch: &Batch<'_>) -> Result<()> {
        let (wanted, dim) = (batch.wanted.clone(), self.dim);
        self.input.resize(wanted.len(), dim, planes(self.precision.logits))?;
        reserve(&mut self.logits, self.input.rows() * head.rows(), "logits")?;
        for (i, token) in wanted.clone().enumerate() {
            let x = &mut self.x[token * dim..][..dim];
            vector::rms_norm_in_place(x, norm, eps);
            self.input.set_row(i, x);
            if let Some(reading) = &mut self.reading {
                reading.note_output(x);
            }
        }
        let logits = Shared(self.logits.as_mut_ptr());
        self.matmul(&self.input, &[(head, logits)]);
        self.input
            .fold(&mut self.logits[..self.input.rows() * head.rows()], head.rows());
        self.vocab = head.rows();
        Ok(())
    }
}
