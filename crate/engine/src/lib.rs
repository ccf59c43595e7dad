//! Bytes in, tokens out: quantized decoder-only transformers, on the CPU or on an [`accelerator`].
//!
//! The engine reads GGUF weights, turns text into tokens, runs the model and gives text back piece by piece.
//! It knows no shop, no browser and no clock; `shopquill-seller` knows no tokens. `shopquill-writer` joins the two.
//!
//! Order of reading: [`loader`] (a file arrives in chunks) → [`models`] (what an architecture is made of) →
//! [`decoder`] (one forward pass over the [`ops::Ops`] seam) → [`cpu`] (that seam on packed weights, [`kernels`] and a
//! [`pool::Pool`]) → [`generate`] (sampling, candidates, stops, cancel).

pub mod accelerator;
pub mod cache;
pub mod chat;
mod classify;
pub mod cpu;
pub mod decoder;
pub mod error;
pub mod generate;
pub mod gguf;
mod hardware;
pub mod kernels;
pub mod loader;
pub mod lookup;
pub mod models;
pub mod ops;
pub mod pack;
pub mod pool;
pub mod rope;
pub mod sampling;
pub mod tokenizer;

pub use accelerator::Accelerator;
pub use chat::{ChatMessage, ChatTemplate, Role};
pub use classify::Classifier;
pub use error::{Error, Result};
pub use generate::{Finished, Generation, Hooks, Options, Runner, StopReason};
pub use loader::{Loader, Model};
pub use pool::Pool;
