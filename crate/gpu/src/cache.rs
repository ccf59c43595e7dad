//! Keys and values of the tokens so far, and the room that attention over them needs.

use crate::device::GpuDevice;
use crate::memory::Memory;
use shopquill_engine::Result;
use shopquill_engine::accelerator::MOST_ROWS;
use shopquill_engine::ops::Attention;
use shopquill_engine::pack::BLOCK;

/// Keys and values of a layer.
pub struct LayerCache {
    pub keys: Memory,
    pub values: Memory,
}

/// The cache of all layers.
pub struct Cache {
    pub layers: Vec<LayerCache>,
    /// Tokens that there is room for.
    pub slots: usize,
    /// `[token][head][score_width]`.
    pub scores: Memory,
    /// Scores of a head and token, and the scales of their blocks.
    pub score_width: usize,
}

impl Cache {
    /// Room for no token yet.
    pub fn new(gpu: &GpuDevice) -> Result<Self> {
        Ok(Self {
            layers: Vec::new(),
            slots: 0,
            scores: Memory::storage(gpu, 4, "attention scores")?,
            score_width: 0,
        })
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        let layers = self.layers.iter().map(|l| l.keys.bytes() + l.values.bytes());
        layers.sum::<usize>() + self.scores.bytes()
    }

    /// Grows to at least `slots`, keeping what is there; whether memory was replaced.
    pub fn reserve(&mut self, gpu: &GpuDevice, attentions: &[Attention], slots: usize) -> Result<bool> {
        if slots <= self.slots {
            return gpu.check().map(|()| false);
        }
        // Some head room, as a growing text would otherwise copy the cache again and again.
        let slots = (slots + slots / 4).next_multiple_of(4 * BLOCK);
        let mut encoder = gpu.device.create_command_encoder(&Default::default());
        let mut layers = Vec::with_capacity(attentions.len());
        for (layer, a) in attentions.iter().enumerate() {
            let what = "the key-value cache";
            let new = LayerCache {
                keys: Memory::storage(gpu, slots * key_bytes(a), what)?,
                values: Memory::storage(gpu, slots * value_bytes(a), what)?,
            };
            if let Some(old) = self.layers.get(layer) {
                for (old, new) in [(&old.keys, &new.keys), (&old.values, &new.values)] {
                    encoder.copy_buffer_to_buffer(&old.raw, 0, &new.raw, 0, old.raw.size());
                }
            }
            layers.push(new);
        }
        // Both parts of a text begin at whole blocks, and each block has a scale.
        let score_width = (slots + 2 * BLOCK) / BLOCK * (BLOCK + 1);
        let heads = attentions.iter().map(|a| a.heads).max().unwrap_or(0);
        let scores = Memory::storage(gpu, 4 * MOST_ROWS * heads * score_width, "attention scores")?;
        gpu.queue.submit([encoder.finish()]);
        *self = Self {
            layers,
            slots,
            scores,
            score_width,
        };
        gpu.check().map(|()| true)
    }
}

/// Bytes of a slot's keys: a byte a column, and a scale for every 32.
pub fn key_bytes(a: &Attention) -> usize {
    a.kv_heads * (a.head_dim + a.head_dim / BLOCK * 4)
}

/// Bytes of a slot's values: a byte a column, and a scale.
pub fn value_bytes(a: &Attention) -> usize {
    a.kv_heads * (a.head_dim + 4)
}
