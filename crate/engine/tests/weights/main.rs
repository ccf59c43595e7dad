//! The engine against candle-transformers, on random weights of every architecture and on the real weights of both models.
//! Real weights are looked for in the cache that `cargo xtask model` fills; without them their tests say "skipped", and
//! fail where `SHOPQUILL_REQUIRE_MODELS` is set.

mod candle_models;
mod classify;
mod drafts;
mod embed;
mod perplexity;
mod random;
mod random_model;
mod reference;
mod support;
