//! Reading the base, renaming its tensors, and writing the result.

use crate::adapter::Adapter;
use crate::vocabulary::Vocabulary;
use anyhow::{Context, Result, bail, ensure};
use candle_core::quantized::gguf_file::{Content, Value, write as write_gguf};
use candle_core::quantized::{GgmlDType, QTensor};
use candle_core::{Device, Tensor};
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Arrays of the tokenizer with one item a token.
const PER_TOKEN: [&str; 3] = ["tokens", "scores", "token_type"];
/// Token ids of the tokenizer.
const IDS: [&str; 5] = [
    "bos_token_id",
    "eos_token_id",
    "unknown_token_id",
    "padding_token_id",
    "eot_token_id",
];

/// Whether a tensor has a row for each token.
pub fn is_vocabulary_wide(name: &str) -> bool {
    matches!(name, "token_embd.weight" | "output.weight")
}

/// The base weights' file.
pub struct Base {
    file: File,
    content: Content,
}

impl Base {
    /// Opens it and reads its header.
    pub fn open(path: &Path) -> Result<Self> {
        let mut file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
        let content = Content::read(&mut file).with_context(|| format!("{} is no GGUF file", path.display()))?;
        Ok(Self { file, content })
    }

    /// Tokens in its vocabulary.
    pub fn vocabulary_size(&self) -> Result<usize> {
        match self.content.metadata.get("tokenizer.ggml.tokens") {
            Some(Value::Array(tokens)) => Ok(tokens.len()),
            _ => bail!("the base has no vocabulary"),
        }
    }

    fn text(&self, key: &str) -> Result<&str> {
        Ok(self
            .content
            .metadata
            .get(key)
            .with_context(|| format!("the base lacks {key}"))?
            .to_string()?)
    }

    fn heads(&self, key: &str) -> Result<usize> {
        let key = format!("{}.attention.{key}", self.text("general.architecture")?);
        Ok(self
            .content
            .metadata
            .get(&key)
            .with_context(|| format!("the base lacks {key}"))?
            .to_u32()? as usize)
    }

    /// The merged tensors by name.
    pub fn tensors(
        &mut self,
        kept: Option<&Vocabulary>,
        mut adapter: Option<&mut Adapter>,
        choose: &dyn Fn(&str) -> GgmlDType,
    ) -> Result<BTreeMap<String, QTensor>> {
        let mut names: Vec<String> = self.content.tensor_infos.keys().cloned().collect();
        names.sort();
        let pairs = self.text("general.architecture")? == "llama";
        let mut out = BTreeMap::new();
        for name in names {
            let stored = self.content.tensor(&mut self.file, &name, &Device::Cpu)?;
            let Ok((rows, columns)) = stored.shape().dims2() else {
                out.insert(name, stored);
                continue;
            };
            let mut weights: Vec<f32> = stored.dequantize(&Device::Cpu)?.flatten_all()?.to_vec1()?;
            let mut height = rows;
            if let Some(kept) = kept.filter(|_| is_vocabulary_wide(&name)) {
                ensure!(
                    kept.ids().last().is_some_and(|&id| id < rows),
                    "{name} has {rows} rows only"
                );
                weights = kept
                    .ids()
                    .iter()
                    .flat_map(|&id| weights[id * columns..][..columns].iter().copied())
                    .collect();
                height = kept.ids().len();
            }
            if let (Some(adapter), Some(module)) = (adapter.as_deref_mut(), module_of(&name)) {
                // The training code keeps a head's rotary halves apart, llama's GGUF files keep them as pairs.
                let heads = match name.rsplit('.').nth(1) {
                    Some("attn_q") if pairs => Some(self.heads("head_count")?),
                    Some("attn_k") if pairs => Some(self.heads("head_count_kv")?),
                    _ => None,
                };
                if let Some(heads) = heads {
                    weights = reorder(&weights, heads, height, columns, true);
                }
                adapter.add(&module, &mut weights, height, columns)?;
                if let Some(heads) = heads {
                    weights = reorder(&weights, heads, height, columns, false);
                }
            }
            let tensor = Tensor::from_vec(weights, (height, columns), &Device::Cpu)?;
            let merged =
                QTensor::quantize(&tensor, choose(&name)).with_context(|| format!("cannot quantize {name}"))?;
            out.insert(name, merged);
        }
        Ok(out)
    }

    /// The base's metadata for the merged file, by key.
    pub fn metadata(&self, name: &str, kept: Option<&Vocabulary>) -> Result<BTreeMap<String, Value>> {
        let mut out: BTreeMap<String, Value> = self
            .content
            .metadata
            .iter()
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect();
        out.remove("general.file_type");
        out.remove("general.quantization_version");
        out.insert("general.name".into(), Value::String(name.into()));
        out.insert("shopquill.prompt".into(), Value::String("direct".into()));
        let Some(kept) = kept else { return Ok(out) };
        for key in PER_TOKEN.map(|key| format!("tokenizer.ggml.{key}")) {
            if let Some(Value::Array(items)) = out.get_mut(&key) {
                ensure!(
                    kept.ids().last().is_some_and(|&id| id < items.len()),
                    "{key} is too short"
                );
                *items = kept.ids().iter().map(|&id| items[id].clone()).collect();
            }
        }
        for key in IDS.map(|key| format!("tokenizer.ggml.{key}")) {
            if let Some(value) = out.get_mut(&key) {
                *value = Value::U32(kept.renumbered(value.to_u32()? as usize)? as u32);
            }
        }
        if out.contains_key("tokenizer.ggml.merges") {
            bail!("a vocabulary with merges cannot be trimmed");
        }
        let architecture = self.text("general.architecture")?;
        if let Some(size) = out.get_mut(&format!("{architecture}.vocab_size")) {
            *size = Value::U32(kept.ids().len() as u32);
        }
        Ok(out)
    }
}

/// The training code's name of a layer's matrix.
fn module_of(name: &str) -> Option<String> {
    let (layer, kind) = name.strip_prefix("blk.")?.strip_suffix(".weight")?.split_once('.')?;
    let module = match kind {
        "attn_q" => "self_attn.q_proj",
        "attn_k" => "self_attn.k_proj",
        "attn_v" => "self_attn.v_proj",
        "attn_output" => "self_attn.o_proj",
        "ffn_gate" => "mlp.gate_proj",
        "ffn_up" => "mlp.up_proj",
        "ffn_down" => "mlp.down_proj",
        _ => return None,
    };
    Some(format!("model.layers.{layer}.{module}"))
}

/// Rows of each head from pairs to halves, or back.
fn reorder(weights: &[f32], heads: usize, rows: usize, columns: usize, to_halves: bool) -> Vec<f32> {
    let size = rows / heads;
    let mut out = vec![0f32; weights.len()];
    for row in 0..rows {
        let (head, within) = (row / size, row % size);
        // Row `within` of the halves is dimension (within % half) of half (within / half).
        let paired = head * size + (within % (size / 2)) * 2 + within / (size / 2);
        let (from, to) = if to_halves { (paired, row) } else { (row, paired) };
        out[to * columns..][..columns].copy_from_slice(&weights[from * columns..][..columns]);
    }
    out
}

/// Writes a file under another name first, so that a broken run leaves none.
pub fn write(path: &Path, metadata: &BTreeMap<String, Value>, tensors: &BTreeMap<String, QTensor>) -> Result<()> {
    let partial = path.with_extension("part");
    let mut file = BufWriter::new(File::create(&partial)?);
    let metadata: Vec<(&str, &Value)> = metadata.iter().map(|(key, value)| (key.as_str(), value)).collect();
    let tensors: Vec<(&str, &QTensor)> = tensors.iter().map(|(name, tensor)| (name.as_str(), tensor)).collect();
    write_gguf(&mut file, &metadata, &tensors)?;
    file.flush()?;
    std::fs::rename(&partial, path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reordering_comes_back() {
        let weights: Vec<f32> = (0..2 * 8 * 3).map(|i| i as f32).collect();
        let halves = reorder(&weights, 2, 16, 3, true);
        // Pairs (0, 1), (2, 3) ... of the first head: the first half takes the even rows.
        assert_eq!(&halves[..6], &[0.0, 1.0, 2.0, 6.0, 7.0, 8.0]);
        assert_eq!(reorder(&halves, 2, 16, 3, false), weights);
    }

    #[test]
    fn modules_have_their_training_names() {
        assert_eq!(
            module_of("blk.3.attn_q.weight").as_deref(),
            Some("model.layers.3.self_attn.q_proj")
        );
        assert_eq!(module_of("token_embd.weight"), None);
        assert_eq!(module_of("blk.3.attn_norm.weight"), None);
    }
}
