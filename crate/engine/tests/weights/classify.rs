//! The default model's own classifier on plain reviews, and what it leaves behind.

use crate::support::{Quiet, model_path, now};
use shopquill_engine::sampling::Sampling;
use shopquill_engine::{Loader, Options, Pool, Runner};

const OURS: &str = "shopquill-gemma-3-270m.q4_0.gguf";

fn runner(file: &str) -> Option<Runner> {
    let path = model_path(file)?;
    Some(Runner::new(
        Loader::load_file(&path).expect("our loader"),
        Pool::new(2),
        1024,
    ))
}

fn class(runner: &mut Runner, prompt: &str) -> String {
    let ids = runner.encode_raw(prompt).expect("tokens");
    let shares = runner
        .classify(&ids, "sentiment")
        .expect("a run")
        .expect("a classifier");
    assert!(
        (shares.iter().sum::<f32>() - 1.0).abs() < 1e-5,
        "{shares:?} are no probabilities"
    );
    let labels = &runner.model().classifiers[0].labels;
    let best = labels.iter().zip(&shares).max_by(|a, b| a.1.total_cmp(b.1));
    best.expect("classes").0.clone()
}

#[test]
fn plain_reviews_are_told_apart() {
    let Some(mut runner) = runner(OURS) else { return };
    for (wanted, review) in [
        (
            "positive",
            "Love this lamp, bright and easy to set up. Would buy again.",
        ),
        ("negative", "Broke after two days and the seller never answered."),
        ("neutral", "It's okay. Does what it should, nothing special."),
    ] {
        assert_eq!(
            class(&mut runner, &format!("Review: {review}\nAnalysis:\n")),
            wanted,
            "{review}"
        );
    }
    for (wanted, review) in [
        ("positive", "质量很好，颜色也漂亮，下次还来买。"),
        ("negative", "用了两天就坏了，客服也不理人，太差了。"),
        ("neutral", "一般般吧，中规中矩，没什么特别的。"),
    ] {
        assert_eq!(
            class(&mut runner, &format!("评价：{review}\n分析：\n")),
            wanted,
            "{review}"
        );
    }
}

#[test]
fn a_classified_prompt_is_written_on_from_the_cache() {
    let Some(mut runner) = runner(OURS) else { return };
    // Longer than one piece of a prefill.
    let review = "The kettle boils fast and pours well, but the lid is loose. ".repeat(14);
    let prompt = runner
        .encode_raw(&format!("Review: {review}\nAnalysis:\n"))
        .expect("tokens");
    assert!(prompt.len() > 128);
    let options = Options {
        max_tokens: 24,
        candidates: 1,
        sampling: Sampling::greedy(),
        first_temperature: None,
        seed: 0,
        stops: Vec::new(),
        ignore_end: true,
        drafts: true,
    };
    let before = now(runner.generate(&prompt, &options, &mut Quiet)).expect("a text");
    runner.forget();
    runner.classify(&prompt, "sentiment").expect("a run");
    let after = now(runner.generate(&prompt, &options, &mut Quiet)).expect("a text");
    assert_eq!(after.reused_tokens, prompt.len() - 1);
    assert_eq!(before.candidates[0].tokens, after.candidates[0].tokens);
}

#[test]
fn a_model_without_a_classifier_says_nothing() {
    let Some(mut runner) = runner("SmolLM2-135M-Instruct.Q4_1.gguf") else {
        return;
    };
    let prompt = runner.encode_raw("Review: fine").expect("tokens");
    assert_eq!(runner.classify(&prompt, "sentiment").expect("no error"), None);
}
