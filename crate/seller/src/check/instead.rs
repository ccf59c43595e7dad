//! Denials that a differing fact bears out: 不是真皮，材质是PU; "No cashmere: the throw is 100% acrylic"; 不是Wi-Fi 7.
//!
//! None of them excuses the denial of what a fact holds, but for its grade, its part or its condition, which the text must give.

use std::ops::Range;

use super::clauses::{around, clause_at, sentence_at};
use super::refusal::is_refused;
use crate::facts::{Fact, Source};
use crate::number::squeeze;
use crate::rules::Family;
use crate::script::is_cjk;

/// "not with a white blouse yet" to a buyer who asks about "my white blouse": the buyer's own thing.
pub(super) fn is_of_buyers_own(text: &str, claim: &Range<usize>, facts: &[Fact]) -> bool {
    let thing: String = text[claim.end..]
        .chars()
        .skip(1)
        .take_while(char::is_ascii_alphabetic)
        .collect();
    let own = ["my", "our"].map(|whose| format!("{whose} {} {thing}", &text[claim.clone()]).to_lowercase());
    let said = |fact: &Fact| own.iter().any(|own| fact.value.to_lowercase().contains(own.as_str()));
    thing.len() > 2 && facts.iter().any(|fact| fact.source == Source::Buyer && said(fact))
}

/// Whether the sentence gives, beside the denied claim, what a fact of the same kind says instead.
pub(super) fn names_other(text: &str, claim: &Range<usize>, family: &Family, facts: &[Fact]) -> bool {
    let sentence = sentence_at(text, claim.start);
    let (before, after) = (&text[sentence.start..claim.start], &text[claim.end..sentence.end]);
    let rest = format!("{before} {after}").to_lowercase();
    let said = text[claim.clone()].to_lowercase();
    let identity = is_identity(before) || is_refused(text, claim);
    facts.iter().filter(|fact| fact.source == Source::Seller).any(|fact| {
        let whole = is_labelled(&fact.label, &family.labels);
        let part = identity && is_labelled(&fact.label, &family.part_labels);
        let value = fact.value.to_lowercase();
        let head = value
            .split([',', ';', '(', '，', '；', '（', '、', '。'])
            .next()
            .unwrap_or("");
        (whole || part) && (identity || is_all_of_it(&value)) && !value.contains(&said) && holds(&rest, head)
    })
}

/// "isn't wool", 不是真皮: what the thing is, not what it holds.
fn is_identity(before: &str) -> bool {
    let low = before.to_lowercase().replace('’', "'");
    let last = low.split_whitespace().next_back().unwrap_or("");
    last == "not"
        || last.ends_with("n't")
        || ["不是", "并非", "不能", "不可以", "不用"]
            .iter()
            .any(|no| low.ends_with(no))
}

/// Whether shares of a material, where they are given, leave nothing over.
fn is_all_of_it(value: &str) -> bool {
    let shares = value.split('%').map(|part| {
        let digits = part.chars().rev().take_while(char::is_ascii_digit).count();
        part[part.len() - digits..].parse::<u32>().unwrap_or(0)
    });
    let count = value.matches('%').count();
    count == 0 || shares.take(count).sum::<u32>() >= 100
}

/// Whether a fact's name holds one of the words: "Wash care" and 洗护 hold "wash" and 洗.
fn is_labelled(label: &str, words: &[String]) -> bool {
    let label = label.to_lowercase();
    let is_word = |word: &str| label.split(|c: char| !c.is_alphanumeric()).any(|part| part == word);
    words.iter().any(|word| {
        if word.is_ascii() {
            is_word(word) || label == *word
        } else {
            label.contains(word.as_str())
        }
    })
}

/// Whether every word of a value stands in the text: letters as whole words, Chinese anywhere. A mere number is no word.
fn holds(text: &str, value: &str) -> bool {
    let mut words = tokens(value).into_iter().peekable();
    let latin: Vec<String> = tokens(text);
    let worded = value.chars().any(char::is_alphabetic);
    worded
        && words.peek().is_some()
        && words.all(|word| latin.contains(&word) || (!word.is_ascii() && text.contains(&word)))
}

/// Runs of Latin letters and digits, and of Chinese; small words say nothing.
fn tokens(text: &str) -> Vec<String> {
    const SMALL: [&str; 10] = ["the", "a", "an", "of", "and", "or", "on", "in", "to", "with"];
    let mut found: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in text.chars() {
        let goes_on = last.is_alphanumeric() && is_cjk(last) == is_cjk(c);
        match found.last_mut() {
            Some(word) if goes_on && c.is_alphanumeric() => word.push(c),
            _ if c.is_alphanumeric() => found.push(c.to_string()),
            _ => {}
        }
        last = c;
    }
    // 或 and 和 join two words.
    found
        .iter()
        .flat_map(|word| word.split(['或', '和']))
        .filter(|word| !word.is_empty() && !SMALL.contains(word))
        .map(str::to_owned)
        .collect()
}

/// Whether only a grade is denied that no fact gives, beside one that is: 不是Wi-Fi 7 of Wi-Fi 6, 没有4K 60帧 of 4K 30Hz.
pub(super) fn denies_grade(text: &str, claim: &Range<usize>, facts: &[Fact]) -> bool {
    let rest = &text[claim.end..];
    let grade: String = rest
        .strip_prefix(' ')
        .unwrap_or(rest)
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '.')
        .collect();
    let (kind, phrase) = (
        squeeze(&text[claim.clone()]),
        squeeze(&format!("{}{grade}", &text[claim.clone()])),
    );
    let given = |words: &str| {
        let squeezed = |fact: &Fact| squeeze(&format!("{}: {}", fact.label, fact.value));
        let holds = |fact: &Fact| fact.source == Source::Seller && squeezed(fact).contains(words);
        facts.iter().any(holds)
    };
    let other = || (1..10).any(|n| given(&format!("{kind}{n}")));
    grade.starts_with(|c: char| c.is_ascii_digit()) && !given(&phrase) && other()
}

/// 面板是亚克力，不是玻璃 beside 玻璃: 亚克力: the fact's name only names the part.
pub(super) fn is_name_of_part(text: &str, claim: &Range<usize>, fact: &Fact) -> bool {
    let said = text[claim.clone()].to_lowercase();
    let sentence = text[sentence_at(text, claim.start)].to_lowercase();
    fact.label.to_lowercase() == said
        && !fact.value.to_lowercase().contains(&said)
        && holds(&sentence, &fact.value.to_lowercase())
}

/// Whether the sentence gives the condition on which the denied thing is to be had: 这种情况不能换新，换新只限15天内的质量问题;
/// M码没有现货，现货是L和XL.
pub(super) fn gives_condition(text: &str, claim: &Range<usize>, fact: &Fact) -> bool {
    let sentence = &text[sentence_at(text, claim.start)];
    let limited = ["只限", "仅限", "只有", "只在", "才"]
        .iter()
        .any(|word| sentence.contains(word))
        || ["是", "为"]
            .iter()
            .any(|is| sentence.contains(&format!("{}{is}", fact.label)));
    let condition = fact.value.chars().any(|c| c.is_ascii_digit()) || fact.value.contains(['、', '/', ',']);
    let plain = sentence.replace(['的', '元'], "").to_lowercase();
    limited && condition && holds(&plain, &fact.value.replace(['的', '元'], "").to_lowercase())
}

/// Whether the clause speaks of something that a fact by that name denies: 进水不在保修范围里 beside 进水: 不保.
pub(super) fn is_denied_of_another(text: &str, claim: &Range<usize>, facts: &[Fact]) -> bool {
    let clause = clause_at(text, claim);
    facts.iter().any(|fact| {
        let named = fact.label.chars().count() >= 2 && fact.label.chars().all(is_cjk) && clause.contains(&fact.label);
        named && fact.source == Source::Seller && fact.value.starts_with(['不', '无', '没', '非'])
    })
}

/// 也不带无线充 beside 充电: 无: the kind that the denied thing is of is denied by a fact.
pub(super) fn is_of_denied_kind(text: &str, claim: &Range<usize>, facts: &[Fact]) -> bool {
    let thing: String = text[claim.end..].chars().take_while(|c| is_cjk(*c)).collect();
    let denied = |fact: &Fact| {
        fact.source == Source::Seller && matches!(fact.value.as_str(), "无" | "没有" | "否" | "不支持" | "不含")
    };
    facts
        .iter()
        .filter(|fact| denied(fact))
        .any(|fact| !thing.is_empty() && thing.chars().count() <= 2 && fact.label.starts_with(&thing))
}

/// 没有Wi-Fi也能用 beside Wi-Fi: 不需要, 没有Wi-Fi可以用，它走4G: it works without.
pub(super) fn works_without(text: &str, claim: &Range<usize>, family: &Family, facts: &[Fact]) -> bool {
    let after = around(text, claim).1;
    let works = ["也能用", "也可以用", "可以用", "能用", "也行", "照样"]
        .iter()
        .any(|word| after.starts_with(word));
    let said = text[claim.clone()].to_lowercase();
    let spared = |fact: &Fact| fact.label.to_lowercase() == said && is_not_needed(&fact.value);
    works && (facts.iter().any(spared) || names_other(text, claim, family, facts))
}

/// Whether a value says that the thing is not needed, which neither gives nor denies it.
pub(super) fn is_not_needed(value: &str) -> bool {
    matches!(
        value.trim().to_lowercase().as_str(),
        "不需要" | "不用" | "无需" | "不必" | "not needed" | "not required" | "not necessary"
    )
}

#[cfg(test)]
mod tests {
    use super::super::{one_fact, place};
    use super::*;

    #[test]
    fn shares_of_a_material() {
        assert!(is_all_of_it("100% acrylic") && is_all_of_it("60% cotton, 40% linen") && is_all_of_it("acrylic"));
        assert!(!is_all_of_it("60% cotton"));
    }

    #[test]
    fn grades_conditions_and_parts() {
        let text = "不是Wi-Fi 7，支持的是Wi-Fi 6。";
        assert!(denies_grade(text, &place(text, "Wi-Fi"), &one_fact("Wi-Fi 6", "支持")));
        assert!(!denies_grade(text, &place(text, "Wi-Fi"), &one_fact("Wi-Fi 7", "支持")));
        let text = "M码没有现货，现货是L和XL。";
        assert!(gives_condition(
            text,
            &place(text, "现货"),
            &one_fact("现货", "L、XL")[0]
        ));
        assert!(!gives_condition(
            text,
            &place(text, "现货"),
            &one_fact("现货", "L、S")[0]
        ));
        let text = "面板是亚克力，不是玻璃。";
        assert!(is_name_of_part(
            text,
            &place(text, "玻璃"),
            &one_fact("玻璃", "亚克力")[0]
        ));
        assert!(!is_name_of_part(
            text,
            &place(text, "玻璃"),
            &one_fact("面板", "玻璃")[0]
        ));
        let text = "进水不在保修范围里。";
        assert!(is_denied_of_another(
            text,
            &place(text, "保修"),
            &one_fact("进水", "不保")
        ));
        assert!(!is_denied_of_another(
            text,
            &place(text, "保修"),
            &one_fact("进水", "保修")
        ));
    }
}
