//! Lists in facts: "red, blue" bears out "two colours", S/M/L/XL bears out 四个码.

use std::ops::Range;

use super::clauses::sentence_at;
use crate::repeats::essence;
use crate::script::is_cjk;

/// A blank separates items where words are not written with blanks.
const SPACE: &[char] = &[' '];

/// The items of a list.
pub(super) type List = Vec<String>;

/// The lists that a value may be read as: the whole value, and each of its clauses.
pub(super) fn read(value: &str) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    let mut add = |text: &str, marks: &[char]| {
        let items: List = split(text, marks);
        let listed = marks != SPACE || text.chars().all(|c| is_cjk(c) || c == ' ') || text.split(' ').all(is_size);
        if listed && (2..=12).contains(&items.len()) && !lists.contains(&items) {
            lists.push(items);
        }
    };
    for marks in [
        &[',', '，', '、'][..],
        &['/', '／'],
        &[';', '；'],
        &['|'],
        &['+', '＋'],
        SPACE,
    ] {
        add(value, marks);
    }
    for clause in value.split(['，', '。', ';', '；', '!', '！']) {
        add(clause, &['、']);
        add(clause, &['/', '／']);
    }
    lists
}

/// S, XL, 2XL: sizes are listed with blanks too.
fn is_size(word: &str) -> bool {
    let letters = word
        .trim_start_matches(|c: char| c.is_ascii_digit())
        .to_ascii_lowercase();
    let body = letters.trim_start_matches('x');
    matches!(body, "s" | "m" | "l") && letters.len() <= 5
}

fn split(text: &str, marks: &[char]) -> List {
    let words = |part: &str| -> Vec<String> {
        let part = part.replace(" and ", ",").replace(" or ", ",").replace(" & ", ",");
        let part = part.trim_start_matches("and ").replace(['和', '及', '或'], ",");
        part.split(',').map(essence).filter(|item| !item.is_empty()).collect()
    };
    text.split(|c| marks.contains(&c)).flat_map(words).collect()
}

/// Whether a count in a text means this list: the thing counted is the fact's name, or the sentence names every item and the
/// count stands next to one of them.
pub(super) fn is_meant(list: &[String], label: &str, text: &str, claim: &Range<usize>) -> bool {
    let said = essence(&text[sentence_at(text, claim.start)]);
    let before = essence(&text[..claim.start]);
    let after = essence(&text[claim.end..].chars().take(16).collect::<String>());
    let beside = list
        .iter()
        .any(|item| before.ends_with(item.as_str()) || after.contains(item.as_str()));
    (beside && list.iter().all(|item| said.contains(item.as_str()))) || is_name_of(label, text, claim)
}

/// "3 colours" with "Color", 四个码 with 尺码: whether what is counted is called as the fact is.
fn is_name_of(label: &str, text: &str, claim: &Range<usize>) -> bool {
    let label = label.to_lowercase().replace("colour", "color");
    let words = format!("{} ", &text[claim.clone()]) + &text[claim.end..].chars().take(24).collect::<String>();
    let words = words.to_lowercase().replace("colour", "color");
    let mut latin = words
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| word.len() > 2)
        .take(3)
        .map(|word| word.trim_end_matches('s'));
    if latin.any(|word| word.len() > 2 && label.contains(word)) {
        return true;
    }
    let counted: Vec<char> = words
        .chars()
        .filter(|&c| c != ' ')
        .take_while(|&c| is_cjk(c))
        .take(5)
        .collect();
    // One character says enough where it is the word: 三色, 四码, 两味.
    let short = counted
        .iter()
        .take(3)
        .any(|c| matches!(c, '色' | '码' | '味') && label.contains(*c));
    short
        || counted
            .windows(2)
            .any(|pair| label.contains(&pair.iter().collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(value: &str, label: &str, text: &str, words: &str, count: usize) -> bool {
        let at = text.find(words).expect("words");
        read(value)
            .iter()
            .any(|list| list.len() == count && is_meant(list, label, text, &(at..at + words.len())))
    }

    #[test]
    fn counts_that_a_list_bears_out() {
        assert!(meant("黑/咖/米", "颜色", "黑/咖/米三色", "三色", 3));
        assert!(meant("S、M、L、XL", "尺码", "四个码都有", "四个", 4));
        assert!(meant("S M L 2XL", "尺码", "S、M、L、2XL四个尺码", "四个", 4));
        assert!(meant(
            "red, blue and green",
            "Color",
            "Comes in three colours.",
            "three colours",
            3
        ));
        assert!(meant(
            "手摇、太阳能、Type-C",
            "充电",
            "手摇、太阳能、Type-C三种方式充电",
            "三种",
            3
        ));
        assert!(meant("500g/750g", "面包重量", "可以做500g/750g两种重量", "两种", 2));
    }

    #[test]
    fn counts_that_no_list_bears_out() {
        assert!(!meant("黑/咖/米", "颜色", "四种颜色可选", "四种", 4));
        assert!(!meant("黑/咖/米", "颜色", "带三个口袋", "三个", 3));
        assert!(!meant("red, blue", "Color", "It has two pockets.", "two pockets", 2));
        let text = "A shirt in plaid, pink/grey, of brushed cotton, 3 pockets.";
        assert!(!meant("plaid, pink/grey", "pattern", text, "3 pockets", 3));
    }
}
