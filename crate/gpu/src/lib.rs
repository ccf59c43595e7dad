//! The engine's operations on a GPU through wgpu: WebGPU in a browser; Vulkan, Metal or DirectX 12 natively.
//!
//! Weights lie in the GPU's memory as the engine packs them, activations meet them as signed bytes just as on the CPU, and the
//! decode loop is the engine's own: both write the same texts. Order of reading: [`device`] (an adapter, its limits, its end) →
//! `upload` (weights) → `backend` (the op seam, which writes down dispatches) → `kernels` (which shader a dispatch is) →
//! `shaders/` (one WGSL file an operation) → `queue` (one command buffer a batch).

mod backend;
mod batch;
mod cache;
#[cfg(test)]
mod checks;
pub mod device;
mod kernels;
mod memory;
mod model;
mod queue;
mod results;
mod scratch;
mod upload;

pub use device::GpuDevice;
pub use model::GpuModel;
