//! A model from a file that arrives in chunks of any size.
//!
//! The header is read as soon as it is complete; from then on every tensor's bytes go straight into their packed place.
//! Nothing but the header and four rows of one tensor is ever held twice.

use crate::chat::ChatTemplate;
use crate::classify::Classifier;
use crate::decoder::{Config, Decoder, Layer};
use crate::error::{Error, Result};
use crate::gguf::{Header, TensorInfo};
use crate::models::Architecture;
use crate::pack::{PackedMatrix, Packer};
use crate::tokenizer::Tokenizer;
use candle_core::quantized::GgmlDType;
use std::collections::HashMap;

/// A model ready to run.
pub struct Model {
    /// Weights, packed for the CPU.
    pub decoder: Decoder<PackedMatrix>,
    /// Vocabulary.
    pub tokenizer: Tokenizer,
    /// How its prompts are written.
    pub template: ChatTemplate,
    /// What the file says under `shopquill.prompt`: the prompts it was trained on, where they are a caller's own.
    pub prompt_tag: Option<String>,
    /// What it can tell apart without writing.
    pub classifiers: Vec<Classifier>,
    /// Weights in the file.
    pub parameters: u64,
}

impl Model {
    /// Bytes that the weights take.
    pub fn bytes(&self) -> usize {
        let d = &self.decoder;
        let matrices = d
            .layers
            .iter()
            .flat_map(|l| l.qkv.iter().chain([&l.attn_output, &l.gate, &l.up, &l.down]));
        matrices
            .chain([&d.embedding])
            .chain(&d.output)
            .map(PackedMatrix::bytes)
            .sum()
    }
}

/// Takes a GGUF file's bytes in order.
pub struct Loader {
    file_len: u64,
    /// Bytes taken so far.
    position: u64,
    state: State,
}

enum State {
    /// The header's bytes so far, and how many there must be before it is worth another try.
    Header {
        prefix: Vec<u8>,
        try_at: usize,
    },
    Tensors(Box<Tensors>),
}

/// What a tensor's bytes are turned into.
enum Sink {
    Matrix(Packer),
    Vector(Vec<u8>),
}

struct Tensors {
    architecture: &'static Architecture,
    config: Config,
    tokenizer: Tokenizer,
    template: ChatTemplate,
    prompt_tag: Option<String>,
    classifiers: Vec<Classifier>,
    parameters: u64,
    /// In file order; the first `done` are complete.
    infos: Vec<TensorInfo>,
    done: usize,
    sink: Option<Sink>,
    matrices: HashMap<String, PackedMatrix>,
    vectors: HashMap<String, Vec<f32>>,
}

impl Loader {
    /// For a file of `file_len` bytes.
    pub fn new(file_len: u64) -> Self {
        Self {
            file_len,
            position: 0,
            state: State::Header {
                prefix: Vec::new(),
                try_at: 1 << 16,
            },
        }
    }

    /// Reads a whole file that is in memory.
    pub fn load(bytes: &[u8]) -> Result<Model> {
        let mut loader = Self::new(bytes.len() as u64);
        for chunk in bytes.chunks(1 << 20) {
            loader.push(chunk)?;
        }
        loader.finish()
    }

    /// Reads a file from disk.
    #[cfg(not(target_family = "wasm"))]
    pub fn load_file(path: &std::path::Path) -> Result<Model> {
        use std::io::Read;
        let failed = |e: std::io::Error| Error::BadModel(format!("it cannot be read: {e}"));
        let mut file = std::fs::File::open(path).map_err(failed)?;
        let mut loader = Self::new(file.metadata().map_err(failed)?.len());
        let mut chunk = vec![0; 1 << 20];
        loop {
            match file.read(&mut chunk).map_err(failed)? {
                0 => return loader.finish(),
                n => loader.push(&chunk[..n])?,
            }
        }
    }

    /// Takes the next bytes.
    pub fn push(&mut self, bytes: &[u8]) -> Result<()> {
        self.position += bytes.len() as u64;
        if self.position > self.file_len {
            return Err(Error::BadModel("it is longer than it was said to be".into()));
        }
        let end = self.position;
        match &mut self.state {
            State::Tensors(tensors) => tensors.push(end - bytes.len() as u64, bytes),
            State::Header { prefix, try_at } => {
                prefix.try_reserve(bytes.len()).map_err(|_| Error::OutOfMemory {
                    what: "the model's header",
                    bytes: bytes.len(),
                })?;
                prefix.extend_from_slice(bytes);
                if prefix.len() < *try_at && end < self.file_len && (prefix.len() < 4 || prefix.starts_with(b"GGUF")) {
                    return Ok(());
                }
                // Doubling keeps the cost of failed tries below that of the one that works.
                *try_at = 2 * prefix.len();
                if let Some(header) = Header::parse(prefix, self.file_len)? {
                    let prefix = std::mem::take(prefix);
                    let mut tensors = Box::new(Tensors::new(&header)?);
                    drop(header);
                    tensors.push(0, &prefix)?;
                    self.state = State::Tensors(tensors);
                }
                Ok(())
            }
        }
    }

    /// The model, once the whole file has come.
    pub fn finish(self) -> Result<Model> {
        match self.state {
            State::Tensors(tensors) => tensors.finish(),
            State::Header { .. } => Err(Error::BadModel("it is cut: the header is incomplete".into())),
        }
    }
}

impl Tensors {
    fn new(header: &Header) -> Result<Self> {
        let architecture = Architecture::of(header)?;
        if header.tensor("rope_freqs.weight").is_some() {
            return Err(Error::Unsupported(
                "rotary frequencies of its own (llama 3.1 and later)".into(),
            ));
        }
        let config = (architecture.config)(header)?;
        let tokenizer = Tokenizer::from_header(header)?;
        if tokenizer.vocab() > config.vocab {
            return Err(Error::BadModel(format!(
                "its vocabulary has {} tokens, its embedding {} rows",
                tokenizer.vocab(),
                config.vocab
            )));
        }
        let classifiers = Classifier::all(header, &config)?;
        Ok(Self {
            architecture,
            config,
            tokenizer,
            template: ChatTemplate::of(header),
            prompt_tag: header.string("shopquill.prompt").map(str::to_owned),
            classifiers,
            parameters: header.tensors.iter().map(|t| t.rows as u64 * t.cols as u64).sum(),
            infos: header.tensors.clone(),
            done: 0,
            sink: None,
            matrices: HashMap::new(),
            vectors: HashMap::new(),
        })
    }

    /// Takes the bytes that lie at `at` in the file.
    fn push(&mut self, mut at: u64, mut bytes: &[u8]) -> Result<()> {
        while let Some(info) = self.infos.get(self.done) {
            // Padding between tensors.
            let skip = info.start.saturating_sub(at).min(bytes.len() as u64) as usize;
            bytes = &bytes[skip..];
            at += skip as u64;
            if bytes.is_empty() {
                return Ok(());
            }
            let left = (info.start + info.len - at).min(bytes.len() as u64) as usize;
            let (mine, rest) = bytes.split_at(left);
            if self.sink.is_none() {
                self.sink = Some(if info.rows == 1 {
                    Sink::Vector(Vec::with_capacity(info.len.min(1 << 22) as usize))
                } else {
                    Sink::Matrix(Packer::new(info.rows, info.cols, info.dtype)?)
                });
            }
            match &mut self.sink {
                Some(Sink::Matrix(packer)) => packer.push(mine)?,
                Some(Sink::Vector(bytes)) => bytes.extend_from_slice(mine),
                None => {}
            }
            at += left as u64;
            bytes = rest;
            if at == info.start + info.len {
                match self.sink.take() {
                    Some(Sink::Matrix(packer)) => {
                        self.matrices.insert(info.name.clone(), packer.finish()?);
                    }
                    Some(Sink::Vector(bytes)) => {
                        self.vectors.insert(info.name.clone(), floats(info, &bytes)?);
                    }
                    None => {}
                }
                self.done += 1;
            }
        }
        Ok(())
    }

    fn matrix(&mut self, name: &str, rows: usize, cols: usize) -> Result<PackedMatrix> {
        let found = self.matrices.remove(name);
        match found {
            Some(m) if (m.rows(), m.cols()) == (rows, cols) => Ok(m),
            other => Err(Error::Shape {
                name: name.into(),
                found: other.map_or(Vec::new(), |m| vec![m.rows(), m.cols()]),
                expected: vec![rows, cols],
            }),
        }
    }

    fn vector(&mut self, name: &str, len: usize) -> Result<Vec<f32>> {
        match self.vectors.remove(name) {
            Some(v) if v.len() == len => Ok(v),
            other => Err(Error::Shape {
                name: name.into(),
                found: other.map_or(Vec::new(), |v| vec![v.len()]),
                expected: vec![len],
            }),
        }
    }

    fn layer(&mut self, index: usize) -> Result<Layer<PackedMatrix>> {
        let (dim, ffn, a) = (self.config.dim, self.config.ffn_dim, self.config.attention[index]);
        let (q, kv, arch) = (a.heads * a.head_dim, a.kv_heads * a.head_dim, self.architecture);
        let name = |part: &str| format!("blk.{index}.{part}");
        Ok(Layer {
            attn_norm: self.vector(&name("attn_norm.weight"), dim)?,
            qkv: [
                self.matrix(&name("attn_q.weight"), q, dim)?,
                self.matrix(&name("attn_k.weight"), kv, dim)?,
                self.matrix(&name("attn_v.weight"), kv, dim)?,
            ],
            qkv_bias: if arch.qkv_bias {
                Some([
                    self.vector(&name("attn_q.bias"), q)?,
                    self.vector(&name("attn_k.bias"), kv)?,
                    self.vector(&name("attn_v.bias"), kv)?,
                ])
            } else {
                None
            },
            head_norms: if arch.head_norms {
                let q = self.vector(&name("attn_q_norm.weight"), a.head_dim)?;
                Some([q, self.vector(&name("attn_k_norm.weight"), a.head_dim)?])
            } else {
                None
            },
            attn_output: self.matrix(&name("attn_output.weight"), dim, q)?,
            post_attn_norm: arch
                .post_norms
                .then(|| self.vector(&name("post_attention_norm.weight"), dim))
                .transpose()?,
            ffn_norm: self.vector(&name("ffn_norm.weight"), dim)?,
            gate: self.matrix(&name("ffn_gate.weight"), ffn, dim)?,
            up: self.matrix(&name("ffn_up.weight"), ffn, dim)?,
            down: self.matrix(&name("ffn_down.weight"), dim, ffn)?,
            post_ffn_norm: arch
                .post_norms
                .then(|| self.vector(&name("post_ffw_norm.weight"), dim))
                .transpose()?,
        })
    }

    fn finish(mut self) -> Result<Model> {
        if self.done < self.infos.len() {
            return Err(Error::BadModel("it is cut: weights are missing at its end".into()));
        }
        let (vocab, dim) = (self.config.vocab, self.config.dim);
        let embedding = self.matrix("token_embd.weight", vocab, dim)?;
        let output_norm = self.vector("output_norm.weight", dim)?;
        let has_output = self.matrices.contains_key("output.weight");
        let output = has_output
            .then(|| self.matrix("output.weight", vocab, dim))
            .transpose()?;
        let layers = (0..self.config.attention.len())
            .map(|i| self.layer(i))
            .collect::<Result<Vec<_>>>()?;
        Ok(Model {
            decoder: Decoder {
                config: self.config,
                embedding,
                layers,
                output_norm,
                output,
            },
            tokenizer: self.tokenizer,
            template: self.template,
            prompt_tag: self.prompt_tag,
            classifiers: self.classifiers,
            parameters: self.parameters,
        })
    }
}

/// A vector's bytes as floats.
fn floats(info: &TensorInfo, bytes: &[u8]) -> Result<Vec<f32>> {
    let values: Vec<f32> = match info.dtype {
        GgmlDType::F32 => bytes
            .chunks_exact(4)
            .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]))
            .collect(),
        GgmlDType::BF16 => bytes
            .chunks_exact(2)
            .map(|b| f32::from_bits(u32::from_le_bytes([0, 0, b[0], b[1]])))
            .collect(),
        GgmlDType::F16 => bytes.chunks_exact(2).map(|b| crate::pack::half(b, 0)).collect(),
        other => return Err(Error::Unsupported(format!("a vector of type {other:?}"))),
    };
    if values.iter().any(|v| !v.is_finite()) {
        return Err(Error::BadModel(format!(
            "tensor \"{}\" holds numbers that are not finite",
            info.name
        )));
    }
    Ok(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A header with one tensor of that shape and metadata strings.
    fn header(strings: &[(&str, &str)], tensor: Option<[u64; 2]>) -> Vec<u8> {
        let mut bytes = b"GGUF\x03\0\0\0".to_vec();
        let text = |bytes: &mut Vec<u8>, text: &str| {
            bytes.extend((text.len() as u64).to_le_bytes());
            bytes.extend(text.as_bytes());
        };
        bytes.extend(u64::from(tensor.is_some()).to_le_bytes());
        bytes.extend((strings.len() as u64).to_le_bytes());
        for (key, value) in strings {
            text(&mut bytes, key);
            bytes.extend(8u32.to_le_bytes());
            text(&mut bytes, value);
        }
        if let Some([cols, rows]) = tensor {
            text(&mut bytes, "token_embd.weight");
            bytes.extend(2u32.to_le_bytes());
            bytes.extend(cols.to_le_bytes());
            bytes.extend(rows.to_le_bytes());
            bytes.extend(8u32.to_le_bytes()); // Q8_0
            bytes.extend(0u64.to_le_bytes());
        }
        bytes.resize(bytes.len().next_multiple_of(32), 0);
        bytes
    }

    fn error(bytes: &[u8]) -> Error {
        match Loader::load(bytes) {
            Ok(_) => panic!("it was loaded"),
            Err(error) => error,
        }
    }

    #[test]
    fn files_that_are_no_models_are_refused_at_once() {
        assert_eq!(error(b"").code(), "bad_model");
        assert_eq!(error(b"GG").code(), "bad_model");
        assert_eq!(error(b"GGUF").code(), "bad_model");
        // Told after the first chunk, not after the whole file.
        let mut loader = Loader::new(1 << 30);
        let refused = loader.push(b"<!doctype html>").expect_err("html");
        assert!(refused.to_string().contains("GGUF"), "{refused}");
    }

    #[test]
    fn unknown_architectures_are_named() {
        let refused = error(&header(&[("general.architecture", "mamba")], None));
        assert_eq!(refused.code(), "unsupported_architecture");
        assert!(refused.to_string().contains("\"mamba\""), "{refused}");
    }

    #[test]
    fn sizes_are_checked_against_the_file_before_anything_is_allocated() {
        let llama = [("general.architecture", "llama")];
        assert_eq!(error(&header(&llama, Some([1 << 20, 1 << 20]))).code(), "bad_model");
        assert_eq!(error(&header(&llama, Some([1 << 40, 1 << 40]))).code(), "bad_model");
        assert_eq!(error(&header(&llama, Some([33, 1]))).code(), "bad_model");
    }

    #[test]
    fn every_cut_of_a_header_is_an_error_and_never_a_panic() {
        let whole = header(&[("general.architecture", "llama"), ("a", "b")], Some([32, 4]));
        for len in 0..whole.len() {
            assert_eq!(error(&whole[..len]).code(), "bad_model");
        }
        // Any changed byte is refused or harmless.
        for at in 0..whole.len() {
            for bit in [0x01, 0x80, 0xff] {
                let mut bytes = whole.clone();
                bytes[at] ^= bit;
                let _ = Loader::load(&bytes);
            }
        }
    }

    #[test]
    fn more_weights_than_memory_is_its_own_error() {
        // A petabyte.
        let refused = Packer::new(1 << 30, 1 << 20, GgmlDType::Q8_0);
        assert_eq!(refused.err().map(|e| e.code()), Some("out_of_memory"));
    }
}
