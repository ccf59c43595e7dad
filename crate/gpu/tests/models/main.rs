//! Whole models on a GPU against the CPU: the same tokens. A software driver will do (Debian's `mesa-vulkan-drivers`).

#[path = "../../../engine/tests/weights/random_model.rs"]
mod random_model;
#[path = "../../../engine/tests/weights/support.rs"]
mod support;

mod random;
mod real;

use shopquill_engine::{Loader, Pool, Runner};
use shopquill_gpu::{GpuDevice, GpuModel};
use std::path::Path;
use std::rc::Rc;
use support::now;

/// A device; `None`, with a word about it, where there is none.
fn device() -> Option<Rc<GpuDevice>> {
    let device = now(GpuDevice::open());
    match &device {
        Some(device) => eprintln!("on {}", device.name()),
        None => eprintln!("skipped: there is no GPU and no driver that plays one"),
    }
    device.map(Rc::new)
}

/// A model on the CPU, and the same on the device.
fn runners(path: &Path, device: Rc<GpuDevice>) -> [Runner; 2] {
    let load = || Runner::new(Loader::load_file(path).expect("model"), Pool::new(2), 1024);
    let mut on_gpu = load();
    let accelerator = GpuModel::new(device, on_gpu.model()).expect("upload");
    on_gpu.set_accelerator(Some(Box::new(accelerator)));
    [load(), on_gpu]
}

/// How far a row of logits spreads around its mean.
fn spread(logits: &[f32]) -> f32 {
    let mean = logits.iter().sum::<f32>() / logits.len() as f32;
    (logits.iter().map(|x| (x - mean).powi(2)).sum::<f32>() / logits.len() as f32).sqrt()
}

/// Distance of two rows of logits, in units of the first one's spread.
fn distance(expected: &[f32], found: &[f32]) -> f32 {
    let off: f32 = expected.iter().zip(found).map(|(a, b)| (a - b).abs()).sum();
    off / expected.len() as f32 / spread(expected)
}

/// Logits of every position.
fn score(runner: &mut Runner, ids: &[u32]) -> Vec<Vec<f32>> {
    let mut rows = Vec::new();
    now(runner.score(ids, |_, logits| rows.push(logits.to_vec()))).expect("scores");
    rows
}
