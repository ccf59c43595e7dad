//! GGUF's block formats, read one block of 32 columns at a time (ggml's `ggml-common.h` describes the bits).

use candle_core::quantized::GgmlDType;

/// Columns that share a scale in the packed layout.
pub const BLOCK: usize = 32;

/// Thirty-two weights of one row.
pub struct Block {
    /// Stored values, in the packed format's range.
    pub q: [u8; BLOCK],
    /// A scale for the block, or for each half.
    pub scales: [f32; 2],
    /// The minimum, where the format has one.
    pub min: f32,
}

/// A binary16 at a byte offset.
pub fn half(bytes: &[u8], at: usize) -> f32 {
    f16_to_f32(u16::from_le_bytes([bytes[at], bytes[at + 1]]))
}

/// IEEE 754 binary16 to binary32.
fn f16_to_f32(bits: u16) -> f32 {
    let sign = u32::from(bits & 0x8000) << 16;
    let magnitude = u32::from(bits & 0x7fff);
    if magnitude >= 0x7c00 {
        return f32::from_bits(sign | 0x7f80_0000 | (magnitude & 0x3ff) << 13);
    }
    // Moving the exponent by a multiplication treats subnormals right.
    let value = f32::from_bits(magnitude << 13) * f32::from_bits(0x7780_0000);
    f32::from_bits(value.to_bits() | sign)
}

/// Calls `f` with each block of a row's bytes; `row` must hold whole source blocks.
pub fn for_each_block(dtype: GgmlDType, row: &[u8], mut f: impl FnMut(usize, &Block)) {
    let mut block = Block {
        q: [0; BLOCK],
        scales: [0.0; 2],
        min: 0.0,
    };
    let size = match dtype {
        GgmlDType::F32 | GgmlDType::F16 | GgmlDType::BF16 => dtype.type_size() * BLOCK,
        _ => dtype.type_size(),
    };
    for (i, source) in row.chunks_exact(size).enumerate() {
        match dtype {
            GgmlDType::Q4_0 => {
                block.scales[0] = half(source, 0);
                nibbles(&source[2..18], &mut block.q);
                f(i, &block);
            }
            GgmlDType::Q4_1 => {
                (block.scales[0], block.min) = (half(source, 0), half(source, 2));
                nibbles(&source[4..20], &mut block.q);
                f(i, &block);
            }
            GgmlDType::Q5_0 => {
                block.scales[0] = half(source, 0);
                nibbles(&source[6..22], &mut block.q);
                fifth_bits(&source[2..6], &mut block.q);
                f(i, &block);
            }
            GgmlDType::Q5_1 => {
                (block.scales[0], block.min) = (half(source, 0), half(source, 2));
                nibbles(&source[8..24], &mut block.q);
                fifth_bits(&source[4..8], &mut block.q);
                f(i, &block);
            }
            GgmlDType::Q8_0 => {
                block.scales[0] = half(source, 0);
                for (q, s) in block.q.iter_mut().zip(&source[2..34]) {
                    *q = s ^ 0x80;
                }
                f(i, &block);
            }
            GgmlDType::Q4K => k_blocks(source, None, &source[16..144], i, &mut block, &mut f),
            GgmlDType::Q5K => k_blocks(source, Some(&source[16..48]), &source[48..176], i, &mut block, &mut f),
            GgmlDType::Q6K => q6_blocks(source, i, &mut block, &mut f),
            GgmlDType::F32 => {
                let at = |j: usize| [source[4 * j], source[4 * j + 1], source[4 * j + 2], source[4 * j + 3]];
                round_to_bytes(&std::array::from_fn(|j| f32::from_le_bytes(at(j))), &mut block);
                f(i, &block);
            }
            GgmlDType::F16 => {
                round_to_bytes(&std::array::from_fn(|j| half(source, 2 * j)), &mut block);
                f(i, &block);
            }
            GgmlDType::BF16 => {
                let at = |j: usize| u32::from(u16::from_le_bytes([source[2 * j], source[2 * j + 1]])) << 16;
                round_to_bytes(&std::array::from_fn(|j| f32::from_bits(at(j))), &mut block);
                f(i, &block);
            }
            // `Format::of` refuses every other type before a row is read.
            _ => {}
        }
    }
}

fn nibbles(bytes: &[u8], q: &mut [u8; BLOCK]) {
    for (j, byte) in bytes.iter().enumerate() {
        q[j] = byte & 15;
        q[j + 16] = byte >> 4;
    }
}

fn fifth_bits(bits: &[u8], q: &mut [u8; BLOCK]) {
    for (j, q) in q.iter_mut().enumerate() {
        *q |= (bits[j / 8] >> (j % 8) & 1) << 4;
    }
}

/// Q4_K and Q5_K: 256 columns, eight 6-bit scales and minima.
fn k_blocks(
    source: &[u8],
    high: Option<&[u8]>,
    low: &[u8],
    index: usize,
    block: &mut Block,
    f: &mut impl FnMut(usize, &Block),
) {
    let (d, dmin, packed) = (half(source, 0), half(source, 2), &source[4..16]);
    for sub in 0..8 {
        let (scale, min) = if sub < 4 {
            (packed[sub] & 63, packed[sub + 4] & 63)
        } else {
            (
                packed[sub + 4] & 15 | packed[sub - 4] >> 6 << 4,
                packed[sub + 4] >> 4 | packed[sub] >> 6 << 4,
            )
        };
        (block.scales[0], block.min) = (d * f32::from(scale), -(dmin * f32::from(min)));
        for (j, q) in block.q.iter_mut().enumerate() {
            let byte = low[sub / 2 * 32 + j];
            *q = if sub % 2 == 0 { byte & 15 } else { byte >> 4 };
            if let Some(high) = high {
                *q |= (high[j] >> sub & 1) << 4;
            }
        }
        f(index * 8 + sub, block);
    }
}

/// Q6_K: 256 columns, a signed 8-bit scale for every 16.
fn q6_blocks(source: &[u8], index: usize, block: &mut Block, f: &mut impl FnMut(usize, &Block)) {
    let (low, high, scales, d) = (&source[..128], &source[128..192], &source[192..208], half(source, 208));
    for sub in 0..8 {
        let (half_block, quarter) = (sub / 4, sub % 4);
        for (j, q) in block.q.iter_mut().enumerate() {
            let byte = low[half_block * 64 + quarter % 2 * 32 + j];
            let nibble = if quarter < 2 { byte & 15 } else { byte >> 4 };
            *q = nibble | (high[half_block * 32 + j] >> (2 * quarter) & 3) << 4;
        }
        for (side, scale) in block.scales.iter_mut().enumerate() {
            *scale = d * f32::from(scales[2 * sub + side] as i8);
        }
        f(index * 8 + sub, block);
    }
}

/// Unquantized weights, rounded to 8 bits with one scale (as Q8_0 does).
fn round_to_bytes(weights: &[f32; BLOCK], block: &mut Block) {
    let peak = weights.iter().fold(0f32, |m, w| m.max(w.abs()));
    let scale = peak / 127.0;
    let inverse = if scale > 0.0 { 1.0 / scale } else { 0.0 };
    block.scales[0] = scale;
    for (q, w) in block.q.iter_mut().zip(weights) {
        *q = ((w * inverse).round().clamp(-127.0, 127.0) as i8 as u8) ^ 0x80;
    }
}
