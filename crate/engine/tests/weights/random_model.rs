//! Small models of random weights, for every architecture.

use candle_core::quantized::gguf_file::{Value, write};
use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{Device, Tensor};
use std::path::{Path, PathBuf};

const DIM: usize = 64;
const HEADS: usize = 2;
const HEAD_DIM: usize = 32;
const FFN: usize = 96;
/// Tokens of its vocabulary.
pub const VOCAB: usize = 300;
/// Enough for one gemma3 layer that sees everything.
const LAYERS: usize = 6;
/// Shorter than the text, so that the sliding window matters.
const WINDOW: u32 = 16;

/// A file of that architecture; its matrices are Q8_0, which both sides read exactly.
pub fn random_model(architecture: &str, weights: &[GgmlDType], random: &mut dyn FnMut() -> f32) -> PathBuf {
    let mut tensors: Vec<(String, QTensor)> = Vec::new();
    let matrix = |name: String,
                  rows: usize,
                  cols: usize,
                  random: &mut dyn FnMut() -> f32,
                  tensors: &mut Vec<(String, QTensor)>| {
        let values: Vec<f32> = (0..rows * cols).map(|_| 0.4 * random() - 0.2).collect();
        let tensor = Tensor::from_vec(values, (rows, cols), &Device::Cpu).expect("tensor");
        let dtype = weights[tensors.len() % weights.len()];
        tensors.push((name, QTensor::quantize(&tensor, dtype).expect("quantize")));
    };
    let vector = |name: String,
                  len: usize,
                  around: f32,
                  random: &mut dyn FnMut() -> f32,
                  tensors: &mut Vec<(String, QTensor)>| {
        let values: Vec<f32> = (0..len).map(|_| around + 0.6 * random() - 0.3).collect();
        let tensor = Tensor::from_vec(values, len, &Device::Cpu).expect("tensor");
        tensors.push((name, QTensor::quantize(&tensor, GgmlDType::F32).expect("f32")));
    };
    matrix("token_embd.weight".into(), VOCAB, DIM, random, &mut tensors);
    vector("output_norm.weight".into(), DIM, 1.0, random, &mut tensors);
    for layer in 0..LAYERS {
        let name = |part: &str| format!("blk.{layer}.{part}");
        vector(name("attn_norm.weight"), DIM, 1.0, random, &mut tensors);
        vector(name("ffn_norm.weight"), DIM, 1.0, random, &mut tensors);
        for (part, rows, cols) in [
            ("attn_q.weight", HEADS * HEAD_DIM, DIM),
            ("attn_k.weight", HEAD_DIM, DIM),
            ("attn_v.weight", HEAD_DIM, DIM),
            ("attn_output.weight", DIM, HEADS * HEAD_DIM),
            ("ffn_gate.weight", FFN, DIM),
            ("ffn_up.weight", FFN, DIM),
            ("ffn_down.weight", DIM, FFN),
        ] {
            matrix(name(part), rows, cols, random, &mut tensors);
        }
        let vectors: &[(&str, usize, f32)] = match architecture {
            "qwen2" => &[
                ("attn_q.bias", HEADS * HEAD_DIM, 0.0),
                ("attn_k.bias", HEAD_DIM, 0.0),
                ("attn_v.bias", HEAD_DIM, 0.0),
            ],
            "qwen3" => &[
                ("attn_q_norm.weight", HEAD_DIM, 1.0),
                ("attn_k_norm.weight", HEAD_DIM, 1.0),
            ],
            "gemma3" => &[
                ("attn_q_norm.weight", HEAD_DIM, 1.0),
                ("attn_k_norm.weight", HEAD_DIM, 1.0),
                ("post_attention_norm.weight", DIM, 1.0),
                ("post_ffw_norm.weight", DIM, 1.0),
            ],
            _ => &[],
        };
        for (part, len, around) in vectors {
            vector(name(part), *len, *around, random, &mut tensors);
        }
    }

    let mut metadata = vec![("general.architecture".to_owned(), Value::String(architecture.into()))];
    for (key, value) in [
        ("embedding_length", Value::U32(DIM as u32)),
        ("block_count", Value::U32(LAYERS as u32)),
        ("feed_forward_length", Value::U32(FFN as u32)),
        ("context_length", Value::U32(512)),
        ("attention.head_count", Value::U32(HEADS as u32)),
        ("attention.head_count_kv", Value::U32(1)),
        ("attention.key_length", Value::U32(HEAD_DIM as u32)),
        ("attention.value_length", Value::U32(HEAD_DIM as u32)),
        ("attention.layer_norm_rms_epsilon", Value::F32(1e-6)),
        ("attention.sliding_window", Value::U32(WINDOW)),
        ("rope.freq_base", Value::F32(50_000.0)),
        ("rope.dimension_count", Value::U32(HEAD_DIM as u32)),
    ] {
        metadata.push((format!("{architecture}.{key}"), value));
    }
    let tokens: Vec<Value> = (0..VOCAB).map(|i| Value::String(format!("t{i}"))).collect();
    let kind = if architecture == "gemma3" { "llama" } else { "gpt2" };
    metadata.push(("tokenizer.ggml.model".into(), Value::String(kind.into())));
    metadata.push(("tokenizer.ggml.tokens".into(), Value::Array(tokens)));
    metadata.push((
        "tokenizer.ggml.scores".into(),
        Value::Array(vec![Value::F32(0.0); VOCAB]),
    ));

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let path = folder.join(format!("random-{architecture}-{}.gguf", weights.len()));
    let metadata: Vec<(&str, &Value)> = metadata.iter().map(|(k, v)| (&k[..], v)).collect();
    let tensors: Vec<(&str, &QTensor)> = tensors.iter().map(|(k, v)| (&k[..], v)).collect();
    write(&mut std::fs::File::create(&path).expect("file"), &metadata, &tensors).expect("write");
    path
}
