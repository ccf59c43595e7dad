//! A reply that is put together from the facts, without a model: what they say to the buyer's words, and that the rest will be
//! looked up. It is stiff, but every word of it is the seller's own, so there is always something true to send.

use crate::facts::{Fact, Source};
use crate::job::Lang;
use crate::rank;

/// More facts would be a list, not a reply.
const MOST_FACTS: usize = 4;

/// The reply; nothing where no fact says anything to the buyer.
pub(crate) fn of(facts: &[Fact], lang: Lang) -> Option<String> {
    let mut told: Vec<&Fact> = rank::worth_telling(facts, true)
        .into_iter()
        .filter(|f| tells(f))
        .collect();
    if told.is_empty() {
        // None shares a word with the question; a few may still answer it.
        told = facts.iter().filter(|f| tells(f)).collect();
        if told.len() > MOST_FACTS {
            return None;
        }
    }
    told.truncate(MOST_FACTS);
    if told.is_empty() {
        return None;
    }
    let lines = told.iter().map(|fact| line(fact, lang));
    Some(match lang {
        Lang::En => {
            let lines: Vec<String> = lines.collect();
            format!(
                "Hello, thank you for your message. This is what we have on it. {} If that leaves something open, I will check it for you.",
                lines.join(" ")
            )
        }
        Lang::Zh => {
            let lines: Vec<String> = lines.collect();
            format!("您好，这边查到：{}。还有没说到的，我核实后再回复您。", lines.join("；"))
        }
    })
}

/// Attributes and the facts of an order or a shop; the name, the brand and the listing's text answer nobody.
fn tells(fact: &Fact) -> bool {
    let answers = fact.key.starts_with("attributes.") || fact.key.starts_with("facts.") || fact.key == "price";
    fact.source == Source::Seller && answers && fact.value.chars().any(char::is_alphanumeric)
}

fn line(fact: &Fact, lang: Lang) -> String {
    let value = fact.value.trim_end_matches(['.', '。', ';', '；']);
    match lang {
        Lang::En => format!("{}: {value}.", fact.label),
        Lang::Zh => format!("{}：{value}", fact.label),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::gather;
    use crate::job::Job;

    fn reply(json: &str) -> Option<String> {
        let job = Job::from_json(json).expect("job");
        of(&gather(&job), job.lang)
    }

    #[test]
    fn the_facts_that_the_question_touches_are_told() {
        let found = reply(
            r#"{"id":"1","task":"reply","lang":"en","message":"What allergens are in the pesto?",
                "product":{"name":"Basil pesto","attributes":{"Allergens":"cashew, milk","Weight":"190 g"}}}"#,
        );
        assert_eq!(
            found.as_deref(),
            Some(
                "Hello, thank you for your message. This is what we have on it. Allergens: cashew, milk. If that leaves something open, I will check it for you."
            )
        );
    }

    #[test]
    fn a_few_facts_are_told_where_none_shares_a_word_with_the_question() {
        let found = reply(
            r#"{"id":"1","task":"reply","lang":"zh","message":"周五能到吗","facts":{"快递":"顺丰","发货":"付款后48小时内"}}"#,
        );
        assert_eq!(
            found.as_deref(),
            Some("您好，这边查到：快递：顺丰；发货：付款后48小时内。还有没说到的，我核实后再回复您。")
        );
    }

    #[test]
    fn without_a_fact_there_is_nothing_to_tell() {
        assert_eq!(reply(r#"{"id":"1","task":"reply","lang":"en","message":"Hi?"}"#), None);
        let many: Vec<String> = (0..6).map(|i| format!(r#""k{i}":"v{i}""#)).collect();
        let job = format!(
            r#"{{"id":"1","task":"reply","lang":"en","message":"Hm?","facts":{{{}}}}}"#,
            many.join(",")
        );
        assert_eq!(reply(&job), None, "six facts that the question does not touch");
    }
}
