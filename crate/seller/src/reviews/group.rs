//! Near-same names and wishes together: "battery" with "battery life" and 续航, "a longer strap" with "strap should be longer".

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use crate::script::is_cjk;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Same {
    /// The name of a thing: one word or two.
    Aspect,
    /// A wish: a phrase.
    Need,
}

/// The indices of `texts` that say the same, in the order of their first member.
pub(super) fn grouped(texts: &[&str], same: Same) -> Vec<Vec<usize>> {
    let keys: Vec<Key> = texts.iter().map(|text| Key::of(text, same)).collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (n, key) in keys.iter().enumerate() {
        // Against the first member alone: a chain of near names would end far from where it began.
        let known = groups.iter_mut().find(|members| key.is_near(&keys[members[0]], same));
        match known {
            Some(members) => members.push(n),
            None => groups.push(vec![n]),
        }
    }
    groups
}

/// A text as it is compared.
struct Key {
    /// The group of known names it is in.
    known: Option<usize>,
    /// Its words, shortened to their stems.
    words: BTreeSet<String>,
    /// Its Chinese characters, without those that say nothing.
    characters: Vec<char>,
}

impl Key {
    fn of(text: &str, same: Same) -> Self {
        let low = text.trim().to_lowercase();
        let words: BTreeSet<String> = low
            .split(|c: char| !c.is_alphanumeric() || is_cjk(c))
            .filter(|word| !word.is_empty() && !FILLERS.contains(word))
            .map(|word| stem(word, same))
            .collect();
        let mut characters: String = low.chars().filter(|&c| is_cjk(c)).collect();
        for filler in FILLERS_ZH {
            if characters.chars().count() > filler.chars().count() {
                characters = characters.replace(filler, "");
            }
        }
        let plain: Vec<&str> = low.split_whitespace().filter(|word| !FILLERS.contains(word)).collect();
        let known = (same == Same::Aspect)
            .then(|| {
                known()
                    .get(low.as_str())
                    .or_else(|| known().get(plain.join(" ").as_str()))
            })
            .flatten();
        Self {
            known: known.copied(),
            words,
            characters: characters.chars().collect(),
        }
    }

    fn is_near(&self, other: &Self, same: Same) -> bool {
        if self.known.is_some() || other.known.is_some() {
            return self.known == other.known;
        }
        if self.words.is_empty() != other.words.is_empty() || self.characters.is_empty() != other.characters.is_empty()
        {
            return false;
        }
        let words = match same {
            Same::Aspect => self.words == other.words,
            Same::Need => alike(&self.words, &other.words),
        };
        words && self.characters_are_near(other, same)
    }

    fn characters_are_near(&self, other: &Self, same: Same) -> bool {
        let (a, b) = (&self.characters, &other.characters);
        match same {
            Same::Aspect => a == b || is_ending(a, b) || is_ending(b, a),
            Same::Need => alike(&a.iter().collect(), &b.iter().collect()),
        }
    }
}

/// Whether `long` is `short` with an ending that changes nothing: 锅把 and 锅把手.
fn is_ending(short: &[char], long: &[char]) -> bool {
    short.len() >= 2
        && long.len() == short.len() + 1
        && long.starts_with(short)
        && matches!(
            long[long.len() - 1],
            '手' | '子' | '儿' | '头' | '度' | '感' | '性' | '处' | '上'
        )
}

/// Whether two sets share most of what they hold.
fn alike<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> bool {
    let shared = a.intersection(b).count();
    let all = a.union(b).count();
    all == 0 || shared * 5 >= all * 3
}

/// Words that say nothing about what is meant.
const FILLERS: [&str; 44] = [
    "the", "a", "an", "of", "its", "it", "is", "was", "be", "with", "for", "and", "to", "in", "on", "my", "your",
    "more", "some", "would", "could", "should", "wish", "want", "need", "needs", "like", "please", "have", "had",
    "has", "if", "were", "that", "there", "bit", "little", "much", "overall", "general", "than", "comes", "came",
    "one",
];

/// The same in Chinese.
const FILLERS_ZH: [&str; 26] = [
    "希望",
    "能够",
    "可以",
    "要是",
    "如果",
    "就好了",
    "就更好",
    "一点",
    "一些",
    "一个",
    "方面",
    "情况",
    "问题",
    "应该",
    "建议",
    "最好",
    "的",
    "能",
    "再",
    "更",
    "有",
    "要",
    "些",
    "了",
    "吧",
    "点",
];

/// A word without its plural and, in a wish, without its comparative: "longer straps" wants a "long strap".
fn stem(word: &str, same: Same) -> String {
    let endings: &[&str] = match same {
        Same::Aspect => &["s"],
        Same::Need => &["est", "er", "ing", "s"],
    };
    let ending = endings
        .iter()
        .filter_map(|ending| word.strip_suffix(ending))
        .find(|rest| rest.len() >= 3);
    ending.unwrap_or(word).to_owned()
}

/// Known names and the number of their group.
fn known() -> &'static BTreeMap<String, usize> {
    #[derive(Deserialize, Default)]
    struct Aspects {
        groups: Vec<Vec<String>>,
    }
    static LOADED: OnceLock<BTreeMap<String, usize>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let aspects: Aspects = toml::from_str(include_str!("../../rules/language/aspects.toml")).unwrap_or_default();
        let named = |(n, group): (usize, Vec<String>)| group.into_iter().map(move |name| (name, n));
        aspects.groups.into_iter().enumerate().flat_map(named).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_same_names() {
        let texts = [
            "battery",
            "Battery life",
            "续航",
            "zip",
            "the zipper",
            "pedal",
            "pedals",
            "锅铲",
            "锅铲子",
            "battery cover",
        ];
        assert_eq!(
            grouped(&texts, Same::Aspect),
            [vec![0, 1, 2], vec![3, 4], vec![5, 6], vec![7, 8], vec![9]]
        );
    }

    #[test]
    fn near_same_wishes() {
        let texts = [
            "a longer strap",
            "straps should be longer",
            "a longer cable",
            "表带长一点",
            "希望表带更长",
            "说明书要中文",
            "a carry case",
        ];
        assert_eq!(
            grouped(&texts, Same::Need),
            [vec![0, 1], vec![2], vec![3, 4], vec![5], vec![6]]
        );
    }

    #[test]
    fn no_name_is_in_two_groups() {
        let aspects: BTreeMap<String, Vec<Vec<String>>> =
            toml::from_str(include_str!("../../rules/language/aspects.toml")).expect("aspects");
        let all: Vec<&String> = aspects["groups"].iter().flatten().collect();
        assert_eq!(all.len(), known().len(), "a name stands twice");
    }
}
