//! Reads single cells of a table: amounts, spans of time, days. A cell that could mean something else is not read.

/// An amount: `1,234.50`, `¥1 234`, `1.2万`, `3k`, `(12.00)`. A percentage is a rate, not an amount.
pub(crate) fn amount(cell: &str) -> Option<f64> {
    let text: String = cell.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
    let (text, negative) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner.to_owned(), true),
        None => (text, false),
    };
    let start = text.find(|c: char| c.is_ascii_digit() || c == '.')?;
    let (before, rest) = text.split_at(start);
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',' | '\''));
    let (digits, unit) = rest.split_at(end.unwrap_or(rest.len()));
    let minus = before.contains('-');
    if !before.chars().all(|c| c == '-' || is_money_sign(c)) {
        return None;
    }
    let value = decimal(digits)? * scale(unit)?;
    Some(if negative || minus { -value } else { value })
}

/// Full-width digits and signs as their usual ones.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '−' => '-',
        _ => c,
    }
}

/// Signs and letters of a currency before or after an amount: `US$`, `RMB`, 元.
fn is_money_sign(c: char) -> bool {
    c.is_ascii_uppercase() || matches!(c, '$' | '¥' | '€' | '£' | '₩' | '₫' | '฿' | '₱' | '₽' | '元' | '円')
}

/// What the letters after an amount multiply it by; `None` where they are no unit of an amount.
fn scale(unit: &str) -> Option<f64> {
    let mut chars = unit.chars().peekable();
    let factor = match chars.peek() {
        Some('k' | 'K' | '千') => 1e3,
        Some('m' | 'M') => 1e6,
        Some('w' | 'W' | '万') => 1e4,
        Some('亿') => 1e8,
        _ => 1.0,
    };
    if factor != 1.0 {
        chars.next();
    }
    let counted = ["", "人", "人次", "次", "单", "件", "个", "笔"];
    let rest: String = chars.collect();
    (counted.contains(&rest.as_str()) || rest.chars().all(is_money_sign)).then_some(factor)
}

/// Digits with marks between them. The last mark is the decimal one if it stands alone and not before three digits.
fn decimal(digits: &str) -> Option<f64> {
    let marks: Vec<usize> = digits.match_indices(['.', ',', '\'']).map(|(at, _)| at).collect();
    let plain = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let Some(&last) = marks.last() else {
        return digits.parse().ok();
    };
    let mark = &digits[last..=last];
    let groups_of_three = digits.len() - last - 1 == 3;
    let repeated = digits.matches(mark).count() > 1;
    let is_point = !repeated && (mark == "." || (mark == "," && !groups_of_three)) && mark != "'";
    // "1.234.567" and "1,234" are whole numbers; "12,345.6" and "12.345,6" have one decimal.
    let text = match is_point {
        true => format!("{}.{}", plain(&digits[..last]), plain(&digits[last + 1..])),
        false => plain(digits),
    };
    text.parse().ok()
}

/// Seconds from `1:02:03`, `02:03`, `1h 5m`, `90 min`, 1小时5分; a bare number counts `unit` seconds.
pub(crate) fn seconds(cell: &str, unit: f64) -> Option<f64> {
    if cell.contains(':') {
        let parts: Vec<f64> = cell
            .split(':')
            .map(|part| part.trim().parse().ok())
            .collect::<Option<_>>()?;
        return (parts.len() <= 3).then(|| parts.iter().fold(0.0, |sum, part| sum * 60.0 + part));
    }
    spelt_out(cell.trim()).or_else(|| amount(cell).map(|plain| plain * unit))
}

/// Seconds from numbers that each name their unit. "5m" is five minutes here, and five million elsewhere.
fn spelt_out(mut rest: &str) -> Option<f64> {
    let mut total = 0.0;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))?;
        let value = decimal(&rest[..end])?;
        let word = rest[end..].trim_start();
        let next = word.find(|c: char| c.is_ascii_digit()).unwrap_or(word.len());
        total += value * unit_seconds(&word[..next])?;
        rest = &word[next..];
    }
    (total > 0.0).then_some(total)
}

/// Seconds in a unit of time by its name.
fn unit_seconds(name: &str) -> Option<f64> {
    match name.trim().trim_end_matches('.').to_lowercase().as_str() {
        "h" | "hr" | "hrs" | "hour" | "hours" | "小时" | "时" => Some(3600.0),
        "m" | "min" | "mins" | "minute" | "minutes" | "分钟" | "分" => Some(60.0),
        "s" | "sec" | "secs" | "second" | "seconds" | "秒" | "秒钟" => Some(1.0),
        _ => None,
    }
}

/// Seconds that a bare number counts, by what a column's name says in brackets or at its end; minutes where it says nothing.
pub(crate) fn header_unit(name: &str) -> f64 {
    let low = name.to_lowercase();
    let mut said = low
        .split(['(', '（', '[', ' ', '/', '_'])
        .filter_map(|word| unit_seconds(word.trim_end_matches([')', '）', ']'])));
    said.next_back().unwrap_or(60.0)
}

/// Days since 1970 by the order of the parts of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DayOrder {
    /// 03/14/2026.
    MonthFirst,
    /// 14/03/2026.
    DayFirst,
}

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// The day of `2026-03-14`, `2026年3月14日 20:00`, `20260314`, `14/03/2026`, `Mar 14, 2026`; a month is its first day.
pub(crate) fn day(cell: &str, order: DayOrder) -> Option<i64> {
    let text: String = cell.chars().map(narrow).collect();
    let named = text.split(|c: char| !c.is_ascii_alphabetic()).find_map(|word| {
        let short = word.to_lowercase();
        MONTHS
            .iter()
            .position(|month| short.len() >= 3 && short.starts_with(month))
    });
    let mut numbers: Vec<(usize, i64)> = Vec::new();
    for part in text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .take(3)
    {
        numbers.push((part.len(), part.parse().ok()?));
    }
    let (year, month, day) = match (named, numbers.as_slice()) {
        (Some(month), [(_, day), (4, year), ..]) => (*year, month as i64 + 1, *day),
        (Some(month), [(4, year)]) => (*year, month as i64 + 1, 1),
        (Some(_), _) => return None,
        (None, [(8, whole), ..]) => (whole / 10_000, whole / 100 % 100, whole % 100),
        (None, [(4, year), (1 | 2, month), (1 | 2, day)]) => (*year, *month, *day),
        (None, [(4, year), (1 | 2, month)]) => (*year, *month, 1),
        (None, [(1 | 2, first), (1 | 2, second), (4, year)]) => match order {
            DayOrder::MonthFirst => (*year, *first, *second),
            DayOrder::DayFirst => (*year, *second, *first),
        },
        _ => return None,
    };
    let fits = (1970..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    fits.then(|| days_from_civil(year, month, day))
}

/// Days since 1970-01-01 in the Gregorian calendar: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// How a column's dates are meant: where both orders can be read, the one that puts the days closer together.
pub(crate) fn day_order<'a>(cells: impl Iterator<Item = &'a str> + Clone) -> DayOrder {
    let span = |order| {
        let days = cells
            .clone()
            .filter(|cell| !cell.is_empty())
            .map(|cell| day(cell, order));
        let days: Option<Vec<i64>> = days.collect();
        days.and_then(|days| Some(days.iter().max()? - days.iter().min()?))
    };
    match (span(DayOrder::MonthFirst), span(DayOrder::DayFirst)) {
        (Some(month_first), Some(day_first)) if day_first < month_first => DayOrder::DayFirst,
        (None, Some(_)) => DayOrder::DayFirst,
        _ => DayOrder::MonthFirst,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts() {
        let read = [
            ("1234", 1234.0),
            ("1,234", 1234.0),
            ("1,234.50", 1234.5),
            ("1.234,50", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("19,5", 19.5),
            ("$1 234.5", 1234.5),
            ("US$ 12", 12.0),
            ("-¥30", -30.0),
            ("¥-30", -30.0),
            ("(12.00)", -12.0),
            ("1.2万", 12_000.0),
            ("3.5k", 3500.0),
            ("89元", 89.0),
            ("１２人", 12.0),
            ("0", 0.0),
        ];
        for (cell, value) in read {
            assert_eq!(amount(cell), Some(value), "{cell}");
        }
        for cell in ["", "-", "n/a", "12%", "3 of 5", "2026-03-14", "1:30", "about 5", "--"] {
            assert_eq!(amount(cell), None, "{cell}");
        }
    }

    #[test]
    fn spans_of_time() {
        for (cell, value) in [
            ("1:02:03", 3723.0),
            ("02:30", 150.0),
            ("1h 5m", 3900.0),
            ("1小时5分", 3900.0),
            ("90 min", 5400.0),
            ("45秒", 45.0),
            ("5m", 300.0),
        ] {
            assert_eq!(seconds(cell, 60.0), Some(value), "{cell}");
        }
        assert_eq!(seconds("90", 60.0), Some(5400.0));
        assert_eq!(seconds("soon", 60.0), None);
        assert_eq!(header_unit("Watch time (h)"), 3600.0);
        assert_eq!(header_unit("观看时长（秒）"), 1.0);
        assert_eq!(header_unit("watch_time_seconds"), 1.0);
        assert_eq!(header_unit("观看时长"), 60.0);
    }

    #[test]
    fn days() {
        let march = days_from_civil(2026, 3, 14);
        assert_eq!(march, 20_526);
        for cell in [
            "2026-03-14",
            "2026/3/14 20:00",
            "2026年3月14日",
            "20260314",
            "14 March 2026",
            "Mar 14, 2026",
            "2026-03-14T20:00:00Z",
        ] {
            assert_eq!(day(cell, DayOrder::MonthFirst), Some(march), "{cell}");
        }
        assert_eq!(day("2026-03", DayOrder::MonthFirst), Some(march - 13));
        assert_eq!(day("03/14/2026", DayOrder::MonthFirst), Some(march));
        assert_eq!(day("14/03/2026", DayOrder::DayFirst), Some(march));
        for cell in ["Friday stream", "3月14日", "2026-13-01", "14"] {
            assert_eq!(day(cell, DayOrder::MonthFirst), None, "{cell}");
        }
    }

    #[test]
    fn the_column_says_which_part_is_the_day() {
        let order = |cells: &[&'static str]| day_order(cells.iter().copied());
        assert_eq!(order(&["13/03/2026", "01/04/2026"]), DayOrder::DayFirst);
        assert_eq!(order(&["03/13/2026", "04/01/2026"]), DayOrder::MonthFirst);
        // Three days in a row rather than the first of three months.
        assert_eq!(order(&["01/03/2026", "02/03/2026", "03/03/2026"]), DayOrder::DayFirst);
    }
}
