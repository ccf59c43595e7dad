//! Every architecture on small random weights, offline: logits against candle-transformers in f32.

use crate::candle_models::{self, Reference};
use crate::random_model::{VOCAB, random_model};
use crate::support::now;
use candle_core::quantized::GgmlDType;
use rand::{Rng, SeedableRng, rngs::StdRng};
use shopquill_engine::cpu::Precision;
use shopquill_engine::{Loader, Pool, Runner};
use std::path::Path;

fn compare(architecture: &str, weights: &[GgmlDType], reference: impl Fn(&Path) -> Box<dyn Reference>) {
    let mut random = StdRng::seed_from_u64(7);
    let path = random_model(architecture, weights, &mut || random.random_range(0.0..1.0));
    let ids: Vec<u32> = (0..40).map(|i| (i * 37 + 11) % VOCAB as u32).collect();
    let expected: Vec<Vec<f32>> = reference(&path).logits(&ids).to_vec2().expect("logits");
    let mut runner = Runner::new(Loader::load_file(&path).expect("loader"), Pool::new(2), 512);
    runner.set_precision(Precision::EXACT);
    let mut worst = 0f32;
    let scored = runner.score(&ids, |i, logits| {
        let peak = expected[i].iter().fold(0f32, |m, l| m.max(l.abs()));
        let off = logits
            .iter()
            .zip(&expected[i])
            .fold(0f32, |m, (a, b)| m.max((a - b).abs()));
        worst = worst.max(off / peak);
    });
    now(scored).expect("scores");
    assert!(
        worst < 3e-3,
        "{architecture}: logits are up to {worst} of their peak away"
    );
}

#[test]
fn llama_matches_candle() {
    compare("llama", &[GgmlDType::Q8_0], candle_models::llama_reference);
}

#[test]
fn llama_matches_candle_in_every_small_block_type() {
    let mixed = [
        GgmlDType::Q4_0,
        GgmlDType::Q4_1,
        GgmlDType::Q5_0,
        GgmlDType::Q5_1,
        GgmlDType::Q8_0,
    ];
    compare("llama", &mixed, candle_models::llama_reference);
}

#[test]
fn gemma3_matches_candle() {
    compare("gemma3", &[GgmlDType::Q8_0], candle_models::gemma_reference);
}

#[test]
fn qwen2_matches_candle() {
    compare("qwen2", &[GgmlDType::Q8_0], candle_models::qwen2_reference);
}

#[test]
fn qwen3_matches_candle() {
    compare("qwen3", &[GgmlDType::Q8_0], candle_models::qwen3_reference);
}
