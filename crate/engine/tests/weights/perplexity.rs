//! What 8-bit activations cost: perplexity on texts of our own, against the same weights with 15-bit activations (which
//! `reference.rs` holds to candle's f32 logits).

use crate::support::{model_path, now};
use shopquill_engine::cpu::Precision;
use shopquill_engine::{Loader, Pool, Runner};

const ENGLISH: &str = include_str!("data/perplexity.txt");
const CHINESE: &str = include_str!("data/perplexity.zh.txt");

fn perplexity(runner: &mut Runner, text: &str) -> f64 {
    let ids = runner.encode_raw(text).expect("tokens");
    let mut loss = 0.0;
    let scored = runner.score(&ids, |i, logits| {
        if let Some(next) = ids.get(i + 1) {
            let peak = logits.iter().fold(f32::NEG_INFINITY, |m, l| m.max(*l));
            let sum: f64 = logits.iter().map(|l| f64::from(l - peak).exp()).sum();
            loss += sum.ln() - f64::from(logits[*next as usize] - peak);
        }
    });
    now(scored).expect("scores");
    (loss / (ids.len() - 1) as f64).exp()
}

fn cost(file: &str, text: &str) {
    let Some(path) = model_path(file) else { return };
    let mut runner = Runner::new(Loader::load_file(&path).expect("loader"), Pool::new(2), 2048);
    let fast = perplexity(&mut runner, text);
    runner.set_precision(Precision::EXACT);
    let exact = perplexity(&mut runner, text);
    eprintln!(
        "{file}: perplexity {fast:.3} in 8 bits, {exact:.3} in 15 bits: {:+.2}%",
        100.0 * (fast / exact - 1.0)
    );
    assert!(
        fast < 1.02 * exact,
        "{file}: 8-bit activations cost more than 2% of perplexity"
    );
}

#[test]
fn smollm2_keeps_its_perplexity() {
    cost("SmolLM2-135M-Instruct.Q4_1.gguf", ENGLISH);
}

#[test]
fn gemma3_keeps_its_perplexity() {
    // Both at once: a few hundred tokens alone vary by more than a percent with any change of rounding.
    cost("gemma-3-270m-q4_k_m.gguf", &format!("{ENGLISH}\n{CHINESE}"));
}
