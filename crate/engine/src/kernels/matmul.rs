//! Packed weights times quantized activations: one body for every instruction set, format and tile.
//!
//! A tile is `G` groups of four rows by `T` tokens. A weight is loaded once for its `T` tokens and an activation once for
//! its `G` groups; integer sums stay in registers over a block of 32 columns, then scales turn them into floats.

use super::activations::Activations;
use super::isa::{self, Isa};
use crate::pack::{BLOCK, Format, GROUP, PackedMatrix, block_at};
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

/// What differs between the packed formats, known at compile time.
trait Kind {
    const NIBBLES: bool;
    const MIN: bool;
    /// A scale for each half block.
    const HALVES: bool;
    /// Weights use all eight bits.
    const FULL: bool;
    /// log2 of the zero point, where there is one and `FULL` is not set.
    const SHIFT: Option<u32>;
}

macro_rules! kind {
    ($name:ident, nibbles: $n:expr, min: $m:expr, halves: $h:expr, full: $f:expr, shift: $s:expr) => {
        struct $name;
        impl Kind for $name {
            const NIBBLES: bool = $n;
            const MIN: bool = $m;
            const HALVES: bool = $h;
            const FULL: bool = $f;
            const SHIFT: Option<u32> = $s;
        }
    };
}

kind!(NibbleCentred, nibbles: true, min: false, halves: false, full: false, shift: Some(3));
kind!(NibbleMin, nibbles: true, min: true, halves: false, full: false, shift: None);
kind!(ByteCentred16, nibbles: false, min: false, halves: false, full: false, shift: Some(4));
kind!(ByteCentred32Halves, nibbles: false, min: false, halves: true, full: false, shift: Some(5));
kind!(ByteMin, nibbles: false, min: true, halves: false, full: false, shift: None);
kind!(ByteFull, nibbles: false, min: false, halves: false, full: true, shift: None);

/// Where the parts of a product lie.
struct Operands {
    /// Blocks of a weight row.
    row_blocks: usize,
    /// Blocks to sum over.
    blocks: Range<usize>,
    /// Blocks of an activation row.
    x_blocks: usize,
    /// Added to a weight block's number, gives the activations' (wrapping).
    x_shift: usize,
    rows: usize,
    weights: *const u8,
    scales: *const f32,
    mins: *const f32,
    q: *const i8,
    x_scales: *const f32,
    negative_sums: *const i32,
    negative_half_sums: *const i32,
    scaled_sums: *const f32,
    out: *mut f32,
    stride: usize,
}

impl Operands {
    /// `G` groups from `group` on, `T` tokens from `token` on.
    #[expect(clippy::needless_range_loop, reason = "tiles are written by row and token")]
    #[inline(always)]
    unsafe fn tile<I: Isa, K: Kind, const G: usize, const T: usize>(&self, group: usize, token: usize) {
        let block_bytes = if K::NIBBLES { GROUP * BLOCK / 2 } else { GROUP * BLOCK };
        let subs = if K::HALVES { 2 } else { 1 };
        let pieces = if K::NIBBLES { 4 } else { 8 };
        let shift = if K::FULL { I::FULL_SHIFT } else { K::SHIFT };
        // Plain loops and arrays throughout: a closure would not inherit the instruction set of the function it stands in.
        // SAFETY: the caller's tile lies inside all the buffers, whose sizes follow from the same shapes.
        unsafe {
            let mut sums = [[I::zero_f(); T]; G];
            for block in self.blocks.clone() {
                let mut x_block = [0; T];
                let mut x = [self.q; T];
                for t in 0..T {
                    x_block[t] = (token + t) * self.x_blocks + block.wrapping_add(self.x_shift);
                    x[t] = self.q.add(x_block[t] * BLOCK);
                }
                let mut weights = [self.weights; G];
                for g in 0..G {
                    weights[g] = self
                        .weights
                        .add(block_at(group + g, block, self.row_blocks) * block_bytes);
                }
                for half in 0..subs {
                    let mut dots = [[I::zero_i(); T]; G];
                    if let Some(shift) = shift {
                        for t in 0..T {
                            let start = if K::HALVES {
                                I::splat_shifted(self.negative_half_sums.add(2 * x_block[t] + half), shift)
                            } else {
                                I::splat_shifted(self.negative_sums.add(x_block[t]), shift)
                            };
                            for g in 0..G {
                                dots[g][t] = start;
                            }
                        }
                    }
                    for piece in half * pieces / subs..(half + 1) * pieces / subs {
                        let mut loaded = [I::zero_i(); G];
                        for g in 0..G {
                            loaded[g] = I::load_i(weights[g].add(16 * piece));
                        }
                        if K::NIBBLES {
                            let mut nibbles = loaded;
                            for g in 0..G {
                                nibbles[g] = I::low_nibbles(loaded[g]);
                            }
                            for t in 0..T {
                                let a = I::splat4(x[t].add(4 * piece));
                                for g in 0..G {
                                    dots[g][t] = I::dot(dots[g][t], a, nibbles[g]);
                                }
                            }
                            for g in 0..G {
                                nibbles[g] = I::high_nibbles(loaded[g]);
                            }
                            for t in 0..T {
                                let a = I::splat4(x[t].add(16 + 4 * piece));
                                for g in 0..G {
                                    dots[g][t] = I::dot(dots[g][t], a, nibbles[g]);
                                }
                            }
                        } else {
                            for t in 0..T {
                                let a = I::splat4(x[t].add(4 * piece));
                                for g in 0..G {
                                    dots[g][t] = if K::FULL {
                                        I::dot_full(dots[g][t], a, loaded[g])
                                    } else {
                                        I::dot(dots[g][t], a, loaded[g])
                                    };
                                }
                            }
                        }
                    }
                    let mut x_scale = [I::zero_f(); T];
                    for t in 0..T {
                        x_scale[t] = I::splat_f(self.x_scales.add(x_block[t]));
                    }
                    for g in 0..G {
                        let at = (block_at(group + g, block, self.row_blocks) * subs + half) * GROUP;
                        let scale = I::load_f(self.scales.add(at));
                        for t in 0..T {
                            let dot = I::mul_f(I::to_f(dots[g][t]), scale);
                            sums[g][t] = I::madd_f(dot, x_scale[t], sums[g][t]);
                        }
                    }
                    if K::MIN {
                        for t in 0..T {
                            x_scale[t] = I::splat_f(self.scaled_sums.add(x_block[t]));
                        }
                        for g in 0..G {
                            let min = I::load_f(self.mins.add(block_at(group + g, block, self.row_blocks) * GROUP));
                            for t in 0..T {
                                sums[g][t] = I::madd_f(min, x_scale[t], sums[g][t]);
                            }
                        }
                    }
                }
            }
            for g in 0..G {
                let row = (group + g) * GROUP;
                for t in 0..T {
                    let out = self.out.add((token + t) * self.stride + row);
                    if row + GROUP <= self.rows {
                        I::store_f(out, sums[g][t]);
                    } else {
                        let mut last = [0f32; GROUP];
                        I::store_f(last.as_mut_ptr(), sums[g][t]);
                        out.copy_from_nonoverlapping(last.as_ptr(), self.rows - row);
                    }
                }
            }
        }
    }

    #[inline(always)]
    unsafe fn column<I: Isa, K: Kind, const G: usize, const T: usize>(&self, groups: Range<usize>, token: usize) {
        let mut group = groups.start;
        // SAFETY: every tile stays below the groups' end.
        unsafe {
            while group + G <= groups.end {
                self.tile::<I, K, G, T>(group, token);
                group += G;
            }
            while group < groups.end {
                self.tile::<I, K, 1, T>(group, token);
                group += 1;
            }
        }
    }

    #[inline(always)]
    unsafe fn run<I: Isa, K: Kind>(&self, groups: Range<usize>, tokens: Range<usize>) {
        // SAFETY: every tile stays below the groups' and the tokens' end.
        unsafe {
            if tokens.len() == 1 {
                return self.column::<I, K, 4, 1>(groups, tokens.start);
            }
            // A few groups at a time with all tokens, so that their weights stay in the first-level cache.
            let mut group = groups.start;
            while group < groups.end {
                let some = group..(group + 2).min(groups.end);
                group = some.end;
                let mut token = tokens.start;
                while token + 4 <= tokens.end {
                    self.column::<I, K, 2, 4>(some.clone(), token);
                    token += 4;
                }
                match tokens.end - token {
                    1 => self.column::<I, K, 2, 1>(some, token),
                    2 => self.column::<I, K, 2, 2>(some, token),
                    3 => self.column::<I, K, 2, 3>(some, token),
                    _ => {}
                }
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
    let x_blocks = x.cols() / BLOCK;
    assert!(groups.end <= w.groups() && blocks.end <= w.blocks());
    assert!(tokens.end <= x.rows() && x_block + blocks.len() <= x_blocks);
    let (q, x_scales, negative_sums, negative_half_sums, scaled_sums) = x.parts();
    let operands = Operands {
        row_blocks: w.blocks(),
        x_shift: x_block.wrapping_sub(blocks.start),
        blocks,
        x_blocks,
        rows: w.rows(),
        weights: w.data().as_ptr(),
        scales: w.scales().as_ptr(),
        mins: w.mins().as_ptr(),
        q,
        x_scales,
        negative_sums,
        negative_half_sums,
        scaled_sums,
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
    /// x86-64 with VNNI.
    #[target_feature(enable = "avx512vnni,avx512vl,avx512f,avx2,fma")]
    x86_vnni, isa::x86_vnni::Vnni
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
