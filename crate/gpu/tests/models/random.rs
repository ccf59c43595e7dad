//! Every architecture on small random weights.

use crate::random_model::{VOCAB, random_model};
use crate::{device, distance, runners, score};
use candle_core::quantized::GgmlDType;
use shopquill_engine::sampling::Random;

fn compare(architecture: &str, weights: &[GgmlDType]) {
    let Some(device) = device() else { return };
    let mut random = Random::new(7, 0);
    let [mut cpu, mut gpu] = runners(&random_model(architecture, weights, &mut || random.unit()), device);
    // Longer than a tile, and longer than the sliding window.
    let ids: Vec<u32> = (0..50).map(|i| (i * 37 + 11) % VOCAB as u32).collect();
    let (expected, found) = (score(&mut cpu, &ids), score(&mut gpu, &ids));
    assert!(gpu.accelerator().is_some(), "the device was lost");
    let off: Vec<f32> = expected.iter().zip(&found).map(|(a, b)| distance(a, b)).collect();
    let (mean, worst) = (
        off.iter().sum::<f32>() / off.len() as f32,
        off.iter().fold(0f32, |m, x| m.max(*x)),
    );
    eprintln!("{architecture}: {mean:.4} of the spread away, {worst:.4} at worst");
    // The order of additions differs, and with it now and then the rounding of an activation, which such small models carry
    // far: eight bits by themselves are 0.02 to 0.05 from the floats.
    assert!(
        mean < 0.01 && worst < 0.05,
        "{architecture}: {mean} away, {worst} at worst"
    );
}

#[test]
fn llama_is_the_cpus() {
    compare("llama", &[GgmlDType::Q8_0]);
}

#[test]
fn llama_is_the_cpus_in_every_small_block_type() {
    let mixed = [
        GgmlDType::Q4_0,
        GgmlDType::Q4_1,
        GgmlDType::Q5_0,
        GgmlDType::Q5_1,
        GgmlDType::Q8_0,
    ];
    compare("llama", &mixed);
}

#[test]
fn gemma3_is_the_cpus() {
    compare("gemma3", &[GgmlDType::Q8_0]);
}

#[test]
fn qwen2_is_the_cpus() {
    compare("qwen2", &[GgmlDType::Q8_0]);
}

#[test]
fn qwen3_is_the_cpus() {
    compare("qwen3", &[GgmlDType::Q8_0]);
}
