//! WebAssembly relaxed SIMD: `i32x4_relaxed_dot_i8x16_i7x16_add`, which V8 compiles to one VNNI or SDOT instruction.
//!
//! The specification leaves open what a second operand above 127 means. [`byte_meaning`] asks the machine once at load,
//! and one of the three types below is chosen by the answer, so that 8-bit weights stay exact everywhere.

use super::{Isa, wasm_simd128::Simd128};
use core::arch::wasm32::*;

/// How this machine reads the second operand of the relaxed dot product when its top bit is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ByteMeaning {
    /// As an unsigned byte with an exact 32-bit sum (x86 with VNNI).
    Unsigned,
    /// As a signed byte with an exact 32-bit sum (Arm with SDOT).
    Signed,
    /// Something else (x86 without VNNI saturates in 16 bits): only 7 bits are safe.
    SevenBits,
}

/// Asks the machine, with the values that would saturate in 16 bits.
pub fn byte_meaning() -> ByteMeaning {
    let answer = |a: i8, w: u8| {
        // Through memory, so that the compiler cannot fold the undefined case at build time.
        let (a, w) = (std::hint::black_box([a; 16]), std::hint::black_box([w; 16]));
        // SAFETY: both arrays are sixteen bytes long.
        let (a, w) = unsafe { (v128_load(a.as_ptr().cast()), v128_load(w.as_ptr().cast())) };
        i32x4_extract_lane::<0>(i32x4_relaxed_dot_i8x16_i7x16_add(a, w, i32x4_splat(1)))
    };
    match (answer(-128, 255), answer(127, 200), answer(127, 127)) {
        (x, y, z) if (x, y, z) == (1 - 4 * 128 * 255, 1 + 4 * 127 * 200, 1 + 4 * 127 * 127) => ByteMeaning::Unsigned,
        (x, y, z) if (x, y, z) == (1 + 4 * 128, 1 - 4 * 127 * 56, 1 + 4 * 127 * 127) => ByteMeaning::Signed,
        _ => ByteMeaning::SevenBits,
    }
}

macro_rules! relaxed {
    ($(#[$doc:meta])* $name:ident, $shift:expr, |$acc:ident, $a:ident, $w:ident| $full:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name;

        impl Isa for $name {
            type I = v128;
            type F = v128;
            const GROUPS: usize = 1;
            const FULL_SHIFT: Option<u32> = $shift;

            #[inline(always)]
            unsafe fn zero_f() -> v128 {
                unsafe { Simd128::zero_f() }
            }
            #[inline(always)]
            unsafe fn load_f(p: *const f32) -> v128 {
                unsafe { Simd128::load_f(p) }
            }
            #[inline(always)]
            unsafe fn splat_f(p: *const f32) -> v128 {
                unsafe { Simd128::splat_f(p) }
            }
            #[inline(always)]
            unsafe fn store_f(p: *mut f32, v: v128) {
                unsafe { Simd128::store_f(p, v) }
            }
            #[inline(always)]
            unsafe fn mul_f(a: v128, b: v128) -> v128 {
                f32x4_mul(a, b)
            }
            #[inline(always)]
            unsafe fn madd_f(a: v128, b: v128, c: v128) -> v128 {
                f32x4_relaxed_madd(a, b, c)
            }
            #[inline(always)]
            unsafe fn to_f(v: v128) -> v128 {
                f32x4_convert_i32x4(v)
            }
            #[inline(always)]
            unsafe fn zero_i() -> v128 {
                i32x4_splat(0)
            }
            #[inline(always)]
            unsafe fn splat_shifted(p: *const i32, shift: u32) -> v128 {
                unsafe { Simd128::splat_shifted(p, shift) }
            }
            #[inline(always)]
            unsafe fn load_i(p: *const u8) -> v128 {
                unsafe { Simd128::load_i(p) }
            }
            #[inline(always)]
            unsafe fn splat4(p: *const i8) -> v128 {
                unsafe { Simd128::splat4(p) }
            }
            #[inline(always)]
            unsafe fn quads(p: *const i8) -> [v128; 8] {
                unsafe { Simd128::quads(p) }
            }
            #[inline(always)]
            unsafe fn two_f(p: *const f32) -> [v128; 2] {
                unsafe { Simd128::two_f(p) }
            }
            #[inline(always)]
            unsafe fn add_i(a: v128, b: v128) -> v128 {
                i32x4_add(a, b)
            }
            #[inline(always)]
            unsafe fn low_nibbles(v: v128) -> v128 {
                unsafe { Simd128::low_nibbles(v) }
            }
            #[inline(always)]
            unsafe fn high_nibbles(v: v128) -> v128 {
                unsafe { Simd128::high_nibbles(v) }
            }
            #[inline(always)]
            unsafe fn dot(acc: v128, a: v128, w: v128) -> v128 {
                i32x4_relaxed_dot_i8x16_i7x16_add(a, w, acc)
            }
            #[inline(always)]
            unsafe fn dot_full($acc: v128, $a: v128, $w: v128) -> v128 {
                $full
            }
        }
    };
}

relaxed!(
    /// Second operand unsigned: the stored `w + 128` goes in as it is.
    RelaxedUnsigned, Some(7), |acc, a, w| i32x4_relaxed_dot_i8x16_i7x16_add(a, w, acc)
);
relaxed!(
    /// Second operand signed: flipping the top bit gives `w` back.
    RelaxedSigned, None, |acc, a, w| i32x4_relaxed_dot_i8x16_i7x16_add(a, v128_xor(w, u8x16_splat(128)), acc)
);
relaxed!(
    /// Only 7 bits are safe: the byte goes in as its two halves.
    RelaxedSevenBits, Some(7), |acc, a, w| {
        let low = i32x4_relaxed_dot_i8x16_i7x16_add(a, v128_and(w, u8x16_splat(15)), acc);
        let high = i32x4_relaxed_dot_i8x16_i7x16_add(a, v128_and(u16x8_shr(w, 4), u8x16_splat(15)), i32x4_splat(0));
        i32x4_add(low, i32x4_shl(high, 4))
    }
);
