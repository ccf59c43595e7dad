//! Finds the numbers in a text and what they count: 1,000 and 1000, 一千 and full-width digits, ml and 毫升 are the same thing.
//!
//! A claim is read strictly (一 in 一款 is no number); a fact is read generously, so that whatever it may mean supports a claim.

mod spelt;

use std::ops::Range;

use spelt::{read_chinese, read_words};

use crate::rules;
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

impl Quantity {
    /// The value as a count of things, if it may be one.
    pub fn count(&self) -> Option<usize> {
        let things = self.code.is_none() && self.measure.is_none_or(|measure| measure.soft);
        let value = u32::try_from(self.value.power)
            .ok()
            .and_then(|power| self.value.digits.checked_mul(10u128.checked_pow(power)?))?;
        usize::try_from(value).ok().filter(|_| things)
    }
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
    let idioms: Vec<Range<usize>> = match reading {
        Reading::Claim => rules::idioms().find(text).into_iter().map(|(range, _)| range).collect(),
        Reading::Fact => Vec::new(),
    };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let spelt = || read_chinese(text, at, reading).or_else(|| read_words(text, at, reading));
        let next = read_digits(text, at).or_else(|| {
            let idiom = idioms.iter().find(|idiom| idiom.contains(&at));
            if idiom.is_some() { None } else { spelt() }
        });
        match next {
            Some(quantity) if quantity.range.end > at => {
                at = quantity.range.end;
                join_unit(text, &mut found, &quantity, reading);
                if reading == Reading::Fact || !is_list_mark(text, &quantity) {
                    found.push(quantity);
                }
            }
            _ => at += c.len_utf8(),
        }
    }
    found
}

/// "10 x 20 x 30 cm", "5-7 days": the unit at the end counts for the numbers before it. A fact may list them ("50, 100 ml").
fn join_unit(text: &str, found: &mut [Quantity], last: &Quantity, reading: Reading) {
    let Some(measure) = last.measure else {
        return;
    };
    let mut start = last.range.start;
    for quantity in found.iter_mut().rev() {
        let between = text.get(quantity.range.end..start).map(str::trim).unwrap_or("?");
        let joined = matches!(
            between,
            "x" | "X" | "×" | "*" | "-" | "–" | "~" | "～" | "至" | "到" | "to" | "/" | "、" | "—"
        ) || (reading == Reading::Fact && matches!(between, "," | "，" | "and" | "or" | "和" | "+"));
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
    let (value, length) = number(rest, may_group(text, at), text[..at].chars().next_back());
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
    if is_mobile_network(&text[at..]) {
        let code = text[at..at + 2].to_ascii_lowercase();
        return Some(Quantity {
            value,
            measure: None,
            code: Some(code),
            range: at..at + 2,
        });
    }
    let (mut value, mut measure) = (value, None);
    if !is_identifier(text, at, length) {
        let (multiplied, grown) = chinese_multiplier(value, &text[end..]);
        value = multiplied;
        (measure, end) = unit_after(text, end + grown);
    }
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

/// "5G" is a network, "5g" a weight.
fn is_mobile_network(text: &str) -> bool {
    let rest = text
        .strip_prefix(['2', '3', '4', '5'])
        .and_then(|rest| rest.strip_prefix('G'));
    rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Words that open an order's, a parcel's or an article's number.
const NUMBERED: [&str; 7] = ["订单", "单号", "编号", "货号", "款号", "运单", "快递"];

/// Whether these digits name something ("订单70412", "#3391"): what follows them is no unit.
fn is_identifier(text: &str, at: usize, length: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', ':', '：', '号', '#', '.', '是', '为']);
    let marked = text[..at].ends_with('#');
    let length = text[at..at + length].chars().count();
    marked || length >= 9 || (length >= 4 && NUMBERED.iter().any(|word| before.ends_with(word)))
}

/// Whether a comma inside the number that starts here may group thousands. After a letter it separates ("IPX7,199元"), and
/// so it does after a range whose clause goes on in Chinese ("38-46,329元").
fn may_group(text: &str, at: usize) -> bool {
    let Some(before) = text[..at].chars().next_back() else {
        return true;
    };
    if before.is_ascii_alphabetic() {
        return false;
    }
    if !matches!(before, '-' | '~' | '～' | '–' | '—' | '至' | '到') {
        return true;
    }
    let lead = &text[..at - before.len_utf8()];
    let from: String = lead
        .chars()
        .rev()
        .take_while(|&c| digit(c).is_some() || c == ',')
        .collect();
    let goes_on = text[at..]
        .trim_start_matches(|c: char| digit(c).is_some() || c == ',')
        .starts_with(is_cjk);
    let letter = lead.ends_with(|c: char| c.is_ascii_alphabetic());
    !letter && (from.contains(',') || from.len() >= 4 || !goes_on || from.is_empty())
}

/// Digits, thousands separators and one decimal point. The Chinese comma separates clauses, so it groups only full-width
/// digits.
fn number(text: &str, may_group: bool, before: Option<char>) -> (Decimal, usize) {
    let mut digits: u128 = 0;
    let mut power = 0;
    let mut decimals = false;
    let mut end = 0;
    // Digits since the start or the last separator, and whether there was one.
    let (mut group, mut grouped) = (0, false);
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        if let Some(d) = digit(c) {
            // Beyond 30 digits the value no longer matters; an identifier that long is compared by its first 30.
            if digits < 10u128.pow(30) {
                digits = digits * 10 + u128::from(d);
                power -= i32::from(decimals);
            }
            end = at + c.len_utf8();
            group += 1;
            last = c;
            continue;
        }
        let rest = &text[at + c.len_utf8()..];
        let follow = rest.chars().take(4).take_while(|&c| digit(c).is_some()).count();
        let wide = c == '，' && !last.is_ascii() && rest.starts_with(|c: char| !c.is_ascii());
        let fits = if grouped { group == 3 } else { (1..=3).contains(&group) };
        let separator = (c == ',' || wide) && may_group && fits && !decimals && follow == 3;
        if separator {
            (group, grouped) = (0, true);
            continue;
        }
        // "19,5 cm": one digit after the comma, and no list of single numbers around it.
        let listed = before == Some(',')
            || rest
                .chars()
                .nth(1)
                .is_some_and(|c| c == ',' || c == '.' || digit(c).is_some());
        let comma = c == ',' && may_group && follow == 1 && !grouped && !listed && is_measured(&rest[1..]);
        if (matches!(c, '.' | '．') || comma) && !decimals && follow >= 1 {
            decimals = true;
            continue;
        }
        break;
    }
    (Decimal::new(digits, power), end)
}

/// Whether a measure or a further side follows a number: " cm", " x 13 cm".
fn is_measured(after: &str) -> bool {
    let after = after.trim_start();
    let side = after.strip_prefix(['x', 'X', '×', '*']).map(str::trim_start);
    side.is_some_and(|side| side.starts_with(|c| digit(c).is_some()))
        || units::at_start(after).is_some_and(|(measure, _)| !measure.soft)
}

fn chinese_multiplier(value: Decimal, rest: &str) -> (Decimal, usize) {
    let power = match rest.chars().next() {
        Some('万') => 4,
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
    let unit = &rest[gap..];
    if (loose && !is_spelt_inch(&spelling, &unit[length..]))
        || times
        || is_weekday(unit, measure)
        || is_other_word(&spelling, &unit[length..])
        || (spelling == "\"" && closes_quote(text, end))
    {
        return (None, end);
    }
    (Some(measure), end + gap + length)
}

/// "1/4 in" at an end of something is inches; "3 in a box" is not.
fn is_spelt_inch(spelling: &str, after: &str) -> bool {
    spelling == "in" && (after.is_empty() || after.starts_with([',', ';', ')', '/']))
}

/// 999转运珠 turns nothing: the character belongs to the next word.
fn is_other_word(spelling: &str, after: &str) -> bool {
    // "8 w/ remote" is 8 with it.
    spelling == "w" && after.starts_with("/ ")
        || spelling == "转"
            && after.starts_with([
                '运', '动', '化', '换', '接', '账', '手', '身', '轴', '角', '头', '盘', '印',
            ])
}

/// Whether the mark at `at` ends a quotation ("ob. 1794") rather than measuring inches: a mark before a word is still open.
fn closes_quote(text: &str, at: usize) -> bool {
    let line = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let inch = |at: usize| text[..at].ends_with(|c: char| c.is_ascii_digit());
    let marks = text[line..at].match_indices('"').filter(|(n, _)| !inch(line + n));
    marks.count() % 2 == 1
}

/// "周四" after a number is a day, not four of its weeks; "3周一次" is not.
fn is_weekday(unit: &str, measure: Measure) -> bool {
    let Some(rest) = ["周", "星期", "礼拜"].iter().find_map(|week| unit.strip_prefix(week)) else {
        return false;
    };
    let mut chars = rest.chars();
    measure.dimension == "week"
        && chars
            .next()
            .is_some_and(|c| matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '日' | '天' | '末'))
        && !chars
            .next()
            .is_some_and(|c| matches!(c, '次' | '回' | '趟' | '遍' | '瓶' | '片' | '包' | '个'))
}

/// The word that digits are part of, when letters touch them and are no unit: "IP67", "WH-1000XM5", "2in1".
fn code_around(text: &str, start: usize, end: usize) -> Option<(String, Range<usize>)> {
    let part = |c: char| c.is_ascii_alphanumeric();
    let before: String = text[..start]
        .chars()
        .rev()
        .take_while(|&c| part(c) || c == '-')
        .collect();
    let unit = before
        .strip_prefix('-')
        .map(|word| word.chars().rev().collect::<String>());
    let ranged = unit.is_some_and(|unit| ends_measured(&text[..start - before.len()], &unit));
    let lead = !ranged && before.chars().next().is_some_and(|c| c.is_ascii_alphabetic())
        || !ranged && (before.starts_with('-') && before.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic()));
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

/// "6 months-3 years": whether the word before a hyphen is the unit of a number before it, so that the hyphen makes no code.
fn ends_measured(before: &str, word: &str) -> bool {
    let digits = word.chars().take_while(char::is_ascii_digit).count();
    let unit = &word[digits..];
    let counted = digits > 0 || before.trim_end_matches(' ').ends_with(|c: char| c.is_ascii_digit());
    counted && !unit.is_empty() && units::at_start(unit).is_some_and(|(_, length)| length == unit.len())
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
            "桌子四周，四周锁边",
            "忙了一天，新一年，第一顿",
            "伸进去转一转，再试一试",
            "一家三口，五颜六色",
            "One day you will need it, and the better of the two is this one",
            "a minute or two",
        ] {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }

    #[test]
    fn marks_after_digits() {
        assert_eq!(
            read("3/8\" radius, 1/4\" shank"),
            ["3 inch", "8 inch", "1 inch", "4 inch"]
        );
        assert_eq!(read("\"Eliza ob. 4 May 1794\" is inscribed"), ["4", "1794"]);
        assert_eq!(read("\"Fine\" at 27-35\""), ["27 inch", "35 inch"]);
        assert_eq!(read("5G and 5g and 15G"), ["5g", "5 mass-3", "15 mass-3"]);
        assert_eq!(read("足金999转运珠，999转"), ["999", "999 rotation"]);
        assert_eq!(read("19,5 x 13,8 cm"), ["195e-1 length-2", "138e-1 length-2"]);
        assert_eq!(
            read("1,2,3 and 3,5 and 1,5,7 cm"),
            ["1", "2", "3", "3", "5", "1", "5", "7 length-2"]
        );
        assert_eq!(read("shank 1/4 in, 3 in a box"), ["1 inch", "4 inch", "3"]);
    }

    #[test]
    fn an_amount_of_one_is_still_a_number() {
        assert_eq!(read("质保一年，四周内发货"), ["1 year", "4 week"]);
        assert_eq!(read("一天内发货，续航一天"), ["1 day", "1 day"]);
        assert_eq!(read("a one-year warranty, ready in one hour"), ["1 year", "1 hour"]);
        assert_eq!(read("两三天到，三五天到"), ["3 day", "5 day"]);
    }

    #[test]
    fn chinese_commas_separate() {
        assert_eq!(read("IPX7，199元"), ["ipx7", "199 yuan"]);
        assert_eq!(read("IPX7,199元"), ["ipx7", "199 yuan"]);
        assert_eq!(read("38-46，329元"), ["38", "46", "329 yuan"]);
        assert_eq!(read("38-46,329元"), ["38", "46", "329 yuan"]);
        assert_eq!(read("共12，300元"), ["12", "300 yuan"]);
        for text in ["1,299元", "１，２９９元", "10-1,299 元"] {
            assert!(read(text).contains(&"1299 yuan".to_owned()), "{text}: {:?}", read(text));
        }
        assert_eq!(
            read("12,345,678 and 1,2345 and 10-1,000 lumens"),
            ["12345678", "1", "2345", "10 light", "1000 light"]
        );
    }

    #[test]
    fn order_numbers_take_no_unit() {
        assert_eq!(read("订单70412周四发货"), ["70412"]);
        assert_eq!(read("订单3391天天快递"), ["3391"]);
        assert_eq!(read("#3391 m, 3391 m"), ["3391", "3391 length"]);
        assert_eq!(read("等3周，3周一次，3周日"), ["3 week", "3 week", "3"]);
        assert_eq!(read("订单3391，3天送达"), ["3391", "3 day"]);
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
