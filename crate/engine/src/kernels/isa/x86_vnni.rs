//! x86-64 with VNNI on 128-bit registers (AVX-512 VNNI + VL): `vpdpbusd` takes the weight as an unsigned byte.

use super::Isa;
use core::arch::x86_64::*;

/// 128-bit VNNI.
#[derive(Clone, Copy)]
pub struct Vnni;

impl Isa for Vnni {
    type I = __m128i;
    type F = __m128;
    const FULL_SHIFT: Option<u32> = Some(7);

    #[inline(always)]
    unsafe fn zero_f() -> __m128 {
        unsafe { _mm_setzero_ps() }
    }
    #[inline(always)]
    unsafe fn load_f(p: *const f32) -> __m128 {
        unsafe { _mm_loadu_ps(p) }
    }
    #[inline(always)]
    unsafe fn splat_f(p: *const f32) -> __m128 {
        unsafe { _mm_set1_ps(*p) }
    }
    #[inline(always)]
    unsafe fn store_f(p: *mut f32, v: __m128) {
        unsafe { _mm_storeu_ps(p, v) }
    }
    #[inline(always)]
    unsafe fn mul_f(a: __m128, b: __m128) -> __m128 {
        unsafe { _mm_mul_ps(a, b) }
    }
    #[inline(always)]
    unsafe fn madd_f(a: __m128, b: __m128, c: __m128) -> __m128 {
        unsafe { _mm_fmadd_ps(a, b, c) }
    }
    #[inline(always)]
    unsafe fn to_f(v: __m128i) -> __m128 {
        unsafe { _mm_cvtepi32_ps(v) }
    }
    #[inline(always)]
    unsafe fn zero_i() -> __m128i {
        unsafe { _mm_setzero_si128() }
    }
    #[inline(always)]
    unsafe fn splat_shifted(p: *const i32, shift: u32) -> __m128i {
        unsafe { _mm_set1_epi32(*p << shift) }
    }
    #[inline(always)]
    unsafe fn load_i(p: *const u8) -> __m128i {
        unsafe { _mm_loadu_si128(p.cast()) }
    }
    #[inline(always)]
    unsafe fn splat4(p: *const i8) -> __m128i {
        unsafe { _mm_set1_epi32(p.cast::<i32>().read_unaligned()) }
    }
    #[inline(always)]
    unsafe fn low_nibbles(v: __m128i) -> __m128i {
        unsafe { _mm_and_si128(v, _mm_set1_epi8(15)) }
    }
    #[inline(always)]
    unsafe fn high_nibbles(v: __m128i) -> __m128i {
        unsafe { _mm_and_si128(_mm_srli_epi16(v, 4), _mm_set1_epi8(15)) }
    }
    #[inline(always)]
    unsafe fn dot(acc: __m128i, a: __m128i, w: __m128i) -> __m128i {
        unsafe { _mm_dpbusd_epi32(acc, w, a) }
    }
    #[inline(always)]
    unsafe fn dot_full(acc: __m128i, a: __m128i, w: __m128i) -> __m128i {
        unsafe { _mm_dpbusd_epi32(acc, w, a) }
    }
}
