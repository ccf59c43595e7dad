//! x86-64 with AVX2 and FMA but no VNNI, on 128-bit registers: products are summed in 16 bits, where 7-bit weights fit.

use super::{Isa, x86_vnni::Vnni};
use core::arch::x86_64::*;

/// 128-bit AVX2.
#[derive(Clone, Copy)]
pub struct Avx2;

impl Isa for Avx2 {
    type I = __m128i;
    type F = __m128;
    const FULL_SHIFT: Option<u32> = Some(7);

    #[inline(always)]
    unsafe fn zero_f() -> __m128 {
        unsafe { Vnni::zero_f() }
    }
    #[inline(always)]
    unsafe fn load_f(p: *const f32) -> __m128 {
        unsafe { Vnni::load_f(p) }
    }
    #[inline(always)]
    unsafe fn splat_f(p: *const f32) -> __m128 {
        unsafe { Vnni::splat_f(p) }
    }
    #[inline(always)]
    unsafe fn store_f(p: *mut f32, v: __m128) {
        unsafe { Vnni::store_f(p, v) }
    }
    #[inline(always)]
    unsafe fn mul_f(a: __m128, b: __m128) -> __m128 {
        unsafe { Vnni::mul_f(a, b) }
    }
    #[inline(always)]
    unsafe fn madd_f(a: __m128, b: __m128, c: __m128) -> __m128 {
        unsafe { Vnni::madd_f(a, b, c) }
    }
    #[inline(always)]
    unsafe fn to_f(v: __m128i) -> __m128 {
        unsafe { Vnni::to_f(v) }
    }
    #[inline(always)]
    unsafe fn zero_i() -> __m128i {
        unsafe { Vnni::zero_i() }
    }
    #[inline(always)]
    unsafe fn splat_shifted(p: *const i32, shift: u32) -> __m128i {
        unsafe { Vnni::splat_shifted(p, shift) }
    }
    #[inline(always)]
    unsafe fn load_i(p: *const u8) -> __m128i {
        unsafe { Vnni::load_i(p) }
    }
    #[inline(always)]
    unsafe fn splat4(p: *const i8) -> __m128i {
        unsafe { Vnni::splat4(p) }
    }
    #[inline(always)]
    unsafe fn low_nibbles(v: __m128i) -> __m128i {
        unsafe { Vnni::low_nibbles(v) }
    }
    #[inline(always)]
    unsafe fn high_nibbles(v: __m128i) -> __m128i {
        unsafe { Vnni::high_nibbles(v) }
    }
    #[inline(always)]
    unsafe fn dot(acc: __m128i, a: __m128i, w: __m128i) -> __m128i {
        // 2 * 127 * 127 < 32768: a pair of 7-bit products never saturates.
        unsafe { _mm_add_epi32(acc, _mm_madd_epi16(_mm_maddubs_epi16(w, a), _mm_set1_epi16(1))) }
    }
    #[inline(always)]
    unsafe fn dot_full(acc: __m128i, a: __m128i, w: __m128i) -> __m128i {
        unsafe {
            let low = Self::dot(acc, a, Self::low_nibbles(w));
            let high = Self::dot(_mm_setzero_si128(), a, Self::high_nibbles(w));
            _mm_add_epi32(low, _mm_slli_epi32(high, 4))
        }
    }
}
