//! Weights in the layout the kernels read: four rows interleaved, blocks of 32 columns, one scale a row and block.
//!
//! A block of a group of four rows is 64 bytes (4-bit weights) or 128 bytes (8-bit weights); four groups make a bundle, and
//! a bundle's blocks follow each other, group by group, so that a product of 16 rows reads one stream. A 16-byte piece holds columns `4j..4j+4` of row 0, then of rows 1, 2 and 3. Of 4-bit weights, piece `j` keeps columns `4j..` in its low
//! and `16+4j..` in its high nibbles. Scales (and minima) lie beside: `[bundle][block][group][sub][row]`.

mod source;

use crate::error::{Error, Result, zeroed};
use candle_core::quantized::GgmlDType;

pub use source::BLOCK;
pub(crate) use source::half;

/// Rows in an interleaved group.
pub const GROUP: usize = 4;

/// Groups whose blocks lie side by side.
pub const BUNDLE: usize = 4;

/// Number of a group's block in storage order; `blocks` is a row's.
#[inline(always)]
pub const fn block_at(group: usize, block: usize, blocks: usize) -> usize {
    (group / BUNDLE * blocks + block) * BUNDLE + group % BUNDLE
}

/// Blocks of a matrix, those of padding included.
const fn stored_blocks(rows: usize, cols: usize) -> usize {
    rows.div_ceil(GROUP * BUNDLE) * BUNDLE * (cols / BLOCK)
}

/// How a stored weight `q` becomes a number, and in how many bits it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// 4 bits, `scale * (q - 8)`: Q4_0.
    NibbleCentred,
    /// 4 bits, `scale * q + min`: Q4_1, Q4_K.
    NibbleMin,
    /// 8 bits, `scale * (q - 16)`: Q5_0.
    ByteCentred16,
    /// 8 bits with a scale for every 16 columns, `scale * (q - 32)`: Q6_K.
    ByteCentred32Halves,
    /// 8 bits, `scale * q + min`: Q5_1, Q5_K.
    ByteMin,
    /// 8 bits, `scale * (q - 128)`: Q8_0, and F32, F16, BF16 rounded to it.
    ByteFull,
}

impl Format {
    /// The layout for a GGUF weight type.
    pub fn of(dtype: GgmlDType) -> Result<Self> {
        Ok(match dtype {
            GgmlDType::Q4_0 => Self::NibbleCentred,
            GgmlDType::Q4_1 | GgmlDType::Q4K => Self::NibbleMin,
            GgmlDType::Q5_0 => Self::ByteCentred16,
            GgmlDType::Q5_1 | GgmlDType::Q5K => Self::ByteMin,
            GgmlDType::Q6K => Self::ByteCentred32Halves,
            GgmlDType::Q8_0 | GgmlDType::F32 | GgmlDType::F16 | GgmlDType::BF16 => Self::ByteFull,
            other => return Err(Error::Unsupported(format!("weights of type {other:?}"))),
        })
    }

    /// Bytes of one block of 32 columns of four rows.
    pub const fn block_bytes(self) -> usize {
        match self {
            Self::NibbleCentred | Self::NibbleMin => GROUP * BLOCK / 2,
            _ => GROUP * BLOCK,
        }
    }

    /// Scales a row and block.
    pub const fn scales_per_block(self) -> usize {
        if matches!(self, Self::ByteCentred32Halves) {
            2
        } else {
            1
        }
    }

    /// Whether a minimum goes with each scale.
    pub const fn has_min(self) -> bool {
        matches!(self, Self::NibbleMin | Self::ByteMin)
    }

    /// What is subtracted from `q`.
    const fn zero_point(self) -> f32 {
        match self {
            Self::NibbleCentred => 8.0,
            Self::ByteCentred16 => 16.0,
            Self::ByteCentred32Halves => 32.0,
            Self::ByteFull => 128.0,
            Self::NibbleMin | Self::ByteMin => 0.0,
        }
    }
}

/// A weight matrix `[rows, cols]`, packed. Rows are padded to a multiple of four with zero weights.
#[derive(Debug)]
pub struct PackedMatrix {
    rows: usize,
    cols: usize,
    format: Format,
    data: Vec<u8>,
    scales: Vec<f32>,
    mins: Vec<f32>,
}

impl PackedMatrix {
    /// Output features.
    pub fn rows(&self) -> usize {
        self.rows
    }
    /// Input features, a multiple of 32.
    pub fn cols(&self) -> usize {
        self.cols
    }
    /// Layout of the weights.
    pub fn format(&self) -> Format {
        self.format
    }
    /// Groups of four rows, the last one padded.
    pub fn groups(&self) -> usize {
        self.rows.div_ceil(GROUP)
    }
    /// Blocks of 32 columns.
    pub fn blocks(&self) -> usize {
        self.cols / BLOCK
    }
    /// Packed weights of all groups.
    pub fn data(&self) -> &[u8] {
        &self.data
    }
    /// Scales, `[bundle][block][group][sub][row]`.
    pub fn scales(&self) -> &[f32] {
        &self.scales
    }
    /// Minima in the order of the scales; empty where the format has none.
    pub fn mins(&self) -> &[f32] {
        &self.mins
    }
    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.data.len() + 4 * (self.scales.len() + self.mins.len())
    }

    /// Zero weights of a format without minima.
    pub fn zeros(rows: usize, cols: usize, format: Format, what: &'static str) -> Result<Self> {
        let blocks = stored_blocks(rows, cols);
        let data = zeroed(blocks * format.block_bytes(), what)?;
        let scales = zeroed(blocks * format.scales_per_block() * GROUP, what)?;
        Ok(Self {
            rows,
            cols,
            format,
            data,
            scales,
            mins: Vec::new(),
        })
    }

    /// Where rows and columns of a [`Format::ByteFull`] matrix are written while threads share it.
    pub(crate) fn writer(&mut self) -> Writer {
        assert_eq!(self.format, Format::ByteFull);
        let (rows, cols) = (self.rows, self.cols);
        Writer {
            rows,
            cols,
            data: self.data.as_mut_ptr(),
            scales: self.scales.as_mut_ptr(),
        }
    }

    /// Copies all blocks of a smaller matrix of the same format into the same rows and columns.
    pub(crate) fn copy_from(&mut self, other: &Self) {
        let bytes = self.format.block_bytes();
        for bundle in 0..other.groups().div_ceil(BUNDLE) {
            let (from, to) = (
                block_at(bundle * BUNDLE, 0, other.blocks()),
                block_at(bundle * BUNDLE, 0, self.blocks()),
            );
            let count = BUNDLE * other.blocks();
            self.data[to * bytes..][..count * bytes].copy_from_slice(&other.data[from * bytes..][..count * bytes]);
            self.scales[to * GROUP..][..count * GROUP].copy_from_slice(&other.scales[from * GROUP..][..count * GROUP]);
        }
    }

    /// Row `row` as floats into `out` (`[cols]`).
    pub fn dequantize_row(&self, row: usize, out: &mut [f32]) {
        assert!(row < self.rows && out.len() == self.cols);
        let (group, lane) = (row / GROUP, row % GROUP);
        let subs = self.format.scales_per_block();
        let block_bytes = self.format.block_bytes();
        for (block, out) in out.chunks_exact_mut(BLOCK).enumerate() {
            let at = block_at(group, block, self.blocks());
            let data = &self.data[at * block_bytes..][..block_bytes];
            for (col, out) in out.iter_mut().enumerate() {
                let q = if block_bytes == GROUP * BLOCK {
                    data[col / 4 * 16 + lane * 4 + col % 4]
                } else {
                    let byte = data[col % 16 / 4 * 16 + lane * 4 + col % 4];
                    if col < 16 { byte & 15 } else { byte >> 4 }
                };
                let scale = (at * subs + col * subs / BLOCK) * GROUP + lane;
                let min = self.mins.get(scale).copied().unwrap_or(0.0);
                *out = self.scales[scale] * (f32::from(q) - self.format.zero_point()) + min;
            }
        }
    }
}

/// See [`PackedMatrix::writer`].
#[derive(Clone, Copy)]
pub(crate) struct Writer {
    rows: usize,
    cols: usize,
    data: *mut u8,
    scales: *mut f32,
}

// SAFETY: the pointers are only written through `set`, whose callers keep the places disjoint.
unsafe impl Send for Writer {}
// SAFETY: as above.
unsafe impl Sync for Writer {}

impl Writer {
    /// Stores one weight, `-127..=127`.
    ///
    /// # Safety
    /// The matrix is alive, and no other thread touches this weight.
    #[inline(always)]
    pub unsafe fn set(&self, row: usize, col: usize, weight: i8) {
        debug_assert!(row < self.rows && col < self.cols);
        let block = block_at(row / GROUP, col / BLOCK, self.cols / BLOCK);
        let at = block * GROUP * BLOCK + col % BLOCK / 4 * 16 + row % GROUP * 4 + col % 4;
        // SAFETY: the caller's promise.
        unsafe { *self.data.add(at) = (weight as u8) ^ 0x80 };
    }

    /// Stores the scale of a row's block.
    ///
    /// # Safety
    /// As for [`Writer::set`].
    #[inline(always)]
    pub unsafe fn set_scale(&self, row: usize, block: usize, scale: f32) {
        debug_assert!(row < self.rows && block < self.cols / BLOCK);
        // SAFETY: the caller's promise.
        unsafe {
            *self
                .scales
                .add(block_at(row / GROUP, block, self.cols / BLOCK) * GROUP + row % GROUP) = scale
        };
    }
}

/// Packs a matrix while its bytes arrive, so that no second copy of the file is ever held.
pub struct Packer {
    matrix: PackedMatrix,
    dtype: GgmlDType,
    row_bytes: usize,
    pending: Vec<u8>,
    next_group: usize,
    /// Bytes still to come.
    missing: usize,
}

impl Packer {
    /// Room for a matrix of `rows` x `cols` weights of type `dtype`.
    pub fn new(rows: usize, cols: usize, dtype: GgmlDType) -> Result<Self> {
        let format = Format::of(dtype)?;
        if rows == 0 || cols == 0 || !cols.is_multiple_of(dtype.block_size().max(BLOCK)) {
            return Err(Error::Unsupported(format!("a {rows} x {cols} matrix of {dtype:?}")));
        }
        let row_bytes = cols / dtype.block_size() * dtype.type_size();
        let blocks = stored_blocks(rows, cols);
        let scales = blocks * format.scales_per_block() * GROUP;
        let matrix = PackedMatrix {
            rows,
            cols,
            format,
            data: zeroed(blocks * format.block_bytes(), "weights")?,
            scales: zeroed(scales, "weights")?,
            mins: zeroed(if format.has_min() { scales } else { 0 }, "weights")?,
        };
        Ok(Self {
            matrix,
            dtype,
            row_bytes,
            pending: Vec::with_capacity(GROUP * row_bytes),
            next_group: 0,
            missing: rows * row_bytes,
        })
    }

    /// Takes the tensor's next bytes, in file order.
    pub fn push(&mut self, mut bytes: &[u8]) -> Result<()> {
        let group_bytes = GROUP * self.row_bytes;
        self.missing = self
            .missing
            .checked_sub(bytes.len())
            .ok_or_else(|| Error::BadModel("a tensor has more data than its shape".into()))?;
        if !self.pending.is_empty() {
            let take = bytes.len().min(group_bytes - self.pending.len());
            self.pending.extend_from_slice(&bytes[..take]);
            bytes = &bytes[take..];
            if self.pending.len() < group_bytes {
                return Ok(());
            }
            let group = std::mem::take(&mut self.pending);
            self.pack_group(&group);
            self.pending = group;
            self.pending.clear();
        }
        let whole = bytes.chunks_exact(group_bytes);
        self.pending.extend_from_slice(whole.remainder());
        for group in whole {
            self.pack_group(group);
        }
        Ok(())
    }

    /// The matrix, once all its bytes have come.
    pub fn finish(mut self) -> Result<PackedMatrix> {
        if self.missing > 0 {
            return Err(Error::BadModel("a tensor's data is cut".into()));
        }
        if !self.pending.is_empty() {
            let group = std::mem::take(&mut self.pending);
            self.pack_group(&group);
        }
        Ok(self.matrix)
    }

    /// Interleaves up to four whole rows.
    fn pack_group(&mut self, rows: &[u8]) {
        let m = &mut self.matrix;
        let group = self.next_group;
        self.next_group += 1;
        let blocks = m.cols / BLOCK;
        let subs = m.format.scales_per_block();
        let block_bytes = m.format.block_bytes();
        for (lane, row) in rows.chunks_exact(self.row_bytes).enumerate() {
            let (data, scales, mins) = (&mut m.data, &mut m.scales, &mut m.mins);
            source::for_each_block(self.dtype, row, |block, weights| {
                let at = block_at(group, block, blocks);
                let out = &mut data[at * block_bytes..][..block_bytes];
                if block_bytes == GROUP * BLOCK {
                    for (piece, q) in out.chunks_exact_mut(16).zip(weights.q.chunks_exact(4)) {
                        piece[lane * 4..lane * 4 + 4].copy_from_slice(q);
                    }
                } else {
                    let (low, high) = weights.q.split_at(16);
                    let quads = low.chunks_exact(4).zip(high.chunks_exact(4));
                    for (piece, (low, high)) in out.chunks_exact_mut(16).zip(quads) {
                        for j in 0..4 {
                            piece[lane * 4 + j] = low[j] | high[j] << 4;
                        }
                    }
                }
                for sub in 0..subs {
                    scales[(at * subs + sub) * GROUP + lane] = weights.scales[sub];
                }
                if let Some(min) = mins.get_mut(at * GROUP + lane) {
                    *min = weights.min;
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use candle_core::{Device, Tensor, quantized::QTensor};

    /// Every type the engine reads, against candle's own dequantization, with ragged pushes.
    #[test]
    fn rows_match_candle() {
        let (rows, cols) = (7, 512);
        let weights = Tensor::randn(0f32, 1.0, (rows, cols), &Device::Cpu).expect("tensor");
        for dtype in [
            GgmlDType::F32,
            GgmlDType::F16,
            GgmlDType::BF16,
            GgmlDType::Q4_0,
            GgmlDType::Q4_1,
            GgmlDType::Q5_0,
            GgmlDType::Q5_1,
            GgmlDType::Q8_0,
            GgmlDType::Q4K,
            GgmlDType::Q5K,
            GgmlDType::Q6K,
        ] {
            let quantized = QTensor::quantize(&weights, dtype).expect("quantize");
            let bytes = quantized.data().expect("bytes");
            let mut packer = Packer::new(rows, cols, dtype).expect("packer");
            for chunk in bytes.chunks(1000) {
                packer.push(chunk).expect("push");
            }
            let packed = packer.finish().expect("finish");
            let expected = quantized
                .dequantize(&Device::Cpu)
                .and_then(|t| t.to_vec2::<f32>())
                .expect("dequantize");
            // Unquantized types are rounded to 8 bits a block; the others must be the same numbers.
            let tolerance = match dtype {
                GgmlDType::F32 | GgmlDType::F16 | GgmlDType::BF16 => 0.02,
                _ => 2e-6,
            };
            let mut row = vec![0.0; cols];
            for (i, expected) in expected.iter().enumerate() {
                packed.dequantize_row(i, &mut row);
                for (a, b) in row.iter().zip(expected) {
                    assert!((a - b).abs() <= tolerance, "{dtype:?} row {i}: {a} is not {b}");
                }
            }
        }
    }

    #[test]
    fn cut_and_overlong_tensors_are_refused() {
        let mut packer = Packer::new(4, 64, GgmlDType::Q8_0).expect("packer");
        packer.push(&[0; 68]).expect("push");
        assert_eq!(packer.finish().expect_err("cut").code(), "bad_model");
        let mut packer = Packer::new(4, 64, GgmlDType::Q8_0).expect("packer");
        assert_eq!(packer.push(&[0; 68 * 8]).expect_err("long").code(), "bad_model");
    }
}
