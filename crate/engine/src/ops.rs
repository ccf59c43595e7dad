//! The seam between a model and the hardware: the few operations that every supported architecture is made of.
//!
//! [`crate::decoder::Decoder`] calls them in order; [`crate::cpu::Cpu`] implements them, and so does the GPU's crate. The
//! residual stream and everything between two calls lives inside the backend, so nothing is copied back and forth but
//! token ids and the wanted logits. Only the last operation waits: until then a backend may merely write down what to do.

use crate::cache::Batch;
use crate::error::Result;
use crate::kernels::vector::Activation;
use std::future::Future;

/// Rotary position embedding (Su et al. 2021) of one layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rope {
    /// Base of the frequencies.
    pub base: f32,
    /// Positions are divided by this (linear scaling).
    pub scale: f32,
    /// Whether pairs are neighbours `(2i, 2i+1)`, as GGUF's llama files have them, or halves `(i, i + dim/2)`.
    pub neighbours: bool,
}

/// Attention of one layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attention {
    /// Query heads.
    pub heads: usize,
    /// Key and value heads; `heads` is a multiple.
    pub kv_heads: usize,
    /// Width of a head.
    pub head_dim: usize,
    /// Factor on the scores.
    pub scale: f32,
    /// Only this many last positions are seen, the token's own included.
    pub window: Option<usize>,
    /// Rotary embedding.
    pub rope: Rope,
}

/// Operations on the backend's current batch of tokens.
pub trait Ops {
    /// A weight matrix in the backend's layout.
    type Matrix;
    /// Norm weights or biases in the backend's memory.
    type Vector;

    /// Begins a batch: `x[t] = embedding[token] * scale`.
    fn embed(&mut self, table: &Self::Matrix, scale: f32, batch: &Batch<'_>) -> Result<()>;

    /// `q, k, v = projections(rms_norm(x))`, biases added where there are some.
    fn project_qkv(
        &mut self,
        norm: &Self::Vector,
        eps: f32,
        weights: [&Self::Matrix; 3],
        biases: Option<[&Self::Vector; 3]>,
    ) -> Result<()>;

    /// Norms of q and k a head (where given), rotary embedding, k and v into the cache of `layer`, attention.
    fn attend(
        &mut self,
        layer: usize,
        attention: &Attention,
        head_norms: Option<[&Self::Vector; 2]>,
        eps: f32,
        batch: &Batch<'_>,
    ) -> Result<()>;

    /// `x += maybe_norm(weight * attended)`.
    fn project_attended(&mut self, weight: &Self::Matrix, norm: Option<&Self::Vector>, eps: f32) -> Result<()>;

    /// `x += maybe_norm(down * (act(gate * h) . (up * h)))` with `h = rms_norm(x)`.
    #[expect(clippy::too_many_arguments, reason = "one fused operation with its three matrices")]
    fn feed_forward(
        &mut self,
        norm: &Self::Vector,
        eps: f32,
        gate: &Self::Matrix,
        up: &Self::Matrix,
        down: &Self::Matrix,
        activation: Activation,
        post_norm: Option<&Self::Vector>,
    ) -> Result<()>;

    /// `logits[i] = head * rms_norm(x[wanted[i]])`, `[wanted, vocabulary]`, kept until the next batch.
    fn logits(
        &mut self,
        norm: &Self::Vector,
        eps: f32,
        head: &Self::Matrix,
        batch: &Batch<'_>,
    ) -> impl Future<Output = Result<()>>;
}
