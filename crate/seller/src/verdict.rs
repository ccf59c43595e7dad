//! What a review says outright of its own feeling: a middling word weighs more than a guess from its details.
//!
//! Praise is never taken at its word ("five stars for the box" is how irony begins), nor is a low rating: stars are also
//! lost, raised and given back.

use crate::result::Sentiment;

/// Wordings that call a thing middling.
const MIDDLING: [&str; 32] = [
    "so-so",
    "so so",
    "nothing special",
    "just ok",
    "just okay",
    "it's ok",
    "its ok",
    "it's okay",
    "it is ok",
    "mediocre",
    "middle of the road",
    "fifty-fifty",
    "fifty fifty",
    "50/50",
    "mixed feelings",
    "neither good nor bad",
    "not good, not bad",
    "not great, not terrible",
    "average product",
    "average quality",
    "pretty average",
    "3 stars",
    "three stars",
    "3/5",
    "一般般",
    "一般吧",
    "中规中矩",
    "马马虎虎",
    "还行吧",
    "不好不坏",
    "一半一半",
    "无功无过",
];
/// Words of a plain complaint: something middling beside them is no verdict.
const COMPLAINTS: [&str; 18] = [
    "broke",
    "refund",
    "waste",
    "sent it back",
    "returned it",
    "garbage",
    "rubbish",
    "never again",
    "don't buy",
    "do not buy",
    "坏",
    "退货",
    "退款",
    "垃圾",
    "差评",
    "别买",
    "再也不",
    "后悔",
];

/// The feeling that the review states; nothing where it states none.
pub(crate) fn stated(review: &str) -> Option<Sentiment> {
    let low = review.to_lowercase().replace('’', "'");
    let says = |words: &[&str]| words.iter().any(|word| low.contains(word));
    (says(&MIDDLING) && !says(&COMPLAINTS)).then_some(Sentiment::Neutral)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outright_verdicts() {
        assert_eq!(stated("Nothing special, it holds pens."), Some(Sentiment::Neutral));
        assert_eq!(stated("杯子一般般，能用"), Some(Sentiment::Neutral));
    }

    #[test]
    fn irony_and_complaints_are_left_to_the_model() {
        assert_eq!(stated("Five stars for the box. The lamp is dead."), None);
        assert_eq!(stated("It's ok they said. It broke on day two."), None);
        assert_eq!(stated("Lovely lamp."), None);
    }
}
