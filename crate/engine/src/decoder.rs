//! The pre-norm decoder that llama, gemma3, qwen2 and qwen3 share (Vaswani et al. 2017; Touvron et al. 2023).
//!
//! What differs between them is data ([`Config`] and optional tensors), so there is one forward pass over the
//! [`Ops`] seam for all architectures and all hardware.

use crate::cache::Batch;
use crate::error::Result;
use crate::kernels::vector::Activation;
use crate::ops::{Attention, Ops};

/// Sizes and constants of a model.
#[derive(Clone, Debug)]
pub struct Config {
    /// `general.architecture` of the file.
    pub architecture: &'static str,
    /// Width of the residual stream.
    pub dim: usize,
    /// Width of the feed-forward layer.
    pub ffn_dim: usize,
    /// Tokens in the vocabulary.
    pub vocab: usize,
    /// Longest context the model was made for.
    pub context: usize,
    /// Epsilon of the norms.
    pub eps: f32,
    /// Factor on the embeddings.
    pub embed_scale: f32,
    /// The gate's activation.
    pub activation: Activation,
    /// Attention of each layer.
    pub attention: Vec<Attention>,
}

/// One layer's weights.
pub struct Layer<M, V = Vec<f32>> {
    /// Norm before attention, `[dim]`.
    pub attn_norm: V,
    /// Query, key and value projections, `[heads * head_dim, dim]` and twice `[kv_heads * head_dim, dim]`.
    pub qkv: [M; 3],
    /// Their biases (qwen2).
    pub qkv_bias: Option<[V; 3]>,
    /// Norms of a query and a key head, `[head_dim]` (gemma3, qwen3).
    pub head_norms: Option<[V; 2]>,
    /// Output projection, `[dim, heads * head_dim]`.
    pub attn_output: M,
    /// Norm after attention (gemma3).
    pub post_attn_norm: Option<V>,
    /// Norm before the feed-forward layer.
    pub ffn_norm: V,
    /// Gate, `[ffn_dim, dim]`.
    pub gate: M,
    /// Up, `[ffn_dim, dim]`.
    pub up: M,
    /// Down, `[dim, ffn_dim]`.
    pub down: M,
    /// Norm after the feed-forward layer (gemma3).
    pub post_ffn_norm: Option<V>,
}

/// A model's weights in a backend's layout.
pub struct Decoder<M, V = Vec<f32>> {
    /// Sizes.
    pub config: Config,
    /// Embedding table, `[vocab, dim]`.
    pub embedding: M,
    /// Layers, first to last.
    pub layers: Vec<Layer<M, V>>,
    /// Norm before the output.
    pub output_norm: V,
    /// Output matrix, `[vocab, dim]`; the embedding table where it is absent.
    pub output: Option<M>,
}

impl<M, V> Decoder<M, V> {
    /// Runs a batch through all layers; `ops` keeps the logits of the wanted rows.
    pub async fn forward<O: Ops<Matrix = M, Vector = V>>(&self, ops: &mut O, batch: &Batch<'_>) -> Result<()> {
        let eps = self.config.eps;
        ops.embed(&self.embedding, self.config.embed_scale, batch)?;
        for (i, (layer, attention)) in self.layers.iter().zip(&self.config.attention).enumerate() {
            let biases = layer.qkv_bias.as_ref().map(<[V; 3]>::each_ref);
            ops.project_qkv(&layer.attn_norm, eps, layer.qkv.each_ref(), biases)?;
            let head_norms = layer.head_norms.as_ref().map(<[V; 2]>::each_ref);
            ops.attend(i, attention, head_norms, eps, batch)?;
            ops.project_attended(&layer.attn_output, layer.post_attn_norm.as_ref(), eps)?;
            let (norm, post) = (&layer.ffn_norm, layer.post_ffn_norm.as_ref());
            ops.feed_forward(
                norm,
                eps,
                &layer.gate,
                &layer.up,
                &layer.down,
                self.config.activation,
                post,
            )?;
        }
        if batch.wanted.is_empty() {
            return Ok(());
        }
        ops.logits(
            &self.output_norm,
            eps,
            self.output.as_ref().unwrap_or(&self.embedding),
            batch,
        )
        .await
    }
}
