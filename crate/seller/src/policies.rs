//! The shop's policies: those that the buyer asks about become facts of the reply.
//!
//! A small model weaves every fact it is given into its answer, so that a warranty ends up in a reply about a parcel. What
//! nobody asked about is therefore not given to it at all.

use crate::job::{Job, Lang, Speaker};
use crate::pairs::Pairs;
use crate::script::{is_han, is_latin};
use crate::tasks;
use crate::topics::{self, Topic};

/// More than these in one reply only get mixed up.
const MOST: usize = 2;

/// Moves what the buyer asks about to the job's facts and drops the rest. A fact of the same name is the nearer one.
pub(crate) fn settle(job: &mut Job) {
    let policies = std::mem::take(&mut job.policies);
    if policies.is_empty() || !tasks::find(&job.task).is_ok_and(|task| task.speaks_to_buyer()) {
        return;
    }
    let asked = asked(&policies, message(job), job.lang);
    for (name, text) in asked {
        if !job.facts.iter().any(|(known, _)| known == name) {
            job.facts.0.push((name.to_owned(), text.to_owned()));
        }
    }
}

/// What the buyer said last.
fn message(job: &Job) -> &str {
    let last = || job.thread.iter().rev().find(|turn| turn.from == Speaker::Buyer);
    job.message
        .as_deref()
        .or_else(|| last().map(|turn| turn.text.as_str()))
        .unwrap_or_default()
}

/// The policies that a message is about, those named most exactly first.
fn asked<'a>(policies: &'a Pairs, message: &str, lang: Lang) -> Vec<(&'a str, &'a str)> {
    let raised = topics::raised(message);
    let message = message.to_lowercase();
    let mut found: Vec<Asked> = policies
        .iter()
        .filter(|(_, text)| speaks(text, lang))
        .filter_map(|(name, text)| {
            let own = own_words(name, &message);
            let topics = topics::of_name(name);
            let topic = topics.into_iter().find(|topic| raised.contains(topic));
            (topic.is_some() || own > 0).then_some(Asked { own, topic, name, text })
        })
        .collect();
    // "Shipping to Norway" answers who asks about Norway; "Shipping to Japan" would only confuse.
    let most = |topic| found.iter().filter(|one| one.topic == topic).map(|one| one.own).max();
    let best: Vec<bool> = found
        .iter()
        .map(|one| one.topic.is_none() || Some(one.own) == most(one.topic))
        .collect();
    let mut best = best.into_iter();
    found.retain(|_| best.next().unwrap_or(false));
    found.sort_by_key(|one| std::cmp::Reverse(one.own));
    found.truncate(MOST);
    found.into_iter().map(|Asked { name, text, .. }| (name, text)).collect()
}

/// A policy that a message is about.
struct Asked<'a> {
    /// How many words of its own name the message holds.
    own: usize,
    topic: Option<Topic>,
    name: &'a str,
    text: &'a str,
}

/// Words that say nothing of a policy's topic.
const EMPTY: [&str; 16] = [
    "the", "and", "for", "our", "your", "policy", "policies", "with", "from", "about", "are", "how", "what", "any",
    "all", "you",
];

/// How many of a policy's own words the message holds: words in Latin script, pairs of characters in Chinese.
fn own_words(name: &str, message: &str) -> usize {
    let name = name.to_lowercase();
    let said = |word: &&str| {
        message.split(|c: char| !is_latin(c)).any(|heard| {
            heard == *word || heard.strip_suffix('s') == Some(word) || word.strip_suffix('s') == Some(heard)
        })
    };
    let latin = name
        .split(|c: char| !is_latin(c))
        .filter(|word| word.len() > 2 && !EMPTY.contains(word))
        .filter(said)
        .count();
    let han: Vec<char> = name.chars().collect();
    let pairs = han.windows(2).filter(|pair| pair.iter().all(|c| is_han(*c)));
    latin
        + pairs
            .filter(|pair| message.contains(&pair.iter().collect::<String>()))
            .count()
}

/// Whether a policy can be quoted in this language: a small model does not translate.
fn speaks(text: &str, lang: Lang) -> bool {
    let chinese = text.chars().any(is_han);
    let words = text.split(|c: char| !is_latin(c)).filter(|word| word.len() > 1).count();
    match lang {
        Lang::En => !chinese,
        Lang::Zh => chinese || words < 3,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: [(&str, &str); 5] = [
        ("Returns", "30 days, unused"),
        ("Shipping to Norway", "6 to 9 days"),
        ("Shipping to Japan", "12 days"),
        ("Warranty", "2 years"),
        ("Engraving", "up to 12 letters"),
    ];
    const ZH: [(&str, &str); 4] = [
        ("退换货", "签收后7天内可退"),
        ("发货", "48小时内从杭州发出"),
        ("质保", "一年"),
        ("刻字服务", "最多12个字"),
    ];

    fn names(policies: &[(&str, &str)], message: &str, lang: Lang) -> Vec<String> {
        let policies: Pairs = policies.iter().copied().collect();
        let found = asked(&policies, message, lang);
        found.into_iter().map(|(name, _)| name.to_owned()).collect()
    }

    #[test]
    fn a_reply_gets_what_was_asked_about_and_no_more() {
        for (message, expected) in [
            ("Can I send it back if my wife does not like it?", vec!["Returns"]),
            ("Is it covered if it breaks?", vec!["Warranty"]),
            ("Do you ship to Norway?", vec!["Shipping to Norway"]),
            ("When would it arrive?", vec!["Shipping to Norway", "Shipping to Japan"]),
            ("Is engraving possible?", vec!["Engraving"]),
            ("What colour is the shade?", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(names(&EN, message, Lang::En), expected, "{message}");
        }
        for (message, expected) in [
            ("不喜欢可以退吗？", vec!["退换货"]),
            ("什么时候发货呀", vec!["发货"]),
            ("用坏了保修吗", vec!["质保"]),
            ("可以刻字吗", vec!["刻字服务"]),
            ("灯罩是什么颜色", vec![]),
        ] {
            assert_eq!(names(&ZH, message, Lang::Zh), expected, "{message}");
        }
    }

    #[test]
    fn a_policy_in_the_other_language_stays_out() {
        assert!(names(&ZH, "退货 return?", Lang::En).is_empty());
        assert!(names(&[("Returns", "within thirty days, unused")], "return 退货", Lang::Zh).is_empty());
        assert_eq!(names(&[("退货", "7天")], "退货", Lang::Zh), ["退货"]);
    }
}
