//! Qwen3 (Yang et al. 2025): no biases, a norm on every query and key head.

use super::{Architecture, Common};
use crate::kernels::vector::Activation;

pub const ARCHITECTURE: Architecture = Architecture {
    name: "qwen3",
    config: |header| {
        let common = Common::read(header, "qwen3")?;
        common.uniform(common.rope(false)?, Activation::Silu)
    },
    head_norms: true,
    qkv_bias: false,
    post_norms: false,
};
