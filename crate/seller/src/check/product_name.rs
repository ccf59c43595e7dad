//! Whether a text names the product. Sellers' names are often lists of keywords, so any of the name's nouns will do, but none
//! of its mere qualities: 家用 and "automatic" name nothing.

use crate::job::Lang;
use crate::script::is_cjk;

/// Qualities, uses and buyers that stand in names and name nothing. Longer ones first where one ends another.
const QUALITIES_ZH: [&str; 86] = [
    "全自动",
    "半自动",
    "大容量",
    "小容量",
    "大功率",
    "大尺寸",
    "可折叠",
    "多功能",
    "高颜值",
    "新生儿",
    "初学者",
    "学生党",
    "一次性",
    "不锈钢",
    "家用",
    "商用",
    "车用",
    "车载",
    "自动",
    "智能",
    "声波",
    "无线",
    "有线",
    "便携",
    "便携式",
    "手持",
    "手持式",
    "台式",
    "立式",
    "壁挂",
    "迷你",
    "户外",
    "室内",
    "办公",
    "办公室",
    "宿舍",
    "旅行",
    "出差",
    "露营",
    "厨房",
    "卧室",
    "客厅",
    "浴室",
    "成人",
    "儿童",
    "婴儿",
    "幼儿",
    "宝宝",
    "男童",
    "女童",
    "男士",
    "女士",
    "男女",
    "男款",
    "女款",
    "老人",
    "学生",
    "情侣",
    "通用",
    "专用",
    "新款",
    "爆款",
    "加厚",
    "加大",
    "加绒",
    "折叠",
    "静音",
    "充电",
    "充电式",
    "纯棉",
    "全棉",
    "真皮",
    "实木",
    "陶瓷",
    "防水",
    "防滑",
    "保暖",
    "透气",
    "速干",
    "春季",
    "夏季",
    "秋季",
    "冬季",
    "礼物",
    "送礼",
    "套餐",
];

/// The same in English.
const QUALITIES_EN: [&str; 62] = [
    "pro",
    "max",
    "plus",
    "mini",
    "new",
    "set",
    "kit",
    "pack",
    "packs",
    "pcs",
    "piece",
    "pieces",
    "pair",
    "bundle",
    "edition",
    "version",
    "model",
    "automatic",
    "portable",
    "wireless",
    "rechargeable",
    "foldable",
    "adjustable",
    "electric",
    "large",
    "small",
    "medium",
    "big",
    "black",
    "white",
    "grey",
    "gray",
    "blue",
    "red",
    "green",
    "pink",
    "brown",
    "beige",
    "men",
    "women",
    "mens",
    "womens",
    "kids",
    "adults",
    "baby",
    "unisex",
    "home",
    "office",
    "travel",
    "outdoor",
    "indoor",
    "gift",
    "gifts",
    "cotton",
    "steel",
    "leather",
    "wooden",
    "size",
    "bulk",
    "plain",
    "blanks",
    "assorted",
];

/// Whether the product's name, or most of its words, or one of its nouns stand in the text. A name in the other language
/// cannot be looked for: the text may have translated it.
pub(super) fn names(text: &str, name: &str, lang: Lang) -> bool {
    let text = text.to_lowercase();
    let name = name.to_lowercase();
    if name.is_empty() || text.contains(&name) || has_code_word(&text, &name) {
        return true;
    }
    match lang {
        Lang::En => names_in_words(&text, &name),
        Lang::Zh => names_in_characters(&text, &name),
    }
}

/// Whether the brand stands right before a word of the name: "the Palo cajon". `name` may be a list of keywords.
pub(super) fn names_by_brand(text: &str, name: &str, brand: &str) -> bool {
    let (text, name, brand) = (text.to_lowercase(), name.to_lowercase(), brand.to_lowercase());
    let named: Vec<&str> = name
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 3)
        .collect();
    let noun = |word: &str| named.contains(&word.trim_end_matches('s')) || named.contains(&word);
    // A quality may stand between: "the Tinmoor portable toilet".
    let follows = |rest: &str| {
        let words = rest
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        words
            .take(3)
            .find(|word| !QUALITIES_EN.contains(word))
            .is_some_and(noun)
    };
    !brand.is_empty()
        && (text
            .match_indices(&brand)
            .any(|(at, _)| follows(&text[at + brand.len()..]))
            || is_long_brand(&brand) && text.contains(&brand) && has_word(&text, &name))
}

/// A brand of several words or characters stands for itself: "Leaf It To Us", 光影小馆.
fn is_long_brand(brand: &str) -> bool {
    let words = brand.split_whitespace().count();
    words >= 2 || brand.chars().filter(|c| is_cjk(*c)).count() >= 4
}

/// Whether a word of the name that is no quality, or two pairs of its characters, stand in the text.
fn has_word(text: &str, name: &str) -> bool {
    let latin = name.split(|c: char| !c.is_alphanumeric() || is_cjk(c));
    let mut latin = latin.filter(|word| word.len() > 3 && !QUALITIES_EN.contains(word));
    let chars: Vec<char> = name.chars().collect();
    let pairs = chars.windows(2).filter(|pair| pair.iter().all(|c| is_cjk(*c)));
    let said = pairs.filter(|pair| text.contains(&pair.iter().collect::<String>()));
    latin.any(|word| text.contains(word)) || said.count() >= 2
}

/// Whether a title in 《》 that a fact gives stands in the text: a book is named by what it is called.
pub(super) fn names_title<'v>(text: &str, mut values: impl Iterator<Item = &'v str>) -> bool {
    let titles: Vec<&str> = text
        .split('《')
        .skip(1)
        .filter_map(|rest| rest.split_once('》').map(|(title, _)| title))
        .filter(|title| !title.is_empty())
        .collect();
    values.any(|value| titles.iter().any(|title| value.contains(title)))
}

/// Whether a word of a Chinese name that mixes in Latin letters (F夹, DN50阀) stands in the text as it is.
fn has_code_word(text: &str, name: &str) -> bool {
    let mixed = |word: &&str| word.contains(|c: char| c.is_ascii_alphabetic()) && word.ends_with(is_cjk);
    name.split_whitespace().filter(mixed).any(|word| text.contains(word))
}

fn names_in_characters(text: &str, name: &str) -> bool {
    let pieces: Vec<Vec<char>> = name
        .split(|c| !is_cjk(c))
        .map(without_qualities)
        .filter(|piece| piece.len() >= 2)
        .collect();
    let chars: Vec<char> = name.chars().filter(|&c| is_cjk(c)).collect();
    if chars.len() < 2 {
        return true;
    }
    // The head noun ends a Chinese name: 便携保温杯 is still named by 温杯, 便携 alone does not name it.
    let by_head = pieces
        .iter()
        .any(|piece| text.contains(&piece[piece.len() - 2..].iter().collect::<String>()));
    let pairs = chars
        .windows(2)
        .filter(|pair| text.contains(&pair.iter().collect::<String>()))
        .count();
    by_head || pairs * 2 >= chars.len()
}

/// A piece of a name without the qualities at its end.
fn without_qualities(piece: &str) -> Vec<char> {
    let mut piece = piece;
    while let Some(rest) = QUALITIES_ZH
        .iter()
        .filter_map(|word| piece.strip_suffix(word))
        .min_by_key(|rest| rest.len())
    {
        piece = rest;
    }
    piece.chars().collect()
}

fn names_in_words(text: &str, name: &str) -> bool {
    let stem = |word: &str| word.trim_end_matches('s').to_owned();
    let words = |part: &str| -> Vec<String> {
        part.split(|c: char| !c.is_alphanumeric() || is_cjk(c))
            .filter(|word| word.len() > 2)
            .map(str::to_owned)
            .collect()
    };
    let is_quality = |word: &String| QUALITIES_EN.contains(&word.as_str());
    let all: Vec<String> = words(name).into_iter().filter(|word| !is_quality(word)).collect();
    let in_text = words(text);
    let stands = |word: &str| text.contains(&stem(word)) || in_text.iter().any(|other| is_typo_of(word, other));
    let found = all.iter().filter(|word| stands(word)).count();
    if all.is_empty() || found * 2 > all.len() || (found >= 2 && found * 2 >= all.len()) {
        return true;
    }
    // Two neighbours of the name, or one and its kind ("linocut set"), name it too.
    let order = words(name);
    let beside = |pair: &[String]| text.contains(&format!("{} {}", pair[0], stem(&pair[1])));
    let kinds: Vec<&String> = order
        .iter()
        .filter(|word| ["set", "kit", "pack"].contains(&word.as_str()))
        .collect();
    let of_kind = |word: &String| kinds.iter().any(|kind| text.contains(&format!("{word} {kind}")));
    if all.iter().any(of_kind)
        || order
            .windows(2)
            .any(|pair| !pair.iter().any(is_quality) && beside(pair))
    {
        return true;
    }
    // The head noun ends each part of an English name, and stands before a size: "sketchbook A5 hardcover".
    let sized = name
        .split(' ')
        .map(|word| match word.contains(|c: char| c.is_ascii_digit()) {
            true => format!("{word},"),
            false => word.to_owned(),
        });
    let name = sized.collect::<Vec<_>>().join(" ");
    let parts = name.split([',', '(', '|', '/', ';', '–', '—']);
    let parts = parts.flat_map(|part| {
        part.split(" - ")
            .flat_map(|part| part.split(" for "))
            .flat_map(|part| part.split(" with "))
    });
    let heads = parts.filter_map(|part| {
        words(part)
            .into_iter()
            .rfind(|word| !is_quality(word) && !word.chars().any(|c| c.is_ascii_digit()))
    });
    let heads: Vec<String> = heads.collect();
    heads.first().is_some_and(|head| stands(head)) || heads.iter().skip(1).any(|head| head.len() > 4 && stands(head))
}

/// One letter other, more or less in a long word: sellers misspell names, and a text may spell them right.
fn is_typo_of(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().min(b.len()) < 6 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let head = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = a[head..]
        .iter()
        .rev()
        .zip(b[head..].iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    head + tail + 1 >= a.len().max(b.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_other_order() {
        let en = |text, name| names(text, name, Lang::En);
        let zh = |text, name| names(text, name, Lang::Zh);
        assert!(en("White Lumo desk lamps", "desk lamp") && en("Lumo lamp for your desk", "desk lamp"));
        assert!(!en("White light", "desk lamp") && en("A thermos cup", "thermos cup 保温杯") && en("A cup", "保温杯"));
        assert!(zh("学生护眼台灯", "护眼学习台灯") && zh("316不锈钢保温杯", "保温杯") && !zh("白色灯具", "保温杯"));
    }

    #[test]
    fn lists_of_keywords_are_named_by_any_noun() {
        let zh = |text, name| names(text, name, Lang::Zh);
        assert!(zh("声波电动牙刷有3个模式", "电动牙刷 成人 声波 全自动"));
        assert!(zh("纯棉婴儿连体衣", "婴儿连体衣 纯棉 新生儿 哈衣") && zh("Halden电吹风1800W", "电吹风 大功率 家用"));
        assert!(zh("这口煎蛋锅", "平底锅 不粘锅 煎蛋锅家用") && zh("咖啡机", "意式咖啡机全自动"));
        for text in ["纯棉面料，新生儿可用", "家用大功率，全自动", "婴儿用品"] {
            assert!(
                !zh(text, "电吹风 大功率 家用") && !zh(text, "婴儿连体衣 纯棉 新生儿 哈衣"),
                "{text}"
            );
        }
    }

    #[test]
    fn brands_titles_and_neighbours_name() {
        assert!(names_by_brand("The Palo cajon is loud.", "Cajon box drum", "Palo"));
        assert!(names_by_brand(
            "the Tinmoor portable toilet",
            "Camping toilet portable flushing",
            "Tinmoor"
        ));
        assert!(!names_by_brand("The Palo lamp is bright.", "Cajon box drum", "Palo"));
        assert!(names_by_brand(
            "Leaf It To Us sits your houseplants.",
            "Houseplant sitting service",
            "Leaf It To Us"
        ));
        assert!(names_by_brand("光影小馆手机摄影课15节", "手机摄影线上课", "光影小馆"));
        assert!(!names_by_brand("光影小馆15节课", "手机摄影线上课", "光影小馆"));
        assert!(names_title("《走进博物馆》一书", ["《走进博物馆》"].into_iter()));
        assert!(!names_title("《走出博物馆》一书", ["《走进博物馆》"].into_iter()));
        let en = |text, name| names(text, name, Lang::En);
        assert!(
            en("A phone repair kit", "mobile phone repair opening tools") && en("This linocut set", "Linocut tool set")
        );
        assert!(en("White baby grows", "Baby grow plain bulk blanks for printing"));
        assert!(names("手里这把F夹", "木工夹 F夹", Lang::Zh) && !names("手里这把夹子", "木工夹 F夹", Lang::Zh));
    }

    #[test]
    fn english_qualities_name_nothing() {
        let en = |text, name| names(text, name, Lang::En);
        assert!(
            en("A dryer with 1800 W", "hair dryer 1800W pro")
                && en("This backpack holds 20 L", "canvas backpack, black, large")
        );
        assert!(en("Soprano Ukulele", "ukelele") && en("Teddy Bear 45cm", "teddy bear stuffed animal"));
        assert!(!en("A bat", "ukelele") && !en("Hair care", "hair dryer") && !en("A castle", "candle"));
        assert!(en("An A5 sketchbook", "sketchbook A5 hardcover") && !en("An A5 thing", "sketchbook A5 hardcover"));
        assert!(!en("A black thing", "canvas backpack, black") && !en("Our pro set", "hair dryer pro set"));
    }
}
