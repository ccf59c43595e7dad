//! A reply that is put together from the facts, without a model: what they say to the buyer's words, and that the rest will be
//! looked up. It is stiff, but every word of it is the seller's own, so there is always something true to send.

use crate::facts::{Fact, Source};
use crate::job::Lang;
use crate::mood::Mood;
use crate::rank;

/// More facts would be a list, not a reply.
const MOST_FACTS: usize = 4;

/// The reply; nothing without a buyer's words.
pub(crate) fn of(facts: &[Fact], lang: Lang) -> Option<String> {
    let message = facts.iter().rfind(|fact| fact.source == Source::Buyer)?;
    let mood = Mood::of(&message.value);
    Some(write(mood, &told(facts, mood, &message.value), lang))
}

/// The facts to tell, in their own order.
fn told<'a>(facts: &'a [Fact], mood: Mood, message: &str) -> Vec<&'a Fact> {
    let news = |fact: &&Fact| tells(fact) && !is_own_number(&fact.value, message);
    let of_the_case: Vec<&Fact> = facts.iter().filter(is_of_the_case).filter(news).collect();
    let mut chosen: Vec<&Fact> = match mood {
        Mood::Praise => return Vec::new(),
        // Who complains does not want to hear what the product is made of.
        Mood::Complaint => rank::worth_telling(facts, true)
            .into_iter()
            .filter(is_of_the_case)
            .filter(news)
            .collect(),
        Mood::Question => rank::worth_telling(facts, true).into_iter().filter(news).collect(),
    };
    // What was written down for this very message mostly belongs together, and answers it even where no word says so.
    if of_the_case.len() <= MOST_FACTS && (chosen.is_empty() || chosen.iter().any(is_of_the_case)) {
        for fact in of_the_case {
            if !chosen.iter().any(|one| one.key == fact.key) {
                chosen.push(fact);
            }
        }
    }
    chosen.truncate(MOST_FACTS);
    facts
        .iter()
        .filter(|fact| chosen.iter().any(|one| one.key == fact.key))
        .collect()
}

/// The buyer's own order number is no news to the buyer.
fn is_own_number(value: &str, message: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    digits >= 3 && !value.contains(' ') && message.contains(value)
}

fn is_of_the_case(fact: &&Fact) -> bool {
    fact.key.starts_with("facts.")
}

fn write(mood: Mood, told: &[&Fact], lang: Lang) -> String {
    let lines: Vec<String> = told.iter().map(|fact| line(fact, lang)).collect();
    match lang {
        Lang::En => {
            let hello = match mood {
                Mood::Question => "Hello, thank you for your message.",
                Mood::Complaint => "Hello, I'm sorry about this, and thank you for telling us.",
                Mood::Praise => {
                    return "Hello, thank you for your kind words. If you need anything else, just write to us."
                        .to_owned();
                }
            };
            if lines.is_empty() {
                return format!("{hello} I'll check this for you and get back to you.");
            }
            format!(
                "{hello} Here is what I can tell you. {} If that leaves anything open, I'll check it for you.",
                lines.join(" ")
            )
        }
        Lang::Zh => {
            let hello = match mood {
                Mood::Question => "您好，感谢您的留言。",
                Mood::Complaint => "您好，非常抱歉给您添麻烦了。",
                Mood::Praise => return "您好，谢谢您的认可和支持。之后有需要，随时联系我们。".to_owned(),
            };
            if lines.is_empty() {
                return format!("{hello}您说的情况我核实一下，再回复您。");
            }
            format!(
                "{hello}帮您查了一下，{}。还有没说到的，我核实后再回复您。",
                lines.join("；")
            )
        }
    }
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
                "Hello, thank you for your message. Here is what I can tell you. Allergens: cashew, milk. If that leaves anything open, I'll check it for you."
            )
        );
        let found = reply(
            r#"{"id":"1","task":"reply","lang":"en","message":"hiya can this go in the dishwasher",
                "product":{"name":"Yarn bowl","attributes":{"Size":"15 cm","Care":"hand wash only"}}}"#,
        );
        assert!(found.is_some_and(|text| text.contains("Care: hand wash only.") && !text.contains("15 cm")));
    }

    #[test]
    fn what_was_written_down_for_the_message_is_told_where_no_word_meets() {
        let found = reply(
            r#"{"id":"1","task":"reply","lang":"zh","message":"下楼就能拿不？","facts":{"驿站":"小区南门","营业":"到晚上九点"}}"#,
        );
        assert_eq!(
            found.as_deref(),
            Some(
                "您好，感谢您的留言。帮您查了一下，驿站：小区南门；营业：到晚上九点。还有没说到的，我核实后再回复您。"
            )
        );
    }

    #[test]
    fn without_a_fact_that_answers_it_promises_to_look() {
        let many: Vec<String> = (0..6).map(|i| format!(r#""k{i}":"v{i}""#)).collect();
        let job = format!(
            r#"{{"id":"1","task":"reply","lang":"en","message":"Hm?","facts":{{{}}}}}"#,
            many.join(",")
        );
        let holds = "Hello, thank you for your message. I'll check this for you and get back to you.";
        assert_eq!(reply(&job).as_deref(), Some(holds));
        assert_eq!(
            reply(r#"{"id":"1","task":"reply","lang":"zh","message":"杯子到了是碎了的"}"#).as_deref(),
            Some("您好，非常抱歉给您添麻烦了。您说的情况我核实一下，再回复您。")
        );
    }

    #[test]
    fn thanks_are_answered_with_thanks() {
        for message in ["Thanks a lot, it works now!", "谢谢老板，很喜欢"] {
            let lang = if message.is_ascii() { "en" } else { "zh" };
            let job = format!(
                r#"{{"id":"1","task":"reply","lang":"{lang}","message":"{message}","facts":{{"Shipping":"2 days"}}}}"#
            );
            let found = reply(&job).expect("a reply");
            assert!(
                !found.contains("2 days") && (found.contains("kind words") || found.contains("认可")),
                "{found}"
            );
        }
    }

    #[test]
    fn a_complaint_gets_the_facts_of_the_case_and_no_number_of_the_buyers_own() {
        let found = reply(
            r#"{"id":"1","task":"reply","lang":"en","message":"Order 4410 came broken","product":{"name":"Vase","attributes":{"Size":"20 cm"}},
                "facts":{"Order":"4410","Breakages":"send a photo, then we replace it"}}"#,
        );
        assert_eq!(
            found.as_deref(),
            Some(
                "Hello, I'm sorry about this, and thank you for telling us. Here is what I can tell you. Breakages: send a photo, then we replace it. If that leaves anything open, I'll check it for you."
            )
        );
    }
}
