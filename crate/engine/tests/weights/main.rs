//! Tests on the real weights of both models. They are looked for in the cache that `cargo xtask model` fills; without them
//! the tests say "skipped", and fail where `SHOPQUILL_REQUIRE_MODELS` is set.

mod perplexity;
mod reference;
mod support;
