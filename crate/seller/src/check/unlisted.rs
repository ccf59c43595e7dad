//! Whether a list or a listing is denied to hold a claim: "X isn't recorded", "no X is mentioned", "X isn't among the colours",
//! X不在里面. It leaves the matter open only while no fact holds the claim after all.

use std::ops::Range;

use super::clauses::{around, clause_at, is_denial, sentence_at};
use super::open::SOURCES;
use super::silence::{unrecorded_in_chinese, words};
use crate::script::is_cjk;

/// What is done to a matter that a listing speaks of.
const RECORDED: [&str; 17] = [
    "listed",
    "stated",
    "given",
    "mentioned",
    "specified",
    "recorded",
    "documented",
    "described",
    "claimed",
    "explained",
    "noted",
    "named",
    "shown",
    "indicated",
    "declared",
    "spelled",
    "printed",
];
/// Things that a listing's entries stand in, beside its sources.
const ENTRIES: [&str; 8] = ["list", "label", "sheet", "note", "field", "entry", "range", "have"];

/// Whether a list or a listing is said not to hold the claim. A fact that does hold it contradicts that.
pub(super) fn is_unlisted(text: &str, range: &Range<usize>) -> bool {
    let clause = clause_at(text, range);
    let lower = |part: &str| part.to_lowercase().replace('’', "'");
    let (before, after) = around(text, range);
    let (before, after) = (lower(before), lower(after));
    // A colon ends what is said of the claim: "It isn't listed: it is waterproof".
    let (before, after) = (last_part(&before), first_part(&after));
    is_denied_entry(&words(after))
        || no_entry(&words(before), &words(after))
        || off_the_list_in_chinese(after)
        || is_topic_without_record(text, range, clause)
        || is_not_at_hand(clause)
        || is_in_list_of_nothing(text, range)
        || is_silence(text, range, after)
}

fn last_part(before: &str) -> &str {
    before.rsplit([':', '：', '.']).next().unwrap_or("")
}

fn first_part(after: &str) -> &str {
    after.split([':', '：', '.']).next().unwrap_or("")
}

fn is_source(word: &str) -> bool {
    SOURCES.contains(&word) || ENTRIES.contains(&word)
}

/// "[Navy] isn't among the colours", "[what makes it green] isn't explained there": the claim, or the noun it belongs to, is what
/// the denial is said of, so that no other verb may stand between.
fn is_denied_entry(after: &[&str]) -> bool {
    let verb = |word: &&str| {
        matches!(
            *word,
            "is" | "are" | "was" | "were" | "has" | "have" | "it" | "and" | "so"
        )
    };
    if let Some(at) = after
        .iter()
        .take(7)
        .position(|word| matches!(*word, "empty" | "missing" | "blank"))
    {
        let entry = |word: &str| SOURCES.contains(&word) || matches!(word, "field" | "entry" | "line" | "box");
        return after[..at].iter().any(|word| entry(word)) || after[at..].iter().take(5).any(|word| entry(word));
    }
    let Some(no) = after
        .iter()
        .take(6)
        .position(|word| is_denial(word) && *word != "without")
    else {
        return false;
    };
    let subject = after[..no]
        .strip_suffix(&["is"])
        .or_else(|| after[..no].strip_suffix(&["are"]));
    if subject.unwrap_or(&after[..no]).iter().any(verb) {
        return false;
    }
    let rest = &after[no + 1..];
    let near = |count: usize, test: &dyn Fn(&str) -> bool| rest.iter().take(count).any(|word| test(word));
    match rest {
        // "isn't among the cheapest" says that it is one.
        ["among", ..] => !near(5, &|word| word.ends_with("est")),
        ["part", "of", ..] | ["in" | "on", ..] => near(6, &is_source) || near(3, &|word| word == "that"),
        // "isn't something you need to worry about" says that it is.
        ["something" | "anything", ..] => near(7, &|word| is_source(word) || matches!(word, "i" | "we")),
        ["an" | "the", ..] => near(6, &|word| RECORDED.contains(&word)),
        ["enough", "to", "say" | "tell", ..] => after[..no].contains(&"alone"),
        _ => near(3, &|word| RECORDED.contains(&word)),
    }
}

/// "no pocket is mentioned", "no refund is noted on it", "no discount to offer", "a refund is nothing I can say yes to".
fn no_entry(before: &[&str], after: &[&str]) -> bool {
    let no = before.iter().rev().take(3).any(|word| *word == "no");
    let named = after
        .windows(2)
        .take(4)
        .any(|pair| matches!(pair[0], "is" | "are" | "was" | "were") && RECORDED.contains(&pair[1]));
    let offered = matches!(after, ["to", "offer" | "give" | "add" | "share", ..]);
    let refused = matches!(after, ["is" | "are", "nothing", "i" | "we", "can", ..]);
    no && (named || offered) || refused
}

/// 苹果手机不在里面; and 优惠不在我这里 is none.
fn off_the_list_in_chinese(after: &str) -> bool {
    let said: String = after.chars().take_while(|c| is_cjk(*c)).collect();
    ["不在里面", "不在其中", "不在内", "不在适用", "不在支持", "不在列"]
        .iter()
        .any(|words| said.find(words).is_some_and(|at| said[..at].chars().count() <= 4))
}

/// 尺寸和灰色库存，目前一项都没登记: a clause that only names the matter, and one that says it is not recorded.
fn is_topic_without_record(text: &str, range: &Range<usize>, clause: &str) -> bool {
    const VERBS: [char; 19] = [
        '是', '有', '为', '支', '可', '能', '会', '带', '含', '采', '送', '包', '已', '通', '给', '由', '达', '要',
        '就',
    ];
    if !clause.chars().any(is_cjk) || clause.contains(VERBS) {
        return false;
    }
    let end = clause.as_ptr() as usize - text.as_ptr() as usize + clause.len();
    let sentence = sentence_at(text, range.start);
    let rest = text.get(end..sentence.end).unwrap_or("");
    let next = rest
        .trim_start_matches('，')
        .split(['，', '；', '。'])
        .next()
        .unwrap_or("");
    let listed = clause.contains(['和', '及', '与', '、', '跟']);
    rest.starts_with('，') && listed && unrecorded_in_chinese(next)
}

/// 检测报告我手上没有, 没有五折的优惠可以给您; but 我这里没有白色 denies the goods.
fn is_not_at_hand(clause: &str) -> bool {
    let places = ["手上", "手头", "手里", "我这儿", "我这里", "我这边"];
    let at_hand = places.iter().any(|place| {
        clause.match_indices(place).any(|(at, _)| {
            let rest = clause[at + place.len()..].trim_start_matches(['也', '暂', '还', '时']);
            rest.strip_prefix("没有")
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(['可', '能', '。', '；', '，']))
        })
    });
    at_hand || clause.contains("没有") && ["可以给", "能给", "可给"].iter().any(|words| clause.contains(words))
}

/// "nothing on photos, vegan recipes or the size of the type": the comma of a list ends no denial.
fn is_in_list_of_nothing(text: &str, range: &Range<usize>) -> bool {
    let sentence = sentence_at(text, range.start);
    let before = text[sentence.start..range.start].to_lowercase();
    let list = ["nothing on ", "nothing about ", "no word on ", "no word about "]
        .iter()
        .find_map(|lead| before.rsplit_once(lead))
        .map(|(_, list)| list);
    let verb = |word: &str| {
        matches!(
            word,
            "is" | "are" | "has" | "have" | "comes" | "but" | "it" | "we" | "they" | "which" | "you" | "i"
        )
    };
    list.is_some_and(|list| !list.contains([';', ':', '.']) && !words(list).into_iter().any(verb))
}

/// "The care note is silent on the first use": the note makes no noise.
fn is_silence(text: &str, range: &Range<usize>, after: &str) -> bool {
    let after = after.trim_start();
    let before = text[sentence_at(text, range.start).start..range.start].to_lowercase();
    text[range.clone()].eq_ignore_ascii_case("silent")
        && (after.starts_with("on ") || after.starts_with("about "))
        && words(&before).into_iter().any(is_source)
}

#[cfg(test)]
mod tests {
    use super::super::place;
    use super::*;

    #[test]
    fn a_list_that_does_not_hold_it() {
        for (text, word) in [
            ("Navy isn't among the colours; we have rust.", "Navy"),
            ("USB-C is not among its ports: it has HDMI.", "USB-C"),
            ("A vegan label isn't part of the description.", "vegan"),
            ("The layout is ISO-UK; a German one isn't in this listing.", "German"),
            ("Organic isn't something our label shows.", "Organic"),
            ("A warranty isn't recorded for this can, so I'll ask.", "warranty"),
            ("The hold on painted wood isn't described.", "wood"),
            ("What makes it green isn't explained there.", "green"),
            ("Only blue isn't an option that's listed.", "blue"),
            ("For the charger no pocket is mentioned.", "pocket"),
            ("It has been shipped, and no refund is noted on it.", "refund"),
            ("I'm afraid I have no discount to offer.", "discount"),
            (
                "A white cast and reef safety are both missing from our description.",
                "white",
            ),
            ("The waterproof field of these boots is empty.", "waterproof"),
            (
                "It says 240 pages, and nothing on photos, vegan recipes or the type.",
                "vegan",
            ),
            ("“White” alone isn't enough to say.", "White"),
            ("甲醛的检测报告我手上没有，去向厂家要。", "检测报告"),
            ("保修条款我这儿没有，问了再说。", "保修"),
            ("没有五折的优惠可以给您。", "优惠"),
            ("The care note asks for oil but is silent on the first use.", "silent"),
            ("适配里写的是安卓，苹果手机不在里面。", "苹果手机"),
            ("地垫的尺寸和灰色库存，目前一项都没登记。", "灰色"),
        ] {
            assert!(is_unlisted(text, &place(text, word)), "{text}");
        }
    }

    #[test]
    fn a_claim_beside_a_denial() {
        for (text, word) in [
            ("This jacket isn't just warm, it is waterproof.", "waterproof"),
            ("It isn't listed, but it is waterproof.", "waterproof"),
            ("It isn't listed: it is waterproof.", "waterproof"),
            ("It isn't listed and it is waterproof.", "waterproof"),
            ("The waterproof shell isn't heavy.", "waterproof"),
            ("Waterproof isn't something you need to worry about.", "Waterproof"),
            ("The leather is soft and the colour isn't listed.", "leather"),
            ("Free shipping is not only for members.", "Free shipping"),
            ("There is no waterproof jacket like it.", "waterproof"),
            ("灰色有货，尺寸没登记。", "灰色"),
            ("The fan is silent on low.", "silent"),
            ("The waterproof one isn't among the cheapest.", "waterproof"),
            ("Waterproof isn't enough to say about it.", "Waterproof"),
            ("The leather bag is never empty.", "leather"),
            ("纯棉面料，没有标签。", "纯棉"),
            ("纯棉面料，没有尺寸。", "纯棉"),
            ("我这里没有白色。", "白色"),
            ("There is nothing on the strap, it is vegan.", "vegan"),
            ("苹果手机也能用，安卓不在里面。", "苹果手机"),
        ] {
            assert!(!is_unlisted(text, &place(text, word)), "{text}");
        }
    }
}
