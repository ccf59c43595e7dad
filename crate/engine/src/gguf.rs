//! A GGUF header (<https://github.com/ggml-org/ggml/blob/master/docs/gguf.md>), read through candle with our own errors
//! and bounds: sizes that a file names are checked before anything is made of them.

use crate::error::{Error, Result};
use candle_core::quantized::{
    GgmlDType,
    gguf_file::{Content, Value},
};
use std::io::Cursor;

/// A larger header is refused: the largest known vocabularies need about 20 MB.
const MAX_HEADER: usize = 256 << 20;

/// Where one tensor lies and what it is.
#[derive(Clone, Debug)]
pub struct TensorInfo {
    /// Its name.
    pub name: String,
    /// Rows (1 for a vector).
    pub rows: usize,
    /// Columns.
    pub cols: usize,
    /// Weight type.
    pub dtype: GgmlDType,
    /// First byte in the file.
    pub start: u64,
    /// Bytes.
    pub len: u64,
}

/// Metadata and tensor table.
pub struct Header {
    content: Content,
    /// Tensors in file order.
    pub tensors: Vec<TensorInfo>,
}

impl Header {
    /// Reads the header from a file's first bytes. `Ok(None)` means that more bytes are needed; `file_len` is the whole
    /// file's size, which no tensor may pass.
    pub fn parse(prefix: &[u8], file_len: u64) -> Result<Option<Self>> {
        if prefix.len() >= 4 && &prefix[..4] != b"GGUF" {
            return Err(Error::BadModel("it does not begin with the letters GGUF".into()));
        }
        let complete = prefix.len() as u64 >= file_len;
        let content = match Content::read(&mut Cursor::new(prefix)) {
            Ok(content) => content,
            Err(_) if !complete && prefix.len() < MAX_HEADER => return Ok(None),
            Err(error) => {
                return Err(Error::BadModel(
                    error.to_string().lines().next().unwrap_or_default().into(),
                ));
            }
        };
        let mut tensors = Vec::with_capacity(content.tensor_infos.len());
        for (name, info) in &content.tensor_infos {
            let bad = |what: &str| Error::BadModel(format!("tensor \"{name}\" {what}"));
            let (rows, cols) = match info.shape.dims() {
                [cols] => (1, *cols),
                [rows, cols] => (*rows, *cols),
                _ => return Err(bad("is not a vector or a matrix")),
            };
            let weights = (rows as u64)
                .checked_mul(cols as u64)
                .ok_or_else(|| bad("is too large"))?;
            let block = info.ggml_dtype.block_size() as u64;
            if weights == 0 || !(cols as u64).is_multiple_of(block) {
                return Err(bad("has a size that its type does not allow"));
            }
            let len = (weights / block).checked_mul(info.ggml_dtype.type_size() as u64);
            let start = content.tensor_data_offset.checked_add(info.offset);
            let (Some(len), Some(start)) = (len, start) else {
                return Err(bad("is too large"));
            };
            if start.checked_add(len).is_none_or(|end| end > file_len) {
                return Err(bad("lies beyond the end of the file: the file is cut"));
            }
            tensors.push(TensorInfo {
                name: name.clone(),
                rows,
                cols,
                dtype: info.ggml_dtype,
                start,
                len,
            });
        }
        tensors.sort_by_key(|t| t.start);
        if tensors
            .windows(2)
            .any(|pair| pair[0].start + pair[0].len > pair[1].start)
        {
            return Err(Error::BadModel("two tensors overlap".into()));
        }
        Ok(Some(Self { content, tensors }))
    }

    /// A metadata value.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.content.metadata.get(key)
    }

    /// A metadata string.
    pub fn string(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Some(Value::String(s)) => Some(s),
            _ => None,
        }
    }

    /// A metadata number that counts something.
    pub fn size(&self, key: &str) -> Option<usize> {
        match self.get(key)? {
            Value::U8(v) => Some(usize::from(*v)),
            Value::U16(v) => Some(usize::from(*v)),
            Value::U32(v) => usize::try_from(*v).ok(),
            Value::U64(v) => usize::try_from(*v).ok(),
            Value::I32(v) => usize::try_from(*v).ok(),
            Value::I64(v) => usize::try_from(*v).ok(),
            _ => None,
        }
    }

    /// A metadata float.
    pub fn float(&self, key: &str) -> Option<f32> {
        match self.get(key)? {
            Value::F32(v) => Some(*v),
            Value::F64(v) => Some(*v as f32),
            _ => None,
        }
    }

    /// A metadata flag.
    pub fn flag(&self, key: &str) -> Option<bool> {
        match self.get(key)? {
            Value::Bool(v) => Some(*v),
            _ => None,
        }
    }

    /// A metadata array.
    pub fn array(&self, key: &str) -> Option<&[Value]> {
        match self.get(key)? {
            Value::Array(v) => Some(v),
            _ => None,
        }
    }

    /// The tensor of that name.
    pub fn tensor(&self, name: &str) -> Option<&TensorInfo> {
        self.tensors.iter().find(|t| t.name == name)
    }
}
