//! candle-transformers' models, which ours are compared with.

use candle_core::quantized::gguf_file::Content;
use candle_core::{DType, Device, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::{gemma3, quantized_llama, quantized_qwen2, quantized_qwen3};
use std::collections::HashMap;
use std::path::Path;

/// A model of candle-transformers.
pub trait Reference {
    /// `[ids, vocab]`.
    fn logits(&mut self, ids: &[u32]) -> Tensor;
}

fn content(path: &Path) -> (Content, std::fs::File) {
    let mut file = std::fs::File::open(path).expect("open");
    (Content::read(&mut file).expect("header"), file)
}

struct Llama(quantized_llama::ModelWeights);
impl Reference for Llama {
    fn logits(&mut self, ids: &[u32]) -> Tensor {
        // One token at a time: `forward` returns the last position only.
        let step = |(i, id): (usize, &u32)| {
            let input = Tensor::new(&[[*id]], &Device::Cpu).expect("input");
            self.0.forward(&input, i).expect("forward")
        };
        let rows: Vec<Tensor> = ids.iter().enumerate().map(step).collect();
        Tensor::cat(&rows, 0).expect("logits")
    }
}

/// Has candle turn quantized matrices into floats when it loads them.
fn dequantize_all() {
    // SAFETY: every test that sets it sets the same value.
    unsafe { std::env::set_var("CANDLE_DEQUANTIZE_ALL", "1") };
}

/// candle's quantized llama with every weight dequantized, so that it computes in f32.
pub fn llama_reference(path: &Path) -> Box<dyn Reference> {
    dequantize_all();
    let (content, mut file) = content(path);
    Box::new(Llama(
        quantized_llama::ModelWeights::from_gguf(content, &mut file, &Device::Cpu).expect("candle"),
    ))
}

struct Qwen2(quantized_qwen2::ModelWeights);
impl Reference for Qwen2 {
    fn logits(&mut self, ids: &[u32]) -> Tensor {
        let step = |(i, id): (usize, &u32)| {
            let input = Tensor::new(&[[*id]], &Device::Cpu).expect("input");
            self.0.forward(&input, i).expect("forward")
        };
        let rows: Vec<Tensor> = ids.iter().enumerate().map(step).collect();
        Tensor::cat(&rows, 0).expect("logits")
    }
}

/// candle's qwen2, its weights dequantized.
pub fn qwen2_reference(path: &Path) -> Box<dyn Reference> {
    dequantize_all();
    let (content, mut file) = content(path);
    Box::new(Qwen2(
        quantized_qwen2::ModelWeights::from_gguf(content, &mut file, &Device::Cpu).expect("candle"),
    ))
}

struct Qwen3(quantized_qwen3::ModelWeights);
impl Reference for Qwen3 {
    fn logits(&mut self, ids: &[u32]) -> Tensor {
        let step = |(i, id): (usize, &u32)| {
            let input = Tensor::new(&[[*id]], &Device::Cpu).expect("input");
            self.0.forward(&input, i).expect("forward")
        };
        let rows: Vec<Tensor> = ids.iter().enumerate().map(step).collect();
        Tensor::cat(&rows, 0).expect("logits")
    }
}

/// candle's qwen3, its weights dequantized.
pub fn qwen3_reference(path: &Path) -> Box<dyn Reference> {
    dequantize_all();
    let (content, mut file) = content(path);
    Box::new(Qwen3(
        quantized_qwen3::ModelWeights::from_gguf(content, &mut file, &Device::Cpu).expect("candle"),
    ))
}

struct Gemma(gemma3::Model);
impl Reference for Gemma {
    fn logits(&mut self, ids: &[u32]) -> Tensor {
        self.0.clear_kv_cache();
        let step = |(i, id): (usize, &u32)| {
            let input = Tensor::new(&[[*id]], &Device::Cpu).expect("input");
            self.0.forward(&input, i).expect("forward").flatten_to(1).expect("row")
        };
        let rows: Vec<Tensor> = ids.iter().enumerate().map(step).collect();
        Tensor::cat(&rows, 0).expect("logits")
    }
}

/// candle's Gemma 3 in f32 over the file's dequantized weights. (Its quantized twin gates with SiLU instead of GELU and is
/// no reference.)
pub fn gemma_reference(path: &Path) -> Box<dyn Reference> {
    let (content, mut file) = content(path);
    let number = |key: &str| content.metadata[&format!("gemma3.{key}")].to_u32().expect("size") as usize;
    let float = |key: &str| f64::from(content.metadata[&format!("gemma3.{key}")].to_f32().expect("float"));
    let mut tensors = HashMap::new();
    for name in content.tensor_infos.keys() {
        let tensor = content.tensor(&mut file, name, &Device::Cpu).expect("tensor");
        let mut tensor = tensor.dequantize(&Device::Cpu).expect("dequantize");
        if name.ends_with("norm.weight") {
            // GGUF stores 1 + w.
            tensor = (tensor - 1.0).expect("norm");
        }
        tensors.insert(hf_name(name), tensor);
    }
    let config = gemma3::Config {
        attention_bias: false,
        head_dim: number("attention.key_length"),
        hidden_activation: candle_nn::Activation::GeluPytorchTanh,
        hidden_size: number("embedding_length"),
        intermediate_size: number("feed_forward_length"),
        num_attention_heads: number("attention.head_count"),
        num_hidden_layers: number("block_count"),
        num_key_value_heads: number("attention.head_count_kv"),
        rms_norm_eps: float("attention.layer_norm_rms_epsilon"),
        rope_theta: float("rope.freq_base"),
        rope_local_base_freq: 10_000.0,
        vocab_size: tensors["model.embed_tokens.weight"].dim(0).expect("vocab"),
        final_logit_softcapping: None,
        attn_logit_softcapping: None,
        query_pre_attn_scalar: number("attention.key_length"),
        sliding_window: number("attention.sliding_window"),
        sliding_window_pattern: 6,
        max_position_embeddings: 2048,
    };
    let builder = VarBuilder::from_tensors(tensors, DType::F32, &Device::Cpu);
    let model = gemma3::Model::new(false, &config, builder).expect("candle");
    Box::new(Gemma(model))
}

/// A GGUF tensor name as the original checkpoint has it.
fn hf_name(gguf: &str) -> String {
    let simple = match gguf {
        "token_embd.weight" => "embed_tokens.weight",
        "output_norm.weight" => "norm.weight",
        _ => "",
    };
    if !simple.is_empty() {
        return format!("model.{simple}");
    }
    let rest = gguf.strip_prefix("blk.").expect("layer");
    let (layer, part) = rest.split_once('.').expect("layer");
    let part = match part {
        "attn_norm.weight" => "input_layernorm.weight",
        "attn_q.weight" => "self_attn.q_proj.weight",
        "attn_k.weight" => "self_attn.k_proj.weight",
        "attn_v.weight" => "self_attn.v_proj.weight",
        "attn_output.weight" => "self_attn.o_proj.weight",
        "attn_q_norm.weight" => "self_attn.q_norm.weight",
        "attn_k_norm.weight" => "self_attn.k_norm.weight",
        "post_attention_norm.weight" => "post_attention_layernorm.weight",
        "ffn_norm.weight" => "pre_feedforward_layernorm.weight",
        "ffn_gate.weight" => "mlp.gate_proj.weight",
        "ffn_up.weight" => "mlp.up_proj.weight",
        "ffn_down.weight" => "mlp.down_proj.weight",
        "post_ffw_norm.weight" => "post_feedforward_layernorm.weight",
        other => panic!("unknown tensor {other}"),
    };
    format!("model.layers.{layer}.{part}")
}
