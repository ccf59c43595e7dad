//! Whether a clause says that the speaker has no knowledge of a matter: "I can't see it from here", "I have no figure", 没有标.
//! It leaves the matter open, whatever the facts say.

use super::open::SOURCES;
use crate::script::is_cjk;

/// What a seller would know a matter from: "no figure", "no experience".
const KNOWLEDGE: [&str; 14] = [
    "figure",
    "figures",
    "value",
    "instructions",
    "experience",
    "record",
    "records",
    "guide",
    "note",
    "data",
    "detail",
    "answer",
    "measurement",
    "measurements",
];
/// What somebody cannot do who does not know.
const KNOWING: [&str; 10] = [
    "see", "tell", "exclude", "rule", "foresee", "judge", "date", "find", "follow", "vouch",
];
/// 标, 写, 登记: what a Chinese listing does with a matter.
const RECORDS_ZH: [&str; 24] = [
    "标",
    "写",
    "登记",
    "注明",
    "说明",
    "实测",
    "测",
    "试过",
    "记录",
    "查到",
    "看到",
    "收到",
    "拿到",
    "给到",
    "给结论",
    "规定",
    "交代",
    "公布",
    "收录",
    "细说",
    "显示",
    "列",
    "提到",
    "安排",
];
/// What it would be known from.
const KNOWLEDGE_ZH: [&str; 15] = [
    "尺寸",
    "数据",
    "数字",
    "信息",
    "标准",
    "参数",
    "资料",
    "记录",
    "码表",
    "成分表",
    "参数表",
    "对照",
    "要求",
    "结果",
    "结论",
];

/// What makes a thing of such a word: 标签, 显示屏, 数据线, 记录仪, 标准件.
const THINGS_ZH: [char; 16] = [
    '签', '志', '屏', '器', '灯', '窗', '车', '线', '书', '仪', '键', '件', '盘', '本', '卡', '牌',
];

/// Whether the clause says that the speaker has no knowledge of the matter, or must look for it first.
pub(super) fn is_unknown(clause: &str) -> bool {
    let words = words(clause);
    unable(&words) || must_find_out(&words) || lacks_knowledge(&words) || unrecorded_in_chinese(clause)
}

/// The words of a clause without its marks.
pub(super) fn words(clause: &str) -> Vec<&str> {
    clause
        .split(|c: char| !c.is_alphanumeric() && c != '\'')
        .filter(|word| !word.is_empty())
        .collect()
}

/// "I can't see", "we couldn't exclude"; of the buyer it says nothing ("you can't tell").
fn unable(words: &[&str]) -> bool {
    let sourced = || words.iter().any(|word| SOURCES.contains(word));
    words.windows(3).any(|window| {
        let mine = matches!(window[0], "i" | "we");
        let cannot = matches!(window[1], "can't" | "cannot" | "couldn't") && KNOWING.contains(&window[2]);
        // "I don't find it heavy" speaks of the goods.
        mine && (cannot || matches!(window[1], "don't" | "didn't") && window[2] == "find" && sourced())
    })
}

/// "I'd have to look", "I need to ask", "I'll ask what it covers".
fn must_find_out(words: &[&str]) -> bool {
    let finds = |word: &str| {
        matches!(
            word,
            "ask" | "look" | "see" | "count" | "search" | "measure" | "test" | "read"
        )
    };
    words.windows(4).any(|window| {
        let lead = matches!(window[0], "i" | "we" | "i'd" | "we'd" | "would");
        lead && matches!(window[1], "have" | "need") && window[2] == "to" && finds(window[3])
    }) || words.windows(3).any(|window| {
        matches!(
            window[0],
            "i'll" | "we'll" | "i'd" | "we'd" | "will" | "me" | "and" | "rather"
        ) && window[1] == "ask"
            && matches!(window[2], "what" | "which" | "how" | "if" | "about" | "who" | "where")
    })
}

/// "I have no figure", "no special instructions", "I come up empty".
fn lacks_knowledge(words: &[&str]) -> bool {
    let no = words.iter().position(|word| *word == "no");
    let noun = no.is_some_and(|at| words[at + 1..].iter().take(2).any(|word| KNOWLEDGE.contains(word)));
    let mine = words
        .iter()
        .any(|word| matches!(*word, "i" | "we" | "there's" | "there"));
    noun && mine || words.windows(3).any(|window| window == ["come", "up", "empty"])
}

/// 没有标耐热温度, 也没给到我, 没有折叠尺寸, and what is still to be looked up.
pub(super) fn unrecorded_in_chinese(clause: &str) -> bool {
    let denied = ["没有", "没", "未"].iter().any(|no| {
        clause.match_indices(no).any(|(at, _)| {
            let rest: String = clause[at + no.len()..].chars().take_while(|c| is_cjk(*c)).collect();
            let verb = rest.trim_start_matches(['过', '再', '能', '先']);
            let near: String = rest.chars().take(8).collect();
            let ends = |text: &str| !text.starts_with(THINGS_ZH);
            RECORDS_ZH.iter().filter_map(|word| verb.strip_prefix(word)).any(ends)
                || KNOWLEDGE_ZH
                    .iter()
                    .filter_map(|word| Some(near.split_once(word)?.1))
                    .any(ends)
        })
    });
    let looked_up = clause
        .split_once("帮您查")
        .is_some_and(|(_, rest)| !rest.starts_with(['到', '过', '了']));
    denied || looked_up
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_speaker_does_not_know() {
        for clause in [
            "if the back is non-slip i can't see from here",
            "shipping to brazil i need to ask about",
            "what the guarantee covers i'd have to look up",
            "i'll ask what the supplier guarantees",
            "on glass desks i have no instructions",
            "脱水器没标耐热温度",
            "帮您查页面上的优惠",
            "收起来没有折叠尺寸",
        ] {
            assert!(is_unknown(clause), "{clause}");
        }
        for clause in [
            "you can't tell it from leather",
            "we have no blue one",
            "it has no detail you would miss",
            "i'd have to say it is waterproof",
            "手表没有表带",
            "没有显示屏",
            "没有附数据线",
            "也没有记录仪",
            "帮您查到是防水的",
            "many ask about it because it is waterproof",
            "i don't find it heavy and it is leather",
            "这款没有手机支架",
        ] {
            assert!(!is_unknown(clause), "{clause}");
        }
    }
}
