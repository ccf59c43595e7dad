//! Qwen2 and Qwen2.5 (Yang et al. 2024): llama with biases on query, key and value.

use super::{Architecture, Common};
use crate::kernels::vector::Activation;

pub const ARCHITECTURE: Architecture = Architecture {
    name: "qwen2",
    config: |header| {
        let common = Common::read(header, "qwen2")?;
        common.uniform(common.rope(false)?, Activation::Silu)
    },
    head_norms: false,
    qkv_bias: true,
    post_norms: false,
};
