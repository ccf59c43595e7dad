//! The crate's one error type. Every variant has a short stable code that crosses the wasm edge.

/// What can go wrong between a weight file and a finished text.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file is not GGUF, is cut, or its header contradicts itself.
    #[error("the model file is damaged or is not GGUF: {0}")]
    BadModel(String),
    /// A well-formed GGUF of an architecture that the engine does not implement.
    #[error("the model's architecture \"{found}\" is not supported (supported: {supported})")]
    UnsupportedArchitecture {
        /// `general.architecture` of the file.
        found: String,
        /// The registered architectures, comma-separated.
        supported: String,
    },
    /// A weight type or tokenizer kind that the engine cannot read.
    #[error("the model uses {0}, which is not supported")]
    Unsupported(String),
    /// A tensor is missing or has another shape than the architecture wants.
    #[error("tensor \"{name}\" has shape {found:?}, expected {expected:?}")]
    Shape {
        /// The tensor's name in the file.
        name: String,
        /// Its shape in the file, rows first; empty where it is missing.
        found: Vec<usize>,
        /// The shape that the header's sizes ask for.
        expected: Vec<usize>,
    },
    /// Memory for weights, cache or scratch could not be had.
    #[error("not enough memory for {what} ({bytes} bytes)")]
    OutOfMemory {
        /// What the memory was for.
        what: &'static str,
        /// How much was asked for.
        bytes: usize,
    },
    /// The prompt and the wanted text do not fit into the context.
    #[error("the prompt has {prompt} tokens, which leaves no room for a text in a context of {context}")]
    ContextTooLong {
        /// Tokens of the prompt.
        prompt: usize,
        /// The context's size.
        context: usize,
    },
    /// The caller asked to stop.
    #[error("cancelled")]
    Cancelled,
    /// A thread of the pool died in the middle of an operation.
    #[error("a worker thread was lost")]
    WorkerLost,
    /// Hardware beside the CPU failed or went away.
    #[error("the {0} was lost")]
    AcceleratorLost(String),
    /// The tokenizer failed on the text.
    #[error("tokenizer: {0}")]
    Tokenizer(String),
    /// A number that makes no sense, such as zero candidates.
    #[error("bad options: {0}")]
    BadOptions(String),
}

impl Error {
    /// The stable, machine-readable code of this error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadModel(_) | Self::Shape { .. } => "bad_model",
            Self::UnsupportedArchitecture { .. } => "unsupported_architecture",
            Self::Unsupported(_) => "unsupported_model",
            Self::OutOfMemory { .. } => "out_of_memory",
            Self::ContextTooLong { .. } => "context_too_long",
            Self::Cancelled => "cancelled",
            Self::WorkerLost => "worker_lost",
            Self::AcceleratorLost(_) => "accelerator_lost",
            Self::Tokenizer(_) => "tokenizer_failed",
            Self::BadOptions(_) => "bad_options",
        }
    }
}

impl Error {
    /// Whether an accelerator that says so is of no more use, while the CPU may well go on.
    pub fn ends_accelerator(&self) -> bool {
        matches!(self, Self::AcceleratorLost(_) | Self::OutOfMemory { .. })
    }
}

/// `Result` with the crate's [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// A zeroed vector of `len` items, or [`Error::OutOfMemory`] instead of an abort.
pub fn zeroed<T: Clone + Default>(len: usize, what: &'static str) -> Result<Vec<T>> {
    let mut items = Vec::new();
    items.try_reserve_exact(len).map_err(|_| Error::OutOfMemory {
        what,
        bytes: len.saturating_mul(size_of::<T>()),
    })?;
    items.resize(len, T::default());
    Ok(items)
}
