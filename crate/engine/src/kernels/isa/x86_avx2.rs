//! x86-64 with AVX2 and FMA, eight rows in a register: with AVX-VNNI's dot product, or with products summed in 16 bits,
//! where 7-bit weights fit.

use super::Isa;
use core::arch::x86_64::*;

macro_rules! avx2 {
    ($(#[$doc:meta])* $name:ident, dot: |$acc:ident, $a:ident, $w:ident| $dot:expr, full: $full:expr) => {
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name;

        impl Isa for $name {
            type I = __m256i;
            type F = __m256;
            const GROUPS: usize = 2;
            const FULL_SHIFT: Option<u32> = Some(7);

            #[inline(always)]
            unsafe fn zero_f() -> __m256 {
                unsafe { _mm256_setzero_ps() }
            }
            #[inline(always)]
            unsafe fn load_f(p: *const f32) -> __m256 {
                unsafe { _mm256_loadu_ps(p) }
            }
            #[inline(always)]
            unsafe fn splat_f(p: *const f32) -> __m256 {
                unsafe { _mm256_set1_ps(*p) }
            }
            #[inline(always)]
            unsafe fn store_f(p: *mut f32, v: __m256) {
                unsafe { _mm256_storeu_ps(p, v) }
            }
            #[inline(always)]
            unsafe fn mul_f(a: __m256, b: __m256) -> __m256 {
                unsafe { _mm256_mul_ps(a, b) }
            }
            #[inline(always)]
            unsafe fn madd_f(a: __m256, b: __m256, c: __m256) -> __m256 {
                unsafe { _mm256_fmadd_ps(a, b, c) }
            }
            #[inline(always)]
            unsafe fn to_f(v: __m256i) -> __m256 {
                unsafe { _mm256_cvtepi32_ps(v) }
            }
            #[inline(always)]
            unsafe fn zero_i() -> __m256i {
                unsafe { _mm256_setzero_si256() }
            }
            #[inline(always)]
            unsafe fn splat_shifted(p: *const i32, shift: u32) -> __m256i {
                unsafe { _mm256_set1_epi32(*p << shift) }
            }
            #[inline(always)]
            unsafe fn load_i(p: *const u8) -> __m256i {
                unsafe { _mm256_loadu_si256(p.cast()) }
            }
            #[inline(always)]
            unsafe fn splat4(p: *const i8) -> __m256i {
                unsafe { _mm256_set1_epi32(p.cast::<i32>().read_unaligned()) }
            }
            #[inline(always)]
            unsafe fn add_i(a: __m256i, b: __m256i) -> __m256i {
                unsafe { _mm256_add_epi32(a, b) }
            }
            #[inline(always)]
            unsafe fn low_nibbles(v: __m256i) -> __m256i {
                unsafe { _mm256_and_si256(v, _mm256_set1_epi8(15)) }
            }
            #[inline(always)]
            unsafe fn high_nibbles(v: __m256i) -> __m256i {
                unsafe { _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(15)) }
            }
            #[inline(always)]
            unsafe fn dot($acc: __m256i, $a: __m256i, $w: __m256i) -> __m256i {
                unsafe { $dot }
            }
            #[inline(always)]
            unsafe fn dot_full($acc: __m256i, $a: __m256i, $w: __m256i) -> __m256i {
                unsafe { $full }
            }
        }
    };
}

avx2!(
    /// `vpdpbusd` on 256 bits.
    AvxVnni,
    dot: |acc, a, w| _mm256_dpbusd_avx_epi32(acc, w, a),
    full: _mm256_dpbusd_avx_epi32(acc, w, a)
);

avx2!(
    /// AVX2 alone. 2 * 127 * 127 < 32768: a pair of 7-bit products never saturates; a full byte goes in as its halves.
    Avx2,
    dot: |acc, a, w| _mm256_add_epi32(acc, _mm256_madd_epi16(_mm256_maddubs_epi16(w, a), _mm256_set1_epi16(1))),
    full: {
        let low = Self::dot(acc, a, Self::low_nibbles(w));
        let high = Self::dot(_mm256_setzero_si256(), a, Self::high_nibbles(w));
        _mm256_add_epi32(low, _mm256_slli_epi32(high, 4))
    }
);
