//! A model that an accelerator's user can run.

use crate::backend::Backend;
use crate::device::GpuDevice;
use crate::upload::{self, Matrix, Vector};
use shopquill_engine::accelerator::{Accelerator, Counters, MOST_ROWS, Running, Scores, Want};
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

    fn run<'a>(&'a mut self, batch: &'a Batch<'a>, want: Want) -> Running<'a> {
        Box::pin(async move {
            if batch.rows.len() > MOST_ROWS {
                return Err(Error::BadOptions(format!("{} rows in a batch", batch.rows.len())));
            }
            self.backend.queue.clear();
            self.backend.want = want;
            self.decoder.forward(&mut self.backend, batch).await?;
            if batch.wanted.is_empty() {
                self.backend.queue.submit(&self.backend.gpu, None)?;
            }
            Ok(())
        })
    }

    fn scores(&mut self, row: usize) -> Scores<'_> {
        self.backend.scores(row)
    }

    fn fetch_scores(&mut self, row: usize) -> Running<'_> {
        Box::pin(self.backend.fetch_row(row))
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
