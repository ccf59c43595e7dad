//! Rotary embedding, the key-value cache and attention on the CPU.

use super::{Cpu, PARALLEL_TOKENS, Shared};
use crate::cache::Batch;
use crate::decoder::Config;
use crate::error::{Result, zeroed};
use crate::kernels::vector;
use crate::ops::{Attention, Rope};

/// Cosines and sines of the batch's positions, for each different rotary embedding of the model.
pub struct RopeTables {
    ropes: Vec<Rope>,
    head_dim: usize,
    /// `[rope][head_dim / 2]`.
    frequencies: Vec<f32>,
    /// `[rope][token][head_dim / 2]` pairs of cosine and sine.
    angles: Vec<[f32; 2]>,
    tokens: usize,
}

impl RopeTables {
    pub fn new(config: &Config) -> Self {
        let mut ropes: Vec<Rope> = Vec::new();
        for attention in &config.attention {
            if !ropes.contains(&attention.rope) {
                ropes.push(attention.rope);
            }
        }
        let head_dim = config.attention.first().map_or(0, |a| a.head_dim);
        let frequency = |rope: &Rope, i: usize| 1.0 / rope.base.powf(2.0 * i as f32 / head_dim as f32) / rope.scale;
        let frequencies = ropes
            .iter()
            .flat_map(|rope| (0..head_dim / 2).map(|i| frequency(rope, i)).collect::<Vec<_>>())
            .collect();
        Self {
            ropes,
            head_dim,
            frequencies,
            angles: Vec::new(),
            tokens: 0,
        }
    }

    /// Computes the tables for a batch.
    pub fn set_positions(&mut self, batch: &Batch<'_>) -> Result<()> {
        let (tokens, half) = (batch.rows.len(), self.head_dim / 2);
        self.tokens = tokens;
        let len = self.ropes.len() * tokens * half;
        if self.angles.len() < len {
            self.angles = zeroed(len, "rotary tables")?;
        }
        let mut angles = self.angles.chunks_exact_mut(half.max(1));
        for frequencies in self.frequencies.chunks_exact(half.max(1)) {
            for (row, angles) in batch.rows.iter().zip(&mut angles) {
                for (angle, frequency) in angles.iter_mut().zip(frequencies) {
                    let (sin, cos) = (row.position as f32 * frequency).sin_cos();
                    *angle = [cos, sin];
                }
            }
        }
        Ok(())
    }

    fn of(&self, rope: &Rope, token: usize) -> &[[f32; 2]] {
        let (index, half) = (
            self.ropes.iter().position(|r| r == rope).unwrap_or(0),
            self.head_dim / 2,
        );
        &self.angles[(index * self.tokens + token) * half..][..half]
    }
}

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

/// Keys and values of all layers, `[layer][kv head][slot][head_dim]`.
pub struct KvCache {
    shapes: Vec<(usize, usize)>,
    keys: Vec<Vec<f32>>,
    values: Vec<Vec<f32>>,
    slots: usize,
}

impl KvCache {
    pub fn new(config: &Config) -> Self {
        let shapes: Vec<_> = config.attention.iter().map(|a| (a.kv_heads, a.head_dim)).collect();
        Self {
            keys: vec![Vec::new(); shapes.len()],
            values: vec![Vec::new(); shapes.len()],
            shapes,
            slots: 0,
        }
    }

    pub fn slots(&self) -> usize {
        self.slots
    }

    pub fn bytes(&self) -> usize {
        4 * self.keys.iter().chain(&self.values).map(Vec::len).sum::<usize>()
    }

    /// Grows to at least `slots`, keeping what is there.
    pub fn reserve(&mut self, slots: usize) -> Result<()> {
        if slots <= self.slots {
            return Ok(());
        }
        let slots = slots.next_multiple_of(64);
        for buffers in [&mut self.keys, &mut self.values] {
            for (buffer, (heads, dim)) in buffers.iter_mut().zip(&self.shapes) {
                let mut grown: Vec<f32> = zeroed(heads * slots * dim, "the key-value cache")?;
                let (old, new) = ((self.slots * dim).max(1), slots * dim);
                for (from, to) in buffer.chunks_exact(old).zip(grown.chunks_exact_mut(new)) {
                    to[..old].copy_from_slice(from);
                }
                *buffer = grown;
            }
        }
        self.slots = slots;
        Ok(())
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
        let keys = Shared(self.cache.keys[layer].as_mut_ptr());
        let values = Shared(self.cache.values[layer].as_mut_ptr());
        let (slots, ropes) = (self.cache.slots, &self.ropes);
        assert!(
            batch.rows.iter().all(|row| row.slot < slots),
            "a row's slot lies beyond the cache"
        );
        let work = |range: std::ops::Range<usize>| {
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
                let slot = batch.rows[token].slot;
                for h in 0..kv_heads {
                    let (from, to) = ((token * kv_heads + h) * head_dim, (h * slots + slot) * head_dim);
                    // SAFETY: as above; each token has a slot of its own, checked against the cache's size.
                    unsafe {
                        let key = k.slice(from, head_dim);
                        if let Some([_, norm]) = head_norms {
                            vector::rms_norm_in_place(key, norm, eps);
                        }
                        rotate(key, angles, rope.neighbours);
                        keys.slice(to, head_dim).copy_from_slice(key);
                        values.slice(to, head_dim).copy_from_slice(v.slice(from, head_dim));
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
    /// projection.
    pub(super) fn mix_values(&mut self, layer: usize, attention: &Attention, longest: usize, batch: &Batch<'_>) {
        let Attention {
            heads,
            kv_heads,
            head_dim,
            scale,
            window,
            ..
        } = *attention;
        let (q, keys, values) = (&self.qkv[0], &self.cache.keys[layer], &self.cache.values[layer]);
        let (slots, writer) = (self.cache.slots, self.attended.writer());
        let scratch = Shared(self.scores.as_mut_ptr());
        let group = heads / kv_heads;
        // Neighbouring units share keys: all tokens of one head follow each other.
        let units = self.tokens * heads;
        let chunk = if self.tokens < PARALLEL_TOKENS {
            group.min(units.div_ceil(self.pool.threads()))
        } else {
            16
        };
        self.pool.for_chunks_numbered(units, chunk, |thread, range| {
            // SAFETY: one row of scratch a thread.
            let scratch = unsafe { scratch.slice(thread * (longest + head_dim), longest + head_dim) };
            let (scores, mixed) = scratch.split_at_mut(longest);
            for unit in range {
                let (h, token) = (unit / self.tokens, unit % self.tokens);
                let row = &batch.rows[token];
                let sequence = &batch.sequences[row.sequence];
                let head = &q[(token * heads + h) * head_dim..][..head_dim];
                let first_slot = h / group * slots;
                let from = window.map_or(0, |w| (row.position + 1).saturating_sub(w));
                let spans = [sequence.shared, sequence.own].map(|segment| {
                    let visible = (row.position + 1).saturating_sub(segment.position).min(segment.len);
                    crate::cache::Segment {
                        len: visible,
                        ..segment
                    }
                    .from_position(from)
                });
                let mut len = 0;
                for (slot, count) in spans {
                    let keys = &keys[(first_slot + slot) * head_dim..][..count * head_dim];
                    for (score, key) in scores[len..len + count].iter_mut().zip(keys.chunks_exact(head_dim)) {
                        *score = vector::dot(head, key) * scale;
                    }
                    len += count;
                }
                vector::softmax(&mut scores[..len]);
                mixed.fill(0.0);
                let mut at = 0;
                for (slot, count) in spans {
                    let values = &values[(first_slot + slot) * head_dim..][..count * head_dim];
                    for (score, value) in scores[at..at + count].iter().zip(values.chunks_exact(head_dim)) {
                        vector::add_scaled(mixed, value, *score);
                    }
                    at += count;
                }
                // SAFETY: each unit owns its head's columns of its token's row.
                unsafe { writer.set(token, h * head_dim, mixed) };
            }
        });
    }
}
