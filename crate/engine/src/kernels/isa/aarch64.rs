//! aarch64 NEON: both operands signed. (`sdot` has no stable intrinsic yet, so products are widened and added pairwise.)

use super::Isa;
use core::arch::aarch64::*;

/// NEON with 8-bit products widened to 16 bits; baseline on every aarch64 CPU.
#[derive(Clone, Copy)]
pub struct Neon;

impl Isa for Neon {
    type I = uint8x16_t;
    type F = float32x4_t;
    const GROUPS: usize = 1;
    const FULL_SHIFT: Option<u32> = None;

    #[inline(always)]
    unsafe fn zero_f() -> float32x4_t {
        unsafe { vdupq_n_f32(0.0) }
    }
    #[inline(always)]
    unsafe fn load_f(p: *const f32) -> float32x4_t {
        unsafe { vld1q_f32(p) }
    }
    #[inline(always)]
    unsafe fn splat_f(p: *const f32) -> float32x4_t {
        unsafe { vld1q_dup_f32(p) }
    }
    #[inline(always)]
    unsafe fn store_f(p: *mut f32, v: float32x4_t) {
        unsafe { vst1q_f32(p, v) }
    }
    #[inline(always)]
    unsafe fn mul_f(a: float32x4_t, b: float32x4_t) -> float32x4_t {
        unsafe { vmulq_f32(a, b) }
    }
    #[inline(always)]
    unsafe fn madd_f(a: float32x4_t, b: float32x4_t, c: float32x4_t) -> float32x4_t {
        unsafe { vfmaq_f32(c, a, b) }
    }
    #[inline(always)]
    unsafe fn to_f(v: uint8x16_t) -> float32x4_t {
        unsafe { vcvtq_f32_s32(vreinterpretq_s32_u8(v)) }
    }
    #[inline(always)]
    unsafe fn zero_i() -> uint8x16_t {
        unsafe { vdupq_n_u8(0) }
    }
    #[inline(always)]
    unsafe fn splat_shifted(p: *const i32, shift: u32) -> uint8x16_t {
        unsafe { vreinterpretq_u8_s32(vdupq_n_s32(*p << shift)) }
    }
    #[inline(always)]
    unsafe fn load_i(p: *const u8) -> uint8x16_t {
        unsafe { vld1q_u8(p) }
    }
    #[inline(always)]
    unsafe fn splat4(p: *const i8) -> uint8x16_t {
        unsafe { vreinterpretq_u8_u32(vdupq_n_u32(p.cast::<u32>().read_unaligned())) }
    }
    #[inline(always)]
    unsafe fn add_i(a: uint8x16_t, b: uint8x16_t) -> uint8x16_t {
        unsafe { vreinterpretq_u8_s32(vaddq_s32(vreinterpretq_s32_u8(a), vreinterpretq_s32_u8(b))) }
    }
    #[inline(always)]
    unsafe fn low_nibbles(v: uint8x16_t) -> uint8x16_t {
        unsafe { vandq_u8(v, vdupq_n_u8(15)) }
    }
    #[inline(always)]
    unsafe fn high_nibbles(v: uint8x16_t) -> uint8x16_t {
        unsafe { vshrq_n_u8::<4>(v) }
    }
    #[inline(always)]
    unsafe fn dot(acc: uint8x16_t, a: uint8x16_t, w: uint8x16_t) -> uint8x16_t {
        unsafe {
            let (a, w) = (vreinterpretq_s8_u8(a), vreinterpretq_s8_u8(w));
            let low = vmull_s8(vget_low_s8(a), vget_low_s8(w));
            let high = vmull_high_s8(a, w);
            let pairs = vpaddq_s32(vpaddlq_s16(low), vpaddlq_s16(high));
            vreinterpretq_u8_s32(vaddq_s32(vreinterpretq_s32_u8(acc), pairs))
        }
    }
    #[inline(always)]
    unsafe fn dot_full(acc: uint8x16_t, a: uint8x16_t, w: uint8x16_t) -> uint8x16_t {
        unsafe { Self::dot(acc, a, veorq_u8(w, vdupq_n_u8(128))) }
    }
}
