//! Finds the numbers in a text and what they count: 1,000 and 1000, 一千 and full-width digits, ml and 毫升 are the same thing.
//!
//! A claim is read strictly (一 in 一款 is no number); a fact is read generously, so that whatever it may mean supports a claim.

use std::ops::Range;

use crate::script::is_cjk;
use crate::units::{self, Measure};

/// A number in a text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quantity {
    /// Its digits without leading or trailing zeros and its power of ten.
    pub value: Decimal,
    /// What it counts, where said.
    pub measure: Option<Measure>,
    /// For digits inside a word ("IP67", "1080p"), the whole word in lower-case letters and digits.
    pub code: Option<String>,
    /// Where it stands, with its unit, in bytes.
    pub range: Range<usize>,
}

/// An exact decimal number: `digits * 10^power`, `digits` not divisible by ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Decimal {
    digits: u128,
    power: i32,
}

impl Decimal {
    fn new(mut digits: u128, mut power: i32) -> Self {
        if digits == 0 {
            return Self { digits: 0, power: 0 };
        }
        while digits.is_multiple_of(10) {
            digits /= 10;
            power += 1;
        }
        Self { digits, power }
    }

    /// The number times a power of ten.
    pub fn shifted(self, power: i32) -> Self {
        Self::new(self.digits, self.power.saturating_add(power))
    }
}

/// How a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Only what a reader takes for a number.
    Claim,
    /// Everything that could be one.
    Fact,
}

/// The numbers of a text in order.
pub(crate) fn quantities(text: &str, reading: Reading) -> Vec<Quantity> {
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let next = read_digits(text, at)
            .or_else(|| read_chinese(text, at, reading))
            .or_else(|| read_words(text, at, reading));
        match next {
            Some(quantity) if quantity.range.end > at => {
                at = quantity.range.end;
                join_unit(text, &mut found, &quantity);
                if reading == Reading::Fact || !is_list_mark(text, &quantity) {
                    found.push(quantity);
                }
            }
            _ => at += c.len_utf8(),
        }
    }
    found
}

/// "10 x 20 x 30 cm", "5-7 days": the unit at the end counts for the numbers before it.
fn join_unit(text: &str, found: &mut [Quantity], last: &Quantity) {
    let Some(measure) = last.measure else {
        return;
    };
    let mut start = last.range.start;
    for quantity in found.iter_mut().rev() {
        let between = text.get(quantity.range.end..start).map(str::trim).unwrap_or("?");
        let joined = matches!(
            between,
            "x" | "X" | "×" | "*" | "-" | "–" | "~" | "～" | "至" | "到" | "to" | "/" | "、" | "—"
        );
        if !joined || quantity.measure.is_some() || quantity.code.is_some() {
            return;
        }
        quantity.measure = Some(measure);
        start = quantity.range.start;
    }
}

/// "1. " opening a line numbers the line; a keycap emoji does too.
fn is_list_mark(text: &str, quantity: &Quantity) -> bool {
    let rest = &text[quantity.range.end..];
    if rest.starts_with(['\u{fe0f}', '\u{20e3}']) {
        return true;
    }
    let line = text[..quantity.range.start].rfind('\n').map_or(0, |n| n + 1);
    quantity.measure.is_none()
        && text[line..quantity.range.start].trim().is_empty()
        && quantity.range.len() <= 2
        && [". ", ") ", "、", "）"].iter().any(|mark| rest.starts_with(mark))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => c.to_digit(10),
    }
}

/// A number written in digits that starts exactly here.
fn read_digits(text: &str, at: usize) -> Option<Quantity> {
    let rest = &text[at..];
    digit(rest.chars().next()?)?;
    let (value, length) = number(rest);
    let mut end = at + length;
    let before = text[..at].chars().next_back();
    if let Some(code) = code_around(text, at, end) {
        return Some(Quantity {
            value,
            measure: None,
            code: Some(code.0),
            range: code.1,
        });
    }
    let (value, grown) = chinese_multiplier(value, &text[end..]);
    end += grown;
    let (measure, end) = unit_after(text, end);
    if let Some((money, sign)) = before.and_then(|c| units::currency(c).map(|money| (money, c))) {
        return Some(Quantity {
            value,
            measure: Some(money),
            code: None,
            range: at - sign.len_utf8()..end,
        });
    }
    Some(Quantity {
        value,
        measure,
        code: None,
        range: at..end,
    })
}

/// Digits, thousands separators and one decimal point.
fn number(text: &str) -> (Decimal, usize) {
    let mut digits: u128 = 0;
    let mut power = 0;
    let mut decimals = false;
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if let Some(d) = digit(c) {
            // Beyond 30 digits the value no longer matters; an identifier that long is compared by its first 30.
            if digits < 10u128.pow(30) {
                digits = digits * 10 + u128::from(d);
                power -= i32::from(decimals);
            }
            end = at + c.len_utf8();
            continue;
        }
        let follows = |n: usize| {
            text[at + c.len_utf8()..]
                .chars()
                .take(n)
                .filter(|&c| digit(c).is_some())
                .count()
                == n
        };
        let separator = matches!(c, ',' | '，') && !decimals && follows(3) && {
            let after: String = text[at + c.len_utf8()..].chars().skip(3).take(1).collect();
            !after.chars().any(|c| digit(c).is_some())
        };
        if (matches!(c, '.' | '．') && !decimals && follows(1)) || separator {
            decimals = decimals || matches!(c, '.' | '．');
            continue;
        }
        break;
    }
    (Decimal::new(digits, power), end)
}

fn chinese_multiplier(value: Decimal, rest: &str) -> (Decimal, usize) {
    let power = match rest.chars().next() {
        Some('万') if !rest.starts_with("万像素") => 4,
        Some('亿') => 8,
        Some('千') if !["千克", "千米", "千瓦"].iter().any(|unit| rest.starts_with(unit)) => 3,
        Some('百') => 2,
        _ => return (value, 0),
    };
    (value.shifted(power), '万'.len_utf8())
}

/// The unit after a number, with at most one blank or hyphen between; returns the end of number and unit.
fn unit_after(text: &str, end: usize) -> (Option<Measure>, usize) {
    let rest = &text[end..];
    let gap = rest
        .chars()
        .next()
        .filter(|c| matches!(c, ' ' | '-' | '\u{a0}'))
        .map_or(0, char::len_utf8);
    let Some((measure, length)) = units::at_start(&rest[gap..]) else {
        return (None, end);
    };
    let spelling = rest[gap..gap + length].to_ascii_lowercase();
    // "3 in a box", "5 a day", "2 x 10": single letters and "in" are units only when they touch the number.
    let loose = gap > 0 && matches!(spelling.as_str(), "in" | "a" | "x" | "s" | "k" | "\"" | "v");
    let times = spelling == "x"
        && rest[gap + length..]
            .trim_start()
            .starts_with(|c: char| digit(c).is_some());
    if loose || times {
        return (None, end);
    }
    (Some(measure), end + gap + length)
}

/// The word that digits are part of, when letters touch them and are no unit: "IP67", "WH-1000XM5", "2in1".
fn code_around(text: &str, start: usize, end: usize) -> Option<(String, Range<usize>)> {
    let part = |c: char| c.is_ascii_alphanumeric();
    let before: String = text[..start]
        .chars()
        .rev()
        .take_while(|&c| part(c) || c == '-')
        .collect();
    let lead = before.chars().next().is_some_and(|c| c.is_ascii_alphabetic())
        || (before.starts_with('-') && before.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic()));
    let after: String = text[end..].chars().take_while(|&c| part(c)).collect();
    let trail = after.starts_with(|c: char| c.is_ascii_alphabetic()) && {
        let sized = after.starts_with(['x', 'X']) && after[1..].starts_with(|c: char| c.is_ascii_digit());
        !sized && units::at_start(&text[end..]).is_none()
    };
    if !lead && !trail {
        return None;
    }
    let range = start - before.len()..end + after.len();
    let code: String = text[range.clone()]
        .chars()
        .filter(|&c| part(c))
        .flat_map(char::to_lowercase)
        .collect();
    Some((code, range))
}

fn numeral(c: char) -> Option<u64> {
    Some(match c {
        '零' | '〇' => 0,
        '一' | '壹' => 1,
        '二' | '两' | '贰' => 2,
        '三' | '叁' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn multiplier(c: char) -> Option<u64> {
    Some(match c {
        '十' | '拾' => 10,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        _ => return None,
    })
}

/// Phrases that hold numerals and count nothing.
const IDIOMS: [&str; 24] = [
    "一年四季",
    "四周",
    "三明治",
    "五金",
    "十分",
    "千万",
    "百搭",
    "万一",
    "一天到晚",
    "一日三餐",
    "一周年",
    "三角",
    "一个",
    "一款",
    "一件",
    "一份",
    "一起",
    "一样",
    "一点",
    "五花八门",
    "四面八方",
    "一张",
    "一条",
    "两个人",
];

/// A number written in Chinese characters that starts exactly here.
fn read_chinese(text: &str, at: usize, reading: Reading) -> Option<Quantity> {
    let rest = &text[at..];
    let first = rest.chars().next()?;
    let percent = rest
        .strip_prefix("百分之")
        .is_some_and(|rest| rest.starts_with(|c| numeral(c).is_some() || multiplier(c).is_some()));
    let half = first == '半' && units::at_start(&rest[first.len_utf8()..]).is_some_and(|(m, _)| !m.soft);
    let skip = if percent { "百分之".len() } else { 0 };
    if half {
        let (measure, end) = unit_after(text, at + first.len_utf8());
        return Some(Quantity {
            value: Decimal::new(5, -1),
            measure,
            code: None,
            range: at..end,
        });
    }
    if numeral(first).is_none() && first != '十' && !percent {
        return None;
    }
    let run: String = rest[skip..]
        .chars()
        .take_while(|&c| numeral(c).is_some() || multiplier(c).is_some())
        .collect();
    let value = Decimal::new(u128::from(chinese_value(&run)), 0);
    let end = at + skip + run.len();
    let (measure, whole) = if percent {
        (percent_measure(), end)
    } else {
        unit_after(text, end)
    };
    let quantity = Quantity {
        value,
        measure,
        code: None,
        range: at..whole,
    };
    (reading == Reading::Fact || is_said_number(text, &quantity, &run)).then_some(quantity)
}

fn percent_measure() -> Option<Measure> {
    units::at_start("%").map(|(measure, _)| measure)
}

fn is_said_number(text: &str, quantity: &Quantity, run: &str) -> bool {
    let at = quantity.range.start;
    if text[..at].ends_with(['第', '十', '统', '唯', '之', '同', '单', '万', '再', '某', '每'])
        || IDIOMS.iter().any(|idiom| text[at..].starts_with(idiom))
    {
        return text[at..].starts_with("百分之");
    }
    let large = run.chars().count() >= 2 && run.chars().any(|c| multiplier(c).is_some());
    match quantity.measure {
        Some(measure) if !measure.soft => true,
        Some(_) => large || quantity.value != Decimal::new(1, 0),
        None => large,
    }
}

/// 一千二百 is 1200, 二十 is 20, 三五 (a year, a number spelt out) is 35.
fn chinese_value(run: &str) -> u64 {
    if run.chars().all(|c| numeral(c).is_some()) {
        return run.chars().filter_map(numeral).take(18).fold(0, |sum, d| sum * 10 + d);
    }
    let (mut total, mut section, mut current) = (0u64, 0u64, 0u64);
    for c in run.chars() {
        match (numeral(c), multiplier(c)) {
            (Some(d), _) => current = d,
            (_, Some(10_000)) => {
                total = (total + section + current).max(1).saturating_mul(10_000);
                (section, current) = (0, 0);
            }
            (_, Some(m)) => {
                section = section.saturating_add(current.max(1) * m);
                current = 0;
            }
            _ => {}
        }
    }
    total.saturating_add(section).saturating_add(current)
}

const WORDS: [(&str, u64); 30] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("thousand", 1000),
    ("dozen", 12),
];

/// A number written in English words that starts exactly here.
fn read_words(text: &str, at: usize, reading: Reading) -> Option<Quantity> {
    if text[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
        || !text[at..].starts_with(|c: char| c.is_ascii_alphabetic())
    {
        return None;
    }
    let mut value = 0u64;
    let mut end = at;
    loop {
        let gap = if end == at {
            0
        } else {
            text[end..]
                .chars()
                .next()
                .filter(|c| matches!(c, ' ' | '-'))
                .map_or(0, char::len_utf8)
        };
        let word: String = text[end + gap..]
            .chars()
            .take_while(char::is_ascii_alphabetic)
            .collect();
        let known = WORDS
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(&word))
            .filter(|_| end == at || gap > 0);
        let Some(&(_, n)) = known else {
            break;
        };
        value = match n {
            100 | 1000 => value.max(1) * n,
            _ if end == at => n,
            _ if value.is_multiple_of(100) || (value >= 20 && value.is_multiple_of(10) && n < 10) => value + n,
            _ => break,
        };
        end += gap + word.len();
        if value > 1_000_000 {
            break;
        }
    }
    if end == at {
        return None;
    }
    let (measure, whole) = unit_after(text, end);
    // "one" is mostly an article; "hundred" and "thousand" alone are figures of speech.
    let said = value > 1 || measure.is_some_and(|measure| !measure.soft);
    let quantity = Quantity {
        value: Decimal::new(u128::from(value), 0),
        measure,
        code: None,
        range: at..whole,
    };
    (reading == Reading::Fact || said).then_some(quantity)
}

/// Whether `claim` says no more than `fact` does. `label` is the fact's name, which may hold the unit.
pub(crate) fn supports(fact: &Quantity, claim: &Quantity, label: &str, is_price: bool) -> bool {
    if let (Some(a), Some(b)) = (&fact.code, &claim.code) {
        return a == b;
    }
    let Some(unit) = claim.measure else {
        return fact.value == claim.value;
    };
    match fact.measure {
        Some(measure) if measure.soft && unit.soft => fact.value == claim.value,
        Some(measure) => {
            measure.dimension == unit.dimension && fact.value.shifted(measure.power) == claim.value.shifted(unit.power)
        }
        None => {
            fact.value == claim.value
                && (unit.soft || (is_price && units::is_money(unit)) || units::named_in(label, unit))
        }
    }
}

/// Whether `fact` gives the claim's value, though not its unit.
pub(crate) fn same_value(fact: &Quantity, claim: &Quantity) -> bool {
    fact.value == claim.value && fact.measure.is_none()
}

/// A text reduced to letters and digits, to look a code up in.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_ascii_alphanumeric() || is_cjk(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let show = |q: &Quantity| {
            let number = match q.value.power {
                p @ 0..12 => (q.value.digits * 10u128.pow(p as u32)).to_string(),
                p => format!("{}e{p}", q.value.digits),
            };
            let unit = q.measure.map_or(String::new(), |m| {
                format!(" {}{:+}", m.dimension, m.power).replace("+0", "")
            });
            q.code.clone().unwrap_or(number + &unit)
        };
        quantities(text, Reading::Claim).iter().map(show).collect()
    }

    #[test]
    fn spellings_of_one_number() {
        for text in [
            "1,000 ml",
            "1000ml",
            "１０００毫升",
            "一千毫升",
            "1000 毫升",
            "1,000-ml",
        ] {
            assert_eq!(read(text), ["1000 volume-3"], "{text}");
        }
        assert_eq!(
            read("3.50 kg, 2公斤, 500 grams"),
            ["35e-1 mass", "2 mass", "500 mass-3"]
        );
        assert_eq!(read("two-year warranty and twenty-four hours"), ["2 year", "24 hour"]);
        assert_eq!(
            read("两年质保，三档，二十四小时，百分之五，3万次"),
            ["2 year", "3 level", "24 hour", "5 percent", "30000 times"]
        );
    }

    #[test]
    fn chains_share_their_unit() {
        assert_eq!(read("10 x 20 x 30 cm"), ["10 length-2", "20 length-2", "30 length-2"]);
        assert_eq!(read("70×140厘米"), ["70 length-2", "140 length-2"]);
        assert_eq!(read("5-7 days"), ["5 day", "7 day"]);
        assert_eq!(read("3到5天"), ["3 day", "5 day"]);
    }

    #[test]
    fn codes_are_words() {
        assert_eq!(
            read("IP67 E27 WH-1000XM5 1080p 2in1"),
            ["ip67", "e27", "wh1000xm5", "1080p", "2in1"]
        );
    }

    #[test]
    fn prices_and_dates() {
        assert_eq!(
            read("$39.90 or 39.9元 or ¥39"),
            ["399e-1 dollar", "399e-1 yuan", "39 yuan"]
        );
        assert_eq!(read("order 3391"), ["3391"]);
    }

    #[test]
    fn figures_of_speech_are_no_numbers() {
        for text in [
            "一款好用的台灯",
            "一年四季都能用",
            "十分方便",
            "千万别错过",
            "百搭",
            "one of the lamps",
            "1. White lamp",
            "第一次使用",
            "唯一",
            "桌子四周",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn facts_support_what_they_say() {
        let one = |text: &str, reading| quantities(text, reading).remove(0);
        let holds = |fact: &str, claim: &str, label: &str| {
            supports(
                &one(fact, Reading::Fact),
                &one(claim, Reading::Claim),
                label,
                label == "price",
            )
        };
        assert!(holds("1 kg", "1000 g", "") && holds("500 ml", "0.5 L", "") && holds("750", "750 ml", "Capacity (ml)"));
        assert!(holds("39.90", "$39.9", "price") && holds("3", "3 pieces", "Quantity") && holds("12 cm", "12", ""));
        assert!(!holds("1 kg", "1 g", "") && !holds("750", "750 ml", "Capacity") && !holds("12 cm", "13 cm", ""));
        assert!(!holds("3 kg", "3 pieces", "") && holds("三档", "3 modes", ""));
    }
}
