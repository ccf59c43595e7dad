//! What the integration tests of the engine and of its backends share: real weights from the cache, greedy decoding.

use shopquill_engine::sampling::Sampling;
use shopquill_engine::{Hooks, Options, Runner};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::task::{Context, Poll, Waker};

/// A model file of the cache; `None`, with a word about it, where it was not fetched.
pub fn model_path(file: &str) -> Option<PathBuf> {
    let cache = std::env::var_os("SHOPQUILL_CACHE").map(PathBuf::from).or_else(|| {
        let base = std::env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
        base.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
            .map(|b| b.join("shopquill"))
    })?;
    let path = cache.join("models").join(file);
    if path.is_file() {
        return Some(path);
    }
    assert!(
        std::env::var_os("SHOPQUILL_REQUIRE_MODELS").is_none(),
        "{} is missing",
        path.display()
    );
    eprintln!(
        "skipped: {} is not there (cargo xtask model fetches it)",
        path.display()
    );
    None
}

/// Hears nothing, never cancels.
pub struct Quiet;
impl Hooks for Quiet {
    fn token(&mut self, _: usize, _: u32, _: &str) {}
    fn cancelled(&mut self) -> bool {
        false
    }
    fn tick(&mut self) -> impl Future<Output = ()> {
        std::future::ready(())
    }
}

/// Runs a future that never waits.
pub fn now<T>(future: impl Future<Output = T>) -> T {
    match std::pin::pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("the future waits"),
    }
}

/// The next `count` likeliest tokens, end or not.
pub fn greedy(runner: &mut Runner, prompt: &[u32], count: usize) -> Vec<u32> {
    let options = Options {
        max_tokens: count,
        candidates: 1,
        sampling: Sampling::greedy(),
        first_temperature: None,
        seed: 0,
        stops: vec![],
        ignore_end: true,
        drafts: false,
    };
    let mut generation = now(runner.generate(prompt, &options, &mut Quiet)).expect("generation");
    generation.candidates.remove(0).tokens
}
