//! Activations as the kernels want them: signed bytes with one scale for every 32 columns.
//!
//! Eight bits lose about half a percent of a block's peak. Where that matters, a second plane holds what the first one
//! lost, again in eight bits: for the kernels it is one more row, and adding both products gives fifteen bits.

use super::vector::larger;
use crate::error::{Result, zeroed};
use crate::pack::BLOCK;

/// One block of one row, and what products need to know of it: a cache line.
#[derive(Clone, Copy)]
#[repr(C, align(64))]
pub(crate) struct Block {
    /// Bytes.
    pub q: [i8; BLOCK],
    /// What a byte's one stands for.
    pub scale: f32,
    /// Scale times sum of the bytes.
    pub scaled_sum: f32,
    /// Minus the sum of the bytes.
    pub negative_sum: i32,
    /// The same for each half.
    pub negative_half_sums: [i32; 2],
}

impl Default for Block {
    fn default() -> Self {
        Self {
            q: [0; BLOCK],
            scale: 0.0,
            scaled_sum: 0.0,
            negative_sum: 0,
            negative_half_sums: [0; 2],
        }
    }
}

/// Quantized activations of `tokens` rows of `cols` columns, in buffers that are reused from step to step.
#[derive(Default)]
pub struct Activations {
    tokens: usize,
    planes: usize,
    cols: usize,
    /// `[block][plane][token]`: a block of weights meets its blocks of all tokens one after another.
    blocks: Vec<Block>,
}

impl Activations {
    /// Makes room for `tokens` x `cols` in one or two planes; allocates only when it grows.
    pub fn resize(&mut self, tokens: usize, cols: usize, planes: usize) -> Result<()> {
        let blocks = tokens * planes * (cols / BLOCK);
        if self.blocks.len() < blocks {
            self.blocks = zeroed(blocks.next_power_of_two(), "activations")?;
        }
        (self.tokens, self.planes, self.cols) = (tokens, planes, cols);
        Ok(())
    }

    /// Rows for the kernels: tokens times planes.
    pub fn rows(&self) -> usize {
        self.tokens * self.planes
    }
    /// Adds the second plane's product to the first one's; `out` is `[plane][token][width]`.
    pub fn fold(&self, out: &mut [f32], width: usize) {
        if self.planes == 2 {
            let (first, second) = out.split_at_mut(self.tokens * width);
            super::vector::add_scaled(first, second, 1.0);
        }
    }
    /// Columns.
    pub fn cols(&self) -> usize {
        self.cols
    }
    /// What a row of the kernels stands for.
    #[cfg(test)]
    pub(crate) fn dequantize_row(&self, row: usize) -> Vec<f32> {
        let blocks = (0..self.cols / BLOCK).map(|block| self.blocks[block * self.rows() + row]);
        blocks.flat_map(|b| b.q.map(|q| b.scale * f32::from(q))).collect()
    }
    /// Blocks, `[block][row]`.
    pub(crate) fn as_ptr(&self) -> *const Block {
        self.blocks.as_ptr()
    }

    /// A handle through which threads write disjoint blocks at the same time.
    pub fn writer(&mut self) -> Writer {
        Writer {
            tokens: self.tokens,
            planes: self.planes,
            cols: self.cols,
            blocks: self.blocks.as_mut_ptr(),
        }
    }

    /// Quantizes one row.
    pub fn set_row(&mut self, token: usize, x: &[f32]) {
        assert!(token < self.tokens && x.len() == self.cols);
        let writer = self.writer();
        // SAFETY: the row is inside the buffers and borrowed mutably.
        unsafe { writer.set(token, 0, x) }
    }
}

/// The scale that maps a peak to 127, and its inverse. What is too small to have an inverse counts as zero.
#[inline(always)]
pub fn scale_of(peak: f32) -> (f32, f32) {
    if peak > 1e-30 {
        (peak / 127.0, 127.0 / peak)
    } else {
        (0.0, 0.0)
    }
}

/// See [`Activations::writer`].
#[derive(Clone, Copy)]
pub struct Writer {
    tokens: usize,
    planes: usize,
    cols: usize,
    blocks: *mut Block,
}

// SAFETY: the pointer is only written through `set`, whose callers keep the blocks disjoint.
unsafe impl Send for Writer {}
// SAFETY: as above.
unsafe impl Sync for Writer {}

impl Writer {
    /// Quantizes `x` (whole blocks) into row `token` from column `col` on.
    ///
    /// # Safety
    /// The blocks must lie inside the buffers, and no other thread may touch them.
    #[inline(always)]
    pub unsafe fn set(&self, token: usize, col: usize, x: &[f32]) {
        debug_assert!(col.is_multiple_of(BLOCK) && x.len().is_multiple_of(BLOCK) && col + x.len() <= self.cols);
        let rows = self.tokens * self.planes;
        for (i, x) in x.chunks_exact(BLOCK).enumerate() {
            let at = (col / BLOCK + i) * rows + token;
            let (block, rounded) = quantize(x);
            // SAFETY: the caller's promise.
            unsafe {
                *self.blocks.add(at) = block;
                if self.planes == 2 {
                    let lost: [f32; BLOCK] = std::array::from_fn(|j| x[j] - block.scale * rounded[j] as f32);
                    *self.blocks.add(at + self.tokens) = quantize(&lost).0;
                }
            }
        }
    }
}

/// The nearest integer of a small number. Adding 1.5 * 2^23 rounds and leaves the integer in the low bits, in every
/// instruction set; `f32::round` is a call in some.
#[inline(always)]
pub fn round(x: f32) -> i32 {
    const MAGIC: f32 = 12_582_912.0;
    ((x + MAGIC).to_bits() as i32).wrapping_sub(MAGIC.to_bits() as i32)
}

/// A block in eight bits, and its bytes before they were narrowed.
#[inline(always)]
fn quantize(x: &[f32]) -> (Block, [i32; BLOCK]) {
    let mut peaks = [0f32; 8];
    for x in x.chunks_exact(8) {
        for (peak, x) in peaks.iter_mut().zip(x) {
            *peak = larger(*peak, x.abs());
        }
    }
    let peak = peaks.into_iter().fold(0f32, larger);
    let (scale, inverse) = scale_of(peak);
    let mut rounded = [0i32; BLOCK];
    for (r, x) in rounded.iter_mut().zip(x) {
        *r = round(x * inverse);
    }
    // Wrapping, as a damaged model may bring numbers that are not finite.
    let sum = |half: &[i32]| half.iter().fold(0i32, |sum, r| sum.wrapping_add(*r));
    let (low, high) = (sum(&rounded[..16]), sum(&rounded[16..]));
    let block = Block {
        q: std::array::from_fn(|j| rounded[j] as i8),
        scale,
        scaled_sum: scale * low.wrapping_add(high) as f32,
        negative_sum: low.wrapping_add(high).wrapping_neg(),
        negative_half_sums: [low.wrapping_neg(), high.wrapping_neg()],
    };
    (block, rounded)
}
