//! What buyers write about: the topics that a message raises, and those that the name of a policy or a fact belongs to.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::lexicon::Lexicon;

/// A topic's place in the list.
pub(crate) type Topic = usize;

/// Words of one topic, and what buyers say when they mean it.
#[derive(Deserialize)]
struct Words {
    en: Vec<String>,
    zh: Vec<String>,
    asks_en: Vec<String>,
    asks_zh: Vec<String>,
}

#[derive(Deserialize, Default)]
struct List {
    topic: Vec<Words>,
}

struct Known {
    names: Lexicon<Topic>,
    asks: Lexicon<Topic>,
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let List { topic } = toml::from_str(include_str!("../rules/language/topics.toml")).unwrap_or_default();
        let list = |words: &dyn Fn(&Words) -> Vec<String>| {
            let meant = topic.iter().enumerate();
            Lexicon::new(meant.flat_map(|(index, topic)| words(topic).into_iter().map(move |word| (word, Some(index)))))
        };
        let names = |words: &Words| [&words.en, &words.zh].into_iter().flatten().cloned().collect();
        let all = |words: &Words| {
            [&words.en, &words.zh, &words.asks_en, &words.asks_zh]
                .into_iter()
                .flatten()
                .cloned()
                .collect()
        };
        Known {
            names: list(&names),
            asks: list(&all),
        }
    })
}

/// The topics that a policy's or a fact's name belongs to.
pub(crate) fn of_name(name: &str) -> BTreeSet<Topic> {
    found(&known().names, name)
}

/// The topics that a buyer's message raises.
pub(crate) fn raised(message: &str) -> BTreeSet<Topic> {
    found(&known().asks, message)
}

fn found(list: &Lexicon<Topic>, text: &str) -> BTreeSet<Topic> {
    list.find(text).into_iter().map(|(_, topic)| *topic).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_meets_the_name_of_what_answers_it() {
        for (message, name) in [
            ("can it go in the dishwasher?", "Care"),
            ("is it hand washable", "Washing"),
            ("how big is it", "Size"),
            ("Is there gluten in it?", "Allergens"),
            ("where is my order", "Status"),
            ("it arrived smashed", "Breakages"),
            ("能机洗吗", "洗涤"),
            ("165穿什么码", "尺码建议"),
            ("还有没有货", "库存"),
            ("杯子到了是碎了的", "破损政策"),
            ("有糖没有糖", "配料"),
        ] {
            assert!(!raised(message).is_disjoint(&of_name(name)), "{message}: {name}");
        }
        assert!(raised("What colour is it?").is_disjoint(&of_name("Returns")));
        assert!(raised("谢谢老板").is_empty());
    }

    #[test]
    fn every_topic_is_known_by_a_word_in_each_language_and_chinese_ones_are_no_single_characters() {
        let List { topic } = toml::from_str(include_str!("../rules/language/topics.toml")).expect("topics");
        assert!(topic.len() >= 20);
        assert!(topic.iter().all(|topic| !topic.en.is_empty() && !topic.zh.is_empty()));
        for word in topic.iter().flat_map(|topic| topic.zh.iter().chain(&topic.asks_zh)) {
            assert!(word.chars().count() >= 2 || word == "税", "{word}");
        }
    }
}
