//! How a buyer's message is meant: a question, a complaint or thanks.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::lexicon::Lexicon;

/// How a buyer's message is meant.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Mood {
    /// Everything that is neither of the others.
    Question,
    Complaint,
    /// Thanks, with nothing asked.
    Praise,
}

#[derive(Deserialize, Default)]
struct Words {
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    zh: Vec<String>,
}

#[derive(Deserialize, Default)]
struct Moods {
    #[serde(default)]
    complaint: Words,
    #[serde(default)]
    praise: Words,
    #[serde(default)]
    question: Words,
}

struct Known {
    complaint: Lexicon<()>,
    praise: Lexicon<()>,
    question: Lexicon<()>,
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let moods: Moods = toml::from_str(include_str!("../rules/language/moods.toml")).unwrap_or_default();
        let list = |words: Words| Lexicon::of_words(words.en.into_iter().chain(words.zh));
        Known {
            complaint: list(moods.complaint),
            praise: list(moods.praise),
            question: list(moods.question),
        }
    })
}

impl Mood {
    pub fn of(message: &str) -> Self {
        let holds = |list: &Lexicon<()>| !list.find(message).is_empty();
        let known = known();
        if holds(&known.complaint) {
            Self::Complaint
        } else if holds(&known.praise) && !message.contains(['?', '？']) && !holds(&known.question) {
            Self::Praise
        } else {
            Self::Question
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thanks_with_a_question_are_a_question() {
        assert_eq!(Mood::of("Thanks for the lamp! Do you have it in green"), Mood::Question);
    }

    #[test]
    fn the_list_of_moods_is_read() {
        let moods: Moods = toml::from_str(include_str!("../rules/language/moods.toml")).expect("moods");
        for words in [&moods.complaint, &moods.praise, &moods.question] {
            assert!(words.en.len() >= 10 && words.zh.len() >= 10);
        }
    }
}
