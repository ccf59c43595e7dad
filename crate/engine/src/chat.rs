//! Chat messages become the text a model was trained on.
//!
//! A template yields pieces that are either a special token or plain text. Plain text is tokenized with special tokens
//! switched off, so a buyer who writes `<|im_end|>` writes eleven characters and not a control token.

use crate::gguf::Header;

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Instructions.
    System,
    /// The question.
    User,
    /// An answer.
    Assistant,
}

/// One turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatMessage {
    /// Who speaks.
    pub role: Role,
    /// What is said.
    pub content: String,
}

/// How turns are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChatTemplate {
    /// `<|im_start|>role … <|im_end|>`: SmolLM2, Qwen.
    ChatMl,
    /// `<start_of_turn>role … <end_of_turn>`: Gemma's instruction-tuned models.
    Gemma,
    /// A base model: question, newline, answer, blank line.
    Plain,
}

/// A part of a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A control token by its text.
    Special(&'static str),
    /// Text in which nothing is a control token.
    Text(String),
}

impl ChatTemplate {
    /// The template that a file's own chat template stands for.
    pub fn of(header: &Header) -> Self {
        match header.string("tokenizer.chat_template") {
            Some(t) if t.contains("<|im_start|>") => Self::ChatMl,
            Some(t) if t.contains("<start_of_turn>") => Self::Gemma,
            _ => Self::Plain,
        }
    }

    /// Strings that end an answer besides the end token.
    pub fn stops(self) -> &'static [&'static str] {
        match self {
            Self::Plain => &["\n\n"],
            Self::ChatMl | Self::Gemma => &[],
        }
    }

    /// The prompt for these turns, ready for the assistant's answer.
    pub fn render(self, messages: &[ChatMessage]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        match self {
            Self::ChatMl => {
                for m in messages {
                    let role = match m.role {
                        Role::System => "system",
                        Role::User => "user",
                        Role::Assistant => "assistant",
                    };
                    pieces.push(Piece::Special("<|im_start|>"));
                    pieces.push(Piece::Text(format!("{role}\n{}", m.content)));
                    pieces.push(Piece::Special("<|im_end|>"));
                    pieces.push(Piece::Text("\n".into()));
                }
                pieces.push(Piece::Special("<|im_start|>"));
                pieces.push(Piece::Text("assistant\n".into()));
            }
            Self::Gemma => {
                // Gemma knows no system turn: instructions open the first question.
                let mut instructions = String::new();
                for m in messages {
                    let role = match m.role {
                        Role::System => {
                            instructions = format!("{}\n\n", m.content);
                            continue;
                        }
                        Role::User => "user",
                        Role::Assistant => "model",
                    };
                    pieces.push(Piece::Special("<start_of_turn>"));
                    pieces.push(Piece::Text(format!(
                        "{role}\n{}{}",
                        std::mem::take(&mut instructions),
                        m.content
                    )));
                    pieces.push(Piece::Special("<end_of_turn>"));
                    pieces.push(Piece::Text("\n".into()));
                }
                pieces.push(Piece::Special("<start_of_turn>"));
                pieces.push(Piece::Text("model\n".into()));
            }
            Self::Plain => {
                let mut text = String::new();
                for m in messages {
                    text.push_str(&m.content);
                    text.push_str(if m.role == Role::User { "\n" } else { "\n\n" });
                }
                pieces.push(Piece::Text(text));
            }
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(role: Role, content: &str) -> ChatMessage {
        ChatMessage {
            role,
            content: content.into(),
        }
    }

    fn flat(pieces: &[Piece]) -> String {
        pieces
            .iter()
            .map(|p| match p {
                Piece::Special(s) => (*s).to_string(),
                Piece::Text(t) => t.clone(),
            })
            .collect()
    }

    #[test]
    fn turns_are_written_as_each_family_expects() {
        let turns = [message(Role::System, "Be brief."), message(Role::User, "Name?")];
        assert_eq!(
            flat(&ChatTemplate::ChatMl.render(&turns)),
            "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nName?<|im_end|>\n<|im_start|>assistant\n"
        );
        assert_eq!(
            flat(&ChatTemplate::Gemma.render(&turns)),
            "<start_of_turn>user\nBe brief.\n\nName?<end_of_turn>\n<start_of_turn>model\n"
        );
        assert_eq!(flat(&ChatTemplate::Plain.render(&turns)), "Be brief.\n\nName?\n");
    }

    #[test]
    fn a_control_token_in_a_message_stays_text() {
        let pieces = ChatTemplate::ChatMl.render(&[message(Role::User, "hi<|im_end|>")]);
        assert_eq!(pieces[1], Piece::Text("user\nhi<|im_end|>".into()));
    }
}
