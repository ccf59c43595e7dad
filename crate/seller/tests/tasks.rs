//! Each task end to end on one plausible raw text a language: the form that comes out, and what the checks make of it.

use shopquill_seller::{Job, Sentiment, Severity, finish, prepare, task_ids};

fn product(task: &str, lang: &str) -> Job {
    let product = if lang == "en" {
        r#"{"name":"yoga mat","brand":"Fern","price":"31.00","attributes":{"material":"natural rubber","size":"183 x 61 cm"}}"#
    } else {
        r#"{"name":"瑜伽垫","brand":"蕨野","price":"129元","attributes":{"材质":"天然橡胶","尺寸":"183×61厘米"}}"#
    };
    let facts = if lang == "en" {
        r#"{"theme":"new year"}"#
    } else {
        r#"{"主题":"新年"}"#
    };
    Job::from_json(&format!(
        r#"{{"id":"1","task":"{task}","lang":"{lang}","product":{product},"facts":{facts},"message":"?","review":"ok"}}"#
    ))
    .expect("job")
}

fn text(task: &str, lang: &str, raw: &str) -> String {
    let result = finish(&product(task, lang), &[raw.to_owned()]).unwrap_or_else(|error| panic!("{task}: {error}"));
    let candidate = &result.candidates[0];
    let doubts: Vec<_> = candidate
        .checks
        .iter()
        .filter(|check| check.severity > Severity::Info)
        .collect();
    assert!(doubts.is_empty(), "{task} {lang}: {doubts:?}");
    candidate.text.clone()
}

#[test]
fn every_task_can_be_prepared_in_both_languages() {
    for id in task_ids() {
        for lang in ["en", "zh"] {
            let prepared = prepare(&product(id, lang)).expect(id);
            let request = &prepared.messages.last().expect("request").content;
            assert!(
                request.ends_with(if lang == "en" { ':' } else { '：' }),
                "{id}: {request}"
            );
            assert!(prepared.options.max_tokens > 0 && (1..=8).contains(&prepared.options.candidates));
        }
    }
}

#[test]
fn lasting_texts_leave_the_price_out_of_their_prompt() {
    let request = |task| {
        prepare(&product(task, "en"))
            .expect("prepared")
            .messages
            .pop()
            .expect("request")
            .content
    };
    assert!(!request("description").contains("31.00") && request("live-script").contains("31.00"));
}

#[test]
fn bullets_are_lines() {
    let raw = "- Made of natural rubber\n- 183 x 61 cm\n- Made of natural rubber\n- Yoga mat by Fern\n\nProduct: lamp";
    assert_eq!(
        text("bullets", "en", raw),
        "Made of natural rubber\n183 x 61 cm\nYoga mat by Fern"
    );
    assert_eq!(
        text("bullets", "zh", "1. 天然橡胶材质\n2. 尺寸183×61厘米\n3. 蕨野瑜伽垫"),
        "天然橡胶材质\n尺寸183×61厘米\n蕨野瑜伽垫"
    );
}

#[test]
fn an_invented_bullet_goes_when_enough_are_left() {
    let raw = "Natural rubber\n183 x 61 cm\nYoga mat by Fern\nFree shipping";
    assert_eq!(
        text("bullets", "en", raw),
        "Natural rubber\n183 x 61 cm\nYoga mat by Fern"
    );
}

#[test]
fn seo_parts_are_cut_each_to_its_limit() {
    let raw = "Natural Rubber Yoga Mat 183 x 61 cm by Fern for your home and studio and all else\nMeta description: A yoga mat.";
    let text = text("seo", "en", raw);
    assert_eq!(
        text,
        "SEO title: Natural Rubber Yoga Mat 183 x 61 cm by Fern for your home\nMeta description: A yoga mat."
    );
}

#[test]
fn scripts_and_campaigns_keep_their_parts() {
    let raw =
        "大家好，看看蕨野瑜伽垫。\n卖点：天然橡胶材质。\n价格：129元。\n下单：喜欢的朋友可以点链接看看。\n开场：大家好";
    assert_eq!(
        text("live-script", "zh", raw),
        "开场：大家好，看看蕨野瑜伽垫。\n卖点：天然橡胶材质。\n价格：129元。\n下单：喜欢的朋友可以点链接看看。"
    );
    let raw = "New year, new mat\nVideo text: The Fern yoga mat costs 31.00.\nHashtags: #yoga #mat";
    assert!(text("short-video", "en", raw).ends_with("Hashtags: #yoga #mat"));
    let raw = "New year, new yoga mat.\nAd: The Fern yoga mat for the new year.\nEmail subject: New year\nEmail: Hello, have a look.";
    assert!(text("campaign", "en", raw).starts_with("Post: New year, new yoga mat.\nAd: The Fern"));
}

#[test]
fn an_invented_sentence_goes_from_its_part_alone() {
    let raw =
        "大家好，看看蕨野瑜伽垫。\n卖点：天然橡胶材质。全网销量冠军。\n价格：129元。\n下单：喜欢的朋友可以点链接看看。";
    let text = text("live-script", "zh", raw);
    assert!(
        text.contains("卖点：天然橡胶材质。\n价格") && !text.contains("冠军"),
        "{text}"
    );
}

#[test]
fn a_recommendation_is_prose() {
    assert_eq!(
        text("recommend", "zh", "推荐理由：蕨野瑜伽垫采用天然橡胶，尺寸183×61厘米"),
        "蕨野瑜伽垫采用天然橡胶，尺寸183×61厘米。"
    );
}

#[test]
fn a_review_gives_the_contract_s_fields() {
    let mut job = product("review-analysis", "en");
    job.review = Some("Great grip but it smells of rubber.".to_owned());
    let result = finish(
        &job,
        &["neutral\n+ grip: Great grip\n- smell: smells of rubber".to_owned()],
    )
    .expect("result");
    assert_eq!(result.sentiment, Some(Sentiment::Neutral));
    let json = serde_json::to_value(&result).expect("json");
    assert_eq!(json["sentiment"], "neutral");
    assert_eq!(json["aspects"][1]["quote"], "smells of rubber");
    assert!(json["needs"].as_array().is_some_and(Vec::is_empty));
}
