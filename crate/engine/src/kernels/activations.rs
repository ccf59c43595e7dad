//! Activations as the kernels want them: signed bytes with one scale for every 32 columns.
//!
//! Eight bits lose about half a percent of a block's peak. Where that matters, a second plane holds what the first one
//! lost, again in eight bits: for the kernels it is one more row, and adding both products gives fifteen bits.

use crate::error::{Result, zeroed};
use crate::pack::BLOCK;

/// Quantized activations of `tokens` rows of `cols` columns, in buffers that are reused from step to step.
#[derive(Default)]
pub struct Activations {
    tokens: usize,
    planes: usize,
    cols: usize,
    /// `[plane][token][col]`; the buffers below alike.
    q: Vec<i8>,
    /// `[token][block]`.
    scales: Vec<f32>,
    /// Minus the sum of a block's bytes, `[token][block]`.
    negative_sums: Vec<i32>,
    /// The same for each half block, `[token][block][half]`.
    negative_half_sums: Vec<i32>,
    /// Scale times sum of a block, `[token][block]`.
    scaled_sums: Vec<f32>,
}

impl Activations {
    /// Makes room for `tokens` x `cols` in one or two planes; allocates only when it grows.
    pub fn resize(&mut self, tokens: usize, cols: usize, planes: usize) -> Result<()> {
        let (blocks, rows) = (cols / BLOCK, tokens * planes);
        if self.q.len() < rows * cols || self.scales.len() < rows * blocks {
            let (rows, what) = (rows.next_power_of_two(), "activations");
            self.q = zeroed((rows * cols).max(self.q.len()), what)?;
            let blocks = (rows * blocks).max(self.scales.len());
            self.scales = zeroed(blocks, what)?;
            self.negative_sums = zeroed(blocks, what)?;
            self.negative_half_sums = zeroed(2 * blocks, what)?;
            self.scaled_sums = zeroed(blocks, what)?;
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
    /// Raw parts for the kernels: bytes, scales, negative sums, negative half sums, scaled sums.
    pub(crate) fn parts(&self) -> (*const i8, *const f32, *const i32, *const i32, *const f32) {
        (
            self.q.as_ptr(),
            self.scales.as_ptr(),
            self.negative_sums.as_ptr(),
            self.negative_half_sums.as_ptr(),
            self.scaled_sums.as_ptr(),
        )
    }

    /// A handle through which threads write disjoint blocks at the same time.
    pub fn writer(&mut self) -> Writer {
        Writer {
            tokens: self.tokens,
            planes: self.planes,
            cols: self.cols,
            q: self.q.as_mut_ptr(),
            scales: self.scales.as_mut_ptr(),
            negative_sums: self.negative_sums.as_mut_ptr(),
            negative_half_sums: self.negative_half_sums.as_mut_ptr(),
            scaled_sums: self.scaled_sums.as_mut_ptr(),
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
    q: *mut i8,
    scales: *mut f32,
    negative_sums: *mut i32,
    negative_half_sums: *mut i32,
    scaled_sums: *mut f32,
}

// SAFETY: the pointers are only written through `set`, whose callers keep the blocks disjoint.
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
        let first = (token * self.cols + col) / BLOCK;
        for (i, x) in x.chunks_exact(BLOCK).enumerate() {
            // SAFETY: the caller's promise.
            unsafe {
                let (scale, rounded) = self.set_block(first + i, x);
                if self.planes == 2 {
                    let lost: [f32; BLOCK] = std::array::from_fn(|j| x[j] - scale * rounded[j] as f32);
                    self.set_block(self.tokens * self.cols / BLOCK + first + i, &lost);
                }
            }
        }
    }

    /// One block of one plane; its scale and bytes.
    #[inline(always)]
    unsafe fn set_block(&self, block: usize, x: &[f32]) -> (f32, [i32; BLOCK]) {
        {
            let mut peaks = [0f32; 8];
            for x in x.chunks_exact(8) {
                for (peak, x) in peaks.iter_mut().zip(x) {
                    *peak = peak.max(x.abs());
                }
            }
            let peak = peaks.iter().fold(0f32, |m, p| m.max(*p));
            let (scale, inverse) = scale_of(peak);
            // Adding 1.5 * 2^23 rounds to nearest and leaves the integer in the low bits, in every instruction set.
            const MAGIC: f32 = 12_582_912.0;
            let mut rounded = [0i32; BLOCK];
            for (r, x) in rounded.iter_mut().zip(x) {
                *r = ((x * inverse + MAGIC).to_bits() as i32).wrapping_sub(MAGIC.to_bits() as i32);
            }
            // Wrapping, as a damaged model may bring numbers that are not finite.
            let sum = |half: &[i32]| half.iter().fold(0i32, |sum, r| sum.wrapping_add(*r));
            let (low, high) = (sum(&rounded[..16]), sum(&rounded[16..]));
            let bytes: [i8; BLOCK] = std::array::from_fn(|j| rounded[j] as i8);
            // SAFETY: the caller keeps the block inside the buffers.
            unsafe {
                self.q.add(block * BLOCK).cast::<[i8; BLOCK]>().write(bytes);
                *self.scales.add(block) = scale;
                *self.negative_sums.add(block) = low.wrapping_add(high).wrapping_neg();
                self.negative_half_sums
                    .add(2 * block)
                    .cast::<[i32; 2]>()
                    .write([low.wrapping_neg(), high.wrapping_neg()]);
                *self.scaled_sums.add(block) = scale * low.wrapping_add(high) as f32;
            }
            (scale, rounded)
        }
    }
}
