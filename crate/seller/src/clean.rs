//! Raw model text to something a seller could paste: labels, quotes, prompt residue, markup, repeats, foreign script and
//! broken endings go. Nothing is ever added but a missing full stop.

use crate::job::Lang;
use crate::measure::{Unit, sentences, trim_hanging};
use crate::outer_marks::{without_bold, without_loose_marks, without_quotes};
use crate::plain_text::{one_line, plain_text};
use crate::repeats::{Manner, collapse_runs, drop_repeated_segments, drop_repeated_sentences};
use crate::script::{is_cjk, is_foreign, is_han, is_latin, is_sentence_end};
use crate::tasks::{Part, Shape};

/// What the text should be, as far as cleaning needs to know.
pub(crate) struct Frame<'a> {
    pub lang: Lang,
    pub shape: Shape,
    /// The task's own label in both languages.
    pub labels: [&'a str; 2],
    /// The lines of the prompt: a model that goes on with them has finished.
    pub prompt_lines: &'a [String],
    /// Whether every fact is free of Chinese: then Chinese in an English text is residue, and the reverse.
    pub foreign_names: bool,
}

/// Labels of the prompt and of chat models; the text ends where one opens a line.
const LABELS: [&str; 62] = [
    "title",
    "product title",
    "product",
    "product name",
    "brand",
    "category",
    "price",
    "for",
    "keywords",
    "notes",
    "note",
    "current title",
    "current text",
    "description",
    "product description",
    "bullets",
    "reply",
    "buyer",
    "seller",
    "customer",
    "answer",
    "review",
    "analysis",
    "tone",
    "length",
    "output",
    "response",
    "assistant",
    "user",
    "system",
    "email",
    "subject",
    "标题",
    "商品标题",
    "商品",
    "商品名称",
    "品牌",
    "类目",
    "价格",
    "适合",
    "关键词",
    "备注",
    "原标题",
    "原描述",
    "描述",
    "商品描述",
    "卖点",
    "回复",
    "买家",
    "卖家",
    "客户",
    "回答",
    "评价",
    "分析",
    "语气",
    "篇幅",
    "输出",
    "用户",
    "助手",
    "注",
    "注意",
    "卖家回复",
];

/// End marks of chat templates that a tokenizer may pass through as text.
const END_MARKS: [&str; 8] = [
    "<|im_end|>",
    "<end_of_turn>",
    "<eos>",
    "</s>",
    "<|endoftext|>",
    "<|eot_id|>",
    "<start_of_turn>",
    "<|im_start|>",
];

/// The finished text, or an empty string when nothing of use is in it.
pub(crate) fn clean(raw: &str, frame: &Frame) -> String {
    let lines = body(raw, frame);
    match frame.shape {
        Shape::Line => finish_line(lines.first().map_or("", String::as_str)),
        Shape::Prose => finish_prose(&lines.join(if frame.lang == Lang::Zh { "" } else { " " }), frame.lang),
        Shape::Reply => finish_reply(lines, frame.lang),
        Shape::Lines { max, .. } => finish_list(lines, max),
        Shape::Parts(parts) => finish_parts(&lines, parts, frame.lang),
        Shape::Analysis => lines.join("\n"),
    }
}

/// What may be shown while the text is still coming: as [`clean`], without judging an ending that is not there yet.
pub(crate) fn preview(raw: &str, frame: &Frame) -> String {
    let shown = without_partial_mark(raw);
    if could_become_label(shown, frame) {
        return String::new();
    }
    let lines = body(shown, frame);
    match frame.shape {
        Shape::Line => lines.first().cloned().unwrap_or_default(),
        Shape::Prose if frame.lang == Lang::Zh => lines.concat(),
        Shape::Prose => lines.join(" "),
        _ => lines.join("\n"),
    }
}

/// A template mark that has only half arrived must not flicker on the screen.
fn without_partial_mark(raw: &str) -> &str {
    match raw.rfind('<') {
        Some(at) if END_MARKS.iter().any(|mark| mark.starts_with(&raw[at..])) => &raw[..at],
        _ => raw,
    }
}

/// "Tit" may be on its way to "Title:".
fn could_become_label(raw: &str, frame: &Frame) -> bool {
    let start = raw.trim_start().to_lowercase();
    !start.contains(char::is_whitespace)
        && frame.labels.iter().any(|label| {
            let label = label.to_lowercase();
            label.starts_with(start.as_str()) || start == format!("{label}:")
        })
}

/// The text's own lines: no template marks, markup, preface, label or residue.
fn body(raw: &str, frame: &Frame) -> Vec<String> {
    let end = END_MARKS
        .iter()
        .filter_map(|mark| raw.find(mark))
        .filter(|&at| at > 0)
        .min()
        .unwrap_or(raw.len());
    let mut text = raw[..end].to_owned();
    for mark in END_MARKS {
        text = text.replace(mark, "");
    }
    let mut lines: Vec<String> = Vec::new();
    for line in plain_text(&text).lines() {
        let line = without_markup(line);
        if line.is_empty() || is_placeholder(&line) || (lines.is_empty() && is_preface(&line)) {
            continue;
        }
        let line = if lines.is_empty() && !matches!(frame.shape, Shape::Parts(_)) {
            after_own_label(&line, frame)
        } else {
            line
        };
        if lines.is_empty() && line.is_empty() {
            continue;
        }
        if ends_text(&line, frame) {
            break;
        }
        let (line, cut) = before_inline_residue(&line, frame);
        let line = without_foreign(&without_quotes(&line), frame);
        if !line.is_empty() {
            lines.push(line);
        }
        if cut {
            break;
        }
    }
    lines
}

/// List marks, headings, emphasis and code marks of markdown.
fn without_markup(line: &str) -> String {
    let mut line = line.trim().trim_matches('`').trim_start_matches(['#', '>']).trim();
    for mark in ["- ", "* ", "• ", "– ", "— ", "· "] {
        line = line.strip_prefix(mark).unwrap_or(line);
    }
    if line.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '~')) {
        return String::new();
    }
    without_bold(line).replace("__", "").replace('`', "").trim().to_owned()
}

/// "Sure, here is a title:" and its like.
fn is_preface(line: &str) -> bool {
    let low = line.to_lowercase();
    let opens = [
        "sure",
        "certainly",
        "here is",
        "here's",
        "here are",
        "okay",
        "of course",
        "好的",
        "当然",
        "以下是",
        "下面是",
    ];
    opens.iter().any(|word| low.starts_with(word)) && line.ends_with([':', '：']) && line.chars().count() < 90
}

fn after_own_label(line: &str, frame: &Frame) -> String {
    let mut line = line.trim();
    while let Some((label, rest)) = split_label(line, frame) {
        let own = frame.labels.iter().any(|own| label.ends_with(&own.to_lowercase()));
        if !own && !LABELS[..2].contains(&label.as_str()) {
            break;
        }
        line = rest.trim();
    }
    line.to_owned()
}

/// A known label and what follows its colon.
fn split_label<'a>(line: &'a str, frame: &Frame) -> Option<(String, &'a str)> {
    let at = line.find([':', '：'])?;
    let label = line[..at].trim().to_lowercase();
    let known = LABELS.contains(&label.as_str()) || frame.labels.iter().any(|own| own.to_lowercase() == label);
    let colon = line[at..].chars().next().map_or(1, char::len_utf8);
    known.then(|| (label, &line[at + colon..]))
}

/// Whether the model has gone on with its prompt. Its own label was taken off before, so any other ends the text.
fn ends_text(line: &str, frame: &Frame) -> bool {
    // A list may state a fact just as the prompt does ("配料：水、食盐"); what it may not do is start the prompt over.
    let said_as_given = matches!(frame.shape, Shape::Lines { .. });
    if !said_as_given && frame.prompt_lines.iter().any(|prompt| prompt == line) {
        return true;
    }
    !matches!(frame.shape, Shape::Parts(_) | Shape::Analysis) && split_label(line, frame).is_some()
}

/// "White lamp Title: ..." on one line: the text before the label, and whether there was one.
fn before_inline_residue(line: &str, frame: &Frame) -> (String, bool) {
    if matches!(frame.shape, Shape::Parts(_) | Shape::Analysis) {
        return (line.to_owned(), false);
    }
    let own = frame.labels.iter().copied();
    let cut = own
        .chain(["Product", "Buyer", "Seller", "商品", "买家", "卖家"])
        .flat_map(|label| [":", "："].map(|colon| format!("{label}{colon}")))
        .filter_map(|mark| line.find(&mark))
        .filter(|&at| {
            line[..at]
                .chars()
                .next_back()
                .is_some_and(|c| c.is_whitespace() || is_sentence_end(c))
        })
        .min();
    match cut {
        Some(at) => (line[..at].trim().to_owned(), true),
        None => (line.to_owned(), false),
    }
}

/// Text in a script that neither the language nor the facts use is where a small model lost its thread: cut there.
fn without_foreign(line: &str, frame: &Frame) -> String {
    let stray = |c: char| is_foreign(c) || (frame.lang == Lang::En && !frame.foreign_names && is_han(c));
    match line.find(stray) {
        Some(at) => line[..at].trim().to_owned(),
        None => line.to_owned(),
    }
}

fn finish_line(line: &str) -> String {
    let line = collapse_runs(&drop_repeated_segments(line), Manner::Keywords);
    let line = close_brackets(&line);
    let line = without_loose_marks(&line);
    let stripped = line.trim_end_matches(['.', '。', '!', '！']);
    // "St." or "approx." inside a title keeps no stop at its end, "..." never belongs there.
    trim_hanging(stripped)
}

fn finish_prose(text: &str, lang: Lang) -> String {
    let text = chinese_marks(&collapse_runs(&drop_repeated_sentences(text), Manner::Speech), lang);
    close_prose(&text, lang)
}

/// Drops an unfinished last sentence when finished ones stand before it; otherwise ends the only one.
fn close_prose(text: &str, lang: Lang) -> String {
    let text = text.trim();
    let ranges = sentences(text);
    let Some(last) = ranges.last() else {
        return String::new();
    };
    if ends_well(text) {
        return text.to_owned();
    }
    if ranges.len() > 1 {
        return text[..last.start].trim().to_owned();
    }
    let line = trim_hanging(&close_brackets(text));
    match lang {
        _ if line.is_empty() => line,
        Lang::En => line + ".",
        Lang::Zh => line + "。",
    }
}

fn ends_well(text: &str) -> bool {
    let mut tail = text
        .trim_end()
        .chars()
        .rev()
        .skip_while(|c| matches!(c, '"' | '”' | ')' | '）' | '\'' | '’' | '」'));
    match tail.next() {
        Some('…') => false,
        Some('.') => tail.next() != Some('.'),
        // A wave ends a friendly line in Chinese.
        Some(c) => is_sentence_end(c) || matches!(c, '～' | '~') || crate::script::is_emoji(c),
        None => false,
    }
}

/// Lines of a reply: prose, plus a greeting or closing line that needs no full stop.
fn finish_reply(lines: Vec<String>, lang: Lang) -> String {
    let mut out: Vec<String> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let signs_off = index > 0 && line.chars().count() <= 30 && !ends_well(line) && is_sign_off(line);
        let greets =
            index == 0 && lines.len() > 1 && line.ends_with([',', '，', ':', '：']) && line.chars().count() <= 40;
        let line = if signs_off || greets {
            line.clone()
        } else {
            finish_prose(line, lang)
        };
        if !line.is_empty() && !out.contains(&line) {
            out.push(line);
        }
    }
    while out
        .last()
        .is_some_and(|line| line.ends_with([',', '，']) && out.len() > 1)
    {
        out.pop();
    }
    close_reply(drop_repeated_sentences(&out.join("\n")))
}

/// "Kind regards," is nothing without a name under it.
fn close_reply(text: String) -> String {
    text.trim().to_owned()
}

fn is_sign_off(line: &str) -> bool {
    let low = line.to_lowercase();
    [
        "best",
        "kind",
        "warm",
        "regards",
        "sincerely",
        "thank",
        "cheers",
        "yours",
        "祝",
        "此致",
        "敬上",
        "谢谢",
    ]
    .iter()
    .any(|word| low.starts_with(word))
}

/// "[Your Name]": a blank that nobody filled in.
pub(crate) fn is_placeholder(line: &str) -> bool {
    let low = line.to_lowercase();
    [
        "[your",
        "[name",
        "[seller",
        "[shop",
        "[store",
        "[company",
        "[buyer",
        "[customer",
        "【你的",
        "【店铺",
        "[您的",
    ]
    .iter()
    .any(|mark| low.contains(mark))
        || has_crosses(&low)
}

/// "xxx" for something to fill in; XXXL is a size.
fn has_crosses(low: &str) -> bool {
    low.match_indices("xxx")
        .any(|(at, _)| !low[at..].trim_start_matches('x').starts_with(['l', 's']))
}

fn finish_list(lines: Vec<String>, max: usize) -> String {
    let mut out: Vec<String> = Vec::new();
    for line in lines {
        let line = collapse_runs(&close_brackets(without_number(&line)), Manner::Speech);
        let line = trim_hanging(&line);
        // Two Chinese characters (铝管) are a point, two letters are none.
        if Unit::Cjk2.count(&line) > 2 && !out.iter().any(|seen| seen.eq_ignore_ascii_case(&line)) {
            out.push(line);
        }
    }
    out.truncate(max);
    out.join("\n")
}

/// "1. " or "2、" at the start of a list line.
fn without_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = line.len() - rest.len();
    if digits == 0 || digits > 2 {
        return line;
    }
    for mark in [". ", ") ", "、", "）", "．"] {
        if let Some(rest) = rest.strip_prefix(mark) {
            return rest.trim_start();
        }
    }
    line
}

/// Keeps the named parts in their order, once each, under their labels.
fn finish_parts(lines: &[String], parts: &[Part], lang: Lang) -> String {
    let mut found: Vec<Option<String>> = vec![None; parts.len()];
    let mut current: Option<usize> = None;
    for (number, line) in lines.iter().enumerate() {
        let label = line.find([':', '：']).map(|at| (line[..at].trim().to_lowercase(), at));
        let index = label.as_ref().and_then(|(name, _)| {
            parts.iter().position(|part| {
                [part.label.en, part.label.zh]
                    .iter()
                    .any(|label| label.to_lowercase() == *name)
            })
        });
        let (index, text) = match (index, label, current) {
            (Some(index), Some((_, at)), _) => {
                let colon = line[at..].chars().next().map_or(1, char::len_utf8);
                (index, line[at + colon..].trim())
            }
            // The label stands at the end of the prompt, so the first part comes without one.
            (None, _, None) => (0, line.as_str()),
            (None, _, Some(index)) => (index, line.as_str()),
            _ => continue,
        };
        if current != Some(index) && found[index].is_some() {
            break;
        }
        current = Some(index);
        let text = one_line(&collapse_runs(&drop_repeated_sentences(text), Manner::Speech));
        // Only the last line may have been broken off: "The honey is in" is whole where another part follows.
        let broken = number + 1 == lines.len() && !ends_well(&text);
        let text = if broken { trim_hanging(&text) } else { text };
        let slot = found[index].get_or_insert_default();
        if !slot.is_empty() && lang == Lang::En {
            slot.push(' ');
        }
        slot.push_str(&text);
    }
    let colon = if lang == Lang::Zh { "：" } else { ": " };
    let filled = parts
        .iter()
        .zip(found)
        .filter_map(|(part, text)| Some((part, text.filter(|text| !text.is_empty())?)));
    filled
        .map(|(part, text)| format!("{}{colon}{text}", part.label(lang)))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Cuts before a bracket that nothing closes.
fn close_brackets(line: &str) -> String {
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in line.char_indices() {
        match c {
            '(' | '（' | '[' | '【' => open.push((at, c)),
            ')' | '）' | ']' | '】' => {
                open.pop();
            }
            _ => {}
        }
    }
    match open.first() {
        Some(&(0, c)) => line[c.len_utf8()..].trim().to_owned(),
        Some(&(at, _)) => line[..at].trim().to_owned(),
        None => line.to_owned(),
    }
}

/// Between Chinese characters the marks are Chinese ones.
fn chinese_marks(text: &str, lang: Lang) -> String {
    if lang != Lang::Zh {
        return text.to_owned();
    }
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (index, &c) in chars.iter().enumerate() {
        let after_cjk = index > 0 && is_cjk(chars[index - 1]);
        let before_latin = chars
            .get(index + 1)
            .is_some_and(|&next| is_latin(next) || next.is_ascii_digit());
        out.push(match c {
            ',' if after_cjk => '，',
            ';' if after_cjk => '；',
            '!' if after_cjk => '！',
            '?' if after_cjk => '？',
            '.' if after_cjk && !before_latin => '。',
            _ => c,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_is_no_size() {
        assert!(is_placeholder("Order xxx is ready") && is_placeholder("[Your Name]"));
        assert!(!is_placeholder("XXXL is there too") && !is_placeholder("XL"));
    }

    fn frame(lang: Lang, shape: Shape) -> Frame<'static> {
        let labels = match shape {
            Shape::Line => ["Title", "标题"],
            Shape::Reply => ["Reply", "回复"],
            _ => ["Description", "描述"],
        };
        Frame {
            lang,
            shape,
            labels,
            prompt_lines: &[],
            foreign_names: false,
        }
    }

    fn title(raw: &str) -> String {
        clean(raw, &frame(Lang::En, Shape::Line))
    }

    fn prose(raw: &str) -> String {
        clean(raw, &frame(Lang::En, Shape::Prose))
    }

    #[test]
    fn titles_lose_what_is_not_title() {
        for raw in [
            "Title: Lumo Desk Lamp, White",
            " \"Lumo Desk Lamp, White\"\n",
            "**Lumo Desk Lamp, White**",
            "Sure, here is a title:\n\nLumo Desk Lamp, White.",
            "Lumo Desk Lamp, White\nProduct: chair\nTitle: Chair",
            "Lumo Desk Lamp, White Title: Lumo",
            "Lumo Desk Lamp, White<|im_end|>\n<|im_start|>user",
            "Lumo Desk Lamp, White for the",
            "Lumo Desk Lamp, White (with",
            "Lumo Desk Lamp, White 台灯",
            "Lumo Desk Lamp, White, White, White",
            "Product Title: Lumo Desk Lamp, White!",
        ] {
            assert_eq!(title(raw), "Lumo Desk Lamp, White", "{raw:?}");
        }
    }

    #[test]
    fn chinese_titles_too() {
        let zh = frame(Lang::Zh, Shape::Line);
        for raw in [
            "标题：学生护眼台灯 白色",
            "“学生护眼台灯 白色”。",
            "学生护眼台灯 白色\n商品：椅子",
            "学生护眼台灯 白色 สวัสดี",
            "学生护眼台灯 白色 白色",
        ] {
            assert_eq!(clean(raw, &zh), "学生护眼台灯 白色", "{raw:?}");
        }
    }

    #[test]
    fn a_colon_of_its_own_stays() {
        assert_eq!(title("Night Light: 3 Colours"), "Night Light: 3 Colours");
        assert_eq!(title("USB-C Hub 5 in 1"), "USB-C Hub 5 in 1");
    }

    #[test]
    fn prose_ends_with_a_sentence_and_says_nothing_twice() {
        assert_eq!(
            prose("Description: A white lamp. It dims. A white lamp. It has a"),
            "A white lamp. It dims."
        );
        assert_eq!(prose("A white lamp for students and"), "A white lamp for students.");
        assert_eq!(prose("A white lamp.\n\nIt dims.\nBuyer: hi"), "A white lamp. It dims.");
        assert_eq!(prose("A lamp. A lamp. A lamp."), "A lamp.");
        assert_eq!(prose("- A white lamp.\n- It dims."), "A white lamp. It dims.");
    }

    #[test]
    fn chinese_prose_gets_chinese_marks() {
        let zh = frame(Lang::Zh, Shape::Prose);
        assert_eq!(
            clean("描述：这款台灯为白色,可调光.适合学生. 功率3.5W，采用", &zh),
            "这款台灯为白色，可调光。适合学生。"
        );
    }

    #[test]
    fn replies_keep_lines_but_no_blanks_to_fill() {
        let reply = frame(Lang::En, Shape::Reply);
        assert_eq!(
            clean(
                "Reply: Hi,\n\nYour order ships tomorrow.\n\nBest regards,\n[Your Name]",
                &reply
            ),
            "Hi,\nYour order ships tomorrow."
        );
        assert_eq!(
            clean("Your order ships tomorrow.\nBuyer: thanks", &reply),
            "Your order ships tomorrow."
        );
    }

    #[test]
    fn parts_are_found_with_and_without_the_first_label() {
        const PARTS: &[Part] = &[
            Part::needed("SEO title", "SEO标题", ""),
            Part::needed("Meta", "摘要", ""),
        ];
        let frame = frame(Lang::En, Shape::Parts(PARTS));
        let want = "SEO title: White lamp\nMeta: A lamp that dims.";
        assert_eq!(
            clean(" White lamp\nMeta: A lamp that dims.\nSEO title: again", &frame),
            want
        );
        assert_eq!(clean("SEO title: White lamp\nMeta: A lamp that dims.", &frame), want);
    }

    #[test]
    fn previews_hold_back_what_may_be_a_label() {
        let frame = frame(Lang::En, Shape::Line);
        for (raw, shown) in [
            ("Ti", ""),
            ("Title:", ""),
            ("Title: Lum", "Lum"),
            ("Lumo Desk", "Lumo Desk"),
            ("Lumo <end_of", "Lumo"),
        ] {
            assert_eq!(preview(raw, &frame), shown, "{raw:?}");
        }
    }
}
