//! A model that an accelerator's user can run.

use crate::backend::Backend;
use crate::device::GpuDevice;
use crate::upload::{self, Matrix, Vector};
use shopquill_engine::accelerator::{Accelerator, Counters, MOST_ROWS, Running};
use shopquill_engine::cache::Batch;
use shopquill_engine::decoder::Decoder;
use shopquill_engine::{Error, Model, Result};
use std::rc::Rc;

/// A model on a GPU.
pub struct GpuModel {
    decoder: Decoder<Matrix, Vector>,
    /// Of the decoder.
    weight_bytes: usize,
    backend: Backend,
}

impl GpuModel {
    /// Uploads a model's weights.
    pub fn new(gpu: Rc<GpuDevice>, model: &Model) -> Result<Self> {
        let config = &model.decoder.config;
        // One workgroup holds a head; the number is that of wide heads in use.
        if config.attention.iter().any(|a| a.head_dim > 512) {
            return Err(Error::Unsupported("heads wider than 512 on a GPU".into()));
        }
        let decoder = upload::decoder(&gpu, &model.decoder)?;
        Ok(Self {
            weight_bytes: model.bytes(),
            decoder,
            backend: Backend::new(gpu, config)?,
        })
    }
}

impl Accelerator for GpuModel {
    fn reserve_slots(&mut self, slots: usize) -> Result<()> {
        self.backend.reserve_slots(slots)
    }

    fn run<'a>(&'a mut self, batch: &'a Batch<'a>) -> Running<'a> {
        Box::pin(async move {
            if batch.rows.len() > MOST_ROWS {
                return Err(Error::BadOptions(format!("{} rows in a batch", batch.rows.len())));
            }
            self.backend.queue.clear();
            self.decoder.forward(&mut self.backend, batch).await?;
            if batch.wanted.is_empty() {
                self.backend.queue.submit(&self.backend.gpu, None)?;
            }
            Ok(())
        })
    }

    fn logits(&mut self) -> &mut [f32] {
        &mut self.backend.host_logits
    }

    fn counters(&self) -> Counters {
        self.backend.queue.counters
    }

    fn bytes(&self) -> usize {
        self.weight_bytes + self.backend.bytes()
    }

    fn name(&self) -> &str {
        self.backend.gpu.name()
    }
}
