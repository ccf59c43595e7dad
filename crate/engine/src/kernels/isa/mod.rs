//! The few vector operations that the matrix kernels are written in, one file per instruction set.
//!
//! Weights lie rows interleaved ([`crate::pack`]), so a 128-bit register holds four consecutive columns of each of four
//! rows, a wider one of eight or sixteen, and an accumulator one running sum per row: no horizontal sum is ever needed.

#[cfg(target_arch = "aarch64")]
pub mod aarch64;
pub mod portable;
#[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
pub mod wasm_relaxed;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub mod wasm_simd128;
#[cfg(target_arch = "x86_64")]
pub mod x86_avx2;
#[cfg(target_arch = "x86_64")]
pub mod x86_avx512;

/// Vector operations on one register of [`Isa::GROUPS`] times 128 bits.
///
/// # Safety
/// Pointers must be readable (writable for stores) for the width of the operation; none needs alignment. The CPU must
/// have the instruction set the implementation is named after.
#[expect(clippy::missing_safety_doc, reason = "one condition for all, above")]
pub trait Isa: Copy + 'static {
    /// Bytes, or an `i32` a row.
    type I: Copy;
    /// An `f32` a row.
    type F: Copy;

    /// Groups of four rows in a register: 1, 2 or 4.
    const GROUPS: usize;

    /// What has to be added to a signed 8-bit weight before [`Isa::dot_full`] sees it is undone by starting the
    /// accumulator at `-sum(activations) << FULL_SHIFT`; `None` where the operation takes the weight as it is.
    const FULL_SHIFT: Option<u32>;

    /// Zeros.
    unsafe fn zero_f() -> Self::F;
    /// Floats from memory.
    unsafe fn load_f(p: *const f32) -> Self::F;
    /// One float from memory for every row.
    unsafe fn splat_f(p: *const f32) -> Self::F;
    /// Floats to memory.
    unsafe fn store_f(p: *mut f32, v: Self::F);
    /// `a * b`.
    unsafe fn mul_f(a: Self::F, b: Self::F) -> Self::F;
    /// `a * b + c`, fused or not.
    unsafe fn madd_f(a: Self::F, b: Self::F, c: Self::F) -> Self::F;
    /// `i32` as floats.
    unsafe fn to_f(v: Self::I) -> Self::F;
    /// Zeros.
    unsafe fn zero_i() -> Self::I;
    /// One `i32` from memory, shifted left, for every row.
    unsafe fn splat_shifted(p: *const i32, shift: u32) -> Self::I;
    /// Bytes from memory.
    unsafe fn load_i(p: *const u8) -> Self::I;
    /// Four bytes from memory for every row.
    unsafe fn splat4(p: *const i8) -> Self::I;
    /// 32 bytes from memory, four for every row of each register. One load and shuffles, where loads with a broadcast
    /// take an instruction for their address.
    #[inline(always)]
    unsafe fn quads(p: *const i8) -> [Self::I; 8] {
        unsafe {
            [
                Self::splat4(p),
                Self::splat4(p.add(4)),
                Self::splat4(p.add(8)),
                Self::splat4(p.add(12)),
                Self::splat4(p.add(16)),
                Self::splat4(p.add(20)),
                Self::splat4(p.add(24)),
                Self::splat4(p.add(28)),
            ]
        }
    }
    /// Two floats from memory, each for every row; four must be readable.
    #[inline(always)]
    unsafe fn two_f(p: *const f32) -> [Self::F; 2] {
        unsafe { [Self::splat_f(p), Self::splat_f(p.add(1))] }
    }
    /// `a + b`.
    unsafe fn add_i(a: Self::I, b: Self::I) -> Self::I;
    /// The low four bits of each byte.
    unsafe fn low_nibbles(v: Self::I) -> Self::I;
    /// The high four bits of each byte.
    unsafe fn high_nibbles(v: Self::I) -> Self::I;
    /// `acc[r] += sum over j of activations[4r+j] * weights[4r+j]`, weights in 0..=127.
    unsafe fn dot(acc: Self::I, activations: Self::I, weights: Self::I) -> Self::I;
    /// The same for weights stored as `w + 128`, `w` in -128..=127 (see [`Isa::FULL_SHIFT`]).
    unsafe fn dot_full(acc: Self::I, activations: Self::I, weights: Self::I) -> Self::I;
}
