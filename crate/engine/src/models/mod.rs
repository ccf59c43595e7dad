//! Supported architectures: one file each, one row in [`ARCHITECTURES`].

mod gemma3;
mod llama;
mod qwen2;
mod qwen3;

use crate::decoder::Config;
use crate::error::{Error, Result};
use crate::gguf::Header;
use crate::ops::{Attention, Rope};

/// What makes an architecture: how its sizes are read, and which optional tensors a layer has.
pub struct Architecture {
    /// `general.architecture`.
    pub name: &'static str,
    /// Reads sizes and constants.
    pub config: fn(&Header) -> Result<Config>,
    /// Queries and keys are normed a head.
    pub head_norms: bool,
    /// Query, key and value have biases.
    pub qkv_bias: bool,
    /// Norms after attention and feed-forward.
    pub post_norms: bool,
}

/// Every architecture the engine runs.
pub const ARCHITECTURES: [&Architecture; 4] = [
    &gemma3::ARCHITECTURE,
    &llama::ARCHITECTURE,
    &qwen2::ARCHITECTURE,
    &qwen3::ARCHITECTURE,
];

impl Architecture {
    /// The architecture a file names.
    pub fn of(header: &Header) -> Result<&'static Self> {
        let found = header.string("general.architecture").unwrap_or("none");
        ARCHITECTURES
            .into_iter()
            .find(|a| a.name == found)
            .ok_or_else(|| Error::UnsupportedArchitecture {
                found: found.chars().take(40).collect(),
                supported: ARCHITECTURES.map(|a| a.name).join(", "),
            })
    }
}

/// Metadata that all architectures share, read under the architecture's prefix and checked for sense.
struct Common<'a> {
    header: &'a Header,
    name: &'static str,
    layers: usize,
    heads: usize,
    kv_heads: usize,
    head_dim: usize,
    dim: usize,
}

impl<'a> Common<'a> {
    fn read(header: &'a Header, name: &'static str) -> Result<Self> {
        let mut common = Self {
            header,
            name,
            layers: 0,
            heads: 0,
            kv_heads: 0,
            head_dim: 0,
            dim: 0,
        };
        common.dim = common.size("embedding_length", 1 << 16)?;
        common.layers = common.size("block_count", 1 << 10)?;
        common.heads = common.size("attention.head_count", 1 << 10)?;
        common.kv_heads = match common.maybe_size("attention.head_count_kv") {
            Some(_) => common.size("attention.head_count_kv", 1 << 10)?,
            None => common.heads,
        };
        common.head_dim = match common.maybe_size("attention.key_length") {
            Some(_) => common.size("attention.key_length", 1 << 12)?,
            None => common.dim / common.heads,
        };
        let value_dim = common.maybe_size("attention.value_length").unwrap_or(common.head_dim);
        if !common.heads.is_multiple_of(common.kv_heads)
            || value_dim != common.head_dim
            || !common.head_dim.is_multiple_of(32)
        {
            return Err(Error::Unsupported(format!(
                "{} query heads, {} key heads, head width {}",
                common.heads, common.kv_heads, common.head_dim
            )));
        }
        Ok(common)
    }

    fn maybe_size(&self, key: &str) -> Option<usize> {
        self.header.size(&format!("{}.{key}", self.name))
    }

    fn size(&self, key: &str, max: usize) -> Result<usize> {
        match self.maybe_size(key) {
            Some(size) if (1..=max).contains(&size) => Ok(size),
            found => Err(Error::BadModel(format!("{}.{key} is {found:?}", self.name))),
        }
    }

    fn float(&self, key: &str) -> Option<f32> {
        self.header
            .float(&format!("{}.{key}", self.name))
            .filter(|v| v.is_finite() && *v > 0.0)
    }

    fn vocab(&self) -> Result<usize> {
        self.header
            .tensor("token_embd.weight")
            .map(|t| t.rows)
            .ok_or_else(|| Error::BadModel("there is no token_embd.weight".into()))
    }

    fn rope(&self, neighbours: bool) -> Result<Rope> {
        let kind = self
            .header
            .string(&format!("{}.rope.scaling.type", self.name))
            .unwrap_or("none");
        let scale = match kind {
            "none" => 1.0,
            "linear" => self.float("rope.scaling.factor").unwrap_or(1.0),
            other => return Err(Error::Unsupported(format!("rope scaling \"{other}\""))),
        };
        Ok(Rope {
            base: self.float("rope.freq_base").unwrap_or(10_000.0),
            scale,
            neighbours,
        })
    }

    fn attention(&self, rope: Rope) -> Attention {
        Attention {
            heads: self.heads,
            kv_heads: self.kv_heads,
            head_dim: self.head_dim,
            scale: 1.0 / (self.head_dim as f32).sqrt(),
            window: None,
            rope,
        }
    }

    /// A model whose layers are all alike.
    fn uniform(&self, rope: Rope, activation: crate::kernels::vector::Activation) -> Result<Config> {
        Ok(Config {
            architecture: self.name,
            dim: self.dim,
            ffn_dim: self.size("feed_forward_length", 1 << 20)?,
            vocab: self.vocab()?,
            context: self.size("context_length", 1 << 24)?,
            eps: self.float("attention.layer_norm_rms_epsilon").unwrap_or(1e-5),
            embed_scale: 1.0,
            activation,
            attention: vec![self.attention(rope); self.layers],
        })
    }
}
