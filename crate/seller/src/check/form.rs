//! Whether a text is what was asked for at all: language, length, the product named, nothing repeated, echoed or left blank.

use super::product_name::{names, names_by_brand, names_title};
use super::{Context, Mark};
use crate::clean::is_placeholder;
use crate::facts::Source;
use crate::job::Lang;
use crate::measure::{Unit, sentences};
use crate::repeats::essence;
use crate::result::Severity;
use crate::script::{is_cjk, is_han, is_latin};
use crate::tasks::Shape;

/// Marks faults of the text as a whole; their span is the whole text.
pub(super) fn check(text: &str, context: &Context, marks: &mut Vec<Mark>) {
    let given = has_given(marks);
    let mut whole = |rule: &str, severity, en: &str, zh: &str| {
        let reason = context.say(en, zh).to_owned();
        marks.push(Mark {
            rule: rule.to_owned(),
            range: 0..text.len(),
            severity,
            reason,
            fact: None,
            removable: false,
        });
    };
    if is_wrong_language(text, context) {
        whole(
            "wrong-language",
            Severity::Block,
            "The text is not in the language asked for.",
            "文本语言与要求不符。",
        );
    }
    if is_placeholder(text) {
        whole(
            "placeholder",
            Severity::Block,
            "The text holds a blank that nobody filled in.",
            "文本中有未填写的占位内容。",
        );
    }
    let least = match context.task.shape() {
        Shape::Reply if given => 6,
        shape => shortest(shape),
    };
    if Unit::Cjk2.count(text) < least.min(said_by_facts(context)) {
        whole("too-short", Severity::Warn, "The text is very short.", "文本过短。");
    }
    if context.task.names_product() && !is_named(text, context) {
        whole(
            "missing-product-name",
            Severity::Warn,
            "The text does not name the product.",
            "文本没有提到商品名称。",
        );
    }
    // A post, an advert and a mail for one offer say the same thing each in its place.
    let parts: Vec<&str> = match context.task.shape() {
        Shape::Parts(_) => text.lines().collect(),
        _ => vec![text],
    };
    if parts.iter().any(|part| repeats_itself(part)) {
        whole(
            "repetition",
            Severity::Warn,
            "The text says the same again and again.",
            "文本内容重复。",
        );
    }
    if echoes(text, context) {
        whole(
            "echo",
            Severity::Block,
            "The reply only repeats the buyer's words.",
            "回复只是重复了买家的话。",
        );
    }
    if context.task.speaks_to_buyer() && is_only_polite(text) && asks_something(context) {
        whole(
            "no-answer",
            Severity::Warn,
            "The reply greets and thanks, but answers nothing.",
            "回复只有问候，没有回答问题。",
        );
    }
    if example_word(text, context).is_some() {
        whole(
            "example-residue",
            Severity::Block,
            "The text speaks of something that is not in this job.",
            "文本提到了与本商品无关的内容。",
        );
    }
    if is_incomplete(text, context) {
        whole(
            "incomplete",
            Severity::Warn,
            "A part of the text is missing.",
            "文本缺少一部分内容。",
        );
    }
}

/// Whether a part of the text is what a fact gives: "At 30 °C." then says all there is to say.
fn has_given(marks: &[Mark]) -> bool {
    marks
        .iter()
        .any(|mark| mark.severity == Severity::Info && mark.fact.is_some())
}

fn is_named(text: &str, context: &Context) -> bool {
    let brand = context
        .job
        .product
        .as_ref()
        .and_then(|product| product.brand.as_deref());
    let given = context.facts.iter().filter(|fact| fact.source == Source::Seller);
    names(text, context.name(), context.job.lang)
        || names_by_brand(text, context.name(), brand.unwrap_or_default())
        || names_title(text, given.map(|fact| fact.value.as_str()))
}

/// Least length at all sensible; Chinese counts two.
fn shortest(shape: Shape) -> usize {
    match shape {
        Shape::Line => 8,
        Shape::Prose => 24,
        Shape::Reply => 20,
        Shape::Lines { .. } | Shape::Parts(_) => 24,
        Shape::Analysis => 0,
    }
}

/// As much as the seller's facts say: of a bare name no more can be written that is true.
fn said_by_facts(context: &Context) -> usize {
    let facts = context.facts.iter().filter(|fact| fact.source == Source::Seller);
    facts.map(|fact| Unit::Cjk2.count(&fact.value)).sum()
}

/// English text holds hardly any Chinese, Chinese text is mostly Chinese; names and codes from the facts do not count.
fn is_wrong_language(text: &str, context: &Context) -> bool {
    let given: String = context
        .facts
        .iter()
        .map(|fact| fact.value.to_lowercase() + "\n")
        .collect();
    let (mut han, mut latin) = (0usize, 0usize);
    for word in text
        .split(|c: char| !is_han(c) && !is_latin(c) && !c.is_ascii_digit())
        .filter(|word| !word.is_empty())
    {
        if given.contains(&word.to_lowercase()) {
            continue;
        }
        han += word.chars().filter(|&c| is_han(c)).count();
        // A Latin word weighs like two Chinese characters.
        latin += word
            .split(is_han)
            .filter(|part| part.chars().any(is_latin) && !given.contains(&part.to_lowercase()))
            .count()
            * 2;
    }
    match context.job.lang {
        Lang::En => han > 2 && han * 4 > latin,
        Lang::Zh => latin > 4 && latin > han,
    }
}

/// The same words over and over in other order, which dropping repeated sentences does not catch.
fn repeats_itself(text: &str) -> bool {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() || is_cjk(c))
        .map(str::to_lowercase)
        .filter(|w| w.len() > 3)
        .collect();
    let most = words
        .iter()
        .map(|word| words.iter().filter(|other| *other == word).count())
        .max()
        .unwrap_or(0);
    let chinese: Vec<char> = text.chars().filter(|&c| is_cjk(c)).collect();
    let grams: Vec<&[char]> = chinese.windows(4).collect();
    let distinct: std::collections::BTreeSet<&[char]> = grams.iter().copied().collect();
    (words.len() >= 8 && most >= 4 && most * 4 > words.len())
        || (grams.len() >= 12 && distinct.len() * 10 < grams.len() * 7)
}

/// A reply whose every sentence is the buyer's own.
fn echoes(text: &str, context: &Context) -> bool {
    if !context.task.speaks_to_buyer() {
        return false;
    }
    let heard: String = context
        .facts
        .iter()
        .filter(|fact| fact.label == crate::facts::labels(context.job.lang).buyer)
        .map(|fact| essence(&fact.value))
        .collect();
    let said: Vec<String> = sentences(text)
        .into_iter()
        .map(|range| essence(&text[range]))
        .filter(|said| said.chars().count() > 3)
        .collect();
    !said.is_empty() && said.iter().all(|said| heard.contains(said.as_str()))
}

/// What a reply may say without answering anything.
const POLITE: [&str; 44] = [
    "hello",
    "hi",
    "dear",
    "thank you",
    "thanks",
    "very much",
    "for your",
    "for the",
    "message",
    "asking",
    "contacting us",
    "reaching out",
    "inquiry",
    "question",
    "order",
    "interest",
    "patience",
    "understanding",
    "have a nice day",
    "best regards",
    "kind regards",
    "us",
    "there",
    "customer",
    "sir or madam",
    "buyer",
    "your",
    "reply",
    "support",
    "您好",
    "你好",
    "感谢您的",
    "感谢你的",
    "感谢",
    "谢谢",
    "您的",
    "留言",
    "咨询",
    "关注",
    "支持",
    "耐心",
    "来信",
    "选择",
    "祝您生活愉快",
];

/// Whether hardly anything is left of a reply without its polite words.
fn is_only_polite(text: &str) -> bool {
    let mut rest = text.to_lowercase();
    for phrase in POLITE
        .iter()
        .filter(|phrase| phrase.contains(' ') || !phrase.is_ascii())
    {
        rest = rest.replace(phrase, " ");
    }
    let words = rest.split(|c: char| !c.is_alphanumeric());
    let said: String = words.filter(|word| !POLITE.contains(word)).collect();
    Unit::Cjk2.count(&said) <= 5 && !said.contains(|c: char| c.is_ascii_digit())
}

/// Whether the buyer's last message wants an answer; thanks or a thumb want none.
fn asks_something(context: &Context) -> bool {
    let heard = context.facts.iter().rev().find(|fact| fact.source == Source::Buyer);
    heard.is_none_or(|fact| fact.value.contains(['?', '？']) || !is_only_polite(&fact.value))
}

/// A name from the worked examples that this job does not hold. A brand or an order number is one for certain; the name of a
/// thing only where the text does not name its own product.
fn example_word(text: &str, context: &Context) -> Option<&'static str> {
    let certain = ["Brand", "Order", "品牌", "订单"];
    let thing = ["Product", "商品"];
    let lost = !names(text, context.name(), context.job.lang) || context.name().is_empty();
    let shots = context.task.shots(context.job.lang).iter().flat_map(|shot| shot.facts);
    let text = text.to_lowercase();
    shots
        .filter(|(label, _)| certain.contains(label) || (lost && thing.contains(label)))
        .map(|&(_, value)| value)
        .find(|word| is_foreign_to(context, &text, word))
}

fn is_foreign_to(context: &Context, text: &str, word: &str) -> bool {
    let word = word.to_lowercase();
    text.contains(&word)
        && !context
            .facts
            .iter()
            .any(|fact| fact.value.to_lowercase().contains(&word))
}

fn is_incomplete(text: &str, context: &Context) -> bool {
    match context.task.shape() {
        // One line for each fact is all there is to list.
        Shape::Lines { min, .. } => text.lines().count() < min.min(context.facts.len() + 1),
        Shape::Parts(parts) => parts
            .iter()
            .any(|part| part.required && !text.lines().any(|line| line.starts_with(part.label(context.job.lang)))),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn politeness_alone_is_no_answer() {
        for text in [
            "Hello, thank you for your message.",
            "Hi there, thanks for reaching out. Best regards",
            "您好，感谢您的留言。",
            "您好，感谢您的咨询，谢谢您的关注。",
        ] {
            assert!(is_only_polite(text), "{text}");
        }
        for text in [
            "Hello, it is blue.",
            "Thank you, your order ships tomorrow.",
            "您好，明天发货。",
            "At 30 °C.",
            "您好，感谢您的咨询，是蓝色的。",
        ] {
            assert!(!is_only_polite(text), "{text}");
        }
    }

    #[test]
    fn repetition_is_seen() {
        assert!(repeats_itself(
            "lamp white lamp black lamp green lamp small lamp large lamp"
        ));
        assert!(!repeats_itself(
            "The Tarn water bottle is made of steel and holds 750 ml. It is meant for hikers."
        ));
        assert!(!repeats_itself(
            "The pearls are cultured freshwater pearls. The strand is knotted between the pearls."
        ));
        assert!(repeats_itself("这款台灯很好用这款台灯很好用的台灯很好用这款台灯很好用"));
        assert!(!repeats_itself(
            "这款山间保温杯采用不锈钢制作，容量750毫升。适合徒步时带在身边，路上随时喝水。"
        ));
    }
}
