//! A classifier for the merged file's metadata, as crate/engine/src/classify.rs reads it.

use anyhow::{Context, Result, ensure};
use candle_core::quantized::gguf_file::Value;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// What models/train/classifier.py writes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Classifier {
    name: String,
    labels: Vec<String>,
    layer: u32,
    /// From the features `[2 * dim]`; without it the output reads them itself.
    hidden: Option<Affine>,
    output: Affine,
}

/// Weights `[outputs][inputs]` and as many biases as outputs.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Affine {
    weight: Vec<Vec<f32>>,
    bias: Vec<f32>,
}

impl Affine {
    fn is_whole(&self) -> bool {
        let width = self.weight.first().map_or(0, Vec::len);
        self.weight.len() == self.bias.len() && self.weight.iter().all(|row| row.len() == width)
    }
}

impl Classifier {
    /// Reads a JSON file.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read(path).with_context(|| format!("cannot read the classifier {}", path.display()))?;
        let this: Self =
            serde_json::from_slice(&text).with_context(|| format!("{} is no classifier", path.display()))?;
        ensure!(
            this.output.bias.len() == this.labels.len()
                && [this.hidden.as_ref(), Some(&this.output)]
                    .into_iter()
                    .flatten()
                    .all(Affine::is_whole),
            "the classifier {} has rows of unequal width or number",
            this.name
        );
        Ok(this)
    }

    /// Adds it to a file's metadata.
    pub fn add_to(&self, metadata: &mut BTreeMap<String, Value>) {
        let texts = |list: &[String]| Value::Array(list.iter().map(|s| Value::String(s.clone())).collect());
        let floats = |list: &mut dyn Iterator<Item = f32>| Value::Array(list.map(Value::F32).collect());
        let key = |part: &str| format!("shopquill.classifier.{}.{part}", self.name);
        metadata.insert(key("labels"), texts(&self.labels));
        metadata.insert(key("layer"), Value::U32(self.layer));
        for (prefix, affine) in [("hidden_", self.hidden.as_ref()), ("", Some(&self.output))] {
            let Some(Affine { weight, bias }) = affine else {
                continue;
            };
            metadata.insert(
                key(&format!("{prefix}weight")),
                floats(&mut weight.iter().flatten().copied()),
            );
            metadata.insert(key(&format!("{prefix}bias")), floats(&mut bias.iter().copied()));
        }
        metadata.insert("shopquill.classifiers".into(), texts(std::slice::from_ref(&self.name)));
    }
}
