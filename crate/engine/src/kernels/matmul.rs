//! Packed weights times quantized activations: one body for every instruction set, format and width.
//!
//! Weights of one record (sixteen rows, 32 columns) are unpacked into registers once and meet that block of up to
//! [`TILE`] tokens one after another; integer sums stay in a register over the block, then scales turn them into floats,
//! which are summed in a small buffer in the first-level cache. The inner loops are short on purpose: WebAssembly engines
//! have sixteen vector registers to give and spill what a wider tile would keep (see docs/performance.md).

use super::activations::{Activations, Block};
use super::isa::{self, Isa};
use crate::pack::{BLOCK, Format, GROUP, PIECE, PackedMatrix, ROWS};
use std::ops::Range;

/// Which part of a product is wanted.
#[derive(Clone, Debug)]
pub struct Part {
    /// Groups of four weight rows.
    pub groups: Range<usize>,
    /// Blocks of 32 weight columns to sum over.
    pub blocks: Range<usize>,
    /// Rows of the activations.
    pub x_rows: Range<usize>,
    /// The activations' block that meets the first weight block.
    pub x_block: usize,
}

/// Tokens that share the unpacking of a weight.
const TILE: usize = 16;

/// Registers that a block of one row group takes, four columns in each.
const QUADS: usize = BLOCK / 4;

/// Groups of a record.
const RECORD_GROUPS: usize = ROWS / GROUP;

// Plain loops and arrays throughout: a closure would not inherit the instruction set of the function it stands in.

/// What differs between the packed formats, known at compile time.
trait Kind {
    const FORMAT: Format;
    /// Weights use all eight bits.
    const FULL: bool;
    /// log2 of the zero point, where there is one and `FULL` is not set.
    const SHIFT: Option<u32>;
    /// A scale for each half block.
    const HALVES: bool = Self::FORMAT.scales_per_block() == 2;
}

macro_rules! kind {
    ($name:ident, full: $full:expr, shift: $shift:expr) => {
        struct $name;
        impl Kind for $name {
            const FORMAT: Format = Format::$name;
            const FULL: bool = $full;
            const SHIFT: Option<u32> = $shift;
        }
    };
}

kind!(NibbleCentred, full: false, shift: Some(3));
kind!(NibbleMin, full: false, shift: None);
kind!(ByteCentred16, full: false, shift: Some(4));
kind!(ByteCentred32Halves, full: false, shift: Some(5));
kind!(ByteMin, full: false, shift: None);
kind!(ByteFull, full: true, shift: None);

/// One register of rows of one record: weights, scales, minima.
struct Weights<I: Isa> {
    q: [I::I; QUADS],
    scales: [I::F; 2],
    min: I::F,
}

impl<I: Isa> Weights<I> {
    /// Unpacks register `part` of the record.
    #[inline(always)]
    unsafe fn load<K: Kind>(record: *const u8, part: usize) -> Self {
        let format = K::FORMAT;
        // A register of rows takes the same bytes of a piece, of a row of scales and of the minima.
        let at = part * GROUP * 4 * I::GROUPS;
        // SAFETY: the caller's record is whole, and `part` is one of its registers.
        unsafe {
            let mut q = [I::zero_i(); QUADS];
            if format.nibbles() {
                for j in 0..QUADS / 2 {
                    let both = I::load_i(record.add(j * PIECE + at));
                    q[j] = I::low_nibbles(both);
                    q[QUADS / 2 + j] = I::high_nibbles(both);
                }
            } else {
                for (j, q) in q.iter_mut().enumerate() {
                    *q = I::load_i(record.add(j * PIECE + at));
                }
            }
            let scales = record.add(format.scales_at() + at).cast::<f32>();
            let first = I::load_f(scales);
            let second = if K::HALVES { I::load_f(scales.add(ROWS)) } else { first };
            let min = if format.has_min() {
                I::load_f(record.add(format.mins_at() + at).cast())
            } else {
                I::zero_f()
            };
            Self {
                q,
                scales: [first, second],
                min,
            }
        }
    }
}

/// One block of one token: its columns, the sums' start and the factors, as registers. Piece `j` of eight-bit weights and
/// the unpacked halves of four-bit ones follow the columns' order.
struct Token<I: Isa> {
    quads: [I::I; QUADS],
    starts: [I::I; 2],
    factors: [I::F; 2],
}

impl<I: Isa> Token<I> {
    #[inline(always)]
    unsafe fn load<K: Kind>(x: *const Block) -> Self {
        let shift = if K::FULL { I::FULL_SHIFT } else { K::SHIFT };
        // SAFETY: the caller's block is inside its buffer; its factors are followed by two more numbers.
        unsafe {
            let starts = match shift {
                Some(shift) if K::HALVES => {
                    let halves = (&raw const (*x).negative_half_sums).cast::<i32>();
                    [I::splat_shifted(halves, shift), I::splat_shifted(halves.add(1), shift)]
                }
                Some(shift) => [I::splat_shifted(&raw const (*x).negative_sum, shift), I::zero_i()],
                None => [I::zero_i(); 2],
            };
            let factors = &raw const (*x).scale;
            Self {
                quads: I::quads((&raw const (*x).q).cast()),
                starts,
                factors: if K::FORMAT.has_min() {
                    I::two_f(factors)
                } else {
                    [I::splat_f(factors), I::zero_f()]
                },
            }
        }
    }

    /// `sum + weights * x` for one register of rows. The halves of a block are summed apart: half the latency, and half
    /// the registers while an engine evaluates one chain.
    #[inline(always)]
    unsafe fn add<K: Kind>(&self, weights: &Weights<I>, sum: I::F) -> I::F {
        // SAFETY: the machine has the instruction set.
        unsafe {
            let mut dots = self.starts;
            for (half, dot) in dots.iter_mut().enumerate() {
                let columns = half * QUADS / 2..(half + 1) * QUADS / 2;
                for (quad, q) in self.quads[columns.clone()].iter().zip(&weights.q[columns]) {
                    *dot = if K::FULL {
                        I::dot_full(*dot, *quad, *q)
                    } else {
                        I::dot(*dot, *quad, *q)
                    };
                }
            }
            let [first, second] = dots;
            let mut sum = sum;
            if K::HALVES {
                sum = I::madd_f(I::mul_f(I::to_f(first), weights.scales[0]), self.factors[0], sum);
                sum = I::madd_f(I::mul_f(I::to_f(second), weights.scales[1]), self.factors[0], sum);
            } else {
                let dot = I::to_f(I::add_i(first, second));
                sum = I::madd_f(I::mul_f(dot, weights.scales[0]), self.factors[0], sum);
            }
            if K::FORMAT.has_min() {
                sum = I::madd_f(weights.min, self.factors[1], sum);
            }
            sum
        }
    }
}

/// Sums of a tile, `[token][row]`.
#[repr(C, align(64))]
struct Sums([[f32; ROWS]; TILE]);

/// Where the parts of a product lie.
struct Operands {
    weights: *const u8,
    /// Blocks of a weight row.
    row_blocks: usize,
    /// Blocks to sum over.
    blocks: Range<usize>,
    rows: usize,
    x: *const Block,
    /// Rows of the activations.
    x_rows: usize,
    /// Added to a weight block's number, gives the activations' (wrapping).
    x_shift: usize,
    out: *mut f32,
    stride: usize,
}

impl Operands {
    /// The first record of a bundle of rows and the first block of a token.
    #[inline(always)]
    unsafe fn start<K: Kind>(&self, bundle: usize, token: usize) -> (*const u8, *const Block) {
        let record = (bundle * self.row_blocks + self.blocks.start) * K::FORMAT.record_bytes();
        let block = self.blocks.start.wrapping_add(self.x_shift) * self.x_rows + token;
        // SAFETY: both lie inside their buffers, whose sizes follow from the same shapes.
        unsafe { (self.weights.add(record), self.x.add(block)) }
    }

    /// Sums of several tokens with a bundle of rows.
    #[inline(always)]
    unsafe fn several<I: Isa, K: Kind>(&self, bundle: usize, tokens: Range<usize>, sums: &mut Sums) {
        // SAFETY: records, blocks and sums of these tokens and rows are inside their buffers.
        unsafe {
            let (mut record, mut x) = self.start::<K>(bundle, tokens.start);
            for _ in self.blocks.clone() {
                for part in 0..RECORD_GROUPS / I::GROUPS {
                    let weights = Weights::<I>::load::<K>(record, part);
                    let mut x = x;
                    let mut sums = sums.0.as_mut_ptr().cast::<f32>().add(part * GROUP * I::GROUPS);
                    // By twos: a turn of a loop costs WebAssembly engines seven instructions.
                    for _ in 0..tokens.len() / 2 {
                        for _ in 0..2 {
                            let sum = Token::<I>::load::<K>(x).add::<K>(&weights, I::load_f(sums));
                            I::store_f(sums, sum);
                            x = x.add(1);
                            sums = sums.add(ROWS);
                        }
                    }
                    if tokens.len() % 2 == 1 {
                        let sum = Token::<I>::load::<K>(x).add::<K>(&weights, I::load_f(sums));
                        I::store_f(sums, sum);
                    }
                }
                record = record.add(K::FORMAT.record_bytes());
                x = x.add(self.x_rows);
            }
        }
    }

    /// The same for one token, whose block then stays in registers for all rows.
    #[inline(always)]
    unsafe fn single<I: Isa, K: Kind>(&self, bundle: usize, token: usize, sums: &mut Sums) {
        // SAFETY: as above.
        unsafe {
            let (mut record, mut x) = self.start::<K>(bundle, token);
            let mut totals = [I::zero_f(); RECORD_GROUPS];
            for _ in self.blocks.clone() {
                // Attention looks at few of many cached blocks; weights of the others are zeros.
                if !K::FULL || (*x).scale != 0.0 {
                    let token = Token::<I>::load::<K>(x);
                    for (part, total) in totals.iter_mut().enumerate().take(RECORD_GROUPS / I::GROUPS) {
                        *total = token.add::<K>(&Weights::<I>::load::<K>(record, part), *total);
                    }
                }
                record = record.add(K::FORMAT.record_bytes());
                x = x.add(self.x_rows);
            }
            for (part, total) in totals.iter().enumerate().take(RECORD_GROUPS / I::GROUPS) {
                I::store_f(sums.0[0].as_mut_ptr().add(part * GROUP * I::GROUPS), *total);
            }
        }
    }

    #[inline(always)]
    unsafe fn run<I: Isa, K: Kind>(&self, groups: Range<usize>, tokens: Range<usize>) {
        if groups.is_empty() {
            return;
        }
        let mut sums = Sums([[0.0; ROWS]; TILE]);
        for bundle in groups.start / RECORD_GROUPS..groups.end.div_ceil(RECORD_GROUPS) {
            let first = bundle * RECORD_GROUPS;
            let wanted = groups.start.max(first) - first..groups.end.min(first + RECORD_GROUPS) - first;
            let lanes = wanted.start * GROUP..(wanted.end * GROUP).min(self.rows - bundle * ROWS);
            let mut token = tokens.start;
            while token < tokens.end {
                let tile = token..tokens.end.min(token + TILE);
                // SAFETY: the tile and the rows are parts of what the caller vouched for.
                unsafe {
                    if tile.len() == 1 {
                        self.single::<I, K>(bundle, token, &mut sums);
                    } else {
                        sums.0[..tile.len()].fill([0.0; ROWS]);
                        self.several::<I, K>(bundle, tile.clone(), &mut sums);
                    }
                    for (token, sums) in tile.clone().zip(&sums.0) {
                        let out = self.out.wrapping_add(token * self.stride + bundle * ROWS);
                        if lanes.len() == ROWS {
                            out.cast::<[f32; ROWS]>().write_unaligned(*sums);
                        } else {
                            for lane in lanes.clone() {
                                *out.wrapping_add(lane) = sums[lane];
                            }
                        }
                    }
                }
                token = tile.end;
            }
        }
    }
}

#[inline(always)]
unsafe fn body<I: Isa>(w: &PackedMatrix, x: &Activations, part: Part, out: *mut f32, stride: usize) {
    let Part {
        groups,
        blocks,
        x_rows: tokens,
        x_block,
    } = part;
    assert!(groups.end <= w.groups() && blocks.end <= w.blocks());
    assert!(tokens.end <= x.rows() && x_block + blocks.len() <= x.cols() / BLOCK);
    let operands = Operands {
        weights: w.as_ptr(),
        row_blocks: w.blocks(),
        x_shift: x_block.wrapping_sub(blocks.start),
        blocks,
        rows: w.rows(),
        x: x.as_ptr(),
        x_rows: x.rows(),
        out,
        stride,
    };
    // SAFETY: shapes agree (asserted), and the caller vouches for `out`.
    unsafe {
        match w.format() {
            Format::NibbleCentred => operands.run::<I, NibbleCentred>(groups, tokens),
            Format::NibbleMin => operands.run::<I, NibbleMin>(groups, tokens),
            Format::ByteCentred16 => operands.run::<I, ByteCentred16>(groups, tokens),
            Format::ByteCentred32Halves => operands.run::<I, ByteCentred32Halves>(groups, tokens),
            Format::ByteMin => operands.run::<I, ByteMin>(groups, tokens),
            Format::ByteFull => operands.run::<I, ByteFull>(groups, tokens),
        }
    }
}

macro_rules! entry {
    ($(#[$attr:meta])* $name:ident, $isa:ty) => {
        $(#[$attr])*
        ///
        /// # Safety
        /// See [`super::MatmulFn`]; the CPU must have the instruction set.
        pub unsafe fn $name(w: &PackedMatrix, x: &Activations, part: Part, out: *mut f32, stride: usize) {
            // SAFETY: the caller's promise.
            unsafe { body::<$isa>(w, x, part, out, stride) }
        }
    };
}

entry!(
    /// Plain Rust.
    portable, isa::portable::Portable
);
#[cfg(target_arch = "x86_64")]
entry!(
    /// x86-64 with AVX-512 VNNI.
    #[target_feature(enable = "avx512vnni,avx512bw,avx512f,avx2,fma")]
    x86_avx512, isa::x86_avx512::Avx512
);
#[cfg(target_arch = "x86_64")]
entry!(
    /// x86-64 with AVX-VNNI.
    #[target_feature(enable = "avxvnni,avx2,fma")]
    x86_avx_vnni, isa::x86_avx2::AvxVnni
);
#[cfg(target_arch = "x86_64")]
entry!(
    /// x86-64 with AVX2 and FMA.
    #[target_feature(enable = "avx2,fma")]
    x86_avx2, isa::x86_avx2::Avx2
);
#[cfg(target_arch = "aarch64")]
entry!(
    /// aarch64.
    neon, isa::aarch64::Neon
);
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
entry!(
    /// WebAssembly without relaxed SIMD.
    wasm_simd128, isa::wasm_simd128::Simd128
);
#[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
entry!(
    /// WebAssembly, relaxed dot product with an unsigned second operand.
    wasm_relaxed_unsigned, isa::wasm_relaxed::RelaxedUnsigned
);
#[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
entry!(
    /// WebAssembly, relaxed dot product with a signed second operand.
    wasm_relaxed_signed, isa::wasm_relaxed::RelaxedSigned
);
#[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
entry!(
    /// WebAssembly, relaxed dot product that is safe to 7 bits only.
    wasm_relaxed_seven_bits, isa::wasm_relaxed::RelaxedSevenBits
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernels::Kernels;
    use crate::pack::Packer;
    use candle_core::quantized::{GgmlDType, QTensor};
    use candle_core::{Device, Tensor};
    use rand::{Rng, SeedableRng, rngs::StdRng};

    fn matrix(rows: usize, cols: usize, dtype: GgmlDType) -> PackedMatrix {
        let weights = Tensor::randn(0f32, 1.0, (rows, cols), &Device::Cpu).expect("tensor");
        let quantized = QTensor::quantize(&weights, dtype).expect("quantize");
        let mut packer = Packer::new(rows, cols, dtype).expect("packer");
        packer.push(&quantized.data().expect("bytes")).expect("push");
        packer.finish().expect("finish")
    }

    /// Every kernel this machine has, on random shapes and parts, against sums of the dequantized numbers.
    #[test]
    fn every_kernel_multiplies_every_format() {
        let mut random = StdRng::seed_from_u64(7);
        let types = [
            GgmlDType::Q4_0,
            GgmlDType::Q4_1,
            GgmlDType::Q5_0,
            GgmlDType::Q5_1,
            GgmlDType::Q6K,
            GgmlDType::Q8_0,
        ];
        for round in 0..120 {
            let dtype = types[round % types.len()];
            let unit = dtype.block_size();
            let (rows, cols) = (random.random_range(1..70), unit * random.random_range(1..=640 / unit));
            let (tokens, planes) = (random.random_range(1..40), random.random_range(1..3));
            let w = matrix(rows, cols, dtype);
            let mut x = Activations::default();
            x.resize(tokens, cols, planes).expect("room");
            for token in 0..tokens {
                let row: Vec<f32> = (0..cols).map(|_| random.random_range(-3.0..3.0)).collect();
                x.set_row(token, &row);
            }
            let (first, last) = (random.random_range(0..w.groups()), random.random_range(0..w.groups()));
            let groups = first.min(last)..first.max(last) + 1;
            let length = random.random_range(1..=w.blocks());
            let (at, x_block) = (
                random.random_range(0..=w.blocks() - length),
                random.random_range(0..=w.blocks() - length),
            );
            let x_rows = random.random_range(0..x.rows())..x.rows();
            let part = Part {
                groups: groups.clone(),
                blocks: at..at + length,
                x_rows: x_rows.clone(),
                x_block,
            };
            const UNTOUCHED: f32 = 1e30;
            let mut expected = vec![UNTOUCHED; x.rows() * rows];
            let mut size = vec![0f32; x.rows() * rows];
            let mut weights = vec![0.0; cols];
            for row in groups.start * GROUP..(groups.end * GROUP).min(rows) {
                w.dequantize_row(row, &mut weights);
                for token in x_rows.clone() {
                    let values = x.dequantize_row(token);
                    let (w, x) = (&weights[at * BLOCK..][..length * BLOCK], &values[x_block * BLOCK..]);
                    expected[token * rows + row] = w.iter().zip(x).map(|(w, x)| w * x).sum();
                    size[token * rows + row] = w.iter().zip(x).map(|(w, x)| (w * x).abs()).sum();
                }
            }
            for kernels in Kernels::available() {
                let mut out = vec![UNTOUCHED; x.rows() * rows];
                // SAFETY: `out` has a place for every row and token, and the machine runs what is available.
                unsafe { (kernels.matmul)(&w, &x, part.clone(), out.as_mut_ptr(), rows) };
                for (i, (got, want)) in out.iter().zip(&expected).enumerate() {
                    let near = (got - want).abs() <= 1e-5 * size[i];
                    assert!(
                        near,
                        "{} {dtype:?} {part:?} of {rows} x {cols}: {got} is not {want}",
                        kernels.name
                    );
                }
            }
        }
    }
}
