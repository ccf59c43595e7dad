//! Builds the shipped weights: a base GGUF, a LoRA adapter and the list of tokens to keep become one GGUF file.
//!
//! The result is the same bit for bit on every machine: all sums run in a fixed order in `f32`, the quantizer is
//! candle's reference one, and metadata and tensors are written in the order of their names.

mod adapter;
mod classifier;
mod gguf;
mod vocabulary;

use adapter::Adapter;
use anyhow::{Context, Result};
use candle_core::quantized::GgmlDType;
use clap::Parser;
use classifier::Classifier;
use std::path::PathBuf;
use vocabulary::Vocabulary;

/// What to merge.
#[derive(Parser)]
struct Args {
    /// The base weights.
    #[arg(long)]
    base: PathBuf,
    /// The adapter, as models/train/train.py writes it.
    #[arg(long)]
    adapter: Option<PathBuf>,
    /// The adapter's alpha.
    #[arg(long, default_value_t = 64.0)]
    alpha: f32,
    /// The tokens to keep, as models/train/trim.py writes them; without it all.
    #[arg(long)]
    vocabulary: Option<PathBuf>,
    /// Type of the embedding table.
    #[arg(long, default_value = "q8_0", value_parser = kind)]
    embedding: GgmlDType,
    /// Type of every other matrix.
    #[arg(long, default_value = "q4_0", value_parser = kind)]
    linear: GgmlDType,
    /// Types of matrices whose name holds a word, as `word=type`.
    #[arg(long, value_parser = exception)]
    keep: Vec<(String, GgmlDType)>,
    /// What the model can tell apart without writing, as models/train/classifier.py writes it.
    #[arg(long)]
    classifier: Option<PathBuf>,
    /// The model's name in the file.
    #[arg(long)]
    name: String,
    /// Where to write.
    #[arg(long)]
    out: PathBuf,
}

fn kind(text: &str) -> Result<GgmlDType, String> {
    Ok(match text {
        "f32" => GgmlDType::F32,
        "f16" => GgmlDType::F16,
        "bf16" => GgmlDType::BF16,
        "q8_0" => GgmlDType::Q8_0,
        "q6_k" => GgmlDType::Q6K,
        "q5_0" => GgmlDType::Q5_0,
        "q4_0" => GgmlDType::Q4_0,
        "q4_1" => GgmlDType::Q4_1,
        _ => return Err("one of f32, f16, bf16, q8_0, q6_k, q5_0, q4_0, q4_1".into()),
    })
}

fn exception(text: &str) -> Result<(String, GgmlDType), String> {
    let (word, name) = text.split_once('=').ok_or("word=type is wanted")?;
    Ok((word.to_owned(), kind(name)?))
}

fn main() -> Result<()> {
    let args = Args::parse();
    let mut base = gguf::Base::open(&args.base)?;
    let kept = match &args.vocabulary {
        Some(path) => Some(Vocabulary::read(path, base.vocabulary_size()?)?),
        None => None,
    };
    let mut adapter = match &args.adapter {
        Some(path) => Some(Adapter::read(path, args.alpha)?),
        None => None,
    };
    let choose = |name: &str| {
        let special = args.keep.iter().find(|(word, _)| name.contains(word.as_str()));
        special.map_or_else(
            || {
                if gguf::is_vocabulary_wide(name) {
                    args.embedding
                } else {
                    args.linear
                }
            },
            |(_, kind)| *kind,
        )
    };
    let tensors = base.tensors(kept.as_ref(), adapter.as_mut(), &choose)?;
    if let Some(adapter) = &adapter {
        adapter.all_used()?;
    }
    let mut metadata = base.metadata(&args.name, kept.as_ref())?;
    if let Some(path) = &args.classifier {
        Classifier::read(path)?.add_to(&mut metadata);
    }
    gguf::write(&args.out, &metadata, &tensors).with_context(|| format!("cannot write {}", args.out.display()))
}
