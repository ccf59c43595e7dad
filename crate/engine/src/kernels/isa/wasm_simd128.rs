//! WebAssembly fixed-width SIMD without the relaxed instructions (Safari, older engines).

use super::Isa;
use core::arch::wasm32::*;

/// `simd128` alone: products are formed in 16 bits.
#[derive(Clone, Copy)]
pub struct Simd128;

#[inline(always)]
fn dot_i16(acc: v128, a: v128, low: v128, high: v128) -> v128 {
    // Pairs of products, columns (0,1) and (2,3) of each row; a horizontal pair sum then gives one i32 a row.
    let p = i32x4_dot_i16x8(i16x8_extend_low_i8x16(a), low);
    let q = i32x4_dot_i16x8(i16x8_extend_high_i8x16(a), high);
    let even = i32x4_shuffle::<0, 2, 4, 6>(p, q);
    let odd = i32x4_shuffle::<1, 3, 5, 7>(p, q);
    i32x4_add(acc, i32x4_add(even, odd))
}

impl Isa for Simd128 {
    type I = v128;
    type F = v128;
    const GROUPS: usize = 1;
    const FULL_SHIFT: Option<u32> = Some(7);

    #[inline(always)]
    unsafe fn zero_f() -> v128 {
        f32x4_splat(0.0)
    }
    #[inline(always)]
    unsafe fn load_f(p: *const f32) -> v128 {
        unsafe { v128_load(p.cast()) }
    }
    #[inline(always)]
    unsafe fn splat_f(p: *const f32) -> v128 {
        unsafe { v128_load32_splat(p.cast()) }
    }
    #[inline(always)]
    unsafe fn store_f(p: *mut f32, v: v128) {
        unsafe { v128_store(p.cast(), v) }
    }
    #[inline(always)]
    unsafe fn mul_f(a: v128, b: v128) -> v128 {
        f32x4_mul(a, b)
    }
    #[inline(always)]
    unsafe fn madd_f(a: v128, b: v128, c: v128) -> v128 {
        f32x4_add(f32x4_mul(a, b), c)
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
        unsafe { i32x4_shl(v128_load32_splat(p.cast()), shift) }
    }
    #[inline(always)]
    unsafe fn load_i(p: *const u8) -> v128 {
        unsafe { v128_load(p.cast()) }
    }
    #[inline(always)]
    unsafe fn splat4(p: *const i8) -> v128 {
        unsafe { v128_load32_splat(p.cast()) }
    }
    #[inline(always)]
    unsafe fn quads(p: *const i8) -> [v128; 8] {
        let (a, b) = unsafe { (v128_load(p.cast()), v128_load(p.add(16).cast())) };
        [
            i32x4_shuffle::<0, 0, 0, 0>(a, a),
            i32x4_shuffle::<1, 1, 1, 1>(a, a),
            i32x4_shuffle::<2, 2, 2, 2>(a, a),
            i32x4_shuffle::<3, 3, 3, 3>(a, a),
            i32x4_shuffle::<0, 0, 0, 0>(b, b),
            i32x4_shuffle::<1, 1, 1, 1>(b, b),
            i32x4_shuffle::<2, 2, 2, 2>(b, b),
            i32x4_shuffle::<3, 3, 3, 3>(b, b),
        ]
    }
    #[inline(always)]
    unsafe fn two_f(p: *const f32) -> [v128; 2] {
        let a = unsafe { v128_load(p.cast()) };
        [i32x4_shuffle::<0, 0, 0, 0>(a, a), i32x4_shuffle::<1, 1, 1, 1>(a, a)]
    }
    #[inline(always)]
    unsafe fn add_i(a: v128, b: v128) -> v128 {
        i32x4_add(a, b)
    }
    #[inline(always)]
    unsafe fn low_nibbles(v: v128) -> v128 {
        v128_and(v, u8x16_splat(15))
    }
    #[inline(always)]
    unsafe fn high_nibbles(v: v128) -> v128 {
        v128_and(u16x8_shr(v, 4), u8x16_splat(15))
    }
    #[inline(always)]
    unsafe fn dot(acc: v128, a: v128, w: v128) -> v128 {
        dot_i16(acc, a, u16x8_extend_low_u8x16(w), u16x8_extend_high_u8x16(w))
    }
    #[inline(always)]
    unsafe fn dot_full(acc: v128, a: v128, w: v128) -> v128 {
        unsafe { Self::dot(acc, a, w) }
    }
}
