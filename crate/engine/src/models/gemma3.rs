//! Gemma 3, text only (Gemma Team 2025): five layers with a sliding window for each one that sees everything, norms
//! before and after both halves of a layer, scaled embeddings. GGUF stores norm weights with the 1 already added.

use super::{Architecture, Common};
use crate::kernels::vector::Activation;
use crate::ops::Rope;

/// Every sixth layer sees the whole context.
const PATTERN: usize = 6;
/// Rotary base of the sliding layers, which the file does not name.
const LOCAL_BASE: f32 = 10_000.0;

pub const ARCHITECTURE: Architecture = Architecture {
    name: "gemma3",
    config: |header| {
        let common = Common::read(header, "gemma3")?;
        let global = common.rope(false)?;
        let mut config = common.uniform(global, Activation::GeluTanh)?;
        config.embed_scale = (config.dim as f32).sqrt();
        let window = common.maybe_size("attention.sliding_window");
        let local = Rope {
            base: common.float("rope.local_freq_base").unwrap_or(LOCAL_BASE),
            scale: 1.0,
            ..global
        };
        for (i, attention) in config.attention.iter_mut().enumerate() {
            if (i + 1) % PATTERN != 0 {
                (attention.window, attention.rope) = (window, local);
            }
        }
        Ok(config)
    },
    head_norms: true,
    qkv_bias: false,
    post_norms: true,
};
