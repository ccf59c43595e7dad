//! Real weights: greedy ids over 64 tokens, several candidates at once, and a device that goes away in the middle.

use crate::support::{Quiet, greedy, model_path, now};
use crate::{device, distance, runners, score, spread};
use shopquill_engine::kernels::Kernels;
use shopquill_engine::sampling::Sampling;
use shopquill_engine::{Hooks, Loader, Options, Pool, Runner};
use shopquill_gpu::GpuDevice;
use std::future::Future;
use std::rc::Rc;

const SMOLLM2: &str = "SmolLM2-135M-Instruct.Q4_1.gguf";
const GEMMA3: &str = "shopquill-gemma-3-270m.q4_0.gguf";
const PROMPT: &str = "Write a product title for an online shop.\nProduct: desk lamp\nColor: white\nTitle:";

/// The CPU's own kernels add in different orders too; a last bit of a float decides which way an activation is rounded to
/// eight bits, and the layers after it carry that on. A GPU may be about as far from them as they are from each other.
fn same_ids(file: &str) {
    let (Some(path), Some(device)) = (model_path(file), device()) else {
        return;
    };
    let [mut cpu, mut gpu] = runners(&path, device);
    let prompt = cpu.encode_raw(PROMPT).expect("tokens");
    let (expected, found) = (greedy(&mut cpu, &prompt, 64), greedy(&mut gpu, &prompt, 64));
    let counters = gpu.accelerator().expect("the device was lost").counters();
    eprintln!("{file}: {counters:?}");

    let all: Vec<u32> = prompt.iter().chain(&expected[..16]).copied().collect();
    let on_cpu = score(&mut cpu, &all);
    let plain = Loader::load_file(&path).expect("model");
    let mut plain = Runner::with_kernels(plain, Pool::new(2), 1024, Kernels::portable());
    let [kernels, gpus] = [&mut plain, &mut gpu].map(|runner| {
        let found = score(runner, &all);
        let off = on_cpu.iter().zip(&found).map(|(a, b)| distance(a, b));
        off.sum::<f32>() / all.len() as f32
    });
    eprintln!("{file}: logits are {gpus:.4} of their spread apart, those of the CPU's plain kernels {kernels:.4}");
    assert!(
        gpus < 1.5 * kernels.max(0.03),
        "{file}: {gpus} apart, the CPU's kernels only {kernels}"
    );

    let Some(at) = expected.iter().zip(&found).position(|(a, b)| a != b) else {
        return;
    };
    let until: Vec<u32> = prompt.iter().chain(&expected[..at]).copied().collect();
    let logits = score(&mut cpu, &until).pop().expect("logits");
    let apart = (logits[expected[at] as usize] - logits[found[at] as usize]) / spread(&logits);
    eprintln!("{file}: another token at {at}, {apart:.4} of the spread below the CPU's");
    assert!(
        apart < 4.0 * kernels.max(0.03),
        "{file}: token {at} is {apart} of the spread below the likeliest"
    );
}

#[test]
fn smollm2_writes_the_cpus_tokens() {
    same_ids(SMOLLM2);
}

#[test]
fn gemma3_writes_the_cpus_tokens() {
    same_ids(GEMMA3);
}

/// Takes the device away at a token.
struct Loses {
    device: Rc<GpuDevice>,
    at: usize,
    tokens: usize,
}

impl Hooks for Loses {
    fn token(&mut self, candidate: usize, id: u32, text: &str) {
        Quiet.token(candidate, id, text);
        self.tokens += 1;
        if self.tokens == self.at {
            self.device.lose();
        }
    }
    fn cancelled(&mut self) -> bool {
        false
    }
    fn tick(&mut self) -> impl Future<Output = ()> {
        std::future::ready(())
    }
}

#[test]
fn the_cpu_goes_on_where_the_device_is_lost() {
    let (Some(path), Some(device)) = (model_path(SMOLLM2), device()) else {
        return;
    };
    let [mut cpu, mut gpu] = runners(&path, device.clone());
    let prompt = cpu.encode_raw(PROMPT).expect("tokens");
    let options = Options {
        max_tokens: 16,
        candidates: 2,
        sampling: Sampling {
            temperature: 0.5,
            top_k: 40,
            ..Sampling::greedy()
        },
        first_temperature: Some(0.0),
        seed: 1,
        stops: vec![],
        ignore_end: true,
        drafts: true,
    };
    let expected = now(cpu.generate(&prompt, &options, &mut Quiet)).expect("texts");
    let mut loses = Loses {
        device,
        at: 13,
        tokens: 0,
    };
    let found = now(gpu.generate(&prompt, &options, &mut loses)).expect("texts");
    assert!(gpu.accelerator().is_none(), "the device is still in use");
    for (expected, found) in expected.candidates.iter().zip(&found.candidates) {
        assert_eq!(expected.tokens, found.tokens);
    }
    // And the next text as well.
    let again = now(gpu.generate(&prompt, &options, &mut Quiet)).expect("texts");
    assert_eq!(again.reused_tokens, prompt.len() - 1, "the prompt was not taken over");
    assert_eq!(again.candidates[0].tokens, expected.candidates[0].tokens);
}
