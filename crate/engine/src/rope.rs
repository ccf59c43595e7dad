//! Cosines and sines of the rotary position embedding (Su et al. 2021), the same for every backend: what GPUs make of the
//! sine of a large angle differs from maker to maker.

use crate::cache::Batch;
use crate::decoder::Config;
use crate::error::{Result, zeroed};
use crate::ops::Rope;

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
    /// Tables for the ropes of a model.
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

    /// A token's cosines and sines, `[head_dim / 2]`.
    pub fn of(&self, rope: &Rope, token: usize) -> &[[f32; 2]] {
        let (index, half) = (
            self.ropes.iter().position(|r| r == rope).unwrap_or(0),
            self.head_dim / 2,
        );
        &self.angles[(index * self.tokens + token) * half..][..half]
    }

    /// Whose turns the tables hold, in their order.
    pub fn ropes(&self) -> &[Rope] {
        &self.ropes
    }

    /// The whole table, `[rope][token][head_dim / 2]`.
    pub fn angles(&self) -> &[[f32; 2]] {
        &self.angles[..self.ropes.len() * self.tokens * self.head_dim / 2]
    }
}
