//! Memory between operations.

use crate::batch::{BATCH_BYTES, BLOCK_BYTES};
use crate::device::GpuDevice;
use crate::memory::Memory;
use shopquill_engine::Result;
use shopquill_engine::accelerator::MOST_ROWS;
use shopquill_engine::decoder::Config;
use shopquill_engine::ops::Attention;
use shopquill_engine::pack::BLOCK;

/// Memory between operations, for the largest batch.
pub struct Scratch {
    /// The batch's rows.
    pub batch: Memory,
    /// Residual stream, `[token][dim]`.
    pub x: Memory,
    /// Result of a projection back to `dim`, `[token][dim]`.
    pub projected: Memory,
    /// What a product is fed, in bytes with scales.
    pub normed: Memory,
    /// `[token][queries, keys, values]`.
    pub qkv: Memory,
    /// Queries as attention reads them.
    pub queries: Memory,
    /// What attention brought.
    pub attended: Memory,
    /// Between a gated layer's products.
    pub hidden: Memory,
    /// Cosines and sines, `[rope][token][head_dim / 2]`.
    pub angles: Memory,
}

impl Scratch {
    /// For a model of this shape, which has so many different rotary embeddings.
    pub fn new(gpu: &GpuDevice, config: &Config, ropes: usize) -> Result<Self> {
        let heads = |f: fn(&Attention) -> usize| config.attention.iter().map(f).max().unwrap_or(0);
        let queries = heads(|a| a.heads * a.head_dim);
        let both = heads(|a| (a.heads + 2 * a.kv_heads) * a.head_dim);
        let half = heads(|a| a.head_dim / 2);
        let floats = |n: usize| Memory::storage(gpu, 4 * MOST_ROWS * n, "activations");
        let blocks = |n: usize| Memory::storage(gpu, BLOCK_BYTES * MOST_ROWS * (n / BLOCK), "activations");
        Ok(Self {
            batch: Memory::storage(gpu, BATCH_BYTES, "the batch")?,
            x: floats(config.dim)?,
            projected: floats(config.dim)?,
            normed: blocks(config.dim)?,
            qkv: floats(both)?,
            queries: blocks(queries)?,
            attended: blocks(queries)?,
            hidden: blocks(config.ffn_dim)?,
            angles: floats(2 * half * ropes)?,
        })
    }
}
