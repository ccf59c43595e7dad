//! Numbers written in words: 二十四, 半, "twenty-four"; and which such words count nothing.

use super::{Decimal, Quantity, Reading, unit_after};
use crate::script::is_cjk;
use crate::units::{self, Measure};

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

/// A number written in Chinese characters that starts exactly here.
pub(super) fn read_chinese(text: &str, at: usize, reading: Reading) -> Option<Quantity> {
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
    let end = at + skip + run.len();
    let (measure, whole) = if percent {
        (percent_measure(), end)
    } else {
        unit_after(text, end)
    };
    let value = about(&run)
        .filter(|_| measure.is_some())
        .unwrap_or_else(|| chinese_value(&run));
    let value = Decimal::new(u128::from(value), 0);
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
    let (before, after) = (&text[..at], &text[at + run.len().min(text.len() - at)..]);
    if before.ends_with(['第', '十', '统', '唯', '之', '同', '单', '万', '再', '某', '每']) {
        return text[at..].starts_with("百分之");
    }
    // 转一转, 试一试: a verb, said lightly.
    if run == "一"
        && before
            .chars()
            .next_back()
            .is_some_and(|c| is_cjk(c) && after.starts_with(c))
    {
        return false;
    }
    let large = run.chars().count() >= 2 && run.chars().any(|c| multiplier(c).is_some());
    match quantity.measure {
        // 四周 is mostly "all round".
        Some(measure) if !measure.soft => {
            !(run == "一" || (run == "四" && text[at..].starts_with("四周")))
                || is_said_one(measure, before, &text[quantity.range.end..])
        }
        Some(_) => large || quantity.value != Decimal::new(1, 0),
        None => large,
    }
}

/// What stands before a length of time that is meant as one: 质保一年, 续航一天.
const SPAN_BEFORE: [&str; 24] = [
    "质保",
    "保修",
    "保质期",
    "续航",
    "待机",
    "可用",
    "能用",
    "够用",
    "用",
    "为",
    "约",
    "达",
    "需",
    "要",
    "等",
    "满",
    "近",
    "期",
    "少",
    "多",
    "不到",
    "过",
    "仅",
    "只",
];

/// What stands after it: 一天内, 一年质保.
const SPAN_AFTER: [&str; 20] = [
    "内",
    "以内",
    "之内",
    "左右",
    "质保",
    "保修",
    "包换",
    "包退",
    "以上",
    "后",
    "可",
    "就",
    "即",
    "保",
    "期",
    "免费",
    "无理由",
    "到",
    "送",
    "发",
];

/// 一 with a unit is a number only where an amount is meant: 一天 alone is any day, 一转 and 一度 are figures of speech.
fn is_said_one(measure: Measure, before: &str, after: &str) -> bool {
    match measure.dimension {
        "rotation" | "degree" | "inch" | "foot" => false,
        "second" | "minute" | "hour" | "day" | "week" | "month" | "year" => {
            SPAN_BEFORE.iter().any(|word| before.ends_with(word))
                || SPAN_AFTER.iter().any(|word| after.starts_with(word))
        }
        _ => true,
    }
}

/// 两三 and 三五 before a unit: about that many. The larger one is what may be promised.
fn about(run: &str) -> Option<u64> {
    let mut chars = run.chars();
    let (first, second) = (numeral(chars.next()?)?, numeral(chars.next()?)?);
    let near = first >= 1 && (second == first + 1 || (first, second) == (3, 5));
    (near && chars.next().is_none()).then_some(second)
}

/// 一千二百 is 1200, 二十 is 20, 三五 (a year, a number spelt out) is 35.
fn chinese_value(run: &str) -> u64 {
    if run.chars().all(|c| numeral(c).is_some()) {
        return run.chars().filter_map(numeral).take(18).fold(0, |sum, d| sum * 10 + d);
    }
    let (mut total, mut section, mut current) = (0u64, 0u64, 0u64);
    // 一百八 is 180, 一百零八 is 108.
    let mut short = 1u64;
    for c in run.chars() {
        match (numeral(c), multiplier(c)) {
            (Some(0), _) => (current, short) = (0, 1),
            (Some(d), _) => current = d,
            (_, Some(10_000)) => {
                total = (total + section + current).max(1).saturating_mul(10_000);
                (section, current, short) = (0, 0, 1_000);
            }
            (_, Some(m)) => {
                section = section.saturating_add(current.max(1) * m);
                (current, short) = (0, m / 10);
            }
            _ => {}
        }
    }
    total.saturating_add(section).saturating_add(current * short)
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
pub(super) fn read_words(text: &str, at: usize, reading: Reading) -> Option<Quantity> {
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
    // "one" is mostly an article, "one day" any day.
    let said =
        value > 1 || measure.is_some_and(|measure| !measure.soft && is_said_one_in_english(text, at, whole, measure));
    let quantity = Quantity {
        value: Decimal::new(u128::from(value), 0),
        measure,
        code: None,
        range: at..whole,
    };
    (reading == Reading::Fact || said).then_some(quantity)
}

/// "One year warranty" and "in one day" mean an amount; "one day you will" does not.
fn is_said_one_in_english(text: &str, start: usize, end: usize, measure: Measure) -> bool {
    if !matches!(
        measure.dimension,
        "second" | "minute" | "hour" | "day" | "week" | "month" | "year"
    ) {
        return true;
    }
    let before = text[..start]
        .split_whitespace()
        .next_back()
        .unwrap_or("")
        .to_lowercase();
    let after = text[end..].split_whitespace().next().unwrap_or("").to_lowercase();
    let leads = [
        "in", "within", "for", "takes", "take", "under", "about", "of", "lasts", "to", "only", "just", "than", "after",
        "is", "a",
    ];
    let follows = [
        "warranty",
        "guarantee",
        "delivery",
        "shipping",
        "or",
        "battery",
        "return",
        "returns",
        "at",
        "max",
    ];
    leads.contains(&before.as_str()) || follows.contains(&after.trim_matches(|c: char| !c.is_alphanumeric()))
}
