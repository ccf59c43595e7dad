//! Units of measure and count, in the spellings that listings use. Metric spellings of one dimension differ by powers of ten.

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Measure {
    /// The dimension, for example `mass`.
    pub dimension: &'static str,
    /// The unit's power of ten within the dimension.
    pub power: i32,
    /// Pieces, packs, levels: units that a bare number may mean as well.
    pub soft: bool,
}

/// (dimension, power of ten, soft, spellings). Latin spellings in lower case; the longest spelling that fits wins.
type Row = (&'static str, i32, bool, &'static [&'static str]);

const TABLE: &[Row] = &[
    (
        "length",
        -3,
        false,
        &["mm", "millimeter", "millimeters", "millimetre", "millimetres", "毫米"],
    ),
    (
        "length",
        -2,
        false,
        &[
            "cm",
            "centimeter",
            "centimeters",
            "centimetre",
            "centimetres",
            "厘米",
            "公分",
        ],
    ),
    ("length", -1, false, &["dm", "分米"]),
    (
        "length",
        0,
        false,
        &["m", "meter", "meters", "metre", "metres", "米", "公尺"],
    ),
    (
        "length",
        3,
        false,
        &[
            "km",
            "kilometer",
            "kilometers",
            "kilometre",
            "kilometres",
            "公里",
            "千米",
        ],
    ),
    ("inch", 0, false, &["inch", "inches", "in", "\"", "″", "英寸", "寸"]),
    ("foot", 0, false, &["ft", "foot", "feet", "英尺"]),
    ("yard", 0, false, &["yd", "yard", "yards", "码长"]),
    (
        "area",
        0,
        false,
        &[
            "sqm",
            "m²",
            "㎡",
            "m2",
            "square meters",
            "square metres",
            "平方米",
            "平米",
        ],
    ),
    ("mass", -6, false, &["mg", "milligram", "milligrams", "毫克"]),
    ("mass", -3, false, &["g", "gram", "grams", "gm", "克"]),
    (
        "mass",
        0,
        false,
        &["kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "公斤", "千克"],
    ),
    ("mass", 3, false, &["ton", "tons", "tonne", "tonnes", "吨"]),
    ("pound", 0, false, &["lb", "lbs", "pound", "pounds", "磅"]),
    ("ounce", 0, false, &["oz", "ounce", "ounces", "盎司"]),
    ("jin", 0, false, &["斤", "市斤"]),
    (
        "volume",
        -3,
        false,
        &[
            "ml",
            "milliliter",
            "milliliters",
            "millilitre",
            "millilitres",
            "毫升",
            "cc",
        ],
    ),
    ("volume", -2, false, &["cl"]),
    (
        "volume",
        0,
        false,
        &["l", "liter", "liters", "litre", "litres", "升", "公升"],
    ),
    ("gallon", 0, false, &["gal", "gallon", "gallons", "加仑"]),
    (
        "second",
        0,
        false,
        &["s", "sec", "secs", "second", "seconds", "秒", "秒钟"],
    ),
    ("minute", 0, false, &["min", "mins", "minute", "minutes", "分钟"]),
    (
        "hour",
        0,
        false,
        &["h", "hr", "hrs", "hour", "hours", "小时", "个小时", "钟头", "个钟"],
    ),
    (
        "day",
        0,
        false,
        &[
            "day",
            "days",
            "天",
            "日",
            "business days",
            "business day",
            "working days",
            "working day",
            "工作日",
            "个工作日",
        ],
    ),
    (
        "week",
        0,
        false,
        &["week", "weeks", "wk", "wks", "周", "星期", "个星期", "礼拜"],
    ),
    (
        "month",
        0,
        false,
        &["month", "months", "mth", "mths", "mo", "mos", "个月"],
    ),
    ("year", 0, false, &["year", "years", "yr", "yrs", "年"]),
    (
        "age",
        0,
        false,
        &[
            "岁",
            "years old",
            "year old",
            "years-old",
            "year-old",
            "yrs old",
            "yr old",
            "yr-old",
            "周岁",
        ],
    ),
    ("power", 0, false, &["w", "watt", "watts", "瓦", "瓦特"]),
    ("power", 3, false, &["kw", "千瓦"]),
    ("energy", 0, false, &["wh", "瓦时"]),
    ("energy", 3, false, &["kwh", "千瓦时"]),
    ("voltage", 0, false, &["v", "volt", "volts", "伏", "伏特"]),
    ("current", 0, false, &["a", "amp", "amps", "安", "安培"]),
    ("charge", -3, false, &["mah", "毫安时", "毫安"]),
    ("charge", 0, false, &["ah", "安时"]),
    ("frequency", 0, false, &["hz", "赫兹"]),
    ("frequency", 3, false, &["khz"]),
    ("frequency", 6, false, &["mhz"]),
    ("frequency", 9, false, &["ghz"]),
    ("light", 0, false, &["lm", "lumen", "lumens", "流明"]),
    ("kelvin", 0, false, &["k", "kelvin"]),
    ("sound", 0, false, &["db", "decibel", "decibels", "分贝"]),
    ("pressure", 0, false, &["bar", "bars"]),
    ("pascal", 0, false, &["pa", "帕"]),
    ("psi", 0, false, &["psi"]),
    ("rotation", 0, false, &["rpm", "转"]),
    ("bytes", 6, false, &["mb"]),
    ("bytes", 9, false, &["gb"]),
    ("bytes", 12, false, &["tb"]),
    ("pixels", 0, false, &["像素", "pixel", "pixels"]),
    ("pixels", 6, false, &["mp", "megapixel", "megapixels"]),
    ("density", 0, false, &["gsm", "g/m²"]),
    (
        "degree",
        0,
        false,
        &["°c", "℃", "°", "degree", "degrees", "度", "摄氏度"],
    ),
    ("fahrenheit", 0, false, &["°f", "℉"]),
    ("percent", 0, false, &["%", "％", "percent", "per cent"]),
    ("dollar", 0, false, &["usd", "dollar", "dollars", "美元", "美金"]),
    ("euro", 0, false, &["eur", "euro", "euros", "€", "欧元"]),
    ("sterling", 0, false, &["gbp", "£", "英镑"]),
    ("yuan", 0, false, &["rmb", "cny", "yuan", "元", "块钱", "人民币"]),
    ("discount", 0, false, &["折"]),
    (
        "count",
        0,
        true,
        &[
            "pc", "pcs", "piece", "pieces", "pack", "packs", "set", "sets", "pair", "pairs", "count", "ct", "unit",
            "units", "box", "boxes", "bottle", "bottles", "bag", "bags", "roll", "rolls", "sheet", "sheets", "item",
            "items", "件", "个", "只", "支", "片", "张", "条", "双", "对", "套", "包", "盒", "袋", "瓶", "罐", "卷",
            "本", "把", "台", "枚", "粒", "颗", "根", "份", "组", "串", "块", "件套", "款",
        ],
    ),
    (
        "level",
        0,
        true,
        &[
            "level",
            "levels",
            "speed",
            "speeds",
            "mode",
            "modes",
            "step",
            "steps",
            "setting",
            "settings",
            "gear",
            "gears",
            "档",
            "挡",
            "段",
            "种模式",
            "种",
            "档位",
        ],
    ),
    ("layer", 0, true, &["layer", "layers", "ply", "tier", "tiers", "层"]),
    (
        "person",
        0,
        true,
        &["person", "persons", "people", "seat", "seats", "人", "人份", "座"],
    ),
    ("colour", 0, true, &["colour", "colours", "color", "colors", "色"]),
    (
        "part",
        0,
        true,
        &[
            "compartment",
            "compartments",
            "pocket",
            "pockets",
            "drawer",
            "drawers",
            "shelf",
            "shelves",
            "格",
            "孔",
            "口",
            "头",
        ],
    ),
    ("size", 0, true, &["码", "号"]),
    ("times", 0, true, &["times", "x", "倍", "次"]),
];

/// Currency signs that stand before the number.
const SIGNS: [(char, &str); 5] = [
    ('$', "dollar"),
    ('€', "euro"),
    ('£', "sterling"),
    ('¥', "yuan"),
    ('￥', "yuan"),
];

/// The unit that a text opens with, and its length in bytes. Latin units must be whole words.
pub(crate) fn at_start(text: &str) -> Option<(Measure, usize)> {
    let head: String = text.chars().take(16).map(|c| c.to_ascii_lowercase()).collect();
    let mut best: Option<(Measure, usize)> = None;
    for &(dimension, power, soft, spellings) in TABLE {
        for spelling in spellings {
            let whole = |rest: &str| {
                !spelling.ends_with(|c: char| c.is_ascii_alphanumeric())
                    || !(rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '²') || rest.starts_with("++"))
            };
            if head.strip_prefix(spelling).is_some_and(whole) && best.is_none_or(|(_, length)| length < spelling.len())
            {
                best = Some((Measure { dimension, power, soft }, spelling.len()));
            }
        }
    }
    best
}

/// The currency of a sign.
pub(crate) fn currency(sign: char) -> Option<Measure> {
    let found = SIGNS.iter().find(|(c, _)| *c == sign)?;
    Some(Measure {
        dimension: found.1,
        power: 0,
        soft: false,
    })
}

/// Whether a unit is money.
pub(crate) fn is_money(measure: Measure) -> bool {
    matches!(measure.dimension, "dollar" | "euro" | "sterling" | "yuan")
}

/// Whether a fact's name gives the unit of its bare value: "Length (cm)", "容量/毫升".
pub(crate) fn named_in(label: &str, measure: Measure) -> bool {
    let starts = label
        .char_indices()
        .filter(|&(at, c)| !c.is_ascii_alphanumeric() || !label[..at].ends_with(|c: char| c.is_ascii_alphanumeric()));
    let mut found = starts.filter_map(|(at, _)| at_start(&label[at..]));
    found.any(|(unit, _)| unit == measure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_spelling_wins() {
        let unit = |text: &str| at_start(text).map(|(m, n)| (m.dimension, m.power, n));
        assert_eq!(unit("ml bottle"), Some(("volume", -3, 2)));
        assert_eq!(unit("毫升装"), Some(("volume", -3, 6)));
        assert_eq!(unit("Kg"), Some(("mass", 0, 2)));
        assert_eq!(unit("mattress"), None);
        assert_eq!(unit("working days left"), Some(("day", 0, 12)));
        assert_eq!(unit("个月"), Some(("month", 0, 6)));
        assert_eq!(unit("个"), Some(("count", 0, 3)));
    }

    #[test]
    fn labels_name_units() {
        let cm = Measure {
            dimension: "length",
            power: -2,
            soft: false,
        };
        assert!(
            named_in("Length (cm)", cm)
                && named_in("长度/厘米", cm)
                && !named_in("Number", cm)
                && !named_in("acme", cm)
        );
    }
}
