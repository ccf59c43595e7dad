//! The analysis of one review: its feeling, what it speaks of with the buyer's own words, what the buyer missed.
//!
//! The model writes one line each: the feeling, `+ aspect: words` or `- aspect: words`, `need: words`. Words that do not stand
//! in the review are not quoted, and an aspect that nothing in the review backs is dropped.

use super::{Both, Draw, Shape, Sheet, Task};
use crate::chat::FirstLine;
use crate::error::SellerError;
use crate::facts::Fact;
use crate::job::{Job, Lang};
use crate::rank::grams;
use crate::repeats::essence;
use crate::result::{Aspect, JobResult, Sentiment};
use crate::shots::Shot;

/// `review-analysis`.
pub(crate) struct ReviewAnalysis;

const EN: &[Shot] = &[
    Shot {
        facts: &[(
            "Review",
            "The battery lasts two days and it looks great. I only wish the strap was longer.",
        )],
        answer: "positive\n+ battery: lasts two days\n+ look: looks great\nneed: a longer strap",
    },
    Shot {
        facts: &[("Review", "Broke after a week and nobody answered my mail.")],
        answer: "negative\n- quality: Broke after a week\n- service: nobody answered my mail",
    },
    Shot {
        facts: &[("Review", "Nice colour, but the zip sticks.")],
        answer: "neutral\n+ colour: Nice colour\n- zip: the zip sticks",
    },
];

const ZH: &[Shot] = &[
    Shot {
        facts: &[("评价", "电池能用两天，外观也好看，就是表带要是长一点就好了。")],
        answer: "正面\n+ 电池：电池能用两天\n+ 外观：外观也好看\n需求：表带长一点",
    },
    Shot {
        facts: &[("评价", "用了一周就坏了，客服也不回消息。")],
        answer: "负面\n- 质量：用了一周就坏了\n- 客服：客服也不回消息",
    },
    Shot {
        facts: &[("评价", "颜色不错，但是拉链不顺。")],
        answer: "中性\n+ 颜色：颜色不错\n- 拉链：拉链不顺",
    },
];

const WORDS: [(&str, Sentiment); 18] = [
    ("positive", Sentiment::Positive),
    ("negative", Sentiment::Negative),
    ("neutral", Sentiment::Neutral),
    ("mixed", Sentiment::Neutral),
    ("正面", Sentiment::Positive),
    ("负面", Sentiment::Negative),
    ("中性", Sentiment::Neutral),
    ("好评", Sentiment::Positive),
    ("差评", Sentiment::Negative),
    ("中评", Sentiment::Neutral),
    ("积极", Sentiment::Positive),
    ("消极", Sentiment::Negative),
    ("一般", Sentiment::Neutral),
    ("满意", Sentiment::Positive),
    ("失望", Sentiment::Negative),
    ("good", Sentiment::Positive),
    ("bad", Sentiment::Negative),
    ("中立", Sentiment::Neutral),
];

static SHEET: Sheet = Sheet {
    id: "review-analysis",
    field: "review",
    shape: Shape::Analysis,
    label: Both {
        en: "Analysis",
        zh: "分析",
    },
    system: Both {
        en: "Say whether the review is positive, negative or neutral, then list what it praises and what it misses.",
        zh: "判断评价是正面、负面还是中性，再列出提到的优点、缺点和需求。",
    },
    shots: Both { en: EN, zh: ZH },
    prices: false,
    draw: Draw {
        tokens: 100,
        temperature: 0.0,
        stops: &["\n\n", "\nReview:", "\n评价："],
        ..Draw::PROSE
    },
};

impl Task for ReviewAnalysis {
    fn sheet(&self) -> &'static Sheet {
        &SHEET
    }
    fn needs(&self, job: &Job) -> Result<(), SellerError> {
        if job.review.is_some() {
            Ok(())
        } else {
            Err(SellerError::MissingFacts {
                task: self.id(),
                needs: "a review",
            })
        }
    }
    fn wants(&self, fact: &Fact) -> bool {
        fact.key == "review"
    }
    fn names_product(&self) -> bool {
        false
    }
    fn first_line(&self, lang: Lang) -> Option<FirstLine> {
        let words = match lang {
            Lang::En => ["positive", "negative", "neutral"],
            Lang::Zh => ["正面", "负面", "中性"],
        };
        let classes = ["positive", "negative", "neutral"].into_iter().zip(words);
        Some(FirstLine {
            classifier: "sentiment".to_owned(),
            lines: classes
                .map(|(class, word)| (class.to_owned(), format!("{word}\n")))
                .collect(),
        })
    }
    fn read(&self, job: &Job, raw: &[String]) -> Option<Result<JobResult, SellerError>> {
        let review = job.review.as_deref().unwrap_or_default();
        let read: Vec<Analysis> = raw.iter().filter_map(|text| Analysis::read(text, review)).collect();
        let agreed = |analysis: &&Analysis| {
            read.iter()
                .filter(|other| other.sentiment == analysis.sentiment)
                .count()
        };
        // Of equals max_by_key takes the last, so the first drawn is looked at last.
        Some(match read.iter().rev().max_by_key(agreed) {
            Some(analysis) => Ok(analysis.clone().into_result()),
            None => Err(SellerError::NothingUsable {
                reasons: "the model gave no analysis".to_owned(),
            }),
        })
    }
}

#[derive(Clone)]
struct Analysis {
    sentiment: Sentiment,
    aspects: Vec<Aspect>,
    needs: Vec<String>,
}

impl Analysis {
    fn read(text: &str, review: &str) -> Option<Self> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let sentiment = lines.by_ref().take(2).find_map(feeling)?;
        let mut analysis = Self {
            sentiment,
            aspects: Vec::new(),
            needs: Vec::new(),
        };
        for line in lines.take(12) {
            let Some((name, words)) = line.split_once([':', '：']) else {
                continue;
            };
            if matches!(name.trim().to_lowercase().as_str(), "need" | "needs" | "需求" | "建议") {
                analysis.add_need(words.trim(), review);
            } else if let Some((name, sentiment)) = signed(name) {
                analysis.add_aspect(name, words.trim(), sentiment, review);
            }
        }
        Some(analysis)
    }

    fn add_aspect(&mut self, name: &str, words: &str, sentiment: Sentiment, review: &str) {
        let quote = quoted(words, review);
        let backed = quote.is_some() || backs(review, name);
        if backed && !name.is_empty() && !self.aspects.iter().any(|seen| seen.aspect.eq_ignore_ascii_case(name)) {
            self.aspects.push(Aspect {
                aspect: name.to_owned(),
                sentiment,
                quote,
            });
        }
    }

    fn add_need(&mut self, words: &str, review: &str) {
        if backs(review, words) && !self.needs.iter().any(|seen| seen == words) {
            self.needs.push(words.to_owned());
        }
    }

    fn into_result(self) -> JobResult {
        JobResult {
            sentiment: Some(self.sentiment),
            aspects: Some(self.aspects),
            needs: Some(self.needs),
            ..JobResult::default()
        }
    }
}

fn feeling(line: &str) -> Option<Sentiment> {
    let low = line.to_lowercase();
    let found = WORDS
        .iter()
        .filter_map(|(word, sentiment)| Some((low.find(word)?, *sentiment)));
    found.min_by_key(|(at, _)| *at).map(|(_, sentiment)| sentiment)
}

/// "+ battery" and "- strap".
fn signed(name: &str) -> Option<(&str, Sentiment)> {
    let rest = |signs: [char; 3]| name.trim().strip_prefix(signs).map(str::trim);
    let good = rest(['+', '＋', '✓']).map(|name| (name, Sentiment::Positive));
    good.or_else(|| rest(['-', '－', '–']).map(|name| (name, Sentiment::Negative)))
        .or_else(|| rest(['=', '~', '＝']).map(|name| (name, Sentiment::Neutral)))
}

/// The words as a quote, if the review holds them.
fn quoted(words: &str, review: &str) -> Option<String> {
    let said = essence(words);
    (said.chars().count() >= 2 && essence(review).contains(&said)).then(|| words.to_owned())
}

/// Whether at least half of what `words` says stands in the review.
fn backs(review: &str, words: &str) -> bool {
    let wanted = grams(words);
    let known = grams(review);
    !wanted.is_empty() && wanted.intersection(&known).count() * 2 >= wanted.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn analyse(lang: &str, review: &str, raw: &[&str]) -> Result<JobResult, SellerError> {
        let json =
            serde_json::json!({"id": "3", "task": "review-analysis", "lang": lang, "review": review}).to_string();
        let raw: Vec<String> = raw.iter().map(|text| (*text).to_owned()).collect();
        crate::finish(&Job::from_json(&json)?, &raw)
    }

    #[test]
    fn quotes_are_the_buyers_own_words() {
        let raw = "positive\n+ battery: lasts three days\n+ sound: clear sound\n- smell: awful smell\nneed: a case";
        let result =
            analyse("en", "Clear sound, the battery is fine. A case would be nice.", &[raw]).expect("analysis");
        assert_eq!(result.sentiment, Some(Sentiment::Positive));
        let aspects = result.aspects.expect("aspects");
        let seen: Vec<(&str, Option<&str>)> = aspects
            .iter()
            .map(|a| (a.aspect.as_str(), a.quote.as_deref()))
            .collect();
        assert_eq!(seen, [("battery", None), ("sound", Some("clear sound"))]);
        assert_eq!(result.needs.expect("needs"), ["a case"]);
    }

    #[test]
    fn chinese_and_votes() {
        let review = "颜色不错，但是拉链不顺。";
        let result = analyse(
            "zh",
            review,
            &["正面", "中性\n+ 颜色：颜色不错\n- 拉链：拉链不顺", "中性"],
        )
        .expect("analysis");
        assert_eq!(
            (result.sentiment, result.aspects.map(|a| a.len())),
            (Some(Sentiment::Neutral), Some(2))
        );
    }

    #[test]
    fn no_analysis_is_an_error() {
        assert_eq!(
            analyse("en", "ok", &["blah blah"]).expect_err("none").code(),
            "nothing_usable"
        );
        assert_eq!(
            analyse("en", "", &["positive"]).expect_err("none").code(),
            "missing_facts"
        );
    }
}
