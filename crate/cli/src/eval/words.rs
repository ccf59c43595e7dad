//! Texts as comparable units: English words without their endings, Chinese characters by twos, numbers.

use shopquill_seller::is_han;

/// The units of a text in lower case: words of letters, runs of digits, pairs of Han characters (a single one by itself).
pub fn units(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let lower = text.to_lowercase();
    let mut rest = lower.as_str();
    while let Some(c) = rest.chars().next() {
        let kind: fn(char) -> bool = if is_han(c) {
            is_han
        } else if c.is_ascii_digit() {
            |c| c.is_ascii_digit()
        } else if c.is_alphabetic() {
            |c| c.is_alphabetic() && !is_han(c)
        } else {
            rest = &rest[c.len_utf8()..];
            continue;
        };
        let end = rest.find(|c| !kind(c)).unwrap_or(rest.len());
        let (run, tail) = rest.split_at(end);
        rest = tail;
        if is_han(c) {
            let characters: Vec<char> = run.chars().collect();
            match characters.len() {
                1 => out.push(run.to_owned()),
                _ => out.extend(characters.windows(2).map(|pair| pair.iter().collect())),
            }
        } else {
            out.push(stem(run).to_owned());
        }
    }
    out
}

/// An English word without its commonest endings; a rough stem is enough to compare "folds" with "folding".
fn stem(word: &str) -> &str {
    let endings = ["ings", "ing", "ies", "es", "ed", "s", "e", "y"];
    let cut = |ending: &&str| word.strip_suffix(*ending).filter(|rest| rest.chars().count() >= 3);
    endings.iter().find_map(cut).unwrap_or(word)
}

/// The runs of digits in a text, decimal marks kept, trailing zeros not ("1,200" and "1200", "5.0" and "5" are the same).
pub fn numbers(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let characters: Vec<char> = text.chars().map(half_width).collect();
    let mut at = 0;
    while at < characters.len() {
        if !characters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let mut number = String::new();
        while at < characters.len() {
            let c = characters[at];
            let digit_after = characters.get(at + 1).is_some_and(char::is_ascii_digit);
            if c.is_ascii_digit() || (c == '.' && digit_after && !number.contains('.')) {
                number.push(c);
            } else if !(c == ',' && digit_after) {
                break;
            }
            at += 1;
        }
        if number.contains('.') {
            number.truncate(number.trim_end_matches('0').trim_end_matches('.').len());
        }
        out.push(number);
    }
    out
}

fn half_width(c: char) -> char {
    match c as u32 {
        0xFF10..=0xFF19 => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_pairs_and_numbers() {
        assert_eq!(units("Folds, 不锈钢 12cm"), ["fold", "不锈", "锈钢", "12", "cm"]);
        assert_eq!(numbers("1,200 g, 5.0 l, １２ and v2.5"), ["1200", "5", "12", "2.5"]);
    }
}
