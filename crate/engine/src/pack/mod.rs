//! Weights in the layout the kernels read: sixteen rows and 32 columns are one record, and records follow each other along
//! the rows, so a product reads one stream.
//!
//! A record holds its weights, then its scales, then its minima, where the format has them. A piece of 64 bytes is four
//! columns of sixteen rows, row after row: one 512-bit register, or four of 128 bits with four rows each. Piece `j` of
//! 8-bit weights holds columns `4j..4j+4`; of 4-bit weights it holds `4j..` in its low and `16+4j..` in its high nibbles.
//! Scales are `[sub][row]`, minima `[row]`, as `f32`.

mod source;

use crate::error::{Error, Result, zeroed};
use candle_core::quantized::GgmlDType;

pub use source::BLOCK;
pub(crate) use source::half;

/// Rows that a 128-bit register holds columns of.
pub const GROUP: usize = 4;

/// Rows of a record.
pub const ROWS: usize = 16;

/// Bytes of a piece: four columns of a record's rows.
pub const PIECE: usize = 4 * ROWS;

/// A cache line; records start at one.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C, align(64))]
pub(crate) struct Line([u128; 4]);

/// Bytes of a [`Line`].
pub(crate) const LINE: usize = size_of::<Line>();

/// How a stored weight `q` becomes a number, and in how many bits it is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

    /// Whether a byte holds two weights.
    pub const fn nibbles(self) -> bool {
        matches!(self, Self::NibbleCentred | Self::NibbleMin)
    }

    /// Bytes of a record's weights; its scales follow.
    pub const fn scales_at(self) -> usize {
        if self.nibbles() { ROWS * BLOCK / 2 } else { ROWS * BLOCK }
    }

    /// Where a record's minima start.
    pub const fn mins_at(self) -> usize {
        self.scales_at() + 4 * ROWS * self.scales_per_block()
    }

    /// Bytes of a record, a multiple of a cache line.
    pub const fn record_bytes(self) -> usize {
        self.mins_at() + if self.has_min() { 4 * ROWS } else { 0 }
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
    pub const fn zero_point(self) -> f32 {
        match self {
            Self::NibbleCentred => 8.0,
            Self::ByteCentred16 => 16.0,
            Self::ByteCentred32Halves => 32.0,
            Self::ByteFull => 128.0,
            Self::NibbleMin | Self::ByteMin => 0.0,
        }
    }
}

/// A weight matrix `[rows, cols]`, packed. Rows are padded to a multiple of sixteen with zero weights.
#[derive(Debug)]
pub struct PackedMatrix {
    rows: usize,
    cols: usize,
    format: Format,
    /// Records, `[rows / 16][block]`.
    records: Vec<Line>,
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
    /// Bytes held.
    pub fn bytes(&self) -> usize {
        self.records.len() * LINE
    }
    /// All records, as they lie in memory.
    pub fn as_bytes(&self) -> &[u8] {
        // SAFETY: lines are plain bytes without padding.
        unsafe { std::slice::from_raw_parts(self.as_ptr(), self.bytes()) }
    }
    /// The first record.
    pub(crate) fn as_ptr(&self) -> *const u8 {
        self.records.as_ptr().cast()
    }

    /// Zero weights.
    pub fn zeros(rows: usize, cols: usize, format: Format, what: &'static str) -> Result<Self> {
        let records = rows.div_ceil(ROWS) * (cols / BLOCK);
        Ok(Self {
            rows,
            cols,
            format,
            records: zeroed(records * format.record_bytes() / LINE, what)?,
        })
    }

    /// The bytes of the record of a row and a block.
    fn record(&self, row: usize, block: usize) -> &[u8] {
        let bytes = self.format.record_bytes();
        let at = (row / ROWS * self.blocks() + block) * bytes / LINE;
        let lines = &self.records[at..][..bytes / LINE];
        // SAFETY: lines are plain bytes without padding.
        unsafe { std::slice::from_raw_parts(lines.as_ptr().cast(), bytes) }
    }

    fn record_mut(&mut self, row: usize, block: usize) -> &mut [u8] {
        let bytes = self.format.record_bytes();
        let at = (row / ROWS * self.blocks() + block) * bytes / LINE;
        let lines = &mut self.records[at..][..bytes / LINE];
        // SAFETY: lines are plain bytes without padding, and every byte pattern is one.
        unsafe { std::slice::from_raw_parts_mut(lines.as_mut_ptr().cast(), bytes) }
    }

    /// Where rows and columns of a [`Format::ByteFull`] matrix are written while threads share it.
    pub(crate) fn writer(&mut self) -> Writer {
        assert_eq!(self.format, Format::ByteFull);
        Writer {
            rows: self.rows,
            blocks: self.blocks(),
            records: self.records.as_mut_ptr().cast(),
        }
    }

    /// Copies all records of a smaller matrix of the same format into the same rows and columns.
    pub(crate) fn copy_from(&mut self, other: &Self) {
        let lines = self.format.record_bytes() / LINE;
        let (from, to) = (other.blocks() * lines, self.blocks() * lines);
        let targets = self.records.chunks_exact_mut(to.max(1));
        for (target, source) in targets.zip(other.records.chunks_exact(from.max(1))) {
            target[..from].copy_from_slice(source);
        }
    }

    /// Row `row` as floats into `out` (`[cols]`).
    pub fn dequantize_row(&self, row: usize, out: &mut [f32]) {
        assert!(row < self.rows && out.len() == self.cols);
        let (format, lane) = (self.format, row % ROWS);
        for (block, out) in out.chunks_exact_mut(BLOCK).enumerate() {
            let record = self.record(row, block);
            let float = |at: usize| f32::from_ne_bytes(std::array::from_fn(|i| record[at + i]));
            let min = if format.has_min() {
                float(format.mins_at() + 4 * lane)
            } else {
                0.0
            };
            for (col, out) in out.iter_mut().enumerate() {
                let q = if format.nibbles() {
                    let byte = record[place(lane, col % 16)];
                    if col < 16 { byte & 15 } else { byte >> 4 }
                } else {
                    record[place(lane, col)]
                };
                let sub = col * format.scales_per_block() / BLOCK;
                let scale = float(format.scales_at() + 4 * (sub * ROWS + lane));
                *out = scale * (f32::from(q) - format.zero_point()) + min;
            }
        }
    }
}

/// Where a record keeps a column's weight of one of its rows.
#[inline(always)]
const fn place(lane: usize, col: usize) -> usize {
    col / 4 * PIECE + lane * 4 + col % 4
}

/// See [`PackedMatrix::writer`].
#[derive(Clone, Copy)]
pub(crate) struct Writer {
    rows: usize,
    blocks: usize,
    records: *mut u8,
}

// SAFETY: the pointers are only written through `set`, whose callers keep the places disjoint.
unsafe impl Send for Writer {}
// SAFETY: as above.
unsafe impl Sync for Writer {}

impl Writer {
    #[inline(always)]
    fn record(&self, row: usize, block: usize) -> usize {
        debug_assert!(row < self.rows && block < self.blocks);
        (row / ROWS * self.blocks + block) * Format::ByteFull.record_bytes()
    }

    /// Stores one weight, `-127..=127`.
    ///
    /// # Safety
    /// The matrix is alive, and no other thread touches this weight.
    #[inline(always)]
    pub unsafe fn set(&self, row: usize, col: usize, weight: i8) {
        let at = self.record(row, col / BLOCK) + place(row % ROWS, col % BLOCK);
        // SAFETY: the caller's promise.
        unsafe { *self.records.add(at) = (weight as u8) ^ 0x80 };
    }

    /// Stores the scale of a row's block.
    ///
    /// # Safety
    /// As for [`Writer::set`].
    #[inline(always)]
    pub unsafe fn set_scale(&self, row: usize, block: usize, scale: f32) {
        let at = self.record(row, block) + Format::ByteFull.scales_at() + 4 * (row % ROWS);
        // SAFETY: the caller's promise; scales are aligned in a record.
        unsafe { *self.records.add(at).cast::<f32>() = scale };
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
        let matrix = PackedMatrix::zeros(rows, cols, format, "weights")?;
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
        let first = self.next_group * GROUP;
        self.next_group += 1;
        let format = self.matrix.format;
        for (lane, row) in rows.chunks_exact(self.row_bytes).enumerate() {
            let (row_index, lane) = (first + lane, first % ROWS + lane);
            let matrix = &mut self.matrix;
            source::for_each_block(self.dtype, row, |block, weights| {
                let record = matrix.record_mut(row_index, block);
                if format.nibbles() {
                    let (low, high) = weights.q.split_at(16);
                    let quads = low.chunks_exact(4).zip(high.chunks_exact(4));
                    for (piece, (low, high)) in record.chunks_exact_mut(PIECE).zip(quads) {
                        for j in 0..4 {
                            piece[lane * 4 + j] = low[j] | high[j] << 4;
                        }
                    }
                } else {
                    for (piece, q) in record.chunks_exact_mut(PIECE).zip(weights.q.chunks_exact(4)) {
                        piece[lane * 4..lane * 4 + 4].copy_from_slice(q);
                    }
                }
                let mut store = |at: usize, value: f32| record[at..at + 4].copy_from_slice(&value.to_ne_bytes());
                for sub in 0..format.scales_per_block() {
                    store(format.scales_at() + 4 * (sub * ROWS + lane), weights.scales[sub]);
                }
                if format.has_min() {
                    store(format.mins_at() + 4 * lane, weights.min);
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
