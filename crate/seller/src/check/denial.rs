//! Denials that a fact bears out without saying them: what is not on a closed list, and what a correction takes back.

use std::ops::Range;

use super::clauses::sentence_at;
use crate::script::is_cjk;

/// Whether the denied words at `claim` correct something else of the same kind that the sentence rightly asserts: "The
/// gasket is silicone, not rubber". "No rubber" would deny it of the whole thing, and a fact on one part says nothing of that.
pub(super) fn corrects(text: &str, claim: &Range<usize>, asserted: &[Range<usize>]) -> bool {
    let sentence = sentence_at(text, claim.start);
    let before = text[sentence.start..claim.start].trim_end();
    let joined = |c: char| matches!(c, ',' | '，' | ' ') || is_cjk(c);
    let lead = ["not", "不是", "并非"]
        .iter()
        .find_map(|word| before.strip_suffix(word));
    let lead = lead.filter(|lead| lead.ends_with(joined));
    lead.is_some_and(|_| {
        asserted
            .iter()
            .any(|range| sentence.contains(&range.start) && range.start != claim.start)
    })
}

#[cfg(test)]
mod tests {
    use super::super::place;
    use super::*;

    #[test]
    fn corrections() {
        let corrected =
            |text: &str, right: &str, wrong: &str| corrects(text, &place(text, wrong), &[place(text, right)]);
        assert!(corrected("The gasket is silicone, not rubber.", "silicone", "rubber"));
        assert!(corrected("是硅胶的，不是橡胶的。", "硅胶", "橡胶"));
        assert!(!corrected(
            "The gasket is silicone, with no rubber.",
            "silicone",
            "rubber"
        ));
        assert!(!corrected("It is silicone. It is not rubber.", "silicone", "rubber"));
    }
}
