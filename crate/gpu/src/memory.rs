//! Buffers with a number each, by which bind groups are found again.

use crate::device::GpuDevice;
use shopquill_engine::{Error, Result};
use std::sync::atomic::{AtomicU32, Ordering};
use wgpu::BufferUsages;

/// A piece of the GPU's memory.
pub struct Memory {
    pub raw: wgpu::Buffer,
    /// Never given twice.
    pub id: u32,
}

impl Memory {
    /// Zeroed memory for kernels.
    pub fn storage(gpu: &GpuDevice, bytes: usize, what: &'static str) -> Result<Self> {
        Self::new(
            gpu,
            bytes,
            BufferUsages::STORAGE | BufferUsages::COPY_DST | BufferUsages::COPY_SRC,
            what,
        )
    }

    /// Zeroed memory. Sizes are checked against the device's limits first: they may come from a file.
    pub fn new(gpu: &GpuDevice, bytes: usize, usage: BufferUsages, what: &'static str) -> Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let limits = gpu.device.limits();
        let most = limits.max_buffer_size.min(limits.max_storage_buffer_binding_size);
        if bytes as u64 > most {
            return Err(Error::OutOfMemory { what, bytes });
        }
        let raw = gpu.device.create_buffer(&wgpu::BufferDescriptor {
            label: Some(what),
            size: bytes.next_multiple_of(4).max(4) as u64,
            usage,
            mapped_at_creation: false,
        });
        gpu.check()?;
        Ok(Self {
            raw,
            id: NEXT.fetch_add(1, Ordering::Relaxed),
        })
    }

    /// Memory that holds these bytes.
    pub fn with_bytes(gpu: &GpuDevice, parts: &[&[u8]], what: &'static str) -> Result<Self> {
        let memory = Self::storage(gpu, parts.iter().map(|part| part.len()).sum(), what)?;
        let mut at = 0;
        for part in parts {
            // In pieces: each is copied once more on its way.
            for piece in part.chunks(PIECE) {
                gpu.queue.write_buffer(&memory.raw, at, piece);
                at += piece.len() as u64;
                gpu.queue.submit([]);
            }
        }
        Ok(memory)
    }

    /// Bytes.
    pub fn bytes(&self) -> usize {
        self.raw.size() as usize
    }
}

/// Bytes that are uploaded at once.
const PIECE: usize = 8 << 20;
