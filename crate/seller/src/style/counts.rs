//! What can be counted of a way of writing, in a sample and in a candidate alike.

use std::iter::Sum;
use std::ops::Add;

use super::{address, contractions};
use crate::job::Lang;
use crate::measure::sentences;
use crate::script::{is_cjk, is_emoji};
use crate::tasks::Shape;

/// Counts of one text or, added up, of several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub texts: usize,
    pub sentences: usize,
    /// Words; in Chinese characters, with each Latin word and number as one.
    pub words: usize,
    /// Sentences that end in an exclamation mark.
    pub shouts: usize,
    /// Sentences with an emoji.
    pub emoji: usize,
    /// 您.
    pub formal: usize,
    /// 你.
    pub informal: usize,
    /// Texts that call the buyer 亲.
    pub dear: usize,
    /// "don't".
    pub contracted: usize,
    /// "do not".
    pub written_out: usize,
    /// Texts that speak as "we".
    pub we: usize,
}

impl Counts {
    /// Counts one text.
    pub fn read(text: &str, lang: Lang) -> Self {
        let ranges = sentences(text);
        let sentences = ranges.iter().map(|range| &text[range.clone()]);
        let counts = Self {
            texts: 1,
            sentences: ranges.len(),
            words: words(text, lang),
            shouts: sentences.clone().filter(|sentence| is_shout(sentence)).count(),
            emoji: sentences.filter(|sentence| sentence.contains(is_emoji)).count(),
            we: usize::from(speaks_as_we(text, lang)),
            ..Self::default()
        };
        match lang {
            Lang::En => Self {
                contracted: contractions::contracted(text),
                written_out: contractions::spelt(text),
                ..counts
            },
            Lang::Zh => Self {
                formal: address::formal_in(text),
                informal: address::informal_in(text),
                dear: usize::from(address::says_dear(text)),
                ..counts
            },
        }
    }

    /// What two ways of writing are compared by, each so that 1 is far apart; `None` where the texts do not tell.
    pub fn traits(&self, shape: Shape) -> [Option<f64>; 8] {
        // Lengths by their logarithm: 5 and 10 words are as far apart as 10 and 20.
        let length = |of, among| share(of, among).filter(|&size| size > 0.0).map(f64::ln);
        // A list and a script of several parts have their own measure.
        let free = matches!(shape, Shape::Prose | Shape::Reply);
        [
            length(self.words, self.sentences),
            length(self.sentences, self.texts).filter(|_| free),
            share(self.shouts, self.sentences),
            share(self.emoji, self.sentences),
            share(self.formal, self.formal + self.informal),
            share(self.dear, self.texts),
            share(self.contracted, self.contracted + self.written_out),
            share(self.we, self.texts),
        ]
    }
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            texts: self.texts + other.texts,
            sentences: self.sentences + other.sentences,
            words: self.words + other.words,
            shouts: self.shouts + other.shouts,
            emoji: self.emoji + other.emoji,
            formal: self.formal + other.formal,
            informal: self.informal + other.informal,
            dear: self.dear + other.dear,
            contracted: self.contracted + other.contracted,
            written_out: self.written_out + other.written_out,
            we: self.we + other.we,
        }
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), Add::add)
    }
}

fn share(of: usize, among: usize) -> Option<f64> {
    (among > 0).then(|| of as f64 / among as f64)
}

fn words(text: &str, lang: Lang) -> usize {
    let runs = text
        .split(|c: char| c.is_whitespace() || (lang == Lang::Zh && (is_cjk(c) || !c.is_alphanumeric())))
        .filter(|word| word.contains(char::is_alphanumeric));
    let characters = text.chars().filter(|&c| lang == Lang::Zh && is_cjk(c));
    runs.count() + characters.count()
}

fn is_shout(sentence: &str) -> bool {
    let bare = sentence.trim_end_matches(|c: char| c.is_whitespace() || is_emoji(c) || "\"”’')）」".contains(c));
    bare.ends_with(['!', '！'])
}

fn speaks_as_we(text: &str, lang: Lang) -> bool {
    match lang {
        Lang::En => text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| {
            ["we", "our", "us", "ours"]
                .iter()
                .any(|we| word.eq_ignore_ascii_case(we))
        }),
        Lang::Zh => ["我们", "咱们", "本店", "小店", "我家", "咱家"]
            .iter()
            .any(|we| text.contains(we)),
    }
}
