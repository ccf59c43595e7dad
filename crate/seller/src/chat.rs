//! What goes to the engine: chat messages and sampling options. The one type the two halves of the project share.

use serde::{Deserialize, Serialize};

/// Who speaks in a chat message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Standing instructions.
    System,
    /// The request.
    User,
    /// The answer.
    Assistant,
}

/// One message of a prompt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatMessage {
    /// Who speaks.
    pub role: Role,
    /// What they say.
    pub content: String,
}

impl ChatMessage {
    pub(crate) fn new(role: Role, content: impl Into<String>) -> Self {
        Self {
            role,
            content: content.into(),
        }
    }
}

/// How the engine should draw its texts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WriteOptions {
    /// Most tokens in one text.
    pub max_tokens: usize,
    /// How many texts to draw.
    pub candidates: usize,
    /// How many of them are shown: where a single draw often fails, more are drawn than wanted and the best are kept.
    pub shown: usize,
    /// 0 is greedy.
    pub temperature: f32,
    /// The temperature of the first candidate: one safe text, the others for variety.
    pub first_temperature: f32,
    /// Keep this many of the likeliest tokens; 0 keeps all.
    pub top_k: usize,
    /// Keep the likeliest tokens up to this probability mass.
    pub top_p: f32,
    /// Drop tokens below this share of the likeliest one's probability.
    pub min_p: f32,
    /// Above 1 makes repeats less likely.
    pub repetition_penalty: f32,
    /// Never write the same n tokens twice in one text; 0 allows it.
    pub no_repeat_ngram: usize,
    /// Seed of the draw; the same job gives the same seed.
    pub seed: u64,
    /// A text ends before the first of these.
    pub stops: Vec<String>,
}

/// A job ready for the engine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prepared {
    /// The prompt.
    pub messages: Vec<ChatMessage>,
    /// How to draw.
    pub options: WriteOptions,
    /// The answer's first line, where a classifier of the model can choose it.
    pub first_line: Option<FirstLine>,
}

/// A first line that says which of a few classes a text belongs to. A model's own classifier knows that better than the
/// word it would write, and what it writes after the line fits the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstLine {
    /// The classifier's name.
    pub classifier: String,
    /// Its classes, each with the line that says so.
    pub lines: Vec<(String, String)>,
}

/// What kind of prompt a model was made for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PromptStyle {
    /// Instructions and examples before the facts, for stock weights.
    #[default]
    Examples,
    /// The facts and the label alone, for weights trained on that format.
    Direct,
}
