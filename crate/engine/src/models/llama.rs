//! Llama and its kin, SmolLM2 among them (Touvron et al. 2023). GGUF permutes queries and keys so that rotary pairs are
//! neighbours.

use super::{Architecture, Common};
use crate::kernels::vector::Activation;

pub const ARCHITECTURE: Architecture = Architecture {
    name: "llama",
    config: |header| {
        let common = Common::read(header, "llama")?;
        common.uniform(common.rope(true)?, Activation::Silu)
    },
    head_norms: false,
    qkv_bias: false,
    post_norms: false,
};
