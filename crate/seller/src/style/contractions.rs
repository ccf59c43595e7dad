//! English contractions: how often a text has them, and the text without them. Only what can be read one way is written out:
//! "it's a lamp" is, "it's been" and "it's packed" are not.

use std::ops::Range;

use super::Setting;
use super::stays::Stays;

/// What "n't" is joined to and "not" follows.
const AUXILIARIES: [&str; 16] = [
    "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "could", "would", "should", "must", "need",
    "might",
];
/// After "n't" these are the subject of a question: "isn't it", "don't you".
const SUBJECTS: [&str; 8] = ["i", "you", "we", "they", "he", "she", "it", "there"];
/// With these a question may open: "Don't the colours go well?"
const DETERMINERS: [&str; 11] = [
    "the", "a", "an", "this", "that", "these", "those", "your", "our", "my", "their",
];
/// Between them and "n't" no subject stands: "why don't we".
const ASKING: [&str; 5] = ["why", "how", "what", "when", "where"];
/// What "'s" and "is" follow.
const THIRD: [&str; 7] = ["it", "that", "there", "here", "he", "she", "what"];
/// Words that may stand between "it's" and what tells "is" from "has".
const ADVERBS: [&str; 14] = [
    "not", "already", "just", "now", "never", "always", "also", "still", "only", "ever", "since", "even", "all", "so",
];
/// Forms that follow "has" and do not end in "ed".
const PARTICIPLES: &str = "been got gotten had gone come become done made sold sent left kept held built put set cut shut hit hurt let \
    run begun said found lost paid met won worn torn born sworn taken given broken chosen eaten fallen forgotten \
    frozen hidden proven risen shaken spoken stolen woken woven written driven ridden beaten seen grown known \
    shown thrown flown drawn bought brought caught thought spent";

/// How often it contracts.
pub(super) fn contracted(text: &str) -> usize {
    let is_one = |range: &Range<usize>| {
        let word = plain(&text[range.clone()]);
        match word.split_once('\'') {
            Some((head, "s")) => THIRD.contains(&head) || matches!(head, "let" | "who" | "where" | "how"),
            Some((head, "t")) => head.ends_with('n'),
            Some((_, tail)) => matches!(tail, "re" | "ve" | "ll" | "d" | "m"),
            None => false,
        }
    };
    words(text).iter().filter(|range| is_one(range)).count()
}

/// How often it writes out what others contract.
pub(super) fn spelt(text: &str) -> usize {
    let words = words(text);
    let pairs = words.windows(2).filter(|pair| {
        let (first, second) = (plain(&text[pair[0].clone()]), plain(&text[pair[1].clone()]));
        let (first, second) = (first.as_str(), second.as_str());
        let joined = text[pair[0].end..pair[1].start].trim().is_empty();
        let open = match second {
            "not" => AUXILIARIES.contains(&first) || matches!(first, "will" | "can"),
            "is" => THIRD.contains(&first),
            "are" => matches!(first, "you" | "we" | "they"),
            "am" => first == "i",
            "will" => SUBJECTS.contains(&first),
            _ => false,
        };
        joined && open
    });
    let cannot = words
        .iter()
        .filter(|range| text[(*range).clone()].eq_ignore_ascii_case("cannot"));
    pairs.count() + cannot.count()
}

/// The text with its plain contractions written out.
pub(super) fn written_out(text: &str, setting: &Setting) -> String {
    let stays = Stays::read(text, setting.facts);
    let words = words(text);
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (n, place) in words.iter().enumerate() {
        let Some(long) = long_form(text, &words, n) else {
            continue;
        };
        if stays.hold(place) || stays.say(&text[place.clone()]) {
            continue;
        }
        out.push_str(&text[end..place.start]);
        out.push_str(&long);
        end = place.end;
    }
    out + &text[end..]
}

/// Words with the apostrophes inside them.
fn words(text: &str) -> Vec<Range<usize>> {
    let is_part = |c: char| c.is_ascii_alphabetic() || matches!(c, '\'' | '’');
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_part).map(|found| at + found) {
        at = text[start..]
            .find(|c| !is_part(c))
            .map_or(text.len(), |found| start + found);
        let word = &text[start..at];
        let from = start + word.len() - word.trim_start_matches(['\'', '’']).len();
        let to = from + text[from..at].trim_end_matches(['\'', '’']).len();
        // "4's" and "é's" are no words of these lists.
        if from < to && !text[..from].ends_with(char::is_alphanumeric) {
            words.push(from..to);
        }
    }
    words
}

fn plain(word: &str) -> String {
    word.replace('’', "'").to_ascii_lowercase()
}

/// What the contraction at `n` stands for; `None` where there is none, or more than one reading.
fn long_form(text: &str, words: &[Range<usize>], n: usize) -> Option<String> {
    let word = &text[words[n].clone()];
    let low = plain(word);
    let (head, tail) = low.split_once('\'')?;
    // Capitals throughout are a banner, not a sentence.
    if head.len() > 1 && word.chars().all(|c| !c.is_ascii_lowercase()) {
        return None;
    }
    let gap = |from: usize, to: usize| text[from..to].trim();
    let before = n
        .checked_sub(1)
        .filter(|&other| gap(words[other].end, words[n].start).is_empty())
        .map(|other| plain(&text[words[other].clone()]));
    let next = words.get(n + 1).map(|next| (gap(words[n].end, next.start), next));
    let long = match tail {
        "re" if matches!(head, "you" | "we" | "they") => format!("{head} are"),
        "ve" if matches!(head, "i" | "you" | "we" | "they") => format!("{head} have"),
        "ll" if SUBJECTS.contains(&head) || head == "that" => format!("{head} will"),
        "m" if head == "i" => format!("{head} am"),
        "s" if THIRD.contains(&head) && is_is(text, words, n) => format!("{head} is"),
        "t" => {
            let next = next
                .filter(|(gap, _)| gap.is_empty())
                .map(|(_, range)| plain(&text[range.clone()]));
            denied(head.strip_suffix('n')?, before.as_deref(), next.as_deref())?
        }
        _ => return None,
    };
    Some(as_written(word, long))
}

/// "do not" of "don't", where a statement or a request says it. "Isn't it?" has no written form that anybody says.
fn denied(stem: &str, before: Option<&str>, next: Option<&str>) -> Option<String> {
    let says = |list: &[&str], word: Option<&str>| word.is_some_and(|word| list.contains(&word));
    let request = stem == "do" && before.is_none() && !says(&DETERMINERS, next);
    let statement = before.is_some() && !says(&ASKING, before);
    if says(&SUBJECTS, next) || !(request || statement) {
        return None;
    }
    match stem {
        "ca" => Some("cannot".to_owned()),
        "wo" => Some("will not".to_owned()),
        _ => AUXILIARIES.contains(&stem).then(|| format!("{stem} not")),
    }
}

/// Whether the "'s" at `n` is "is": something follows it, and that is no form that "has" could take.
fn is_is(text: &str, words: &[Range<usize>], n: usize) -> bool {
    let mut end = words[n].end;
    for (later, range) in words[n + 1..].iter().enumerate() {
        let gap = text[end..range.start].trim();
        if !gap.is_empty() {
            return gap.starts_with(char::is_numeric);
        }
        let word = plain(&text[range.clone()]);
        if later < 2 && (ADVERBS.contains(&word.as_str()) || word.ends_with("ly")) {
            end = range.end;
            continue;
        }
        let regular = word.len() > 3 && word.ends_with("ed");
        return !regular && !PARTICIPLES.split(' ').any(|one| one == word);
    }
    text[end..].trim_start().starts_with(char::is_numeric)
}

/// The written form with the capital of the contraction.
fn as_written(word: &str, long: String) -> String {
    if !word.starts_with(|c: char| c.is_ascii_uppercase()) {
        return long;
    }
    let (first, rest) = long.split_at(1);
    first.to_ascii_uppercase() + rest
}
