//! On any text at all: no panic, spans inside the text, limits kept, cleaning settled.

use proptest::prelude::*;
use shopquill_seller::{Job, Lang, Limit, Unit, finish, preview, shorten, task_ids};

/// Text as models write it when they go wrong: words, labels, marks, numbers, scripts, emoji, template marks, anything.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-z]{1,8}",
        3 => "[一-龥]{1,6}",
        2 => "[0-9]{1,5}(\\.[0-9]{1,3})?( ?(cm|ml|kg|%|元|年|x))?",
        2 => prop::sample::select(vec![
            "Title:", "标题：", "\n", "\n\n", "Product:", "- ", "**", "\"", "“", "”", "(", "）", "<|im_end|>", "<end", "。", ". ", "，", ", ",
            "free shipping", "包邮", "最好", "最后", "refund", "不锈钢", "not waterproof", "👨‍👩‍👧", "é", "ж", "ไทย", "\u{200b}", "＄１２", "百分之",
            "a@b.com", "https://x.y", "13812345678", "&amp;", "<b>", "…", "+ ", "need:", "#tag", "一千二百", "半年", "第一次",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    (prop::collection::vec(word, 0..40), prop::sample::select(vec!["", " "])).prop_map(|(words, gap)| words.join(gap))
}

fn job(task: &str, lang: Lang, name: &str, value: &str, platform: &str) -> Job {
    let mut job = Job::from_json(&format!(
        r#"{{"id":"1","task":"{task}","lang":"en","platform":"{platform}"}}"#
    ))
    .expect("job");
    job.lang = lang;
    job.product = Some(shopquill_seller::Product {
        name: format!("x{name}"),
        attributes: [("color", value)].into_iter().collect(),
        ..Default::default()
    });
    job.message = Some(format!("m{value}"));
    job.review = Some(format!("r{value}"));
    job
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn spans_lie_inside_and_limits_hold(
        raw in prop::collection::vec(text(), 1..4), name in text(), value in text(), task in 0usize..10, zh: bool,
        max in 1u32..120, unit in prop::sample::select(vec![Unit::Chars, Unit::Bytes, Unit::Cjk2]),
        platform in prop::sample::select(vec!["generic", "amazon", "etsy", "taobao", "tiktok", "nowhere"]),
    ) {
        let task = task_ids().nth(task).expect("task");
        let mut job = job(task, if zh { Lang::Zh } else { Lang::En }, &name, &value, platform);
        job.limit = Some(Limit { max, unit });
        if let Ok(result) = finish(&job, &raw) {
            for candidate in &result.candidates {
                let size = candidate.text.chars().count() as u32;
                prop_assert!(!candidate.text.trim().is_empty());
                for check in &candidate.checks {
                    prop_assert!(check.span.0 <= check.span.1 && check.span.1 <= size, "{check:?} in {size}");
                    prop_assert!(!check.reason.is_empty() && !check.rule.is_empty());
                }
                prop_assert!(unit.count(&candidate.text) <= max as usize, "{:?} > {max} {unit:?}", candidate.text);
            }
        }
    }

    #[test]
    fn a_clean_text_stays_as_it_is(raw in text(), zh: bool, task in prop::sample::select(vec!["title", "description", "bullets"])) {
        let job = job(task, if zh { Lang::Zh } else { Lang::En }, "lamp 台灯", "白 white 12", "generic");
        if let Ok(first) = finish(&job, &[raw]) {
            let text = first.candidates[0].text.clone();
            if let Ok(again) = finish(&job, std::slice::from_ref(&text)) {
                let again = &again.candidates[0].text;
                prop_assert!(again.chars().count() <= text.chars().count() + 1, "{text:?} grew to {again:?}");
            }
        }
    }

    #[test]
    fn previews_never_panic_at_any_cut(raw in text(), zh: bool) {
        let job = job("description", if zh { Lang::Zh } else { Lang::En }, "lamp", "white", "generic");
        for (at, _) in raw.char_indices() {
            let shown = preview(&job, &raw[..at]);
            let residue = shown.contains("<|im_end|>") || shown.contains(char::REPLACEMENT_CHARACTER);
            prop_assert!(!residue);
        }
    }

    #[test]
    fn any_job_shortens_to_an_end(value in text(), name in text()) {
        let mut job = job("reply", Lang::En, &name, &value, "generic");
        job.message = Some(value.repeat(30).chars().take(15_000).collect());
        let mut step = 0;
        while shorten(&job, step).is_some() {
            step += 1;
            prop_assert!(step < 10);
        }
    }

    #[test]
    fn any_json_is_a_job_or_an_error(json in "\\PC{0,200}") {
        if let Err(error) = Job::from_json(&json) {
            prop_assert_eq!(error.code(), "bad_job");
        }
    }
}
