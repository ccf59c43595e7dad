//! Plain Rust: what every other instruction set is tested against.

use super::Isa;

/// The portable instruction set.
#[derive(Clone, Copy)]
pub struct Portable;

/// Sixteen bytes that are also four `i32`.
#[derive(Clone, Copy)]
#[repr(C, align(16))]
pub struct Lanes([u8; 16]);

impl Lanes {
    #[inline(always)]
    fn from_i32(v: [i32; 4]) -> Self {
        let mut out = [0; 16];
        for (chunk, lane) in out.chunks_exact_mut(4).zip(v) {
            chunk.copy_from_slice(&lane.to_ne_bytes());
        }
        Self(out)
    }

    #[inline(always)]
    fn i32(self) -> [i32; 4] {
        let b = self.0;
        std::array::from_fn(|i| i32::from_ne_bytes([b[4 * i], b[4 * i + 1], b[4 * i + 2], b[4 * i + 3]]))
    }
}

impl Isa for Portable {
    type I = Lanes;
    type F = [f32; 4];
    const GROUPS: usize = 1;
    const FULL_SHIFT: Option<u32> = None;

    #[inline(always)]
    unsafe fn zero_f() -> [f32; 4] {
        [0.0; 4]
    }
    #[inline(always)]
    unsafe fn load_f(p: *const f32) -> [f32; 4] {
        unsafe { p.cast::<[f32; 4]>().read_unaligned() }
    }
    #[inline(always)]
    unsafe fn splat_f(p: *const f32) -> [f32; 4] {
        unsafe { [*p; 4] }
    }
    #[inline(always)]
    unsafe fn store_f(p: *mut f32, v: [f32; 4]) {
        unsafe { p.cast::<[f32; 4]>().write_unaligned(v) }
    }
    #[inline(always)]
    unsafe fn mul_f(a: [f32; 4], b: [f32; 4]) -> [f32; 4] {
        std::array::from_fn(|i| a[i] * b[i])
    }
    #[inline(always)]
    unsafe fn madd_f(a: [f32; 4], b: [f32; 4], c: [f32; 4]) -> [f32; 4] {
        std::array::from_fn(|i| a[i] * b[i] + c[i])
    }
    #[inline(always)]
    unsafe fn to_f(v: Lanes) -> [f32; 4] {
        v.i32().map(|x| x as f32)
    }
    #[inline(always)]
    unsafe fn zero_i() -> Lanes {
        Lanes([0; 16])
    }
    #[inline(always)]
    unsafe fn splat_shifted(p: *const i32, shift: u32) -> Lanes {
        unsafe { Lanes::from_i32([*p << shift; 4]) }
    }
    #[inline(always)]
    unsafe fn load_i(p: *const u8) -> Lanes {
        unsafe { Lanes(p.cast::<[u8; 16]>().read_unaligned()) }
    }
    #[inline(always)]
    unsafe fn splat4(p: *const i8) -> Lanes {
        unsafe {
            let four = p.cast::<[u8; 4]>().read_unaligned();
            Lanes(std::array::from_fn(|i| four[i % 4]))
        }
    }
    #[inline(always)]
    unsafe fn add_i(a: Lanes, b: Lanes) -> Lanes {
        let (a, b) = (a.i32(), b.i32());
        Lanes::from_i32(std::array::from_fn(|i| a[i].wrapping_add(b[i])))
    }
    #[inline(always)]
    unsafe fn low_nibbles(v: Lanes) -> Lanes {
        Lanes(v.0.map(|b| b & 15))
    }
    #[inline(always)]
    unsafe fn high_nibbles(v: Lanes) -> Lanes {
        Lanes(v.0.map(|b| b >> 4))
    }
    #[inline(always)]
    unsafe fn dot(acc: Lanes, a: Lanes, w: Lanes) -> Lanes {
        let mut sums = acc.i32();
        for (r, sum) in sums.iter_mut().enumerate() {
            for j in 4 * r..4 * r + 4 {
                *sum += i32::from(a.0[j] as i8) * i32::from(w.0[j]);
            }
        }
        Lanes::from_i32(sums)
    }
    #[inline(always)]
    unsafe fn dot_full(acc: Lanes, a: Lanes, w: Lanes) -> Lanes {
        let mut sums = acc.i32();
        for (r, sum) in sums.iter_mut().enumerate() {
            for j in 4 * r..4 * r + 4 {
                *sum += i32::from(a.0[j] as i8) * (i32::from(w.0[j]) - 128);
            }
        }
        Lanes::from_i32(sums)
    }
}
