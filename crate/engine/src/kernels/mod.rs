//! The matrix product on packed weights, and the instruction set it runs on.
//!
//! `kernels/isa/` has one file per instruction set, [`matmul`] one generic body over them. [`Kernels::detect`] chooses
//! at load: natively by asking the CPU, on WebAssembly by what the build was compiled for.

pub mod activations;
pub mod isa;
pub mod matmul;
pub mod vector;

use crate::pack::PackedMatrix;
use activations::Activations;
use matmul::Part;

/// `out[t * stride + row] = sum over k of weight[row][k] * x[t][k]` for the rows, columns and tokens of a [`Part`].
///
/// # Safety
/// `out` must be writable there for every token and every row of the part's groups.
pub type MatmulFn = unsafe fn(&PackedMatrix, &Activations, Part, *mut f32, usize);

/// The chosen kernels.
#[derive(Clone, Copy)]
pub struct Kernels {
    /// Name for reports, such as `wasm-relaxed-unsigned`.
    pub name: &'static str,
    /// The matrix product.
    pub matmul: MatmulFn,
}

impl Kernels {
    /// The plain version that the others are tested against.
    pub fn portable() -> Self {
        Self {
            name: "portable",
            matmul: matmul::portable,
        }
    }

    /// Every version this machine can run, fastest first; the portable one is always last.
    pub fn available() -> Vec<Self> {
        let mut found = Vec::new();
        #[cfg(target_arch = "x86_64")]
        {
            if std::is_x86_feature_detected!("avx512vnni")
                && std::is_x86_feature_detected!("avx512bw")
                && std::is_x86_feature_detected!("fma")
            {
                found.push(Self {
                    name: "x86-avx512-vnni",
                    matmul: matmul::x86_avx512,
                });
            }
            if std::is_x86_feature_detected!("avxvnni") && std::is_x86_feature_detected!("fma") {
                found.push(Self {
                    name: "x86-avx-vnni",
                    matmul: matmul::x86_avx_vnni,
                });
            }
            if std::is_x86_feature_detected!("avx2") && std::is_x86_feature_detected!("fma") {
                found.push(Self {
                    name: "x86-avx2",
                    matmul: matmul::x86_avx2,
                });
            }
        }
        #[cfg(target_arch = "aarch64")]
        found.push(Self {
            name: "aarch64-neon",
            matmul: matmul::neon,
        });
        #[cfg(all(target_arch = "wasm32", target_feature = "relaxed-simd"))]
        found.push(match isa::wasm_relaxed::byte_meaning() {
            isa::wasm_relaxed::ByteMeaning::Unsigned => Self {
                name: "wasm-relaxed-unsigned",
                matmul: matmul::wasm_relaxed_unsigned,
            },
            isa::wasm_relaxed::ByteMeaning::Signed => Self {
                name: "wasm-relaxed-signed",
                matmul: matmul::wasm_relaxed_signed,
            },
            isa::wasm_relaxed::ByteMeaning::SevenBits => Self {
                name: "wasm-relaxed-7-bit",
                matmul: matmul::wasm_relaxed_seven_bits,
            },
        });
        #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
        found.push(Self {
            name: "wasm-simd128",
            matmul: matmul::wasm_simd128,
        });
        found.push(Self::portable());
        found
    }

    /// The fastest version this machine can run.
    pub fn detect() -> Self {
        Self::available()[0]
    }
}
