//! A LoRA adapter (Hu et al. 2021): for some matrices `W`, two thin ones with `W + alpha / rank * B A`.

use anyhow::{Context, Result, ensure};
use candle_core::{DType, Device, Tensor};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;

/// The thin matrices by the base module's name in the training code.
pub struct Adapter {
    tensors: HashMap<String, Tensor>,
    alpha: f32,
    used: BTreeSet<String>,
}

impl Adapter {
    /// Reads a safetensors file.
    pub fn read(path: &Path, alpha: f32) -> Result<Self> {
        let tensors = candle_core::safetensors::load(path, &Device::Cpu)
            .with_context(|| format!("cannot read the adapter {}", path.display()))?;
        Ok(Self {
            tensors,
            alpha,
            used: BTreeSet::new(),
        })
    }

    /// Adds a module's change to its weights, `rows` of `columns`, in the training code's row order.
    /// Returns whether the module has one.
    pub fn add(&mut self, module: &str, weights: &mut [f32], rows: usize, columns: usize) -> Result<bool> {
        let names = ["A", "B"].map(|side| format!("{module}.lora_{side}.weight"));
        let (Some(down), Some(up)) = (self.tensors.get(&names[0]), self.tensors.get(&names[1])) else {
            return Ok(false);
        };
        let (rank, width) = down.dims2()?;
        ensure!(
            width == columns && up.dims2()? == (rows, rank) && rank > 0,
            "the adapter's {module} is {:?} x {:?}, the base's [{rows}, {columns}]",
            up.dims(),
            down.dims()
        );
        let flat = |t: &Tensor| -> Result<Vec<f32>> { Ok(t.to_dtype(DType::F32)?.flatten_all()?.to_vec1()?) };
        let (down, up) = (flat(down)?, flat(up)?);
        let scale = self.alpha / rank as f32;
        let mut step = vec![0f32; columns];
        for (row, up) in weights.chunks_exact_mut(columns).zip(up.chunks_exact(rank)) {
            step.fill(0.0);
            for (&factor, down) in up.iter().zip(down.chunks_exact(columns)) {
                for (sum, &value) in step.iter_mut().zip(down) {
                    *sum += factor * value;
                }
            }
            for (weight, &change) in row.iter_mut().zip(&step) {
                *weight += scale * change;
            }
        }
        self.used.extend(names);
        Ok(true)
    }

    /// An error where a matrix of the adapter found no place: it was made for another base.
    pub fn all_used(&self) -> Result<()> {
        let left: Vec<&String> = self.tensors.keys().filter(|name| !self.used.contains(*name)).collect();
        ensure!(
            left.is_empty(),
            "{} matrices of the adapter fit no weight of the base, {} among them",
            left.len(),
            left[0]
        );
        Ok(())
    }
}
