//! Texts are the same with drafts and without, greedy and sampled, one candidate and several, on real weights.

use crate::support::{Quiet, model_path, now};
use shopquill_engine::sampling::Sampling;
use shopquill_engine::{Generation, Loader, Options, Pool, Runner};

/// Facts that a text copies from, as a listing does.
const PROMPT: &str = "Product: Hartwell insulated water bottle\nCapacity: 750 ml\nMaterial: 18/8 stainless steel\nColor: matte black\n\
    Lid: leak-proof screw lid with a loop\nDescription: The Hartwell insulated water bottle has a capacity of 750 ml. The Hartwell";

fn write(runner: &mut Runner, sampling: &Sampling, candidates: usize, drafts: bool) -> Generation {
    let prompt = runner.encode_raw(PROMPT).expect("tokens");
    let options = Options {
        max_tokens: 48,
        candidates,
        sampling: sampling.clone(),
        first_temperature: None,
        seed: 11,
        stops: Vec::new(),
        ignore_end: true,
        drafts,
    };
    runner.forget();
    now(runner.generate(&prompt, &options, &mut Quiet)).expect("a text")
}

fn same_texts(file: &str) {
    let Some(path) = model_path(file) else { return };
    let mut runner = Runner::new(Loader::load_file(&path).expect("our loader"), Pool::new(2), 1024);
    let sampled = Sampling {
        temperature: 0.7,
        top_k: 40,
        top_p: 0.95,
        repetition_penalty: 1.05,
        ..Sampling::greedy()
    };
    for (sampling, candidates) in [(Sampling::greedy(), 1), (sampled.clone(), 1), (sampled, 3)] {
        let without = write(&mut runner, &sampling, candidates, false);
        let with = write(&mut runner, &sampling, candidates, true);
        let [drafted, right] = with.drafted_tokens;
        eprintln!("{file}: {candidates} candidates, {drafted} tokens drafted, {right} right");
        assert!(drafted > 0 && right > 0, "nothing was drafted: the test shows nothing");
        assert_eq!(without.drafted_tokens, [0, 0]);
        for (a, b) in without.candidates.iter().zip(&with.candidates) {
            assert_eq!(a.tokens, b.tokens);
        }
    }
}

#[test]
fn smollm2_writes_the_same_with_drafts() {
    same_texts("SmolLM2-135M-Instruct.Q4_1.gguf");
}

#[test]
fn gemma3_writes_the_same_with_drafts() {
    same_texts("gemma-3-270m-q4_k_m.gguf");
}
