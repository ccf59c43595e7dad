//! Rotation of heads, the key-value cache and attention on the CPU.

use super::{Cpu, PARALLEL_TOKENS, Shared};
use crate::cache::{Batch, Segment};
use crate::decoder::Config;
use crate::error::{Result, zeroed};
use crate::kernels::activations::{self, Activations};
use crate::kernels::matmul::Part;
use crate::kernels::vector::{self, LANES};
use crate::ops::Attention;
use crate::pack::{BLOCK, Format, GROUP, PackedMatrix, Writer};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

fn rotate(head: &mut [f32], angles: &[[f32; 2]], neighbours: bool) {
    if neighbours {
        for (pair, [cos, sin]) in head.chunks_exact_mut(2).zip(angles) {
            let (a, b) = (pair[0], pair[1]);
            (pair[0], pair[1]) = (a * cos - b * sin, a * sin + b * cos);
        }
    } else {
        let (low, high) = head.split_at_mut(angles.len());
        for ((low, high), [cos, sin]) in low.iter_mut().zip(high).zip(angles) {
            let (a, b) = (*low, *high);
            (*low, *high) = (a * cos - b * sin, a * sin + b * cos);
        }
    }
}

/// Keys and values of all layers in eight bits, as packed matrices: keys `[slots, head_dim]` with a scale for every 32
/// dimensions, values transposed, `[head_dim, slots]`, with one scale a slot that is multiplied into its weight. Scores and
/// mixed values are then products like any other. A second plane keeps what eight bits lose, where exactness is wanted.
pub struct KvCache {
    /// `[layer]` of `(kv heads, head_dim)`.
    shapes: Vec<(usize, usize)>,
    /// `[layer][kv head]`.
    heads: Vec<Vec<HeadCache>>,
    planes: usize,
    slots: usize,
}

struct HeadCache {
    keys: Vec<PackedMatrix>,
    values: Vec<PackedMatrix>,
    /// `[plane][slot]`.
    value_scales: Vec<Vec<f32>>,
}

impl HeadCache {
    fn new(slots: usize, dim: usize, planes: usize) -> Result<Self> {
        let what = "the key-value cache";
        let plane = |rows, cols| (0..planes).map(move |_| PackedMatrix::zeros(rows, cols, Format::ByteFull, what));
        let mut values = plane(dim, slots).collect::<Result<Vec<_>>>()?;
        for values in &mut values {
            // Their scale is part of the slots' weights.
            let writer = values.writer();
            for (row, block) in (0..dim).flat_map(|row| (0..slots / BLOCK).map(move |block| (row, block))) {
                // SAFETY: inside the matrix, which is borrowed mutably.
                unsafe { writer.set_scale(row, block, 1.0) };
            }
        }
        let value_scales = (0..planes).map(|_| zeroed(slots, what)).collect::<Result<_>>()?;
        Ok(Self {
            keys: plane(slots, dim).collect::<Result<_>>()?,
            values,
            value_scales,
        })
    }
}

impl KvCache {
    pub fn new(config: &Config) -> Self {
        let shapes: Vec<_> = config.attention.iter().map(|a| (a.kv_heads, a.head_dim)).collect();
        Self {
            shapes,
            heads: Vec::new(),
            planes: 1,
            slots: 0,
        }
    }

    pub fn slots(&self) -> usize {
        self.slots
    }

    pub fn bytes(&self) -> usize {
        let matrices = |h: &HeadCache| h.keys.iter().chain(&h.values).map(PackedMatrix::bytes).sum::<usize>();
        self.heads
            .iter()
            .flatten()
            .map(|h| matrices(h) + 4 * self.slots * self.planes)
            .sum()
    }

    /// Changes how exactly tokens are kept; forgets what is cached.
    pub fn set_planes(&mut self, planes: usize) {
        if planes != self.planes {
            (self.planes, self.slots) = (planes, 0);
            self.heads.clear();
        }
    }

    /// Grows to at least `slots`, keeping what is there.
    pub fn reserve(&mut self, slots: usize) -> Result<()> {
        if slots <= self.slots {
            return Ok(());
        }
        // Some head room, as a growing text would otherwise copy the cache again and again.
        let slots = (slots + slots / 4).next_multiple_of(4 * BLOCK);
        let mut grown = Vec::with_capacity(self.shapes.len());
        for (layer, (heads, dim)) in self.shapes.iter().enumerate() {
            let mut new = Vec::with_capacity(*heads);
            for head in 0..*heads {
                let mut cache = HeadCache::new(slots, *dim, self.planes)?;
                if let Some(old) = self.heads.get(layer).and_then(|heads| heads.get(head)) {
                    for plane in 0..self.planes {
                        cache.keys[plane].copy_from(&old.keys[plane]);
                        cache.values[plane].copy_from(&old.values[plane]);
                        cache.value_scales[plane][..self.slots].copy_from_slice(&old.value_scales[plane]);
                    }
                }
                new.push(cache);
            }
            grown.push(new);
        }
        (self.heads, self.slots) = (grown, slots);
        Ok(())
    }
}

/// Where threads put the keys and values of their tokens.
struct HeadWriter {
    /// Keys, values and value scales of each plane.
    planes: [Option<(Writer, Writer, Shared)>; 2],
}

impl HeadWriter {
    fn new(head: &mut HeadCache) -> Self {
        let mut planes = [const { None }; 2];
        let HeadCache {
            keys,
            values,
            value_scales,
        } = head;
        for (plane, ((k, v), s)) in planes.iter_mut().zip(keys.iter_mut().zip(values).zip(value_scales)) {
            *plane = Some((k.writer(), v.writer(), Shared(s.as_mut_ptr())));
        }
        Self { planes }
    }

    /// # Safety
    /// The slot lies inside the cache, and no other thread touches it.
    unsafe fn set(&self, slot: usize, key: &mut [f32], value: &mut [f32]) {
        for (keys, values, scales) in self.planes.iter().flatten() {
            for (block, key) in key.chunks_exact_mut(BLOCK).enumerate() {
                // SAFETY: the caller's promise.
                let scale = take_plane(key, |i, q| unsafe { keys.set(slot, block * BLOCK + i, q) });
                unsafe { keys.set_scale(slot, block, scale) };
            }
            // SAFETY: the caller's promise.
            let scale = take_plane(value, |i, q| unsafe { values.set(i, slot, q) });
            unsafe { scales.slice(slot, 1)[0] = scale };
        }
    }
}

/// Rounds `x` to eight bits of its peak, leaves in `x` what that lost, and returns the scale.
fn take_plane(x: &mut [f32], mut store: impl FnMut(usize, i8)) -> f32 {
    let peak = x.iter().fold(0f32, |m, x| vector::larger(m, x.abs()));
    let (scale, inverse) = activations::scale_of(peak);
    for (i, x) in x.iter_mut().enumerate() {
        let q = activations::round(*x * inverse);
        store(i, q as i8);
        *x -= q as f32 * scale;
    }
    scale
}

/// What a thread needs to attend with a few queries.
#[derive(Default)]
pub struct Scratch {
    queries: Activations,
    weights: Activations,
    /// `[plane and query][slot]`; a second half takes what is added to the first.
    scores: Vec<f32>,
    /// `[plane and query][head_dim]`, alike.
    mixed: Vec<f32>,
    scaled: Vec<f32>,
}

/// Slots that some queries may see, from a whole block on.
#[derive(Clone, Copy)]
struct Span {
    /// First slot, a multiple of the block.
    slot: usize,
    /// Position of the token in it.
    position: usize,
    /// Blocks.
    blocks: usize,
}

impl Span {
    /// The part of a segment that positions `from..=to` lie in.
    fn of(segment: Segment, from: usize, to: usize) -> Self {
        debug_assert!(segment.slot.is_multiple_of(BLOCK));
        let skip = from.saturating_sub(segment.position) / BLOCK * BLOCK;
        let end = (to + 1).saturating_sub(segment.position).min(segment.len);
        Self {
            slot: segment.slot + skip,
            position: segment.position + skip,
            blocks: end.saturating_sub(skip).div_ceil(BLOCK),
        }
    }

    fn slots(&self) -> Range<usize> {
        self.slot..self.slot + self.blocks * BLOCK
    }

    /// Which of the span's slots the token at `position` sees.
    fn visible(&self, segment: Segment, from: usize, position: usize) -> Range<usize> {
        let end = (position + 1)
            .min(segment.position + segment.len)
            .saturating_sub(self.position);
        let end = end.min(self.blocks * BLOCK);
        from.saturating_sub(self.position).min(end)..end
    }
}

impl Cpu {
    /// Norms and rotates queries and keys, and puts keys and values into the cache.
    pub(super) fn store_keys(
        &mut self,
        layer: usize,
        attention: &Attention,
        head_norms: Option<[&[f32]; 2]>,
        eps: f32,
        batch: &Batch<'_>,
    ) {
        let Attention {
            heads,
            kv_heads,
            head_dim,
            ref rope,
            ..
        } = *attention;
        let [q, k, v] = self.qkv.each_mut().map(|b| Shared(b.as_mut_ptr()));
        let slots = self.cache.slots;
        let caches: Vec<HeadWriter> = self.cache.heads[layer].iter_mut().map(HeadWriter::new).collect();
        let ropes = &self.ropes;
        assert!(
            batch.rows.iter().all(|row| row.slot < slots),
            "a row's slot lies beyond the cache"
        );
        let work = |range: Range<usize>| {
            for token in range {
                let angles = ropes.of(rope, token);
                for h in 0..heads {
                    // SAFETY: one token's rows, touched by one thread; sizes follow from the shapes.
                    let head = unsafe { q.slice((token * heads + h) * head_dim, head_dim) };
                    if let Some([norm, _]) = head_norms {
                        vector::rms_norm_in_place(head, norm, eps);
                    }
                    rotate(head, angles, rope.neighbours);
                }
                for (h, cache) in caches.iter().enumerate() {
                    let from = (token * kv_heads + h) * head_dim;
                    // SAFETY: as above; each token has a slot of its own, checked against the cache's size.
                    unsafe {
                        let key = k.slice(from, head_dim);
                        if let Some([_, norm]) = head_norms {
                            vector::rms_norm_in_place(key, norm, eps);
                        }
                        rotate(key, angles, rope.neighbours);
                        cache.set(batch.rows[token].slot, key, v.slice(from, head_dim));
                    }
                }
            }
        };
        if self.tokens < PARALLEL_TOKENS {
            work(0..self.tokens);
        } else {
            self.pool.for_chunks(self.tokens, 4, work);
        }
    }

    /// Scaled dot-product attention of every token and head over its text's cached slots, quantized for the output
    /// projection. A unit of work is one head with up to [`QUERIES`] tokens that share the prompt.
    pub(super) fn mix_values(&mut self, layer: usize, attention: &Attention, batch: &Batch<'_>) -> Result<()> {
        if self.scratch.is_empty() {
            self.scratch.resize_with(self.pool.threads(), Mutex::default);
        }
        let tiles = self.tokens.div_ceil(QUERIES);
        let failure = Mutex::new(None);
        // `attended` was given its size by the caller; threads write disjoint columns of it.
        let writer = self.attended.writer();
        let this = &*self;
        this.pool
            .for_chunks_numbered(tiles * attention.heads, 1, |thread, units| {
                let mut scratch = this.scratch[thread].lock().unwrap_or_else(PoisonError::into_inner);
                for unit in units {
                    // Neighbouring units share keys and values.
                    let (h, tile) = (unit / tiles, unit % tiles);
                    let rows = tile * QUERIES..((tile + 1) * QUERIES).min(this.tokens);
                    if let Err(error) = this.attend_tile(layer, attention, h, rows, batch, &mut scratch, writer) {
                        *failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                    }
                }
            });
        match failure.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(error) => Err(error),
            None => Ok(()),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "one unit of a parallel region")]
    fn attend_tile(
        &self,
        layer: usize,
        attention: &Attention,
        head: usize,
        rows: Range<usize>,
        batch: &Batch<'_>,
        scratch: &mut Scratch,
        out: activations::Writer,
    ) -> Result<()> {
        let Attention {
            heads,
            kv_heads,
            head_dim,
            scale,
            window,
            ..
        } = *attention;
        let cache = &self.cache.heads[layer][head * kv_heads / heads];
        let (count, planes, multiply) = (rows.len(), self.cache.planes, self.kernels.matmul);
        let Scratch {
            queries,
            weights,
            scores,
            mixed,
            scaled,
        } = scratch;

        queries.resize(count, head_dim, planes)?;
        scaled.resize(head_dim, 0.0);
        for (i, token) in rows.clone().enumerate() {
            let q = &self.qkv[0][(token * heads + head) * head_dim..][..head_dim];
            for (scaled, q) in scaled.iter_mut().zip(q) {
                *scaled = q * scale;
            }
            queries.set_row(i, scaled);
        }

        let row = |i: usize| &batch.rows[rows.start + i];
        let sequence = |i: usize| &batch.sequences[row(i).sequence];
        let from = |i: usize| window.map_or(0, |w| (row(i).position + 1).saturating_sub(w));
        let (first, last) = (from(0), row(count - 1).position);
        // All queries share the prompt; each has its own text after it, if any.
        let shared_segment = sequence(0).shared;
        let shared = Span::of(shared_segment, (0..count).map(from).min().unwrap_or(first), {
            (0..count).map(|i| row(i).position).max().unwrap_or(last)
        });
        let own: [Span; QUERIES] = std::array::from_fn(|i| {
            let i = i.min(count - 1);
            Span::of(sequence(i).own, from(i), row(i).position)
        });
        let own_blocks = own.iter().map(|s| s.blocks).max().unwrap_or(0);
        let width = (shared.blocks + own_blocks) * BLOCK;

        // Scores, `[query][shared slots, own slots]`.
        let all = count * planes;
        scores.resize((2 * all * width).max(scores.len()), 0.0);
        let (sums, extra) = scores.split_at_mut(all * width);
        for (plane, keys) in cache.keys.iter().enumerate() {
            let target = if plane == 0 {
                &mut *sums
            } else {
                &mut extra[..all * width]
            };
            let part = |span: &Span, x_rows| Part {
                groups: span.slot / GROUP..(span.slot + span.blocks * BLOCK) / GROUP,
                blocks: 0..keys.blocks(),
                x_rows,
                x_block: 0,
            };
            // SAFETY: `target` holds `width` floats a query; a kernel writes row `slot`, so the pointer is moved back by
            // the span's first slot (wrapping, as that may lie before the buffer).
            unsafe {
                let at = target.as_mut_ptr().wrapping_sub(shared.slot);
                multiply(keys, queries, part(&shared, 0..all), at, width);
                for (i, own) in own.iter().enumerate().take(count).filter(|(_, own)| own.blocks > 0) {
                    let at = target
                        .as_mut_ptr()
                        .wrapping_add(shared.blocks * BLOCK)
                        .wrapping_sub(own.slot);
                    for plane in 0..planes {
                        let i = plane * count + i;
                        multiply(keys, queries, part(own, i..i + 1), at, width);
                    }
                }
            }
            if plane == 1 {
                vector::add_scaled(sums, &extra[..all * width], 1.0);
            }
        }
        queries.fold(sums, width);

        // Weights, zero where a token may not look. A softmax's division waits for the mixed values, which are fewer.
        let mut inverses = [0f32; QUERIES];
        let value_planes = cache.values.iter().zip(&cache.value_scales).enumerate();
        mixed.resize((2 * all * head_dim).max(mixed.len()), 0.0);
        let (sum, extra_mixed) = mixed.split_at_mut(all * head_dim);
        for (plane, (values, value_scales)) in value_planes {
            weights.resize(count, width, planes)?;
            let weights_writer = weights.writer();
            for (i, inverse) in inverses.iter_mut().enumerate().take(count) {
                let seen = |span: &Span, segment| span.visible(segment, from(i), row(i).position);
                let parts = [
                    (0, shared, seen(&shared, shared_segment)),
                    (shared.blocks, own[i], seen(&own[i], sequence(i).own)),
                ];
                let scores = &sums[i * width..][..width];
                let peak = parts.iter().fold(f32::NEG_INFINITY, |peak, (block, _, seen)| {
                    vector::larger(peak, vector::peak(&scores[block * BLOCK..][seen.clone()]))
                });
                let mut total = [0f32; LANES];
                let mut filled = 0;
                for (block, span, seen) in parts {
                    filled = block + span.blocks;
                    let scores = &scores[block * BLOCK..][..span.blocks * BLOCK];
                    let scales = &value_scales[span.slots()];
                    // SAFETY: the query's own row, whole blocks of it, written by this thread alone.
                    unsafe {
                        weigh(scores, scales, seen, peak, &mut total, |at, x| {
                            weights_writer.set(i, block * BLOCK + at, x)
                        })
                    };
                }
                // Others of the tile may have a longer text of their own.
                for block in filled..width / BLOCK {
                    // SAFETY: as above.
                    unsafe { weights_writer.set(i, block * BLOCK, &[0.0; BLOCK]) };
                }
                *inverse = 1.0 / total.iter().sum::<f32>();
            }
            let groups = 0..values.groups();
            let part = |span: &Span, x_rows, x_block| Part {
                groups: groups.clone(),
                blocks: span.slot / BLOCK..span.slot / BLOCK + span.blocks,
                x_rows,
                x_block,
            };
            let mut add = |target: &mut [f32], begin: bool, part: Part| {
                let part_rows = part.x_rows.clone();
                let scratch = &mut extra_mixed[..all * head_dim];
                let at = if begin {
                    target.as_mut_ptr()
                } else {
                    scratch.as_mut_ptr()
                };
                // SAFETY: both hold `head_dim` floats a row of the weights.
                unsafe { multiply(values, weights, part, at, head_dim) };
                if !begin {
                    let rows = part_rows.start * head_dim..part_rows.end * head_dim;
                    vector::add_scaled(&mut target[rows.clone()], &scratch[rows], 1.0);
                }
            };
            add(sum, plane == 0, part(&shared, 0..all, 0));
            for (i, own) in own.iter().enumerate().take(count).filter(|(_, own)| own.blocks > 0) {
                for plane in 0..planes {
                    let i = plane * count + i;
                    add(sum, false, part(own, i..i + 1, shared.blocks));
                }
            }
        }
        weights.fold(sum, head_dim);
        for (i, token) in rows.enumerate() {
            let sum = &mut sum[i * head_dim..][..head_dim];
            sum.iter_mut().for_each(|x| *x *= inverses[i]);
            // SAFETY: each unit owns its head's columns of its tokens' rows.
            unsafe { out.set(token, head * head_dim, sum) };
        }
        Ok(())
    }
}

/// Tokens that one unit of work attends with.
const QUERIES: usize = 16;

/// Scores this far below the peak weigh less than the last bit of a sum.
const NOTHING: f32 = -25.0;

/// Turns the scores of a span's slots into weights, block by block: `e^(score - peak)`, of which `total` keeps the sum,
/// times the value's scale; zero outside of `seen`.
#[inline(always)]
fn weigh(
    scores: &[f32],
    scales: &[f32],
    seen: Range<usize>,
    peak: f32,
    total: &mut [f32; LANES],
    mut store: impl FnMut(usize, &[f32; BLOCK]),
) {
    let blocks = scores.as_chunks::<BLOCK>().0.iter().zip(scales.as_chunks::<BLOCK>().0);
    for (at, (scores, scales)) in (0..).step_by(BLOCK).zip(blocks) {
        let keep = seen.start.clamp(at, at + BLOCK) - at..seen.end.clamp(at, at + BLOCK) - at;
        let mut scores = *scores;
        if keep.len() < BLOCK {
            scores[..keep.start].fill(f32::NEG_INFINITY);
            scores[keep.end..].fill(f32::NEG_INFINITY);
        }
        if vector::peak(&scores) - peak < NOTHING {
            store(at, &[0.0; BLOCK]);
            continue;
        }
        let mut weights = vector::soften(&scores, peak, total);
        for (weight, scale) in weights.iter_mut().zip(scales) {
            *weight *= scale;
        }
        store(at, &weights);
    }
}
