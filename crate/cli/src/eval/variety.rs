//! How varied texts are: distinct-n (Li et al. 2016, A Diversity-Promoting Objective Function for Neural Conversation Models).

use shopquill_seller::is_han;
use std::collections::BTreeSet;

/// Different n-grams over all n-grams; tokens are words, or characters in Chinese.
pub fn distinct<'a>(texts: impl Iterator<Item = &'a str>, n: usize) -> f64 {
    let (mut different, mut all) = (BTreeSet::new(), 0usize);
    for text in texts {
        for gram in tokens(text).windows(n) {
            all += 1;
            different.insert(gram.join(" "));
        }
    }
    if all == 0 {
        return 0.0;
    }
    different.len() as f64 / all as f64
}

fn tokens(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in text.to_lowercase().chars() {
        if c.is_alphanumeric() && !is_han(c) {
            word.push(c);
            continue;
        }
        if !word.is_empty() {
            out.push(std::mem::take(&mut word));
        }
        if is_han(c) {
            out.push(c.to_string());
        }
    }
    if !word.is_empty() {
        out.push(word);
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn repeated_text_is_less_distinct() {
        let once = super::distinct(["a b c d"].into_iter(), 2);
        let twice = super::distinct(["a b c d", "a b c d"].into_iter(), 2);
        assert!((once - 1.0).abs() < 1e-9 && (twice - 0.5).abs() < 1e-9);
    }
}
